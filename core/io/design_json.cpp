// SPDX-License-Identifier: MIT
#include "core/io/design_json.h"

#include "core/io/element_json.h"
#include "core/io/json_layout.h"
#include "core/io/migrations.h"
#include "core/io/object_reader.h"
#include "core/model/limits.h"

#include <QHash>

namespace core::io {

using namespace Qt::StringLiterals;

namespace {

template<typename T> void add(Json &root, const char *key, const QList<T> &elements)
{
    if (elements.isEmpty()) {
        return;
    }
    auto &list = root[key] = Json::array();
    for (const auto &element : elements) {
        list.push_back(toJson(element));
    }
}

/// Reads every entry of a list of the root; stops at the first problem.
template<typename T>
QList<T> elements(ObjectReader &root, const char *key, qsizetype most,
    Result<T> (*fromJson)(const Json &, const QString &))
{
    QList<T> elements;
    const auto *list = root.array(key, most);
    for (std::size_t i = 0; list && i < list->size(); ++i) {
        auto element = fromJson((*list)[i], placeOf(key, i, (*list)[i]));
        if (!element) {
            root.refuse(element.error().message);
            return {};
        }
        elements.append(std::move(*element));
    }
    return elements;
}

void add(Json &root, const char *key, const QStringList &names)
{
    for (const auto &name : names) {
        root[key].push_back(fromQString(name));
    }
}

/// A list of names of the root, only so long.
QStringList names(ObjectReader &root, const char *key)
{
    root.array(key, limits::names);
    return root.texts(key);
}

/// Finds what single elements cannot know: ids used twice, connections that lead to nowhere.
class ConsistencyCheck {
public:
    /// What is wrong with the design; empty when nothing is.
    QString problemOf(const Design &design)
    {
        note("components", design.components);
        const auto components = m_places;
        note("connections", design.connections);
        note("annotations", design.annotations);
        for (qsizetype i = 0; i < design.connections.size() && m_problem.isEmpty(); ++i) {
            check(design.connections.at(i), components);
        }
        return m_problem;
    }

private:
    template<typename T> void note(const char *list, const QList<T> &elements)
    {
        for (qsizetype i = 0; i < elements.size() && m_problem.isEmpty(); ++i) {
            const auto &id = elements.at(i).id;
            const auto place = u"%1[%2]"_s.arg(QLatin1String(list)).arg(i);
            if (m_places.contains(id)) {
                m_problem =
                    u"%1: the id \"%2\" is already that of %3; give each element its own"_s.arg(
                        place, id, m_places.value(id));
            }
            m_places.insert(id, place);
        }
    }

    void check(const Connection &connection, const QHash<ElementId, QString> &components)
    {
        const auto place = u"%1 \"%2\""_s.arg(m_places.value(connection.id), connection.id);
        const auto isThere = [&](const ElementId &id) { return components.contains(id); };
        if (connection.from == connection.to) {
            m_problem = u"%1: it leads from \"%2\" to itself; lead it to another component"_s.arg(
                place, connection.from);
        } else if (!isThere(connection.from) || !isThere(connection.to)) {
            const auto &missing = isThere(connection.from) ? connection.to : connection.from;
            m_problem = u"%1: there is no component \"%2\"; add it or remove the connection"_s.arg(
                place, missing);
        }
    }

    QHash<ElementId, QString> m_places;
    QString m_problem;
};

Result<Design> designFromJson(const Json &json, const QString &where)
{
    ObjectReader root(json, {});
    root.any("format");
    root.any("version");
    Design design;
    design.title = root.text("title");
    if (const auto *brief = root.object("brief")) {
        auto answers = briefFromJson(*brief, u"brief"_s);
        design.brief = answers ? std::move(*answers) : Brief();
        root.refuse(answers ? QString() : answers.error().message);
    }
    design.components = elements(root, "components", limits::components, componentFromJson);
    design.connections = elements(root, "connections", limits::connections, connectionFromJson);
    design.annotations = elements(root, "annotations", limits::annotations, annotationFromJson);
    design.waivers = elements(root, "waivers", limits::waivers, waiverFromJson);
    design.checklists = names(root, "checklists");
    design.doneSteps = names(root, "done_steps");
    design.unknown = root.rest();
    root.refuse(ConsistencyCheck().problemOf(design));
    if (!root.problem().isEmpty()) {
        return Error {root.problem(), where};
    }
    return design;
}

} // namespace

QByteArray toText(const Design &design)
{
    auto root = Json::object();
    root["format"] = "inferboard";
    root["version"] = currentVersion();
    if (!design.title.isEmpty()) {
        root["title"] = fromQString(design.title);
    }
    if (!design.brief.isEmpty()) {
        root["brief"] = toJson(design.brief);
    }
    add(root, "components", design.components);
    add(root, "connections", design.connections);
    add(root, "annotations", design.annotations);
    add(root, "waivers", design.waivers);
    add(root, "checklists", design.checklists);
    add(root, "done_steps", design.doneSteps);
    append(root, design.unknown);
    return layOut(root);
}

Result<Design> fromText(const QByteArray &text, const QString &where)
{
    auto json = parseJson(text, where);
    if (!json) {
        return json.error();
    }
    if (!json->is_object() || textMember(*json, "format") != "inferboard"_L1) {
        return Error {u"this is JSON, but not an Inferboard design: a design is an object with "
                      "\"format\": \"inferboard\""_s,
            where};
    }
    const auto migrated = migrate(std::move(*json), where);
    return migrated ? designFromJson(*migrated, where) : Result<Design>(migrated.error());
}

} // namespace core::io
