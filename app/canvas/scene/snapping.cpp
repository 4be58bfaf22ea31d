// SPDX-License-Identifier: MIT
#include "app/canvas/scene/snapping.h"

#include "app/canvas/scene/canvas_style.h"

#include <array>
#include <cmath>
#include <optional>

namespace canvas {

namespace {

std::array<double, 3> xLines(const QRectF &rect)
{
    return {rect.left(), rect.center().x(), rect.right()};
}

std::array<double, 3> yLines(const QRectF &rect)
{
    return {rect.top(), rect.center().y(), rect.bottom()};
}

/// The smallest shift within reach that lays a line of one rectangle onto the like line of another.
template<typename Lines>
std::optional<double> alignment(
    const QRectF &moving, const QList<QRectF> &others, double reach, const Lines &lines)
{
    std::optional<double> best;
    const auto own = lines(moving);
    for (const auto &other : others) {
        const auto theirs = lines(other);
        for (std::size_t i = 0; i < own.size(); ++i) {
            const double shift = theirs[i] - own[i];
            if (std::abs(shift) <= reach && (!best || std::abs(shift) < std::abs(*best))) {
                best = shift;
            }
        }
    }
    return best;
}

QList<QLineF> guides(const QRectF &placed, const QList<QRectF> &others, bool isX, bool isY)
{
    QList<QLineF> lines;
    for (const auto &other : others) {
        const auto both = placed | other;
        for (std::size_t i = 0; i < 3; ++i) {
            const double x = xLines(placed)[i];
            if (isX && std::abs(x - xLines(other)[i]) < 0.01) {
                lines.append({x, both.top(), x, both.bottom()});
            }
            const double y = yLines(placed)[i];
            if (isY && std::abs(y - yLines(other)[i]) < 0.01) {
                lines.append({both.left(), y, both.right(), y});
            }
        }
    }
    return lines;
}

} // namespace

double toGrid(double value)
{
    return std::round(value / gridStep) * gridStep;
}

Snap snap(const QRectF &moving, const QList<QRectF> &others, const SnapRules &rules)
{
    const auto near = rules.toOthers ? others : QList<QRectF>();
    const auto x = alignment(moving, near, rules.reach, xLines);
    const auto y = alignment(moving, near, rules.reach, yLines);
    const double gridX = rules.toGrid ? toGrid(moving.left()) - moving.left() : 0;
    const double gridY = rules.toGrid ? toGrid(moving.top()) - moving.top() : 0;
    Snap result;
    result.by = {x.value_or(gridX), y.value_or(gridY)};
    result.guides = guides(moving.translated(result.by), near, x.has_value(), y.has_value());
    return result;
}

} // namespace canvas
