// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/analytic/percentiles.h"
#include "core/estimate/analytic/stations.h"

#include <optional>

namespace core::analytic {

class Memory;

/// What one node takes by itself, without its stages.
struct NodeTimes {
    double waitProbability = 0;
    std::optional<Percentiles> wait;
    std::optional<Percentiles> sojourn; ///< wait and own service
};

/// The node's own wait and service on a grid of so many cells of their own. None of batches that
/// were not run, nor of servers that are held by what they wait for: only the composition knows.
NodeTimes nodeTimes(
    const estimation::Node &node, const Station &station, int cells, Memory &memory);

} // namespace core::analytic
