// SPDX-License-Identifier: MIT
#pragma once

#include "core/layout/sides.h"

namespace core::layout {

/// One end of a connector: its component, the side and the point on it.
struct Anchor {
    QRectF rect;
    Side side;
    QPointF point;
};

/// The waypoints that lie outside both components; the others cannot be passed tidily, and come
/// back into effect when the component is moved away.
QList<QPointF> outside(const QList<QPointF> &waypoints, const QRectF &from, const QRectF &to);

/// An orthogonal line through all waypoints in their order, with at most one bend from each to the
/// next. It avoids both components where one bend can.
QList<QPointF> through(const QList<QPointF> &waypoints, const Anchor &start, const Anchor &finish);

} // namespace core::layout
