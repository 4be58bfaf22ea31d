// SPDX-License-Identifier: MIT
#include "app/cli/json_reports.h"

#include "app/cli/json_values.h"
#include "app/cli/words.h"

using namespace Qt::StringLiterals;
using core::fromQString;
using core::Json;

namespace cli {

namespace {

Json json(const core::Setting &setting)
{
    if (const auto *flag = std::get_if<bool>(&setting)) {
        return *flag;
    }
    if (const auto *value = std::get_if<double>(&setting)) {
        return number(*value);
    }
    const auto *text = std::get_if<QString>(&setting);
    return text ? fromQString(*text) : Json(nullptr);
}

Json bound(double value)
{
    using Limits = std::numeric_limits<double>;
    const bool isNone = value == Limits::lowest() || value == Limits::max();
    return isNone ? Json(nullptr) : number(value);
}

Json json(const core::SettingSpec &setting)
{
    return {{"id", fromQString(setting.id)}, {"name", fromQString(setting.name)},
        {"kind", fromQString(core::settingKindWord(setting.kind))}, {"unit", named(setting.unit)},
        {"default", setting.defaultValue ? json(*setting.defaultValue) : Json(nullptr)},
        {"minimum", bound(setting.minimum)}, {"maximum", bound(setting.maximum)},
        {"choices", list(setting.choices)}, {"source", fromQString(setting.source)},
        {"help", fromQString(setting.help)}, {"group", named(setting.group)}};
}

Json json(const core::ComponentType &type)
{
    auto roles = type.roles.values();
    roles.sort();
    return {{"id", fromQString(type.id)}, {"name", fromQString(type.name)},
        {"category", fromQString(type.category)}, {"purpose", fromQString(type.purpose)},
        {"behaviour", fromQString(core::behaviourWord(type.behaviour))}, {"roles", list(roles)},
        {"settings",
            list(type.settings, [](const core::SettingSpec &spec) { return json(spec); })}};
}

Json json(const core::BriefField &field)
{
    return {{"id", fromQString(field.id)}, {"name", fromQString(field.name)},
        {"kind", fromQString(core::fieldKindWord(field.kind))},
        {"prompt", fromQString(field.prompt)}, {"choices", list(field.choices)}};
}

Json json(const core::Stage &stage)
{
    return {{"id", fromQString(stage.id)}, {"name", fromQString(stage.name)},
        {"minutes", number(stage.minutes)}, {"prompts", list(stage.prompts)},
        {"fields", list(stage.fields, [](const core::BriefField &field) { return json(field); })},
        {"rules", list(stage.rules, [](const core::Rule &rule) { return fromQString(rule.id); })}};
}

} // namespace

Json templatesJson(const QList<core::Template> &templates)
{
    return list(templates, [](const core::Template &entry) {
        return Json {{"id", fromQString(entry.id)}, {"title", fromQString(entry.design.title)},
            {"goal", named(goalOf(entry.design))}, {"components", entry.design.components.size()},
            {"connections", entry.design.connections.size()}};
    });
}

Json catalogJson(const core::Catalog &catalog)
{
    return list(catalog.types(), [](const core::ComponentType &type) { return json(type); });
}

Json checklistsJson(const QList<core::Checklist> &checklists)
{
    return list(checklists, [](const core::Checklist &checklist) {
        return Json {{"id", fromQString(checklist.id)}, {"name", fromQString(checklist.name)},
            {"description", fromQString(checklist.description)},
            {"stages",
                list(checklist.stages, [](const core::Stage &stage) { return json(stage); })}};
    });
}

Json rulesJson(const QList<core::Checklist> &checklists)
{
    auto rules = Json::array();
    for (const auto &[checklist, stage, rule] : rulesOf(checklists)) {
        rules.push_back({{"id", fromQString(rule.id)}, {"checklist", fromQString(checklist.id)},
            {"stage", fromQString(stage.id)},
            {"severity", fromQString(core::severityWord(rule.severity))},
            {"text", fromQString(rule.say)}, {"why", fromQString(rule.why)},
            {"kind", fromQString(core::findingKindWord(rule.kind))},
            {"questions", levels(rule.ask)}, {"source", fromQString(rule.source)}});
    }
    return rules;
}

} // namespace cli
