// SPDX-License-Identifier: MIT
#include "core/layout/careful.h"

#include "core/base/at.h"
#include "core/layout/alignment.h"
#include "core/layout/channels.h"
#include "core/layout/parallel.h"

#include <algorithm>

namespace core::layout {

namespace {

Route routeOf(const Wire &wire, const std::vector<QRectF> &rects)
{
    if (!wire.leadsSomewhere()) {
        return {};
    }
    return route(
        rects[at(wire.from)], rects[at(wire.to)], wire.sides, wire.waypoints, wire.lane, rects);
}

bool isBetween(double value, double a, double b)
{
    return value > std::min(a, b) && value < std::max(a, b);
}

/// Whether a level and an upright segment cross.
bool cross(const QPointF &left, const QPointF &right, const QPointF &top, const QPointF &bottom)
{
    return isBetween(top.x(), left.x(), right.x()) && isBetween(left.y(), top.y(), bottom.y());
}

int crossings(const Route &one, const Route &other)
{
    int count = 0;
    for (qsizetype i = 1; i < one.points.size(); ++i) {
        const auto &a = one.points.at(i - 1);
        const auto &b = one.points.at(i);
        for (qsizetype j = 1; j < other.points.size(); ++j) {
            const auto &c = other.points.at(j - 1);
            const auto &d = other.points.at(j);
            count += cross(a, b, c, d) || cross(c, d, a, b) ? 1 : 0;
        }
    }
    return count;
}

/// Moves the first or the last segment of a line along the side that it touches.
Route moved(Route route, bool isFrom, const QPointF &by)
{
    const auto count = route.points.size();
    const qsizetype end = isFrom ? 0 : count - 1;
    const qsizetype corner = isFrom ? 1 : count - 2;
    route.points[end] += by;
    route.points[corner] += by;
    return route;
}

/// Whether no segment has vanished.
bool isWhole(const Route &route)
{
    for (qsizetype i = 1; i < route.points.size(); ++i) {
        if ((route.points.at(i) - route.points.at(i - 1)).manhattanLength() < 1) {
            return false;
        }
    }
    return true;
}

QPointF endPoint(const Route &route, bool isFrom)
{
    return isFrom ? route.points.first() : route.points.last();
}

/// Lets two neighbours on a side change places if their lines then cross less.
void trySwap(const WireEnd &a, const WireEnd &b, std::vector<Route> &routes)
{
    auto &first = routes[at(a.wire)];
    auto &second = routes[at(b.wire)];
    const bool canBend = first.points.size() > 3 && second.points.size() > 3;
    const int before = canBend && a.wire != b.wire ? crossings(first, second) : 0;
    if (before == 0) {
        return;
    }
    const auto by = endPoint(second, b.isFrom) - endPoint(first, a.isFrom);
    auto newFirst = moved(first, a.isFrom, by);
    auto newSecond = moved(second, b.isFrom, -by);
    if (isWhole(newFirst) && isWhole(newSecond) && crossings(newFirst, newSecond) < before) {
        first = std::move(newFirst);
        second = std::move(newSecond);
    }
}

/// Which end comes first on a side was decided before it was known where the lines bend; this makes
/// up for it.
void untangle(const std::vector<Wire> &wires, std::vector<Route> &routes)
{
    for (const auto &group : endGroups(wires)) {
        for (std::size_t i = 1; i < group.size(); ++i) {
            const bool isFree = wires[at(group[i - 1].wire)].waypoints.isEmpty()
                && wires[at(group[i].wire)].waypoints.isEmpty();
            if (isFree) {
                trySwap(group[i - 1], group[i], routes);
            }
        }
    }
}

} // namespace

std::vector<Route> carefulRoutes(std::vector<Wire> wires, const std::vector<QRectF> &rects)
{
    align(wires, rects);
    std::vector<Route> routes;
    std::vector<bool> isFixed;
    for (const auto &wire : wires) {
        routes.push_back(routeOf(wire, rects));
        isFixed.push_back(!wire.waypoints.isEmpty());
    }
    separate(routes, isFixed, rects);
    untangle(wires, routes);
    separate(routes, isFixed, rects);
    for (auto &route : routes) {
        route.labelAt = labelPosition(route.points);
    }
    spreadParallels(wires, rects, routes);
    return routes;
}

} // namespace core::layout
