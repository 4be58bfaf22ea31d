// SPDX-License-Identifier: MIT
#pragma once

#include "core/layout/ports.h"

#include <vector>

namespace core::layout {

/// A connection as the router sees it: its components as indexes of a list of rectangles, or -1
/// when it leads nowhere, and what has been decided about its line so far.
struct Wire {
    int from = -1;
    int to = -1;
    QList<QPointF> waypoints;
    bool hasLabel = false;
    Sides sides;
    Port fromPort;
    Port toPort;
    Lane lane;
    bool leadsSomewhere() const { return from >= 0 && to >= 0; }
};

/// The end of a connection at a component.
struct WireEnd {
    int wire;
    bool isFrom;
};

} // namespace core::layout
