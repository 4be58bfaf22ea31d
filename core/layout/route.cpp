// SPDX-License-Identifier: MIT
#include "core/layout/route.h"

#include "core/layout/waypoints.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace core::layout {

namespace {

using Path = QList<QPointF>;
using Obstacles = std::vector<QRectF>;

/// How far from its component a connector bends when there is ample room: half the gap between
/// columns of an arranged design; and where that is blocked, half the gap between its rows.
constexpr double bendDistance = 45;
constexpr double tightDistance = 20;
/// How far outside of both components a loop runs.
constexpr double loopDistance = 20;
/// How wide the loop of a component to itself is.
constexpr double ownLoopWidth = 48;
/// What a connector keeps at least from a component that it passes, and what it likes to keep.
constexpr double clearance = 4;
constexpr double likedClearance = 14;
constexpr double detourDistance = 18;

/// Both components and the two ports, turned so that the line leaves to the right.
struct Ends {
    QRectF from;
    QRectF to;
    QPointF start;
    QPointF finish;
};

bool crosses(const QPointF &a, const QPointF &b, const QRectF &rect, double margin)
{
    return std::max(a.x(), b.x()) > rect.left() - margin
        && std::min(a.x(), b.x()) < rect.right() + margin
        && std::max(a.y(), b.y()) > rect.top() - margin
        && std::min(a.y(), b.y()) < rect.bottom() + margin;
}

bool crosses(const Path &path, const QRectF &rect, double margin)
{
    for (qsizetype i = 1; i < path.size(); ++i) {
        if (crosses(path.at(i - 1), path.at(i), rect, margin)) {
            return true;
        }
    }
    return false;
}

bool isFree(const Path &path, const Obstacles &obstacles)
{
    return std::none_of(obstacles.begin(), obstacles.end(),
        [&](const QRectF &obstacle) { return crosses(path, obstacle, clearance); });
}

/// The top left and bottom right corners of the box around a path.
std::pair<QPointF, QPointF> corners(const Path &path)
{
    QPointF low = path.first();
    QPointF high = path.first();
    for (const auto &point : path) {
        low = {std::min(low.x(), point.x()), std::min(low.y(), point.y())};
        high = {std::max(high.x(), point.x()), std::max(high.y(), point.y())};
    }
    return {low, high};
}

/// How bad a path is: running through a component is worse than any length; passing it closely, or
/// a bend, is worse than a little length. Counting stops when it gets worse than the limit.
double cost(const Path &path, const Obstacles &obstacles, double limit)
{
    constexpr double hitCost = 1e6;
    constexpr double nearCost = 150;
    constexpr double bendCost = 40;
    double sum = bendCost * static_cast<double>(path.size());
    for (qsizetype i = 1; i < path.size(); ++i) {
        sum += (path.at(i) - path.at(i - 1)).manhattanLength();
    }
    const auto [low, high] = corners(path);
    for (auto obstacle = obstacles.begin(); obstacle != obstacles.end() && sum < limit;
         ++obstacle) {
        // Most obstacles lie far from the path.
        const bool isNear = crosses(low, high, *obstacle, likedClearance);
        if (isNear && crosses(path, *obstacle, likedClearance)) {
            sum += nearCost + (crosses(path, *obstacle, clearance) ? hitCost : 0);
        }
    }
    return sum;
}

Path cheapest(const std::vector<Path> &paths, const Obstacles &obstacles)
{
    const Path *best = &paths.front();
    double lowest = std::numeric_limits<double>::max();
    for (const auto &path : paths) {
        const double sum = cost(path, obstacles, lowest);
        if (sum < lowest) {
            lowest = sum;
            best = &path;
        }
    }
    return *best;
}

/// The first obstacles that a path runs through. Only some: in a thicket no detour helps, and each
/// costs time.
Obstacles inTheWay(const Path &path, const Obstacles &obstacles)
{
    constexpr std::size_t enough = 6;
    Obstacles hit;
    for (auto obstacle = obstacles.begin(); obstacle != obstacles.end() && hit.size() < enough;
         ++obstacle) {
        if (crosses(path, *obstacle, clearance)) {
            hit.push_back(*obstacle);
        }
    }
    return hit;
}

double bendX(const Ends &ends, Bend bend, double shift, double most = bendDistance)
{
    const double gap = ends.finish.x() - ends.start.x();
    const double distance = std::min(gap / 2, most);
    double x = ends.start.x() + gap / 2;
    if (bend != Bend::Middle) {
        x = bend == Bend::NearFrom ? ends.start.x() + distance : ends.finish.x() - distance;
    }
    return std::clamp(x + shift, ends.start.x() + stub, ends.finish.x() - stub);
}

/// Right, up or down at x, right.
Path bentAt(double x, const Ends &ends)
{
    return {ends.start, {x, ends.start.y()}, {x, ends.finish.y()}, ends.finish};
}

/// Right, up or down to the height y, right, back, right.
Path detourAt(double y, const Ends &ends, const Lane &lane, double most)
{
    const double first =
        bendX(ends, Bend::NearFrom, lane.bend == Bend::NearFrom ? lane.shift : 0, most);
    const double last = bendX(ends, Bend::NearTo, lane.bend == Bend::NearTo ? lane.shift : 0, most);
    return {ends.start, {first, ends.start.y()}, {first, y}, {last, y}, {last, ends.finish.y()},
        ends.finish};
}

/// The ways to try when the direct one is blocked, the direct one first.
std::vector<Path> waysAcross(
    const Path &direct, const Ends &ends, const Lane &lane, const Obstacles &obstacles)
{
    std::vector<Path> paths {direct};
    for (const double most : {bendDistance, tightDistance}) {
        for (const auto bend : {Bend::NearFrom, Bend::NearTo, Bend::Middle}) {
            paths.push_back(
                bentAt(bendX(ends, bend, lane.bend == bend ? lane.shift : 0, most), ends));
        }
    }
    for (const auto &obstacle : inTheWay(cheapest(paths, obstacles), obstacles)) {
        for (const double x :
            {obstacle.left() - detourDistance, obstacle.right() + detourDistance}) {
            paths.push_back(
                bentAt(std::clamp(x, ends.start.x() + stub, ends.finish.x() - stub), ends));
        }
        for (const double most : {bendDistance, tightDistance}) {
            paths.push_back(detourAt(obstacle.top() - detourDistance, ends, lane, most));
            paths.push_back(detourAt(obstacle.bottom() + detourDistance, ends, lane, most));
        }
    }
    return paths;
}

/// The height of a line between neighbours without room to bend; sidesBetween() has seen to it that
/// they face each other. Squeezing keeps any number of lines apart, and in order.
double straightY(const Ends &ends, const Lane &lane)
{
    if (ends.start.y() == ends.finish.y()) {
        return ends.start.y();
    }
    constexpr double margin = 4;
    const double low = std::max(ends.from.top(), ends.to.top()) + margin;
    const double high = std::min(ends.from.bottom(), ends.to.bottom()) - margin;
    const double half = (high - low) / 2;
    const double offset = (lane.fromOffset + lane.toOffset) / 2;
    return (low + high) / 2 + half * std::tanh(offset / half);
}

/// From a right side to a left side with a gap between.
Path across(const Ends &ends, const Lane &lane, const Obstacles &obstacles)
{
    if (ends.finish.x() - ends.start.x() < 2 * stub) {
        const double y = straightY(ends, lane);
        return {{ends.start.x(), y}, {ends.finish.x(), y}};
    }
    auto direct = bentAt(bendX(ends, lane.bend, lane.shift), ends);
    if (isFree(direct, obstacles)) {
        return direct;
    }
    return cheapest(waysAcross(direct, ends, lane, obstacles), obstacles);
}

Path loopAt(double x, const Ends &ends)
{
    return {ends.start, {x, ends.start.y()}, {x, ends.finish.y()}, ends.finish};
}

/// Moves the ends of a loop apart, as far as their components allow.
void spread(Ends &ends)
{
    const double least = ends.from == ends.to ? ownLoopWidth : stub;
    const double missing = least - std::abs(ends.finish.y() - ends.start.y());
    if (missing <= 0) {
        return;
    }
    const double by = (ends.start.y() <= ends.finish.y() ? missing : -missing) / 2;
    const auto within = [](double y, const QRectF &rect) {
        return std::clamp(y, rect.top(), rect.bottom());
    };
    ends.start.setY(within(ends.start.y() - by, ends.from));
    ends.finish.setY(within(ends.finish.y() + by, ends.to));
}

/// From a right side around to a right side.
Path around(Ends ends, const Lane &lane, const Obstacles &obstacles)
{
    spread(ends);
    const double outside =
        std::max(ends.from.right(), ends.to.right()) + loopDistance + std::abs(lane.shift);
    auto direct = loopAt(outside, ends);
    if (isFree(direct, obstacles)) {
        return direct;
    }
    std::vector<Path> paths {direct};
    for (const auto &obstacle : inTheWay(direct, obstacles)) {
        paths.push_back(loopAt(std::max(outside, obstacle.right() + detourDistance), ends));
    }
    return cheapest(paths, obstacles);
}

/// The obstacles near the two components, turned. Farther ones are not looked at: a connector that
/// has to go that far is no longer tidy whatever it avoids.
Obstacles nearby(
    const QRectF &from, const QRectF &to, std::span<const QRectF> obstacles, const Turn &turn)
{
    constexpr double near = 150;
    const auto box = from.united(to).adjusted(-near, -near, near, near);
    Obstacles kept;
    for (const auto &obstacle : obstacles) {
        if (box.intersects(obstacle) && obstacle != from && obstacle != to) {
            kept.push_back(turn.turned(obstacle));
        }
    }
    return kept;
}

/// Drops points that repeat or lie on a straight run.
Path simplified(const Path &path)
{
    Path points;
    for (const auto &point : path) {
        if (!points.isEmpty() && points.last() == point) {
            continue;
        }
        const auto count = points.size();
        if (count >= 2) {
            const auto before = points.at(count - 1) - points.at(count - 2);
            const auto after = point - points.at(count - 1);
            const bool isStraight = QPointF::dotProduct(before, after) > 0
                && (before.x() == 0) == (after.x() == 0) && (before.y() == 0) == (after.y() == 0);
            if (isStraight) {
                points.removeLast();
            }
        }
        points.append(point);
    }
    return points;
}

} // namespace

