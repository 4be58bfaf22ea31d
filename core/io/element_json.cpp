// SPDX-License-Identifier: MIT
#include "core/io/element_json.h"

#include "core/base/clean_text.h"
#include "core/io/object_reader.h"
#include "core/model/limits.h"

#include <algorithm>

namespace core::io {

using namespace Qt::StringLiterals;

namespace {

const auto newId = u"it was given a new one"_s;
const auto asRequest = u"it became a request"_s;
const auto noConnection = u"the connection was left out"_s;

/// The value, or the reader's problem when it has one.
template<typename T> Result<T> settled(const ObjectReader &reader, T value)
{
    if (!reader.problem().isEmpty()) {
        return Error {reader.problem(), {}};
    }
    return value;
}

void add(Json &object, const char *key, const QString &text)
{
    if (!text.isEmpty()) {
        object[key] = fromQString(text);
    }
}

Json fromTexts(const QStringList &texts)
{
    auto list = Json::array();
    for (const auto &text : texts) {
        list.push_back(fromQString(text));
    }
    return list;
}

Json fromRect(const QRectF &rect)
{
    return Json::array({fromNumber(rect.x()), fromNumber(rect.y()), fromNumber(rect.width()),
        fromNumber(rect.height())});
}

Json fromPoints(const QList<QPointF> &points)
{
    auto list = Json::array();
    for (const auto &point : points) {
        list.push_back(Json::array({fromNumber(point.x()), fromNumber(point.y())}));
    }
    return list;
}

struct FromSetting {
    Json operator()(bool flag) const { return flag; }
    Json operator()(double number) const { return fromNumber(number); }
    Json operator()(const QString &text) const { return fromQString(text); }
    Json operator()(const UnknownJson &unknown) const { return toJson(unknown); }
};

struct FromAnswer {
    Json operator()(const QString &text) const { return fromQString(text); }
    Json operator()(const QStringList &list) const { return fromTexts(list); }
    Json operator()(const UnknownJson &unknown) const { return toJson(unknown); }
};

void add(Json &object, const Settings &settings)
{
    if (settings.isEmpty()) {
        return;
    }
    auto &written = object["settings"] = Json::object();
    for (auto setting = settings.begin(); setting != settings.end(); ++setting) {
        written[setting.key().toStdString()] = std::visit(FromSetting(), setting.value());
    }
}

bool isTooLong(const Json &text)
{
    return toQString(text).size() > limits::textLength;
}

bool isListOfTexts(const Json &json)
{
    return json.is_array()
        && std::all_of(json.begin(), json.end(), [](const Json &item) { return item.is_string(); });
}

bool isEmptyAnswer(const Json &json)
{
    return (json.is_string() && toQString(json).isEmpty()) || (json.is_array() && json.empty());
}

/// What the field holds; a text too long for this version is a problem of the reader.
BriefAnswer answerFromJson(const Json &json, const QString &field, ObjectReader &reader)
{
    const bool isText = json.is_string();
    if (!isText && !isListOfTexts(json)) {
        return unknownJson(json);
    }
    if (isText ? isTooLong(json) : std::any_of(json.begin(), json.end(), isTooLong)) {
        reader.refuse(u"the answer \"%1\" is longer than 100,000 characters"_s.arg(field.left(60)),
            u"the rest was cut off"_s);
    }
    auto answer = isText ? BriefAnswer(toQString(json)) : BriefAnswer(toQStringList(json));
    limits::keep(answer);
    return answer;
}

} // namespace

void append(Json &object, const UnknownMembers &unknown)
{
    for (auto member = unknown.begin(); member != unknown.end(); ++member) {
        const auto key = member.key().toStdString();
        if (!object.contains(key)) {
            object[key] = toJson(member.value());
        }
    }
}

Json toJson(const UnknownJson &unknown)
{
    const auto json = parseJson(unknown.text.toUtf8(), {});
    Q_ASSERT(json.has_value());
    return json ? *json : fromQString(unknown.text);
}

Json toJson(const Component &component)
{
    auto json = Json::object();
    json["id"] = fromQString(component.id);
    json["type"] = fromQString(component.type);
    add(json, "name", component.name);
    json["rect"] = fromRect(component.rect);
    add(json, component.settings);
    add(json, "note", component.note);
    append(json, component.unknown);
    return json;
}

Json toJson(const Connection &connection)
{
    auto json = Json::object();
    json["id"] = fromQString(connection.id);
    json["from"] = fromQString(connection.from);
    json["to"] = fromQString(connection.to);
    json["kind"] = fromQString(kindWord(connection.kind));
    add(json, "label", connection.label);
    add(json, connection.settings);
    if (!connection.waypoints.isEmpty()) {
        json["waypoints"] = fromPoints(connection.waypoints);
    }
    append(json, connection.unknown);
    return json;
}

Json toJson(const Annotation &annotation)
{
    auto json = Json::object();
    json["id"] = fromQString(annotation.id);
    json["kind"] = fromQString(annotation.kind);
    json["rect"] = fromRect(annotation.rect);
    add(json, "text", annotation.text);
    append(json, annotation.unknown);
    return json;
}

Json toJson(const Dismissal &dismissal)
{
    auto json = Json::object();
    json["rule"] = fromQString(dismissal.rule);
    if (!dismissal.elements.isEmpty()) {
        json["elements"] = fromTexts(dismissal.elements);
    }
    json["reason"] = fromQString(dismissal.reason);
    append(json, dismissal.unknown);
    return json;
}

Json toJson(const Brief &brief)
{
    auto json = Json::object();
    for (auto answer = brief.begin(); answer != brief.end(); ++answer) {
        json[answer.key().toStdString()] = std::visit(FromAnswer(), answer.value());
    }
    return json;
}

Result<Component> componentFromJson(const Json &json, const QString &place, QStringList *mended)
{
    ObjectReader reader(json, place, mended);
    Component component;
    component.id = reader.id("id", newId);
    component.type = reader.neededLine("type", u"it became a plain component"_s);
    component.name = reader.line("name");
    component.rect = reader.rect("rect");
    component.settings = reader.settings("settings");
    component.note = reader.text("note");
    component.unknown = reader.rest();
    if (component.rect.isEmpty()) {
        const bool isTold = mended && component.rect.width() < 0;
        reader.refuse(
            isTold ? QString() : u"rect must have a width and a height greater than zero"_s,
            u"it was given the usual size"_s);
    }
    return settled(reader, std::move(component));
}

Result<Connection> connectionFromJson(const Json &json, const QString &place, QStringList *mended)
{
    ObjectReader reader(json, place, mended);
    Connection connection;
    connection.id = reader.id("id", newId);
    connection.from = reader.id("from", noConnection);
    connection.to = reader.id("to", noConnection);
    const auto word = reader.neededLine("kind", asRequest);
    const auto kind = kindFromWord(word);
    if (!kind) {
        const auto what =
            u"kind must be request, stream, batch or deploy, not \"%1\""_s.arg(word.left(60));
        reader.refuse(word.isEmpty() && mended ? QString() : what, asRequest);
    }
    connection.kind = kind.value_or(ConnectionKind::Request);
    connection.label = reader.line("label");
    connection.settings = reader.settings("settings");
    connection.waypoints = reader.points("waypoints");
    connection.unknown = reader.rest();
    return settled(reader, std::move(connection));
}

Result<Annotation> annotationFromJson(const Json &json, const QString &place, QStringList *mended)
{
    ObjectReader reader(json, place, mended);
    Annotation annotation;
    annotation.id = reader.id("id", newId);
    annotation.kind = reader.neededLine("kind", u"it became a text"_s);
    annotation.rect = reader.rect("rect");
    const bool isKnown = annotation.kind == "text"_L1 || annotation.kind == "sticky"_L1
        || annotation.kind == "frame"_L1;
    if (isKnown || reader.isText("text")) {
        annotation.text = reader.text("text"); // of a newer kind, anything else stays as it is
    }
    annotation.unknown = reader.rest();
    return settled(reader, std::move(annotation));
}

Result<Dismissal> dismissalFromJson(const Json &json, const QString &place, QStringList *mended)
{
    ObjectReader reader(json, place, mended);
    Dismissal dismissal;
    dismissal.rule = reader.neededLine("rule", u"it was left out"_s);
    dismissal.elements = reader.lines("elements", limits::components);
    dismissal.reason = reader.text("reason");
    dismissal.unknown = reader.rest();
    return settled(reader, std::move(dismissal));
}

Result<Brief> briefFromJson(const Json &json, const QString &place, QStringList *mended)
{
    ObjectReader reader(json, place, mended);
    Brief brief;
    if (!json.is_object()) {
        return settled(reader, brief);
    }
    for (const auto &[key, value] : json.items()) {
        if (!isEmptyAnswer(value)) {
            const auto field = fromUtf8(key);
            brief.insert(field, answerFromJson(value, field, reader));
        }
    }
    return settled(reader, std::move(brief));
}

} // namespace core::io
