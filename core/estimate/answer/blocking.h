// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/analytic/solve.h"

namespace core::estimation {

/// Where a node stands to one that is saturated or sure to failure; -1 when there is none.
struct Blocking {
    int blockedBy = -1; ///< its visits end only when those of this node have ended
    int starvedBy = -1; ///< it gets only what this node lets through
};

/// One for each node. A full node is not behind itself.
std::vector<Blocking> blockingOf(const Network &network, const analytic::Solution &solution);

} // namespace core::estimation
