// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/analytic/memory.h"
#include "core/estimate/analytic/solution.h"

#include <optional>

/// The formulas: what a queueing network does at its rates. No Qt in here.
namespace core::analytic {

/// How finely to solve.
struct Detail {
    int cells = 2048; ///< of the grid of a latency
    int nodeCells = 512; ///< of the grid of one node's wait and sojourn; 0 leaves them out
    bool isAsyncWanted = true;
};

Solution solve(const estimation::Network &network, Memory &memory, const Detail &detail = {});

/// The rate factor on all entries at which the first station is full, and that station; nothing
/// when no station has a load.
struct Limit {
    double factor = 0;
    int node = -1;
};
std::optional<Limit> limitOf(const Solution &solution);

} // namespace core::analytic
