// SPDX-License-Identifier: MIT
#include "core/checks/rules/json_arguments.h"

#include "core/base/clean_text.h"

#include <algorithm>
#include <cmath>

namespace core {

using namespace Qt::StringLiterals;

namespace {

bool isFinite(const Json &json)
{
    return json.is_number() && std::isfinite(json.get<double>());
}

bool isTexts(const Json &json)
{
    return json.is_array() && !json.empty()
        && std::all_of(json.begin(), json.end(),
            [](const Json &item) { return item.is_string() && !toQString(item).isEmpty(); });
}

} // namespace

Arguments::Arguments(const Json &json, const QString &what) : m_json(json), m_what(what)
{
    if (!json.is_object()) {
        refuse(u"it must be an object"_s);
    }
}

const Json *Arguments::any(const char *key)
{
    m_read.append(QString::fromLatin1(key));
    return has(key) ? &m_json[key] : nullptr;
}

QString Arguments::text(const char *key)
{
    const auto *json = any(key);
    if (!json || !json->is_string() || toQString(*json).isEmpty()) {
        refuseMember(key, u"a text"_s);
        return {};
    }
    return toQString(*json);
}

double Arguments::number(const char *key)
{
    const auto *json = any(key);
    if (!json || !isFinite(*json)) {
        refuseMember(key, u"a number"_s);
        return 0;
    }
    return json->get<double>();
}

std::optional<double> Arguments::optionalNumber(const char *key)
{
    return has(key) ? std::optional(number(key)) : std::nullopt;
}

bool Arguments::flag(const char *key)
{
    const auto *json = any(key);
    if (!json || !json->is_boolean()) {
        refuseMember(key, u"true or false"_s);
        return false;
    }
    return json->get<bool>();
}

std::optional<bool> Arguments::optionalFlag(const char *key)
{
    return has(key) ? std::optional(flag(key)) : std::nullopt;
}

std::optional<Setting> Arguments::optionalValue(const char *key)
{
    const auto *json = any(key);
    if (!json) {
        return std::nullopt;
    }
    if (json->is_boolean()) {
        return json->get<bool>();
    }
    if (isFinite(*json)) {
        return json->get<double>();
    }
    if (json->is_string()) {
        return toQString(*json);
    }
    refuseMember(key, u"a flag, a number or a text"_s);
    return std::nullopt;
}

QStringList Arguments::texts(const char *key)
{
    const auto *json = any(key);
    if (!json || !isTexts(*json)) {
        refuseMember(key, u"a list of texts"_s);
        return {};
    }
    return toQStringList(*json);
}

Selector Arguments::elements(const char *key)
{
    const auto *json = any(key);
    if (!json) {
        refuseMember(key, u"a selector"_s);
        return {};
    }
    auto selector = selectorFromJson(*json);
    if (!selector) {
        refuse(selector.error().message);
        return {};
    }
    return *selector;
}

Selector Arguments::components(const char *key)
{
    auto selector = elements(key);
    if (selector.connections != 0) {
        refuseMember(key, u"a selector of components"_s);
    }
    return selector;
}

std::optional<Selector> Arguments::optionalComponents(const char *key)
{
    return has(key) ? std::optional(components(key)) : std::nullopt;
}

KindSet Arguments::kinds(const char *key)
{
    if (!has(key)) {
        return allKinds;
    }
    KindSet kinds = 0;
    for (const auto &name : texts(key)) {
        const auto kind = connectionKind(name);
        if (!kind) {
            refuse(u"\"%1\" is no kind: write request, stream, batch or deploy"_s.arg(name));
            return 0;
        }
        kinds |= kindBit(*kind);
    }
    return kinds;
}

void Arguments::refuse(const QString &problem)
{
    if (m_problem.isEmpty()) {
        m_problem = problem;
    }
}

void Arguments::refuseFor(const Arguments &member)
{
    if (const auto wrong = member.problem()) {
        refuse(wrong->message);
    }
}

void Arguments::refuseMember(const char *key, const QString &mustBe)
{
    const auto name = QString::fromLatin1(key);
    refuse(has(key) ? u"\"%1\" must be %2"_s.arg(name, mustBe)
                    : u"\"%1\" is missing: it must be %2"_s.arg(name, mustBe));
}

std::optional<Error> Arguments::problem() const
{
    const auto told = [this](const QString &problem) {
        return Error {m_what.isEmpty() ? problem : m_what + u": "_s + problem, {}};
    };
    if (!m_problem.isEmpty()) {
        return told(m_problem);
    }
    for (const auto &member : m_json.items()) {
        if (!m_read.contains(fromUtf8(member.key()))) {
            return told(u"unknown key \"%1\""_s.arg(fromUtf8(member.key())));
        }
    }
    return std::nullopt;
}

} // namespace core
