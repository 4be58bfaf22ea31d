// SPDX-License-Identifier: MIT
#include "core/layout/waypoints.h"

#include <algorithm>
#include <cmath>

namespace core::layout {

namespace {

/// A line as it grows, and what it keeps out of.
struct Walk {
    QList<QPointF> points;
    QPointF heading;
    QRectF from;
    QRectF to;
};

QPointF normal(Side side)
{
    switch (side) {
    case Side::Right:
        return {1, 0};
    case Side::Bottom:
        return {0, 1};
    case Side::Left:
        return {-1, 0};
    case Side::Top:
        return {0, -1};
    }
    return {};
}

bool isInside(const QPointF &point, const QRectF &rect)
{
    return point.x() >= rect.left() && point.x() <= rect.right() && point.y() >= rect.top()
        && point.y() <= rect.bottom();
}

bool runsThrough(const QPointF &a, const QPointF &b, const QRectF &rect)
{
    return std::max(a.x(), b.x()) > rect.left() && std::min(a.x(), b.x()) < rect.right()
        && std::max(a.y(), b.y()) > rect.top() && std::min(a.y(), b.y()) < rect.bottom();
}

QPointF direction(const QPointF &from, const QPointF &to)
{
    const auto by = to - from;
    const double length = by.manhattanLength();
    return length > 0 ? by / length : QPointF();
}

/// Going back is bad, turning a little.
double turning(const QPointF &before, const QPointF &after)
{
    constexpr double turnCost = 1;
    constexpr double returnCost = 8;
    const double cosine = QPointF::dotProduct(before, after);
    if (before.isNull() || after.isNull() || cosine > 0) {
        return 0;
    }
    return cosine < 0 ? returnCost : turnCost;
}

/// How untidy it is to walk to a point by way of a corner and then on in a direction.
double untidiness(
    const Walk &walk, const QPointF &corner, const QPointF &target, const QPointF &onwards)
{
    constexpr double hitCost = 100;
    const auto here = walk.points.last();
    const auto first = direction(here, corner);
    const auto second = direction(corner, target);
    double sum = turning(walk.heading, first.isNull() ? second : first) + turning(first, second)
        + turning(second.isNull() ? first : second, onwards);
    for (const auto &rect : {walk.from, walk.to}) {
        sum += runsThrough(here, corner, rect) || runsThrough(corner, target, rect) ? hitCost : 0;
    }
    return sum;
}

void walkTo(Walk &walk, const QPointF &target, const QPointF &onwards = {})
{
    const auto here = walk.points.last();
    const QPointF levelFirst(target.x(), here.y());
    const QPointF steepFirst(here.x(), target.y());
    const bool isLevelFirst = untidiness(walk, levelFirst, target, onwards)
        <= untidiness(walk, steepFirst, target, onwards);
    const auto corner = isLevelFirst ? levelFirst : steepFirst;
    const auto last = corner == target ? here : corner;
    walk.heading = last == target ? walk.heading : direction(last, target);
    walk.points << corner << target;
}

/// The end of the straight piece in front of a port: shorter when the waypoint is nearer.
QPointF inFront(const Anchor &anchor, const QPointF &waypoint)
{
    const double ahead = QPointF::dotProduct(waypoint - anchor.point, normal(anchor.side));
    return anchor.point + normal(anchor.side) * (ahead > 0 ? std::min(stub, ahead) : stub);
}

} // namespace

QList<QPointF> outside(const QList<QPointF> &waypoints, const QRectF &from, const QRectF &to)
{
    QList<QPointF> kept;
    for (const auto &point : waypoints) {
        const bool isSane = std::isfinite(point.x()) && std::isfinite(point.y());
        if (isSane && !isInside(point, from) && !isInside(point, to)) {
            kept.append(point);
        }
    }
    return kept;
}

QList<QPointF> through(const QList<QPointF> &waypoints, const Anchor &start, const Anchor &finish)
{
    Walk walk {{start.point, inFront(start, waypoints.first())}, normal(start.side), start.rect,
        finish.rect};
    for (const auto &waypoint : waypoints) {
        walkTo(walk, waypoint);
    }
    walkTo(walk, inFront(finish, waypoints.last()), -normal(finish.side));
    walk.points.append(finish.point);
    return walk.points;
}

} // namespace core::layout
