// SPDX-License-Identifier: MIT
#include "core/base/json.h"

#include "core/base/clean_text.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

namespace core {

namespace {

/// Builds the value while it counts depth and values and refuses duplicate members. Pointers into
/// the value stay good: a container grows only while none inside it is open.
class BoundedReader : public nlohmann::json_sax<Json> {
public:
    /// With a part to tell them in, members that appear twice and what is nested too deep are left
    /// out and not refused.
    BoundedReader(Json &root, const JsonBounds &bounds, PartialJson *part = nullptr)
        : m_root(root), m_bounds(bounds), m_part(part)
    {
    }

    QString problem;
    std::size_t position = 0;

    bool null() override { return add(nullptr); }
    bool boolean(bool value) override { return add(value); }
    bool number_integer(number_integer_t value) override { return add(value); }
    bool number_unsigned(number_unsigned_t value) override { return add(value); }
    bool number_float(number_float_t value, const string_t &) override { return add(value); }
    bool string(string_t &text) override
    {
        cleanUtf8(text);
        return add(std::move(text));
    }
    bool binary(binary_t &) override
    {
        return refuse(QStringLiteral("binary data is not allowed"));
    }
    bool start_object(std::size_t) override { return open(Json::object()); }
    bool key(string_t &name) override
    {
        if (m_leftOut > 0) {
            return true;
        }
        if (std::ssize(m_members.back()) == m_bounds.members) {
            return refuse(
                QStringLiteral("an object has more than %1 members").arg(m_bounds.members));
        }
        cleanUtf8(name);
        if (!m_members.back().insert(name).second) {
            if (!m_part) {
                return refuse(QStringLiteral("the member \"%1\" appears twice in one object")
                                  .arg(fromUtf8(name)));
            }
            m_part->repeated.append(fromUtf8(name));
        }
        // Not by operator[], which would compare the name with all before it.
        auto &members = m_open.back()->get_ref<Json::object_t &>();
        members.push_back({std::move(name), nullptr});
        return true;
    }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool end_array() override { return close(); }
    bool parse_error(
        std::size_t at, const std::string &, const nlohmann::detail::exception &error) override
    {
        constexpr int numberOverflow = 406;
        position = at;
        return refuse(error.id == numberOverflow ? QStringLiteral("a number is too large")
                                                 : QStringLiteral("this is not valid JSON"));
    }

private:
    bool refuse(const QString &why)
    {
        if (problem.isEmpty()) {
            problem = why;
        }
        return false;
    }
    /// Puts the value where the text is: into the open list, or behind the last key.
    bool add(Json value)
    {
        if (m_leftOut > 0) {
            return true;
        }
        if (++m_values > m_bounds.values) {
            return refuse(QStringLiteral("it holds more than %1 values").arg(m_bounds.values));
        }
        m_last = m_open.empty() ? &m_root : slot(*m_open.back());
        *m_last = std::move(value);
        return true;
    }
    static Json *slot(Json &container)
    {
        if (container.is_object()) {
            return &container.get_ref<Json::object_t &>().back().second;
        }
        container.push_back(nullptr);
        return &container.back();
    }
    bool open(Json container)
    {
        if (m_leftOut > 0 || std::ssize(m_open) == m_bounds.depth) {
            return leaveOut();
        }
        if (!add(std::move(container))) {
            return false;
        }
        m_open.push_back(m_last);
        if (m_last->is_object()) {
            m_members.emplace_back();
        }
        return true;
    }
    bool close()
    {
        if (m_leftOut > 0) {
            --m_leftOut;
            return true;
        }
        if (m_open.back()->is_object()) {
            m_members.pop_back();
        }
        m_open.pop_back();
        return true;
    }
    /// Passes over what is nested too deep, up to where it closes.
    bool leaveOut()
    {
        if (!m_part) {
            return refuse(QStringLiteral("it is nested deeper than %1 levels").arg(m_bounds.depth));
        }
        if (m_leftOut++ == 0) {
            m_part->tooDeep.append(place());
            if (m_open.back()->is_object()) {
                m_open.back()->get_ref<Json::object_t &>().pop_back();
            }
        }
        return true;
    }
    /// Roughly where the text is: components[3].plans
    QString place() const
    {
        constexpr std::size_t levels = 3;
        constexpr qsizetype longest = 60;
        QString place;
        for (std::size_t i = 0; i < std::min(levels, m_open.size()); ++i) {
            const auto &container = *m_open[i];
            if (container.is_array()) {
                place += QStringLiteral("[%1]").arg(container.size() - 1);
                continue;
            }
            const auto &name = container.get_ref<const Json::object_t &>().back().first;
            place +=
                (place.isEmpty() ? QString() : QStringLiteral(".")) + fromUtf8(name).left(longest);
        }
        return place;
    }