Route route(const QRectF &from, const QRectF &to, const QList<QPointF> &waypoints, const Lane &lane)
{
    const auto sides = sidesBetween(from, to, outside(waypoints, from, to));
    return route(from, to, sides, waypoints, lane);
}

Route route(const QRectF &from, const QRectF &to, const Sides &sides,
    const QList<QPointF> &waypoints, const Lane &lane, std::span<const QRectF> obstacles)
{
    const auto passed = outside(waypoints, from, to);
    const auto start = port(from, sides.from, lane.fromOffset);
    const auto finish = port(to, sides.to, lane.toOffset);
    Path path;
    if (passed.isEmpty()) {
        const Turn turn(sides.from);
        const Ends ends {
            turn.turned(from), turn.turned(to), turn.turned(start), turn.turned(finish)};
        const auto others = nearby(from, to, obstacles, turn);
        path = sides.from == sides.to ? around(ends, lane, others) : across(ends, lane, others);
        std::transform(path.begin(), path.end(), path.begin(),
            [&](const QPointF &point) { return turn.restored(point); });
    } else {
        path = through(passed, {from, sides.from, start}, {to, sides.to, finish});
    }
    Route route;
    route.points = simplified(path);
    route.labelAt = labelPosition(route.points);
    return route;
}

Sides freeSides(const QRectF &from, const QRectF &to, std::span<const QRectF> obstacles)
{
    const auto sides = sidesBetween(from, to);
    if (sides.from != sides.to) {
        return sides;
    }
    const auto side = sides.from == Side::Bottom ? Side::Top : Side::Left;
    const auto isFreeAt = [&](const Sides &loop) {
        const auto points = route(from, to, loop, {}, {}).points;
        return isFree(points, nearby(from, to, obstacles, Turn(Side::Right)));
    };
    const Sides opposite {side, side};
    return !isFreeAt(sides) && isFreeAt(opposite) ? opposite : sides;
}

QPointF labelPosition(const QList<QPointF> &points)
{
    constexpr double preferenceForLevel = 1.5;
    QPointF best = points.isEmpty() ? QPointF() : points.first();
    double longest = 0;
    for (qsizetype i = 1; i < points.size(); ++i) {
        const auto along = points.at(i) - points.at(i - 1);
        const double worth = std::abs(along.x()) * preferenceForLevel + std::abs(along.y());
        if (worth > longest) {
            longest = worth;
            best = (points.at(i) + points.at(i - 1)) / 2;
        }
    }
    return best;
}

} // namespace core::layout
