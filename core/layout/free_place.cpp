// SPDX-License-Identifier: MIT
#include "core/layout/free_place.h"

#include <algorithm>
#include <cmath>
#include <iterator>
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

bool isObstacle(const Annotation &annotation, const QRectF &wanted)
{
    return annotation.kind != "frame"_L1 || annotation.rect == wanted;
}

/// What may not be covered, with room for connections.
std::vector<QRectF> obstacles(const Design &design, const QRectF &wanted)
{
    std::vector<QRectF> rects;
    for (const auto &component : design.components) {
        rects.push_back(component.rect.adjusted(-gap, -gap, gap, gap));
    }
    for (const auto &annotation : design.annotations) {
        if (isObstacle(annotation, wanted)) {
            rects.push_back(annotation.rect);
        }
    }
    return rects;
}

/// Those that the search from there can meet.
std::vector<QRectF> within(const std::vector<QRectF> &rects, const QRectF &start)
{
    constexpr double reach = rings * grid;
    const auto area = start.adjusted(-reach, -reach, reach, reach);
    std::vector<QRectF> result;
    std::copy_if(rects.begin(), rects.end(), std::back_inserter(result),
        [&](const QRectF &rect) { return rect.intersects(area); });
    return result;
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
    const QRectF start(QPointF(onGrid(wanted.x()), onGrid(wanted.y())), wanted.size());
    const auto taken = obstacles(design, wanted);
    auto near = within(taken, start);
    const auto isFree = [&](const QRectF &place) {
        const auto hit = std::find_if(
            near.begin(), near.end(), [&](const QRectF &rect) { return rect.intersects(place); });
        if (hit == near.end()) {
            return true;
        }
        std::iter_swap(near.begin(), hit); // it often lies in the way of the next place, too
        return false;
    };
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

bool isCovering(const Design &design, const QRectF &rect)
{
    return std::any_of(design.components.begin(), design.components.end(),
               [&](const Component &component) { return component.rect.intersects(rect); })
        || std::any_of(design.annotations.begin(), design.annotations.end(),
            [&](const Annotation &annotation) {
                return isObstacle(annotation, rect) && annotation.rect.intersects(rect);
            });
}

QPointF intoTheOpen(const Design &design, const QRectF &rect)
{
    return isCovering(design, rect) ? freePlace(design, rect).topLeft() - rect.topLeft()
                                    : QPointF();
}

} // namespace core
