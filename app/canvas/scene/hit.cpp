// SPDX-License-Identifier: MIT
#include "app/canvas/scene/hit.h"

#include <array>
#include <cmath>

namespace canvas {

namespace {

// Screen pixels.
constexpr double edgeReach = 7;
constexpr double cornerReach = 8;
constexpr double lineReach = 7;
constexpr double endReach = 9;
constexpr double endDistance = 22; // from the component, beyond the reach of its edge
constexpr double mostOfLine = 0.3; // of a short line

double distance(const QPointF &a, const QPointF &b)
{
    return QLineF(a, b).length();
}

double distanceToSegment(const QPointF &point, const QPointF &a, const QPointF &b)
{
    const QPointF along = b - a;
    const double length = QPointF::dotProduct(along, along);
    const double at =
        length > 0 ? std::clamp(QPointF::dotProduct(point - a, along) / length, 0.0, 1.0) : 0;
    return distance(point, a + along * at);
}

bool isNearLine(const QList<QPointF> &points, const QPointF &point, double reach)
{
    for (qsizetype i = 1; i < points.size(); ++i) {
        if (distanceToSegment(point, points.at(i - 1), points.at(i)) <= reach) {
            return true;
        }
    }
    return false;
}

/// The selected component or annotation alone, whose corners can be grabbed.
template<typename T> const T *onlySelected(const Scene &scene, const QList<T> &elements)
{
    return scene.selected().size() == 1 ? core::find(elements, *scene.selected().cbegin())
                                        : nullptr;
}

Hit cornerHit(const core::ElementId &id, const QRectF &rect, const QPointF &point, double zoom)
{
    const auto points = corners(rect);
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (distance(point, points[i]) * zoom <= cornerReach) {
            return {Hit::Part::ResizeCorner, id, static_cast<Corner>(i)};
        }
    }
    return {};
}

Hit selectedHit(const Scene &scene, const QPointF &point, double zoom)
{
    if (const auto *component = onlySelected(scene, scene.design().components)) {
        return cornerHit(component->id, component->rect, point, zoom);
    }
    if (const auto *annotation = onlySelected(scene, scene.design().annotations)) {
        return cornerHit(annotation->id, annotation->rect, point, zoom);
    }
    return {};
}

Hit endHit(const Scene &scene, const QPointF &point, double zoom)
{
    const auto *connection = onlySelected(scene, scene.design().connections);
    if (!connection) {
        return {};
    }
    const auto handles = endHandles(scene, connection->id, zoom);
    if (!handles) {
        return {};
    }
    const double toFrom = distance(point, handles->first) * zoom;
    const double toTo = distance(point, handles->second) * zoom;
    if (std::min(toFrom, toTo) > endReach) {
        return {};
    }
    return {toTo <= toFrom ? Hit::Part::ToEnd : Hit::Part::FromEnd, connection->id};
}

/// The point so far along the line.
QPointF alongLine(const QList<QPointF> &points, double length)
{
    for (qsizetype i = 1; i < points.size(); ++i) {
        const QLineF piece(points.at(i - 1), points.at(i));
        if (length <= piece.length()) {
            return piece.length() > 0 ? piece.pointAt(length / piece.length()) : piece.p1();
        }
        length -= piece.length();
    }
    return points.last();
}

Hit badgeHit(const Scene &scene, const QPointF &point, double zoom)
{
    const auto id = scene.badgeAt(point, zoom);
    return id.isEmpty() ? Hit {} : Hit {Hit::Part::Badge, id};
}

Hit componentHit(const Scene &scene, const QPointF &point, double zoom)
{
    const auto *component = componentAt(scene, point, zoom);
    if (!component) {
        return {};
    }
    const double reach = std::min(edgeReach / zoom, component->rect.height() / 4);
    const auto inner = component->rect.adjusted(reach, reach, -reach, -reach);
    return {inner.contains(point) ? Hit::Part::Body : Hit::Part::Edge, component->id};
}

Hit connectionHit(const Scene &scene, const QPointF &point, double zoom)
{
    const auto &connections = scene.design().connections;
    for (auto connection = connections.crbegin(); connection != connections.crend(); ++connection) {
        const auto *item = scene.connectionItem(connection->id);
        const double reach = lineReach / zoom;
        if (!item->boundingRect().adjusted(-reach, -reach, reach, reach).contains(point)) {
            continue;
        }
        if (item->labelRect().contains(point)
            || isNearLine(scene.route(connection->id).points, point, reach)) {
            return {Hit::Part::Line, connection->id};
        }
    }
    return {};
}

/// Frames are grabbed at their border and title only, so that what is in them stays reachable.
bool isAt(const core::Annotation &annotation, const QPointF &point, double zoom)
{
    if (annotation.kind != QLatin1String("frame")) {
        return annotation.rect.contains(point);
    }
    const double reach = lineReach / zoom;
    const auto outer = annotation.rect.adjusted(-reach, -20, reach, reach);
    const auto inner = annotation.rect.adjusted(reach, reach, -reach, -reach);
    return outer.contains(point) && !inner.contains(point);
}

Hit annotationHit(const Scene &scene, const QPointF &point, double zoom)
{
    const auto &annotations = scene.design().annotations;
    for (auto annotation = annotations.crbegin(); annotation != annotations.crend(); ++annotation) {
        if (isAt(*annotation, point, zoom)) {
            return {Hit::Part::Body, annotation->id};
        }
    }
    return {};
}

} // namespace

std::array<QPointF, 4> corners(const QRectF &rect)
{
    return {rect.topLeft(), rect.topRight(), rect.bottomLeft(), rect.bottomRight()};
}

std::array<QPointF, 4> ports(const QRectF &rect)
{
    const auto centre = rect.center();
    return {QPointF(centre.x(), rect.top()), QPointF(rect.right(), centre.y()),
        QPointF(centre.x(), rect.bottom()), QPointF(rect.left(), centre.y())};
}

std::optional<std::pair<QPointF, QPointF>> endHandles(
    const Scene &scene, const core::ElementId &connection, double zoom)
{
    const auto points = scene.route(connection).points;
    if (points.size() < 2) {
        return {};
    }
    double length = 0;
    for (qsizetype i = 1; i < points.size(); ++i) {
        length += distance(points.at(i - 1), points.at(i));
    }
    const double inset = std::min(endDistance / zoom, length * mostOfLine);
    return std::pair(alongLine(points, inset), alongLine(points, length - inset));
}

const core::Component *componentAt(const Scene &scene, const QPointF &point, double zoom)
{
    const auto &components = scene.design().components;
    const double reach = edgeReach / zoom;
    for (auto component = components.crbegin(); component != components.crend(); ++component) {
        if (component->rect.adjusted(-reach, -reach, reach, reach).contains(point)) {
            return &*component;
        }
    }
    return nullptr;
}

Hit hitAt(const Scene &scene, const QPointF &point, double zoom)
{
    for (const auto search :
        {badgeHit, selectedHit, componentHit, endHit, connectionHit, annotationHit}) {
        auto hit = search(scene, point, zoom);
        if (hit.part != Hit::Part::Nothing) {
            return hit;
        }
    }
    return {};
}

} // namespace canvas
