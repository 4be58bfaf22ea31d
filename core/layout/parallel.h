// SPDX-License-Identifier: MIT
#pragma once

#include "core/layout/wire.h"

namespace core::layout {

/// Leads labelled connections between the same two components apart, so that their labels can be
/// read: on lanes a label's height apart where these lie level and there is room, else with the
/// labels at different places along the lines.
void spreadParallels(
    const std::vector<Wire> &wires, const std::vector<QRectF> &rects, std::vector<Route> &routes);

} // namespace core::layout
