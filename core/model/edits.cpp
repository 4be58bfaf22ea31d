// SPDX-License-Identifier: MIT
#include "core/model/edits.h"

#include "core/base/clean_text.h"
#include "core/model/limits.h"
#include "core/model/visible.h"

#include <algorithm>

namespace core::edits {

using namespace Qt::StringLiterals;

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
    const bool isUsable = !wanted.isEmpty() && wanted.size() <= limits::idLength
        && cleanLine(wanted) == wanted && !taken.contains(wanted);
    return isUsable ? wanted : freshId(base, taken);
}

/// Appends the element, or says that the list is full.
template<typename T> bool append(QList<T> &elements, T element, qsizetype most)
{
    if (elements.size() >= most) {
        return false;
    }
    limits::keep(element);
    elements.append(std::move(element));
    return true;
}

bool hasRoom(const Design &design, const Design &more)
{
    return design.components.size() + more.components.size() <= limits::components
        && design.connections.size() + more.connections.size() <= limits::connections
        && design.annotations.size() + more.annotations.size() <= limits::annotations;
}

/// Applies the change to the element with the id; a list without it is left shared.
template<typename T, typename Change>
void changeOne(QList<T> &elements, const ElementId &id, const Change &change)
{
    for (qsizetype i = 0; i < elements.size(); ++i) {
        if (elements.at(i).id == id) {
            change(elements[i]);
            limits::keep(elements[i]);
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
            limits::keep(elements[i]);
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

void translate(QList<QPointF> &points, const QPointF &by)
{
    for (auto &point : points) {
        point += by;
    }
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

bool mayLoop(const Connection &connection)
{
    const auto probability = connection.settings.value(u"probability"_s);
    const auto *number = std::get_if<double>(&probability);
    return number && *number < 1;
}

Added add(Design design, Component component)
{
    component.id = idFor(component.id, component.type, takenIds(design));
    const QList<ElementId> ids {component.id};
    const bool added = append(design.components, std::move(component), limits::components);
    return {std::move(design), added ? ids : QList<ElementId>()};
}

Added add(Design design, Annotation annotation)
{
    annotation.id = idFor(annotation.id, annotation.kind, takenIds(design));
    const QList<ElementId> ids {annotation.id};
    const bool added = append(design.annotations, std::move(annotation), limits::annotations);
    return {std::move(design), added ? ids : QList<ElementId>()};
}

Added connect(Design design, Connection connection)
{
    const bool possible = (connection.from != connection.to || mayLoop(connection))
        && find(design.components, connection.from) && find(design.components, connection.to);
    if (!possible) {
        return {std::move(design), {}};
    }
    connection.id = idFor(connection.id, kindWord(connection.kind), takenIds(design));
    const QList<ElementId> ids {connection.id};
    const bool added = append(design.connections, std::move(connection), limits::connections);
    return {std::move(design), added ? ids : QList<ElementId>()};
}

Added insert(Design design, const Design &fragment, const QPointF &by)
{
    if (!hasRoom(design, fragment)) {
        return {std::move(design), {}};
    }
    auto taken = takenIds(design);
    QMap<ElementId, ElementId> renamed;
    QList<ElementId> added;
    const auto take = [&](const ElementId &id, const QString &base) {
        auto fresh = idFor(id, base, taken);
        taken.insert(fresh);
        added.append(fresh);
        return fresh;
    };
    for (auto component : fragment.components) {
        const auto fresh = take(component.id, component.type);
        renamed.insert(component.id, fresh);
        component.id = fresh;
        component.rect.translate(by);
        append(design.components, std::move(component), limits::components);
    }
    for (auto connection : fragment.connections) {
        connection.from = renamed.value(connection.from);
        connection.to = renamed.value(connection.to);
        if (connection.from.isEmpty() || connection.to.isEmpty()) {
            continue;
        }
        connection.id = take(connection.id, kindWord(connection.kind));
        translate(connection.waypoints, by);
        append(design.connections, std::move(connection), limits::connections);
    }
    for (auto annotation : fragment.annotations) {
        annotation.id = take(annotation.id, annotation.kind);
        annotation.rect.translate(by);
        append(design.annotations, std::move(annotation), limits::annotations);
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
    // NOLINTNEXTLINE(modernize-loop-convert): a list of which nothing changes stays shared
    for (qsizetype i = 0; i < design.connections.size(); ++i) {
        const auto &connection = design.connections.at(i);
        if (!connection.waypoints.isEmpty() && ids.contains(connection.from)
            && ids.contains(connection.to)) {
            translate(design.connections[i].waypoints, by);
            limits::keep(design.connections[i]);
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
    for (auto &component : design.components) {
        const auto place = topLeft.constFind(component.id);
        if (place != topLeft.cend()) {
            component.rect.moveTopLeft(*place);
            limits::keep(component);
        }
    }
    // NOLINTNEXTLINE(modernize-loop-convert): a list of which nothing changes stays shared
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

Design writeText(Design design, const ElementId &id, const QString &text)
{
    auto written = rename(std::move(design), id, text);
    const auto *annotation = find(written.annotations, id);
    return annotation && isInvisible(*annotation) ? remove(std::move(written), {id}) : written;
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
        auto &moved = end == End::From ? changed.from : changed.to;
        const auto &other = end == End::From ? changed.to : changed.from;
        if (moved == component || (other == component && !mayLoop(changed))) {
            return;
        }
        moved = component;
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
    limits::keepLine(design.title);
    return design;
}

Design setBrief(Design design, const QString &field, const BriefAnswer &answer)
{
    if (!isAnswered(answer)) {
        design.brief.remove(field);
        return design;
    }
    auto kept = answer;
    limits::keep(kept);
    design.brief.insert(field, kept);
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