    Json &m_root;
    JsonBounds m_bounds;
    PartialJson *m_part;
    std::vector<Json *> m_open;
    Json *m_last = nullptr;
    std::vector<std::set<std::string>> m_members;
    qsizetype m_values = 0;
    qsizetype m_leftOut = 0; ///< how many objects and lists are open in what is left out
};

/// Line and column of the last character read, both from 1.
QString placeOf(const QByteArray &text, qsizetype read)
{
    const auto before = text.left(qMax<qsizetype>(read - 1, 0));
    const auto line = before.count('\n') + 1;
    const auto lastLine = QString::fromUtf8(before.mid(before.lastIndexOf('\n') + 1));
    return QStringLiteral("line %1, column %2").arg(line).arg(lastLine.size() + 1);
}

/// What is wrong with a text before its JSON is looked at; empty when nothing is.
QString problemOf(const QByteArray &text, const JsonBounds &bounds)
{
    if (text.size() > bounds.bytes) {
        return QStringLiteral("it is larger than %1 MiB; nothing was read").arg(bounds.bytes >> 20);
    }
    if (text.trimmed().isEmpty()) {
        return QStringLiteral("it is empty");
    }
    if (text.contains('\0') || !QUtf8StringView(text).isValidUtf8()) {
        return QStringLiteral("this is not a text in UTF-8");
    }
    return {};
}

QString whyNoMore(const QByteArray &text, const BoundedReader &reader)
{
    const auto read = static_cast<qsizetype>(reader.position);
    if (read > text.size()) {
        return QStringLiteral("it ends too early, the rest is missing");
    }
    const auto place = read > 0 ? QStringLiteral(" at ") + placeOf(text, read) : QString();
    return reader.problem + place;
}

/// Leaves of members that appear twice the first.
void keepFirst(Json &json)
{
    for (auto &value : json) {
        if (value.is_structured()) {
            keepFirst(value);
        }
    }
    if (!json.is_object()) {
        return;
    }
    std::set<std::string> seen;
    Json::object_t kept;
    for (auto &member : json.get_ref<Json::object_t &>()) {
        if (seen.insert(member.first).second) {
            kept.push_back({member.first, std::move(member.second)});
        }
    }
    json = std::move(kept);
}

} // namespace

Result<Json> parseJson(const QByteArray &text, const QString &where, const JsonBounds &bounds)
{
    if (const auto problem = problemOf(text, bounds); !problem.isEmpty()) {
        return Error {problem, where};
    }
    Json root;
    BoundedReader reader(root, bounds);
    if (Json::sax_parse(text.begin(), text.end(), &reader)) {
        return root;
    }
    return Error {whyNoMore(text, reader), where};
}

PartialJson parseAsFarAsPossible(const QByteArray &text, const JsonBounds &bounds)
{
    PartialJson part;
    part.problem = problemOf(text, bounds);
    if (!part.problem.isEmpty()) {
        return part;
    }
    BoundedReader reader(part.json, bounds, &part);
    if (!Json::sax_parse(text.begin(), text.end(), &reader)) {
        part.problem = whyNoMore(text, reader);
    }
    if (!part.repeated.isEmpty()) {
        keepFirst(part.json);
    }
    return part;
}

QString toQString(const Json &text)
{
    return fromUtf8(text.get_ref<const std::string &>());
}

QStringList toQStringList(const Json &array)
{
    QStringList texts;
    for (const auto &item : array) {
        if (item.is_string()) {
            texts << toQString(item);
        }
    }
    return texts;
}

Json fromQString(const QString &text)
{
    return text.toStdString();
}

QString textMember(const Json &object, const char *key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? toQString(*found) : QString();
}

std::optional<double> numberMember(const Json &object, const char *key)
{
    const auto found = object.find(key);
    if (found == object.end() || !found->is_number()) {
        return std::nullopt;
    }
    const auto number = found->get<double>();
    return std::isfinite(number) ? std::optional(number) : std::nullopt;
}

Json fromNumber(double number)
{
    constexpr double exactlyWhole = 9007199254740992.0; // 2^53
    if (std::abs(number) < exactlyWhole && number == std::floor(number)) {
        return static_cast<std::int64_t>(number);
    }
    return number;
}

} // namespace core
