// SPDX-License-Identifier: MIT
#include "core/checks/checklist.h"

#include "core/checks/arguments.h"
#include "core/words.h"

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr WordTable<FieldKind, 3> fieldKinds {{
    {FieldKind::Text, "text"},
    {FieldKind::List, "list"},
    {FieldKind::Choice, "choice"},
}};

FieldKind readKind(Arguments &arguments)
{
    const auto kind = meaningOf(fieldKinds, arguments.text("kind"));
    if (!kind) {
        arguments.refuse(u"\"kind\" must be text, list or choice"_s);
    }
    return kind.value_or(FieldKind::Text);
}

Result<BriefField> fieldFromJson(const Json &json, const QString &where)
{
    Arguments arguments(json, {});
    BriefField field;
    field.id = arguments.text("id");
    field.name = arguments.text("name");
    field.kind = readKind(arguments);
    field.prompt = arguments.text("prompt");
    field.choices = arguments.optionalTexts("choices");
    if (field.kind == FieldKind::Choice && field.choices.isEmpty()) {
        arguments.refuse(u"a choice needs \"choices\""_s);
    }
    if (const auto wrong = arguments.problem()) {
        return Error {wrong->message, where + u", field "_s + field.id};
    }
    return field;
}

/// Reads every item of an array.
template<typename T>
Result<QList<T>> readList(Arguments &arguments, const char *key, const QString &where,
    Result<T> (*read)(const Json &, const QString &))
{
    const auto *json = arguments.any(key);
    if (!json || !json->is_array()) {
        return Error {u"\"%1\" must be a list"_s.arg(QLatin1String(key)), where};
    }
    QList<T> items;
    for (const auto &part : *json) {
        auto item = read(part, where);
        if (!item) {
            return item.error();
        }
        items.append(std::move(*item));
    }
    return items;
}

Result<Stage> stageFromJson(const Json &json, const QString &where)
{
    Arguments arguments(json, {});
    Stage stage;
    stage.id = arguments.text("id");
    stage.name = arguments.text("name");
    stage.minutes = arguments.number("minutes");
    if (const auto *prompts = arguments.any("prompts")) {
        stage.prompts = prompts->is_array() ? toQStringList(*prompts) : QStringList();
    }
    auto fields = readList<BriefField>(arguments, "fields", where, fieldFromJson);
    if (!fields) {
        return fields.error();
    }
    stage.fields = std::move(*fields);
    auto rules = readList<Rule>(arguments, "rules", where, ruleFromJson);
    if (!rules) {
        return rules.error();
    }
    stage.rules = std::move(*rules);
    if (const auto wrong = arguments.problem()) {
        return Error {wrong->message, where + u", stage "_s + stage.id};
    }
    return stage;
}

/// "stage data", "field labels", "rule data.labels": everything in the checklist that has an id.
QStringList identified(const Checklist &checklist)
{
    QStringList things;
    for (const auto &stage : checklist.stages) {
        things.append(u"stage "_s + stage.id);
        for (const auto &field : stage.fields) {
            things.append(u"field "_s + field.id);
        }
        for (const auto &rule : stage.rules) {
            things.append(u"rule "_s + rule.id);
        }
    }
    return things;
}

std::optional<Error> repeated(const Checklist &checklist, const QString &where)
{
    QSet<QString> seen;
    for (const auto &thing : identified(checklist)) {
        if (seen.contains(thing)) {
            return Error {u"this id is taken twice"_s, where + u", "_s + thing};
        }
        seen.insert(thing);
    }
    return std::nullopt;
}

} // namespace

QString fieldKindWord(FieldKind kind)
{
    return wordOf(fieldKinds, kind);
}

const Stage *Checklist::stage(const QString &stageId) const
{
    return find(stages, stageId);
}

const Rule *Checklist::rule(const QString &ruleId) const
{
    for (const auto &stage : stages) {
        if (const auto *found = find(stage.rules, ruleId)) {
            return found;
        }
    }
    return nullptr;
}

Result<Checklist> checklistFromJson(const Json &json, const QString &where)
{
    Arguments arguments(json, {});
    Checklist checklist;
    checklist.id = arguments.text("id");
    checklist.name = arguments.text("name");
    checklist.description = arguments.text("description");
    auto stages = readList<Stage>(arguments, "stages", where, stageFromJson);
    if (!stages) {
        return stages.error();
    }
    checklist.stages = std::move(*stages);
    if (const auto wrong = arguments.problem()) {
        return Error {wrong->message, where};
    }
    if (const auto wrong = repeated(checklist, where)) {
        return *wrong;
    }
    return checklist;
}

} // namespace core
