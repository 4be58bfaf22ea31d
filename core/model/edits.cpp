// SPDX-License-Identifier: MIT
#include "core/model/edits.h"

#include <algorithm>

namespace core::edits {

namespace {

ElementIds takenIds(const Design &design)
{
    ElementIds ids;
    ids.reserve(design.components.size() + design.connections.size() + design.annotations.size());
    for (const auto &component : design.components) {
        ids.insert(component.id);
    }
    for (const auto &connection : design.connections) {
        ids.insert(connection.id);
    }
    for (const auto &annotation : design.annotations) {
        ids.insert(annotation.id);
    }
    return ids;
}

ElementId idFor(const ElementId &wanted, const QString &base, const ElementIds &taken)
{
    return wanted.isEmpty() || taken.contains(wanted) ? freshId(base, taken) : wanted;
}

/// Applies the change to the element with the id; a list without it is left shared.
template<typename T, typename Change>
void changeOne(QList<T> &elements, const ElementId &id, const Change &change)
{
    for (qsizetype i = 0; i < elements.size(); ++i) {
        if (elements.at(i).id == id) {
            change(elements[i]);
            return;
        }
    }
}

template<typename T, typename Change>
void changeAll(QList<T> &elements, const ElementIds &ids, const Change &change)
{
    for (qsizetype i = 0; i < elements.size(); ++i) {
        if (ids.contains(elements.at(i).id)) {
            change(elements[i]);
        }
    }
}

template<typename T> void raise(QList<T> &elements, const ElementIds &ids)
{
    std::stable_partition(elements.begin(), elements.end(),
        [&](const T &element) { return !ids.contains(element.id); });
}

template<typename T> void lower(QList<T> &elements, const ElementIds &ids)
{
    std::stable_partition(elements.begin(), elements.end(),
        [&](const T &element) { return ids.contains(element.id); });
}

bool isAnswered(const BriefAnswer &answer)
{
    if (const auto *text = std::get_if<QString>(&answer)) {
        return !text->trimmed().isEmpty();
    }
    if (const auto *list = std::get_if<QStringList>(&answer)) {
        return !list->isEmpty();
    }
    return true;
}

} // namespace

Added add(Design design, Component component)
{
    component.id = idFor(component.id, component.type, takenIds(design));
    const auto id = component.id;
    design.components.append(std::move(component));
    return {std::move(design), {id}};
}

Added add(Design design, Annotation annotation)
{
    annotation.id = idFor(annotation.id, annotation.kind, takenIds(design));
    const auto id = annotation.id;
    design.annotations.append(std::move(annotation));
    return {std::move(design), {id}};
}

Added connect(Design design, Connection connection)
{
    const bool possible = connection.from != connection.to
        && find(design.components, connection.from) && find(design.components, connection.to);
    if (!possible) {
        return {std::move(design), {}};
    }
    connection.id = idFor(connection.id, kindWord(connection.kind), takenIds(design));
    const auto id = connection.id;
    design.connections.append(std::move(connection));
    return {std::move(design), {id}};
}

Added insert(Design design, const Design &fragment, const QPointF &by)
{
    auto taken = takenIds(design);
    QMap<ElementId, ElementId> renamed;
    QList<ElementId> added;
    const auto take = [&](const ElementId &id, const QString &base) {
        const auto fresh = idFor(id, base, taken);
        taken.insert(fresh);
        added.append(fresh);
        return fresh;
    };
    for (auto component : fragment.components) {
        const auto fresh = take(component.id, component.type);
        renamed.insert(component.id, fresh);
        component.id = fresh;
        component.rect.translate(by);
        design.components.append(std::move(component));
    }
    for (auto connection : fragment.connections) {
        if (!renamed.contains(connection.from) || !renamed.contains(connection.to)) {
            continue;
        }
        connection.id = take(connection.id, kindWord(connection.kind));
        connection.from = renamed.value(connection.from);
        connection.to = renamed.value(connection.to);
        for (auto &point : connection.waypoints) {
            point += by;
        }
        design.connections.append(std::move(connection));
    }
    for (auto annotation : fragment.annotations) {
        annotation.id = take(annotation.id, annotation.kind);
        annotation.rect.translate(by);
        design.annotations.append(std::move(annotation));
    }
    return {std::move(design), added};
}

Design remove(Design design, const ElementIds &ids)
{
    const auto named = [&](const auto &element) { return ids.contains(element.id); };
    design.components.removeIf(named);
    design.annotations.removeIf(named);
    design.connections.removeIf([&](const Connection &connection) {
        return named(connection) || ids.contains(connection.from) || ids.contains(connection.to);
    });
    return design;
}

Design move(Design design, const ElementIds &ids, const QPointF &by)
{
    if (by.isNull()) {
        return design;
    }
    changeAll(design.components, ids, [&](Component &component) { component.rect.translate(by); });
    changeAll(
        design.annotations, ids, [&](Annotation &annotation) { annotation.rect.translate(by); });
    for (qsizetype i = 0; i < design.connections.size(); ++i) {
        const auto &connection = design.connections.at(i);
        if (!connection.waypoints.isEmpty() && ids.contains(connection.from)
            && ids.contains(connection.to)) {
            for (auto &point : design.connections[i].waypoints) {
                point += by;
            }
        }
    }
    return design;
}

Design resize(Design design, const ElementId &id, const QRectF &rect)
{
    if (!rect.isValid()) {
        return design;
    }
    changeOne(design.components, id, [&](Component &component) { component.rect = rect; });
    changeOne(design.annotations, id, [&](Annotation &annotation) { annotation.rect = rect; });
    return design;
}

Design arrange(Design design, const QMap<ElementId, QPointF> &topLeft)
{
    for (qsizetype i = 0; i < design.components.size(); ++i) {
        const auto place = topLeft.constFind(design.components.at(i).id);
        if (place != topLeft.cend()) {
            design.components[i].rect.moveTopLeft(*place);
        }
    }
    for (qsizetype i = 0; i < design.connections.size(); ++i) {
        const auto &connection = design.connections.at(i);
        if (!connection.waypoints.isEmpty() && topLeft.contains(connection.from)
            && topLeft.contains(connection.to)) {
            design.connections[i].waypoints.clear();
        }
    }
    return design;
}

Design rename(Design design, const ElementId &id, const QString &text)
{
    changeOne(design.components, id, [&](Component &component) { component.name = text; });
    changeOne(design.connections, id, [&](Connection &connection) { connection.label = text; });
    changeOne(design.annotations, id, [&](Annotation &annotation) { annotation.text = text; });
    return design;
}

Design setNote(Design design, const ElementId &id, const QString &note)
{
    changeOne(design.components, id, [&](Component &component) { component.note = note; });
    return design;
}

Design setSetting(Design design, const ElementIds &ids, const QString &setting,
    const std::optional<Setting> &value)
{
    const auto change = [&](auto &element) {
        if (value) {
            element.settings.insert(setting, *value);
        } else {
            element.settings.remove(setting);
        }
    };
    changeAll(design.components, ids, change);
    changeAll(design.connections, ids, change);
    return design;
}

Design setKind(Design design, const ElementIds &connections, ConnectionKind kind)
{
    changeAll(
        design.connections, connections, [&](Connection &connection) { connection.kind = kind; });
    return design;
}

Design reconnect(Design design, const ElementId &connection, End end, const ElementId &component)
{
    if (!find(design.components, component)) {
        return design;
    }
    changeOne(design.connections, connection, [&](Connection &changed) {
        const auto &other = end == End::From ? changed.to : changed.from;
        if (other == component) {
            return;
        }
        (end == End::From ? changed.from : changed.to) = component;
        changed.waypoints.clear();
    });
    return design;
}

Design setWaypoints(Design design, const ElementId &connection, const QList<QPointF> &waypoints)
{
    changeOne(design.connections, connection,
        [&](Connection &changed) { changed.waypoints = waypoints; });
    return design;
}

Design bringToFront(Design design, const ElementIds &ids)
{
    raise(design.components, ids);
    raise(design.connections, ids);
    raise(design.annotations, ids);
    return design;
}

Design sendToBack(Design design, const ElementIds &ids)
{
    lower(design.components, ids);
    lower(design.connections, ids);
    lower(design.annotations, ids);
    return design;
}

Design setTitle(Design design, const QString &title)
{
    design.title = title;
    return design;
}

Design setBrief(Design design, const QString &field, const BriefAnswer &answer)
{
    if (isAnswered(answer)) {
        design.brief.insert(field, answer);
    } else {
        design.brief.remove(field);
    }
    return design;
}

Design fragment(const Design &design, const ElementIds &ids)
{
    Design part;
    std::copy_if(design.components.begin(), design.components.end(),
        std::back_inserter(part.components),
        [&](const Component &component) { return ids.contains(component.id); });
    std::copy_if(design.connections.begin(), design.connections.end(),
        std::back_inserter(part.connections), [&](const Connection &connection) {
            return ids.contains(connection.from) && ids.contains(connection.to);
        });
    std::copy_if(design.annotations.begin(), design.annotations.end(),
        std::back_inserter(part.annotations),
        [&](const Annotation &annotation) { return ids.contains(annotation.id); });
    return part;
}

} // namespace core::edits
