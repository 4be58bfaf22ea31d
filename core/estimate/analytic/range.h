// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/analytic/solve.h"

namespace core::analytic {

/// Nodes that a visit of the root waits for, itself included.
std::vector<bool> reachedFrom(const estimation::Network &network, int root);

/// About the time that one visit's wait and service stay below in 9,995 of 10,000 cases, ms.
double farTailOf(const estimation::Node &node, const Station &station);

/// The step, a power of two, at which this time lies well inside the grid.
double stepFor(double farTailMs, int cells);

/// The grid for the latency of a visit of the root: a guess from means and far tails, added along
/// sequences and compared where calls run in parallel.
Grid gridFor(const estimation::Network &network, const Solution &solution, int root, int cells);

} // namespace core::analytic
