// SPDX-License-Identifier: MIT
#pragma once

#include "app/look/theme.h"
#include "core/layout/free_place.h"

/// What all items of one scene share when they draw.
struct CanvasStyle {
    Theme theme;
    bool isHeatShown = true; ///< utilisation on components
    bool areRatesShown = false; ///< QPS on connections
    bool areFindingsShown = true; ///< badges on components
    bool isForExport = false; ///< draw vectors only, and nothing of the interaction
};

namespace canvas {

/// Board units; one is a pixel at 100 %.
constexpr double gridStep = 20;
constexpr QSizeF componentSize = core::newComponentSize;
constexpr QSizeF smallestComponent {80, 40};
constexpr QSizeF annotationSize {180, 100};

/// Below this zoom text and icons are not drawn.
constexpr double detailZoom = 0.3;
/// Below this zoom a line of a text is a pixel or two high: boxes stand for texts.
constexpr double textZoom = 0.15;
/// On the screen: an element is drawn so large at any zoom, so that a wide board shows where it is.
constexpr double leastPixels = 3;
/// Below this zoom labels of connections would be too small to read.
constexpr double labelZoom = 0.5;

} // namespace canvas
