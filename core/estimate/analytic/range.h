// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/analytic/stations.h"

namespace core::analytic {

/// Nodes that a visit of the root waits for, itself included.
std::vector<bool> reachedFrom(const estimation::Network &network, int root);

/// About the time that one visit's wait and service stay below in 9,995 of 10,000 cases, ms.
double farTailOf(const estimation::Node &node, const Station &station);

/// The step, a power of two, at which this time lies well inside the grid.
double stepFor(double farTailMs, int cells);

/// About the time that visits of each node and all they wait for stay below, ms: a guess from means
/// and far tails, added along sequences and compared where calls run in parallel.
std::vector<double> farTailsOf(
    const estimation::Network &network, const Flow &flow, const std::vector<Station> &stations);

} // namespace core::analytic
