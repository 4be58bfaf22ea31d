// SPDX-License-Identifier: MIT
#pragma once

#include "core/layout/sides.h"

#include <span>

namespace core::layout {

/// How a connector runs: an orthogonal line from border to border, whose corners the painter
/// rounds, and the place for its label. No points: the connection leads nowhere.
struct Route {
    QList<QPointF> points;
    QPointF labelAt;
    bool operator==(const Route &) const = default;
};

/// Where a connector bends between its ends.
enum class Bend { Middle, NearFrom, NearTo };

/// The track of one connector among its neighbours.
struct Lane {
    double fromOffset = 0; ///< from the middle of the side that it leaves, right or down
    double toOffset = 0; ///< from the middle of the side that it enters
    Bend bend = Bend::Middle;
    double shift = 0; ///< of the bend, away from the start; of a loop, away from both ends
    bool operator==(const Lane &) const = default;
};

/// The route between two components, a pure function of what is given. It runs through neither of
/// them unless they overlap, and passes the waypoints that lie outside both.
Route route(const QRectF &from, const QRectF &to, const QList<QPointF> &waypoints = {},
    const Lane &lane = {});
/// The same between given sides, which are opposite or the same unless there are waypoints. It goes
/// around obstacles where one bend or one parallel way more avoids them; it is no search through a
/// maze. Obstacles may contain the two components: they are not counted.
Route route(const QRectF &from, const QRectF &to, const Sides &sides,
    const QList<QPointF> &waypoints, const Lane &lane, std::span<const QRectF> obstacles = {});

/// The sides of sidesBetween(), or for a loop those opposite if that avoids running through other
/// components.
Sides freeSides(const QRectF &from, const QRectF &to, std::span<const QRectF> obstacles);

/// The middle of the longest segment; a level one counts half as much again.
QPointF labelPosition(const QList<QPointF> &points);

} // namespace core::layout
