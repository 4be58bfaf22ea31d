// SPDX-License-Identifier: MIT
#include "core/checks/rules/rule.h"

#include "core/checks/rules/fix_reading.h"
#include "core/checks/rules/json_arguments.h"

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

FindingKind readFindingKind(Arguments &arguments)
{
    if (!arguments.has("kind")) {
        return FindingKind::Missing;
    }
    const auto kind = findingKindFromWord(arguments.text("kind"));
    if (!kind) {
        arguments.refuse(u"\"kind\" must be missing or wrong"_s);
    }
    return kind.value_or(FindingKind::Missing);
}

/// One question for all levels, or one for each.
Questions readQuestions(Arguments &arguments)
{
    const auto *json = arguments.any("ask");
    if (!json || !json->is_object()) {
        const auto question = arguments.text("ask");
        return {question, question, question};
    }
    Arguments members(*json, u"ask"_s);
    Questions questions {members.text("mid"), members.text("senior"), members.text("staff")};
    arguments.refuseFor(members);
    return questions;
}

/// What is read of each condition of a rule.
struct Place {
    Scope scope;
    const Glossary &glossary;
};

Condition readCondition(Arguments &arguments, const char *key, const Place &place)
{
    const auto *json = arguments.any(key);
    if (!json) {
        arguments.refuse(u"\"%1\" is missing: it must be a condition"_s.arg(QLatin1String(key)));
        return {};
    }
    auto condition = conditionFromJson(*json, place.scope, place.glossary);
    if (!condition) {
        arguments.refuse(condition.error().message);
        return {};
    }
    return std::move(*condition);
}

std::optional<Condition> readOptional(Arguments &arguments, const char *key, const Place &place)
{
    return arguments.has(key) ? std::optional(readCondition(arguments, key, place)) : std::nullopt;
}

} // namespace

Result<Rule> ruleFromJson(const Json &json, const QString &where, const Glossary &glossary)
{
    Arguments arguments(json, {});
    Rule rule;
    rule.id = arguments.text("id");
    rule.severity = readSeverity(arguments);
    rule.kind = readFindingKind(arguments);
    if (arguments.has("each")) {
        rule.each = arguments.elements("each");
    }
    const Place place {rule.each ? Scope::Element : Scope::Design, glossary};
    rule.when = readOptional(arguments, "when", place);
    rule.must = readCondition(arguments, "must", place);
    rule.automated = readOptional(arguments, "automated", place);
    rule.say = arguments.text("say");
    rule.why = arguments.text("why");
    rule.ask = readQuestions(arguments);
    rule.impliedBy = arguments.optionalTexts("implied_by");
    rule.fix = readFix(arguments);
    rule.source = arguments.text("source");
    if (const auto wrong = arguments.problem()) {
        return Error {
            wrong->message, where + u", rule "_s + (rule.id.isEmpty() ? u"?"_s : rule.id)};
    }
    return rule;
}

} // namespace core
