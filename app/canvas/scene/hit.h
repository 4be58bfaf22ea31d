// SPDX-License-Identifier: MIT
#pragma once

#include "app/canvas/scene/scene.h"

#include <array>
#include <optional>
#include <utility>

/// Which corner of a selected element is grabbed.
enum class Corner { TopLeft, TopRight, BottomLeft, BottomRight };

/// What is under the pointer.
struct Hit {
    enum class Part {
        Nothing,
        Badge, ///< that tells of findings
        Body, ///< of a component or annotation
        Edge, ///< of a component: drawing from here connects
        ResizeCorner,
        Line, ///< of a connection
        FromEnd, ///< of a selected connection
        ToEnd,
    };
    Part part = Part::Nothing;
    core::ElementId id;
    Corner corner = Corner::BottomRight;
};

namespace canvas {

/// What lies at the point, topmost first; distances are screen pixels, so the zoom matters.
Hit hitAt(const Scene &scene, const QPointF &point, double zoom);
/// The topmost component at the point, a little beyond its edge included; null without one.
const core::Component *componentAt(const Scene &scene, const QPointF &point, double zoom);
/// The corner points of a rectangle, in the order of Corner.
std::array<QPointF, 4> corners(const QRectF &rect);
/// Where the ends of a selected connection are grabbed, from and to: a little along the line, so
/// that the edges of the components stay free for new connections. Nothing without a line.
std::optional<std::pair<QPointF, QPointF>> endHandles(
    const Scene &scene, const core::ElementId &connection, double zoom);
/// The middles of the sides, from which connections are drawn.
std::array<QPointF, 4> ports(const QRectF &rect);

} // namespace canvas
