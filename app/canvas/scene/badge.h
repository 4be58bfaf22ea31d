// SPDX-License-Identifier: MIT
#pragma once

#include "app/canvas/scene/canvas_style.h"
#include "core/checks/rules/finding.h"

#include <optional>

class QPainter;

/// How many findings something has, and how grave the worst of them is.
struct Badge {
    std::optional<core::Severity> worst;
    int findings = 0;
    bool operator==(const Badge &) const = default;

    void count(const core::Finding &finding);
};

namespace canvas {

/// Of a badge at 100 %, in board units.
constexpr double badgeRadius = 8;
/// The most that it grows, so that it can still be read when the board is small.
constexpr double mostBadgeRadius = 16;
/// The radius at a zoom, in board units.
double badgeRadiusAt(double zoom);

/// Draws the badge if there is something to say and the style wants it said.
void paintBadge(
    QPainter &painter, const QPointF &centre, const Badge &badge, const CanvasStyle &style);

} // namespace canvas
