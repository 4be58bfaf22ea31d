// SPDX-License-Identifier: MIT
#include "core/checks/rules/checklist.h"

#include "core/base/enum_names.h"
#include "core/checks/rules/json_arguments.h"

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr EnumNames<FieldKind, 3> fieldKinds {{
    {FieldKind::Text, "text"},
    {FieldKind::List, "list"},
    {FieldKind::Choice, "choice"},
}};

FieldKind readFieldKind(Arguments &arguments)
{
    const auto kind = fromName(fieldKinds, arguments.text("kind"));
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
    field.kind = readFieldKind(arguments);
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

/// Reads every item of an array; texts are names of what is borrowed.
template<typename T, typename Read>
Result<QList<T>> readList(Arguments &arguments, const char *key, const QString &where,
    const Read &read, QStringList *borrowed = nullptr)
{
    const auto *json = arguments.any(key);
    if (!json || !json->is_array()) {
        return Error {u"\"%1\" must be a list"_s.arg(QLatin1String(key)), where};
    }
    QList<T> items;
    for (const auto &part : *json) {
        if (borrowed && part.is_string()) {
            borrowed->append(toQString(part));
            continue;
        }
        auto item = read(part, where);
        if (!item) {
            return item.error();
        }
        items.append(std::move(*item));
    }
    return items;
}

Result<StageItem> itemFromJson(const Json &json, const QString &where)
{
    Arguments arguments(json, u"item"_s);
    StageItem item {arguments.text("text"), arguments.texts("by")};
    const auto wrong = arguments.problem();
    return wrong ? Result<StageItem>(Error {wrong->message, where}) : item;
}

Result<Stage> stageFromJson(const Json &json, const QString &where, const Glossary &glossary)
{
    Arguments arguments(json, {});
    Stage stage;
    stage.id = arguments.text("id");
    stage.name = arguments.text("name");
    stage.minutes = arguments.number("minutes");
    if (const auto *prompts = arguments.any("prompts")) {
        stage.prompts = prompts->is_array() ? toQStringList(*prompts) : QStringList();
    }
    auto fields =
        readList<BriefField>(arguments, "fields", where, fieldFromJson, &stage.borrowedFields);
    if (!fields) {
        return fields.error();
    }
    stage.fields = std::move(*fields);
    const auto readRule = [&](const Json &rule, const QString &place) {
        return ruleFromJson(rule, place, glossary);
    };
    auto rules = readList<Rule>(arguments, "rules", where, readRule, &stage.borrowedRules);
    if (!rules) {
        return rules.error();
    }
    stage.rules = std::move(*rules);
    if (arguments.has("items")) {
        auto items = readList<StageItem>(arguments, "items", where, itemFromJson);
        if (!items) {
            return items.error();
        }
        stage.items = std::move(*items);
    }
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

/// What has the id in one of the checklists, its own ones first.
template<typename T>
const T *lender(
    const QString &id, const QList<const Checklist *> &checklists, QList<T> Stage::*things)
{
    for (const auto *checklist : checklists) {
        for (const auto &stage : checklist->stages) {
            if (const auto *found = find(stage.*things, id)) {
                return found;
            }
        }
    }
    return nullptr;
}

/// Appends what the names stand for; gives the first name that stands for nothing.
template<typename T>
QString borrow(QList<T> &own, const QStringList &names, const QList<const Checklist *> &lenders,
    QList<T> Stage::*things)
{
    for (const auto &name : names) {
        const auto *found = lender(name, lenders, things);
        if (!found) {
            return name;
        }
        own.append(*found);
    }
    return {};
}

/// A rule that, through rules it is implied by, implies itself; empty when there is none.
QString impliesItself(const Checklist &checklist)
{
    QHash<QString, QStringList> causes;
    for (const auto &stage : checklist.stages) {
        for (const auto &rule : stage.rules) {
            causes.insert(rule.id, rule.impliedBy);
        }
    }
    for (auto rule = causes.cbegin(); rule != causes.cend(); ++rule) {
        QStringList open = *rule;
        QSet<QString> seen;
        while (!open.isEmpty()) {
            const auto cause = open.takeLast();
            if (cause == rule.key()) {
                return rule.key();
            }
            if (!seen.contains(cause)) {
                seen.insert(cause);
                open += causes.value(cause);
            }
        }
    }
    return {};
}

} // namespace

QString fieldKindWord(FieldKind kind)
{
    return nameOf(fieldKinds, kind);
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

Result<Checklist> checklistFromJson(
    const Json &json, const QString &where, const Glossary &glossary)
{
    Arguments arguments(json, {});
    Checklist checklist;
    checklist.id = arguments.text("id");
    checklist.name = arguments.text("name");
    checklist.description = arguments.text("description");
    if (const auto scoring = arguments.optionalText("scoring"); !scoring.isEmpty()) {
        checklist.isScored = scoring == "minimum-of-stages"_L1;
        if (!checklist.isScored) {
            arguments.refuse(u"\"scoring\" must be minimum-of-stages"_s);
        }
    }
    const auto readStage = [&](const Json &stage, const QString &place) {
        return stageFromJson(stage, place, glossary);
    };
    auto stages = readList<Stage>(arguments, "stages", where, readStage);
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

Result<Checklist> linked(Checklist checklist, const QList<Checklist> &others)
{
    const auto own = checklist;
    QList<const Checklist *> lenders {&own};
    for (const auto &other : others) {
        lenders.append(&other);
    }
    for (auto &stage : checklist.stages) {
        const auto where = checklist.id + u", stage "_s + stage.id;
        if (const auto field = borrow(stage.fields, stage.borrowedFields, lenders, &Stage::fields);
            !field.isEmpty()) {
            return Error {u"no checklist has the field \"%1\""_s.arg(field), where};
        }
        if (const auto rule = borrow(stage.rules, stage.borrowedRules, lenders, &Stage::rules);
            !rule.isEmpty()) {
            return Error {u"no checklist has the rule \"%1\""_s.arg(rule), where};
        }
    }
    if (const auto rule = impliesItself(checklist); !rule.isEmpty()) {
        return Error {u"it is implied by itself, through its \"implied_by\""_s,
            checklist.id + u", rule "_s + rule};
    }
    return checklist;
}

QList<Checklist> checklistsFor(const Design &design, const QList<Checklist> &all)
{
    QList<Checklist> chosen;
    for (const auto &id : design.checklists) {
        if (const auto *found = find(all, id)) {
            chosen.append(*found);
        }
    }
    return chosen.isEmpty() ? all.mid(0, 1) : chosen;
}

} // namespace core
