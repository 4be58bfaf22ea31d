// SPDX-License-Identifier: MIT
#include "core/io/diff_json.h"

#include "core/io/element_json.h"
#include "core/io/object_reader.h"
#include "core/model/limits.h"

#include <algorithm>
#include <array>

namespace core::io {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array causeWords {"edit", "undo", "redo"};

void pass(const QString &problem, ObjectReader &reader)
{
    if (!problem.isEmpty()) {
        reader.refuse(problem);
    }
}

template<typename T> void addChanges(Json &json, const char *key, const QList<Change<T>> &changes)
{
    for (const auto &change : changes) {
        auto entry = Json::object();
        if (change.before) {
            entry["from"] = change.from;
            entry["before"] = toJson(*change.before);
        }
        if (change.after) {
            entry["to"] = change.to;
            entry["after"] = toJson(*change.after);
        }
        json[key].push_back(std::move(entry));
    }
}

Json sides(Json before, Json after)
{
    return Json {{"before", std::move(before)}, {"after", std::move(after)}};
}

template<typename T> Json listOf(const QList<T> &items, Json (*toItem)(const T &))
{
    auto list = Json::array();
    for (const auto &item : items) {
        list.push_back(toItem(item));
    }
    return list;
}

Json membersOf(const UnknownMembers &unknown)
{
    auto members = Json::object();
    append(members, unknown);
    return members;
}

Json briefSides(const QMap<QString, Replaced<std::optional<BriefAnswer>>> &changes)
{
    Brief before;
    Brief after;
    for (auto change = changes.begin(); change != changes.end(); ++change) {
        if (change->before) {
            before.insert(change.key(), *change->before);
        }
        if (change->after) {
            after.insert(change.key(), *change->after);
        }
    }
    return sides(toJson(before), toJson(after));
}

/// The index of an element in its list, or -1 when it is absent.
qsizetype indexIn(ObjectReader &reader, const char *key)
{
    const auto *found = reader.any(key);
    if (!found) {
        return -1;
    }
    const auto index = found->is_number_integer() ? found->get<qsizetype>() : -1;
    if (index < 0 || index >= limits::connections) {
        reader.refuse(u"%1 must be the index of an element"_s.arg(QLatin1String(key)));
        return -1;
    }
    return index;
}

template<typename T> using FromJson = Result<T> (*)(const Json &, const QString &, QStringList *);

template<typename T>
std::optional<T> elementIn(ObjectReader &reader, const char *key, FromJson<T> fromJson)
{
    const auto *found = reader.object(key);
    if (!found) {
        return std::nullopt;
    }
    auto element = fromJson(*found, reader.place(), nullptr);
    if (!element) {
        reader.refuse(element.error().message);
        return std::nullopt;
    }
    return std::move(*element);
}

template<typename T>
QList<Change<T>> changesIn(
    ObjectReader &diff, const char *key, qsizetype most, FromJson<T> fromJson)
{
    QList<Change<T>> changes;
    const auto *list = diff.array(key, 2 * most); // as many may go as come
    for (std::size_t i = 0; list && i < list->size(); ++i) {
        ObjectReader reader((*list)[i], u"%1[%2]"_s.arg(QLatin1String(key)).arg(i));
        Change<T> change;
        change.from = indexIn(reader, "from");
        change.to = indexIn(reader, "to");
        change.before = elementIn(reader, "before", fromJson);
        change.after = elementIn(reader, "after", fromJson);
        if (!reader.problem().isEmpty()) {
            diff.refuse(reader.problem());
            return {};
        }
        changes.append(std::move(change));
    }
    return changes;
}

/// Both sides of a value that was replaced, each read by `read(reader of the sides, its key)`.
template<typename T, typename Read>
std::optional<Replaced<T>> replacedIn(ObjectReader &diff, const char *key, const Read &read)
{
    const auto *found = diff.object(key);
    if (!found) {
        return std::nullopt;
    }
    ObjectReader reader(*found, QLatin1String(key));
    Replaced<T> replaced {read(reader, "before"), read(reader, "after")};
    pass(reader.problem(), diff);
    return replaced;
}

QStringList namesIn(ObjectReader &reader, const char *key)
{
    return reader.lines(key, limits::names);
}

QList<Dismissal> dismissalsIn(ObjectReader &reader, const char *key)
{
    QList<Dismissal> dismissals;
    const auto *list = reader.array(key, limits::dismissals);
    for (std::size_t i = 0; list && i < list->size(); ++i) {
        auto dismissal = dismissalFromJson((*list)[i], reader.place());
        if (!dismissal) {
            reader.refuse(dismissal.error().message);
            return {};
        }
        dismissals.append(std::move(*dismissal));
    }
    return dismissals;
}

/// Members of a design that this version does not know. Those that it knows would hide its own.
UnknownMembers unknownIn(ObjectReader &reader, const char *key)
{
    const auto *found = reader.object(key);
    if (!found) {
        return {};
    }
    ObjectReader members(*found, reader.place());
    for (const auto *known : {"format", "version", "title", "brief", "components", "connections",
             "annotations", "waivers", "checklists", "done_steps"}) {
        members.any(known);
    }
    return members.rest();
}

Brief briefIn(ObjectReader &reader, const char *key)
{
    const auto *found = reader.object(key);
    auto brief = found ? briefFromJson(*found, reader.place()) : Result(Brief());
    if (!brief) {
        reader.refuse(brief.error().message);
        return {};
    }
    return std::move(*brief);
}

QMap<QString, Replaced<std::optional<BriefAnswer>>> briefChangesIn(ObjectReader &diff)
{
    QMap<QString, Replaced<std::optional<BriefAnswer>>> changes;
    const auto replaced = replacedIn<Brief>(diff, "brief", briefIn);
    if (!replaced) {
        return changes;
    }
    for (auto answer = replaced->before.cbegin(); answer != replaced->before.cend(); ++answer) {
        changes[answer.key()].before = *answer;
    }
    for (auto answer = replaced->after.cbegin(); answer != replaced->after.cend(); ++answer) {
        changes[answer.key()].after = *answer;
    }
    return changes;
}

} // namespace

