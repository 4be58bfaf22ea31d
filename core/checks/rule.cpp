// SPDX-License-Identifier: MIT
#include "core/checks/rule.h"

#include "core/checks/arguments.h"

namespace core {

using namespace Qt::StringLiterals;

namespace {

Severity readSeverity(Arguments &arguments)
{
    const auto severity = severityFromWord(arguments.text("severity"));
    if (!severity) {
        arguments.refuse(u"\"severity\" must be error, warning or hint"_s);
    }
    return severity.value_or(Severity::Error);
}

Condition readCondition(Arguments &arguments, const char *key, Scope scope)
{
    const auto *json = arguments.any(key);
    if (!json) {
        arguments.refuse(u"\"%1\" is missing: it must be a condition"_s.arg(QLatin1String(key)));
        return {};
    }
    auto condition = conditionFromJson(*json, scope);
    if (!condition) {
        arguments.refuse(condition.error().message);
        return {};
    }
    return std::move(*condition);
}

Fix readFix(Arguments &arguments)
{
    const auto *json = arguments.any("fix");
    if (!json) {
        return {};
    }
    Arguments members(*json, u"fix"_s);
    Fix fix;
    fix.say = members.text("say");
    fix.field = members.optionalText("field");
    fix.add = members.optionalText("add");
    fix.setting = members.optionalText("setting");
    if (const auto wrong = members.problem()) {
        arguments.refuse(wrong->message);
    }
    return fix;
}

} // namespace

Result<Rule> ruleFromJson(const Json &json, const QString &where)
{
    Arguments arguments(json, {});
    Rule rule;
    rule.id = arguments.text("id");
    rule.severity = readSeverity(arguments);
    if (arguments.has("each")) {
        rule.each = arguments.elements("each");
    }
    const auto scope = rule.each ? Scope::Element : Scope::Design;
    if (arguments.has("when")) {
        rule.when = readCondition(arguments, "when", scope);
    }
    rule.must = readCondition(arguments, "must", scope);
    rule.say = arguments.text("say");
    rule.why = arguments.text("why");
    rule.ask = arguments.text("ask");
    rule.fix = readFix(arguments);
    rule.source = arguments.text("source");
    if (const auto wrong = arguments.problem()) {
        return Error {
            wrong->message, where + u", rule "_s + (rule.id.isEmpty() ? u"?"_s : rule.id)};
    }
    return rule;
}

} // namespace core
