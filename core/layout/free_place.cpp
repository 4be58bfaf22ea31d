// SPDX-License-Identifier: MIT
#include "core/layout/free_place.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace core {

namespace {

using namespace Qt::StringLiterals;

constexpr double grid = 20;
constexpr double gap = 40;
/// How far the search goes; a board so full that nothing is free within it gets the place below
/// all.
constexpr int rings = 60;

double onGrid(double coordinate)
{
    return std::round(coordinate / grid) * grid;
}

/// What may not be covered; a frame is there to hold components.
std::vector<QRectF> obstacles(const Design &design)
{
    std::vector<QRectF> rects;
    for (const auto &component : design.components) {
        rects.push_back(component.rect.adjusted(-gap, -gap, gap, gap));
    }
    for (const auto &annotation : design.annotations) {
        if (annotation.kind != "frame"_L1) {
            rects.push_back(annotation.rect);
        }
    }
    return rects;
}

/// Steps from the wanted place, nearest first; to the sides before up and down at one distance,
/// because designs run from left to right.
std::vector<QPointF> steps()
{
    std::vector<QPointF> steps;
    for (int x = -rings; x <= rings; ++x) {
        for (int y = -rings; y <= rings; ++y) {
            steps.emplace_back(x * grid, y * grid);
        }
    }
    const auto distance = [](const QPointF &step) { return std::hypot(step.x(), step.y()); };
    std::stable_sort(steps.begin(), steps.end(),
        [&](const QPointF &a, const QPointF &b) { return distance(a) < distance(b); });
    return steps;
}

} // namespace

QRectF freePlace(const Design &design, const QRectF &wanted)
{
    const auto taken = obstacles(design);
    const auto isFree = [&](const QRectF &place) {
        return std::none_of(
            taken.begin(), taken.end(), [&](const QRectF &rect) { return rect.intersects(place); });
    };
    const QRectF start(QPointF(onGrid(wanted.x()), onGrid(wanted.y())), wanted.size());
    static const auto nearestFirst = steps();
    for (const auto &step : nearestFirst) {
        if (const auto place = start.translated(step); isFree(place)) {
            return place;
        }
    }
    double bottom = start.bottom();
    for (const auto &rect : taken) {
        bottom = std::max(bottom, rect.bottom());
    }
    return {QPointF(start.x(), onGrid(bottom + gap)), start.size()};
}

} // namespace core
