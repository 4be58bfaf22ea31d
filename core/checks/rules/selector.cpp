// SPDX-License-Identifier: MIT
#include "core/checks/rules/selector.h"

#include <QRegularExpression>

namespace core {

using namespace Qt::StringLiterals;

namespace {

bool isKebab(QStringView text)
{
    static const QRegularExpression kebab(u"^[a-z0-9]+(-[a-z0-9]+)*$"_s);
    return kebab.match(text.toString()).hasMatch();
}

bool isRole(const QString &name)
{
    const QStringView view(name);
    return isKebab(name.startsWith("type:"_L1) ? view.mid(5) : view);
}

/// Takes one name of a selector in; false when it means nothing.
bool take(Selector &selector, const QString &name)
{
    if (name == "component"_L1) {
        selector.everyComponent = true;
        return true;
    }
    if (name == "connection"_L1) {
        selector.connections = allKinds;
        return true;
    }
    if (name.startsWith("connection:"_L1)) {
        const auto kind = connectionKind(name.mid(11));
        selector.connections |= kind ? kindBit(*kind) : 0;
        return kind.has_value();
    }
    selector.roles.append(name);
    return isRole(name);
}

} // namespace

std::optional<ConnectionKind> connectionKind(const QString &name)
{
    static const QMap<QString, ConnectionKind> kinds {
        {u"request"_s, ConnectionKind::Request},
        {u"stream"_s, ConnectionKind::Stream},
        {u"batch"_s, ConnectionKind::Batch},
        {u"deploy"_s, ConnectionKind::Deploy},
    };
    const auto found = kinds.constFind(name);
    return found == kinds.cend() ? std::nullopt : std::optional(*found);
}

Result<Selector> selectorFromJson(const Json &json)
{
    const auto names = json.is_string() ? Json::array({json}) : json;
    if (!names.is_array() || names.empty()) {
        return Error {u"a selector must be a text or a list of texts"_s, {}};
    }
    Selector selector;
    for (const auto &name : names) {
        if (!name.is_string()) {
            return Error {u"a selector must be a text or a list of texts"_s, {}};
        }
        if (!take(selector, toQString(name))) {
            return Error {
                u"\"%1\" selects nothing: write a role, type:ID, component, connection or connection:KIND"_s
                    .arg(toQString(name)),
                {}};
        }
    }
    selector.text = toQStringList(names).join(u' ');
    return selector;
}

} // namespace core
