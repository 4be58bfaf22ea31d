// SPDX-License-Identifier: MIT
#pragma once

#include "core/layout/route.h"

#include <vector>

namespace core::layout {

/// Moves the middle parts of connectors that lie on top of each other apart, in the order in which
/// they cross least, and not into obstacles. Ends stay where they are; routes for which `isFixed`
/// is true stay whole. Labels are not moved along.
void separate(std::vector<Route> &routes, const std::vector<bool> &isFixed,
    const std::vector<QRectF> &obstacles);

} // namespace core::layout
