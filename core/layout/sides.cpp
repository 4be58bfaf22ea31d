// SPDX-License-Identifier: MIT
#include "core/layout/sides.h"

#include <algorithm>

namespace core::layout {

namespace {

/// What leads back to a neighbour this near in the same row runs straight; from further away others
/// may stand between.
constexpr double neighbourGap = 240;

/// The gap between two intervals, as one is left of or above the other; negative: they overlap.
double gap(double endOfFirst, double startOfSecond)
{
    return startOfSecond - endOfFirst;
}

/// Whether a straight line fits between the sides of two neighbours.
bool faces(double startA, double endA, double startB, double endB)
{
    return std::min(endA, endB) - std::max(startA, startB) >= 2 * cornerMargin;
}

/// The side of the rectangle that a point lies in front of.
Side facing(const QRectF &rect, const QPointF &point)
{
    const double beside = std::max(rect.left() - point.x(), point.x() - rect.right());
    const double above = std::max(rect.top() - point.y(), point.y() - rect.bottom());
    if (beside >= above) {
        return point.x() >= rect.center().x() ? Side::Right : Side::Left;
    }
    return point.y() >= rect.center().y() ? Side::Bottom : Side::Top;
}

} // namespace

Sides sidesBetween(const QRectF &from, const QRectF &to, const QList<QPointF> &waypoints)
{
    if (!waypoints.isEmpty()) {
        return {facing(from, waypoints.first()), facing(to, waypoints.last())};
    }
    constexpr double room = 2 * stub;
    const double ahead = gap(from.right(), to.left());
    const double behind = gap(to.right(), from.left());
    const double below = gap(from.bottom(), to.top());
    const double above = gap(to.bottom(), from.top());
    const bool isBeside = faces(from.top(), from.bottom(), to.top(), to.bottom());
    const bool isStacked = faces(from.left(), from.right(), to.left(), to.right());
    if (ahead >= room || (ahead >= stub && isBeside)) {
        return {Side::Right, Side::Left};
    }
    if (below >= room || (below >= stub && isStacked)) {
        return {Side::Bottom, Side::Top};
    }
    if (above >= room || (above >= stub && isStacked)) {
        return {Side::Top, Side::Bottom};
    }
    if (behind >= stub && behind <= neighbourGap && isBeside) {
        return {Side::Left, Side::Right};
    }
    const bool isOnTopOfOther = std::max({ahead, behind, below, above}) < 0;
    if (isOnTopOfOther || ahead >= 0 || behind >= 0) {
        return {Side::Bottom, Side::Bottom};
    }
    return {Side::Right, Side::Right};
}

double length(const QRectF &rect, Side side)
{
    return side == Side::Right || side == Side::Left ? rect.height() : rect.width();
}

double reach(const QRectF &rect, Side side)
{
    return std::max(0.0, length(rect, side) / 2 - cornerMargin);
}

QPointF port(const QRectF &rect, Side side, double offset)
{
    const auto centre = rect.center();
    switch (side) {
    case Side::Right:
        return {rect.right(), centre.y() + offset};
    case Side::Left:
        return {rect.left(), centre.y() + offset};
    case Side::Bottom:
        return {centre.x() + offset, rect.bottom()};
    case Side::Top:
        return {centre.x() + offset, rect.top()};
    }
    return centre;
}

} // namespace core::layout
