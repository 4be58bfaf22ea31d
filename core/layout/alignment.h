// SPDX-License-Identifier: MIT
#pragma once

#include "core/layout/wire.h"

namespace core::layout {

/// The ends on one side of one component, from left to right or top to bottom.
using EndGroup = std::vector<WireEnd>;

/// The ends on all sides that have any.
std::vector<EndGroup> endGroups(const std::vector<Wire> &wires);

/// Shifts the ends on each side of a component together, so that as many connectors as possible
/// run straight instead of with a small step.
void align(std::vector<Wire> &wires, const std::vector<QRectF> &rects);

} // namespace core::layout
