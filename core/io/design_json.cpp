// SPDX-License-Identifier: MIT
#include "core/io/design_json.h"

#include "core/io/design_reading.h"
#include "core/io/element_json.h"
#include "core/io/json_layout.h"
#include "core/io/migrations.h"

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

void add(Json &root, const char *key, const QStringList &names)
{
    for (const auto &name : names) {
        root[key].push_back(fromQString(name));
    }
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
        if (!isThere(connection.from) || !isThere(connection.to)) {
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
    QString problem;
    auto design = membersFromJson(json, problem);
    if (problem.isEmpty()) {
        problem = ConsistencyCheck().problemOf(design);
    }
    if (!problem.isEmpty()) {
        return Error {problem, where};
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
    add(root, "waivers", design.dismissals);
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
    if (const auto isOurs = checkFormat(*json, where); !isOurs) {
        return isOurs.error();
    }
    const auto migrated = migrate(std::move(*json), where);
    return migrated ? designFromJson(*migrated, where) : Result<Design>(migrated.error());
}

} // namespace core::io