Json toJson(const Diff &diff)
{
    auto json = Json::object();
    addChanges(json, "components", diff.components);
    addChanges(json, "connections", diff.connections);
    addChanges(json, "annotations", diff.annotations);
    if (!diff.brief.isEmpty()) {
        json["brief"] = briefSides(diff.brief);
    }
    if (diff.title) {
        json["title"] = sides(fromQString(diff.title->before), fromQString(diff.title->after));
    }
    if (diff.dismissals) {
        json["waivers"] =
            sides(listOf(diff.dismissals->before, toJson), listOf(diff.dismissals->after, toJson));
    }
    const auto names = [](const QStringList &list) { return listOf(list, fromQString); };
    if (diff.checklists) {
        json["checklists"] = sides(names(diff.checklists->before), names(diff.checklists->after));
    }
    if (diff.doneSteps) {
        json["done_steps"] = sides(names(diff.doneSteps->before), names(diff.doneSteps->after));
    }
    if (diff.unknown) {
        json["unknown"] = sides(membersOf(diff.unknown->before), membersOf(diff.unknown->after));
    }
    return json;
}

Result<Diff> diffFromJson(const Json &json, const QString &place)
{
    ObjectReader reader(json, place);
    const auto text = [](ObjectReader &sides, const char *key) { return sides.text(key); };
    Diff diff;
    diff.components = changesIn(reader, "components", limits::components, componentFromJson);
    diff.connections = changesIn(reader, "connections", limits::connections, connectionFromJson);
    diff.annotations = changesIn(reader, "annotations", limits::annotations, annotationFromJson);
    diff.brief = briefChangesIn(reader);
    diff.title = replacedIn<QString>(reader, "title", text);
    diff.dismissals = replacedIn<QList<Dismissal>>(reader, "waivers", dismissalsIn);
    diff.checklists = replacedIn<QStringList>(reader, "checklists", namesIn);
    diff.doneSteps = replacedIn<QStringList>(reader, "done_steps", namesIn);
    diff.unknown = replacedIn<UnknownMembers>(reader, "unknown", unknownIn);
    if (!reader.problem().isEmpty()) {
        return Error {reader.problem(), {}};
    }
    return diff;
}

Json toJson(const HistoryStep &step)
{
    auto json = Json::object();
    json["when"] = fromQString(step.when.toUTC().toString(Qt::ISODateWithMs));
    json["label"] = fromQString(step.label);
    json["cause"] = causeWords.at(static_cast<std::size_t>(step.cause));
    json["diff"] = toJson(step.diff);
    return json;
}

Result<HistoryStep> stepFromJson(const Json &json, const QString &place)
{
    ObjectReader reader(json, place);
    HistoryStep step;
    step.when = QDateTime::fromString(reader.neededLine("when", {}), Qt::ISODateWithMs);
    step.label = reader.text("label");
    const auto cause = reader.neededLine("cause", {});
    const auto *word = std::find(causeWords.begin(), causeWords.end(), cause.toStdString());
    if (!step.when.isValid() || word == causeWords.end()) {
        reader.refuse(u"it has no time or no cause that this version knows"_s);
    }
    const auto *changes = reader.object("diff");
    auto diff = changes ? diffFromJson(*changes, place) : Result<Diff>(Error {u"no diff"_s, {}});
    pass(diff ? QString() : diff.error().message, reader);
    if (!reader.problem().isEmpty()) {
        return Error {reader.problem(), {}};
    }
    step.cause = static_cast<StepCause>(word - causeWords.begin());
    step.diff = std::move(*diff);
    return step;
}

} // namespace core::io
