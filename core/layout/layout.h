// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/model/design.h"

#include <QMap>

/// Positions of components, and routes of connections between them. A design is valid without
/// either: nothing here is saved except positions that a person took over.
namespace core::layout {

/// The step of the board's grid, on which arranged components lie.
constexpr double gridStep = 20;
/// More components than this are refused, for they would take minutes.
constexpr int arrangeLimit = 5000;

/// Top left positions of the named components (of all, when none is named) along the flow from
/// left to right, on the grid and without overlap. All: the bounding box keeps its top left corner.
/// Some: it keeps its centre, unless it would lie on others; then it moves to the nearest free
/// place. May be called from any thread; calls wait for each other.
Result<QMap<ElementId, QPointF>> arrange(const Design &design, const ElementIds &only = {});

} // namespace core::layout
