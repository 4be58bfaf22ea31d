// SPDX-License-Identifier: MIT
#include "core/layout/packing.h"

#include <algorithm>
#include <cmath>

namespace core::layout {

namespace {

/// The width of a row: the widest box, or that of a screen that holds all boxes.
double rowWidth(const std::vector<QSizeF> &boxes, double gap)
{
    constexpr double screenRatio = 1.6;
    double widest = 0;
    double area = 0;
    for (const auto &box : boxes) {
        widest = std::max(widest, box.width());
        area += (box.width() + gap) * (box.height() + gap);
    }
    return std::max(widest, std::sqrt(area * screenRatio));
}

} // namespace

std::vector<QPointF> packed(const std::vector<QSizeF> &boxes, double gap)
{
    const double width = rowWidth(boxes, gap);
    std::vector<QPointF> corners;
    QPointF next;
    double rowHeight = 0;
    for (const auto &box : boxes) {
        if (next.x() > 0 && next.x() + box.width() > width) {
            next = {0, next.y() + rowHeight + gap};
            rowHeight = 0;
        }
        corners.push_back(next);
        next.rx() += box.width() + gap;
        rowHeight = std::max(rowHeight, box.height());
    }
    return corners;
}

} // namespace core::layout
