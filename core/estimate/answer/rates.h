// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/answer/estimate_data.h"
#include "core/estimate/answer/solved.h"

namespace core::estimation {

/// What flows along one connection at the peak.
struct EdgeFlow {
    double rate = 0; ///< /s; 0 when it carries no requests
    int call = -1; ///< number of its first call in the solution's flow
};
/// One for each connection.
std::vector<EdgeFlow> edgeFlows(const Solved &solved);

/// The components' rates at the peak, with their workings.
std::vector<Quantity> componentRates(const Solved &solved, const std::vector<EdgeFlow> &flows);
/// One connection, given its source's rate.
ConnectionEstimate connectionEstimate(
    const Solved &solved, int edge, const EdgeFlow &flow, const std::vector<Quantity> &rates);
/// Loops that never end, and how to end them.
void addEndlessLoops(const Solved &solved, QStringList &problems);

} // namespace core::estimation
