// SPDX-License-Identifier: MIT
#pragma once

#include "core/layout/wire.h"

namespace core::layout {

/// The routes of wires whose sides and ports are chosen, with the care that a design of moderate
/// size allows: lines run straight where they can, around other components, and beside each other
/// rather than on top of or needlessly across each other.
std::vector<Route> carefulRoutes(std::vector<Wire> wires, const std::vector<QRectF> &rects);

} // namespace core::layout
