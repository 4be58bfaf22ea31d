// SPDX-License-Identifier: MIT
#pragma once

#include <QLineF>
#include <QList>
#include <QRectF>

/// How a moved or placed rectangle finds its place.
struct SnapRules {
    bool toGrid = true;
    bool toOthers = true;
    double reach = 8; ///< board units; the caller divides screen pixels by the zoom
};

/// The correction to add to the rectangle's position, and the lines that explain it.
struct Snap {
    QPointF by;
    QList<QLineF> guides;
};

namespace canvas {

/// Aligns edges and centres with other rectangles within reach; an axis that aligns with none goes
/// to the grid.
Snap snap(const QRectF &moving, const QList<QRectF> &others, const SnapRules &rules);
double toGrid(double value);

} // namespace canvas
