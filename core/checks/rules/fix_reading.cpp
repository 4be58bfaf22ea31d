// SPDX-License-Identifier: MIT
#include "core/checks/rules/fix_reading.h"

namespace core {

using namespace Qt::StringLiterals;

namespace {

ConnectionKind readConnectionKind(Arguments &arguments)
{
    const auto kind = connectionKind(arguments.text("over"));
    if (!kind) {
        arguments.refuse(u"\"over\" must be request, stream, batch or deploy"_s);
    }
    return kind.value_or(ConnectionKind::Request);
}

/// A selector of components, or "element" for the finding's own.
Fix::End readEnd(Arguments &arguments, const char *key)
{
    Fix::End end;
    const auto *json = arguments.any(key);
    if (json && *json == Json("element")) {
        end.isElement = true;
    } else {
        end.of = arguments.components(key);
    }
    return end;
}

Fix::Link readLink(const Json &json, Arguments &fix)
{
    Arguments members(json, u"fix"_s);
    Fix::Link link;
    link.end = readEnd(members, "of");
    link.over = readConnectionKind(members);
    link.every = members.optionalFlag("every").value_or(false);
    fix.refuseFor(members);
    return link;
}

Fix::Connect readConnect(const Json &json, Arguments &fix)
{
    Arguments members(json, u"fix"_s);
    Fix::Connect connect {
        readEnd(members, "from"), readEnd(members, "to"), readConnectionKind(members)};
    fix.refuseFor(members);
    return connect;
}

template<typename T>
QList<T> readList(Arguments &fix, const char *key, T (*read)(const Json &, Arguments &))
{
    QList<T> items;
    const auto *json = fix.any(key);
    if (json && !json->is_array()) {
        fix.refuse(u"\"%1\" must be a list"_s.arg(QLatin1String(key)));
        return items;
    }
    for (std::size_t i = 0; json && i < json->size(); ++i) {
        items.append(read((*json)[i], fix));
    }
    return items;
}

std::optional<Fix::Move> readMove(Arguments &fix)
{
    const auto *json = fix.any("move");
    if (!json) {
        return std::nullopt;
    }
    Arguments members(*json, u"move"_s);
    Fix::Move move {members.text("from"), members.text("to"), members.text("family")};
    fix.refuseFor(members);
    return move;
}

/// A flag, number or text, or {"estimate": "replicas_needed"}.
void readValue(Fix &fix, Arguments &members)
{
    const auto *json = members.any("value");
    if (!json) {
        return;
    }
    if (!json->is_object()) {
        fix.value = members.optionalValue("value");
        return;
    }
    Arguments value(*json, u"value"_s);
    fix.isAsManyAsNeeded = value.text("estimate") == "replicas_needed"_L1;
    if (!fix.isAsManyAsNeeded) {
        value.refuse(u"only replicas_needed can be estimated"_s);
    }
    members.refuseFor(value);
}

} // namespace

Fix readFix(Arguments &rule)
{
    const auto *json = rule.any("fix");
    if (!json) {
        return {};
    }
    Arguments members(*json, u"fix"_s);
    Fix fix;
    fix.say = members.text("say");
    fix.field = members.optionalText("field");
    fix.setting = members.optionalText("setting");
    readValue(fix, members);
    fix.add = members.optionalText("add");
    fix.from = readList(members, "from", readLink);
    fix.to = readList(members, "to", readLink);
    fix.isBetween = members.optionalFlag("between").value_or(false);
    fix.connect = readList(members, "connect", readConnect);
    if (members.has("over")) {
        fix.over = readConnectionKind(members);
    }
    fix.move = readMove(members);
    fix.removes = members.optionalFlag("remove").value_or(false);
    fix.respells = members.optionalFlag("respell").value_or(false);
    if (fix.add.isEmpty() && !(fix.from.isEmpty() && fix.to.isEmpty())) {
        members.refuse(u"\"from\" and \"to\" need an \"add\""_s);
    }
    if (fix.setting.isEmpty() && (fix.value || fix.isAsManyAsNeeded)) {
        members.refuse(u"\"value\" needs a \"setting\""_s);
    }
    rule.refuseFor(members);
    return fix;
}

} // namespace core
