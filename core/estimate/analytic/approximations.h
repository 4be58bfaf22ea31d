// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/analytic/solution.h"

namespace core::analytic {

/// Why the latency of a visit of the root, which reaches these nodes, is approximate: structures
/// for which the formulas are known to be off by more than a few percent.
std::vector<Approximation> approximationsOf(const estimation::Network &network,
    const Solution &solution, const std::vector<bool> &reached, int root, double meanLatencyMs);

} // namespace core::analytic
