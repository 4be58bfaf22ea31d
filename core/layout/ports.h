// SPDX-License-Identifier: MIT
#pragma once

#include "core/layout/route.h"

#include <vector>

namespace core::layout {

/// Whether a connector goes to the opposite side of its other component, or loops to the same one.
enum class Course { Across, Around };

/// An end of a connector at a component that wants a place on one of its sides.
struct PortRequest {
    Side side;
    Course course;
    QPointF towards; ///< the middle of the other component, or the nearest waypoint
    int connection; ///< settles ties, so that parallel connectors keep their order
};

/// The place of one end on its side.
struct Port {
    double offset = 0; ///< from the middle of the side, right or down
    int count = 1; ///< ends on this side
    /// Among the ends on this side whose lines turn the same way: how far in front of the side
    /// this one may turn without crossing the others; the nearest is 0.
    int rank = 0;
    int group = 1; ///< how many turn the same way
    bool operator==(const Port &) const = default;
};

/// Places for all ends at one component, in the order of the requests: in the order in which the
/// other ends lie, evenly around the middle of each side.
std::vector<Port> ports(const QRectF &rect, const std::vector<PortRequest> &requests);

/// The lane of a connection between its two ports. Where only one end is free to move on its side,
/// it moves so that the line becomes straight.
Lane lane(const QRectF &from, const Port &fromPort, const QRectF &to, const Port &toPort,
    const Sides &sides, const QList<QPointF> &waypoints);

} // namespace core::layout
