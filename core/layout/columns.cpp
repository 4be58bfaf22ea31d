// SPDX-License-Identifier: MIT
#include "core/layout/columns.h"

#include "core/layout/effort.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace core::layout {

namespace {

/// The height of a column with which all of them together are about as wide as a screen is.
double heightFor(const std::vector<QSizeF> &sizes, const Gap &gap)
{
    constexpr double shape = 1.6; // width of a screen by its height
    double height = 0;
    double tallest = 0;
    double width = 0;
    for (const auto &size : sizes) {
        height += size.height() + gap.rows;
        tallest = std::max(tallest, size.height() + gap.rows);
        width += (size.width() + gap.columns) / static_cast<double>(sizes.size());
    }
    return std::max(tallest, std::sqrt(height * width / shape));
}

} // namespace

std::vector<QPointF> inColumns(
    const Island &island, const std::vector<QSizeF> &sizes, const Gap &gap)
{
    const auto rank = ranks(island);
    std::vector<std::size_t> order(island.nodes.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(),
        [&](std::size_t a, std::size_t b) { return rank[a] < rank[b]; });
    const double most = heightFor(sizes, gap);
    std::vector<QPointF> corners(island.nodes.size());
    QPointF place;
    double widest = 0;
    for (const auto node : order) {
        if (place.y() > 0 && place.y() + sizes[node].height() > most) {
            place = {place.x() + widest + gap.columns, 0};
            widest = 0;
        }
        corners[node] = place;
        place.ry() += sizes[node].height() + gap.rows;
        widest = std::max(widest, sizes[node].width());
    }
    return corners;
}

} // namespace core::layout
