// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QPointF>
#include <QRectF>

namespace core::layout {

/// The side of a component on which a connection ends.
enum class Side { Right, Bottom, Left, Top };

/// Whether the side runs from top to bottom.
constexpr bool isUpright(Side side)
{
    return side == Side::Right || side == Side::Left;
}

/// The coordinate that runs along a side.
inline double along(const QPointF &point, Side side)
{
    return isUpright(side) ? point.y() : point.x();
}

/// The sides of its two components that a connection joins.
struct Sides {
    Side from = Side::Right;
    Side to = Side::Left;
    bool operator==(const Sides &) const = default;
};

/// What a connector leaves free in front of each end, so that an arrow head looks right.
constexpr double stub = 16;
/// What ports leave free at the corners of their side.
constexpr double cornerMargin = 10;

/// The sides that a connector joins. The flow from left to right is preferred; then lines up and
/// down; what leads back (but to a neighbour in the same row), or has no room between, goes around
/// both on one side.
/// With waypoints: the sides that face the first and the last of them.
Sides sidesBetween(const QRectF &from, const QRectF &to, const QList<QPointF> &waypoints = {});

/// The length of the side, and what ports may be away from its middle.
double length(const QRectF &rect, Side side);
double reach(const QRectF &rect, Side side);
/// The point on the side that is this far from its middle, to the right or down.
QPointF port(const QRectF &rect, Side side, double offset);

/// Turns the board so that a line that leaves on the given side leads to the right: one rule then
/// serves all four sides.
class Turn {
public:
    explicit Turn(Side side)
        : m_isTransposed(side == Side::Bottom || side == Side::Top),
          m_isMirrored(side == Side::Left || side == Side::Top)
    {
    }
    QPointF turned(QPointF point) const
    {
        point = m_isTransposed ? point.transposed() : point;
        return m_isMirrored ? QPointF(-point.x(), point.y()) : point;
    }
    QPointF restored(QPointF point) const
    {
        point = m_isMirrored ? QPointF(-point.x(), point.y()) : point;
        return m_isTransposed ? point.transposed() : point;
    }
    QRectF turned(const QRectF &rect) const
    {
        return QRectF(turned(rect.topLeft()), turned(rect.bottomRight())).normalized();
    }

private:
    bool m_isTransposed;
    bool m_isMirrored;
};

} // namespace core::layout
