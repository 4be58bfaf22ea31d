// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/insights/simulated_estimate.h"
#include "core/estimate/insights/waterfall.h"

namespace core {

/// Which of the simulated requests to look at.
enum class TraceChoice { Typical, Slowest };

/// The client's slowest simulated request, or the one nearest to its p50; null when there is none.
const simulation::Trace *traceOf(
    const Simulated &simulated, const ElementId &client, TraceChoice traceChoice);

/// Where the time of one simulated request went, failed attempts included.
Waterfall waterfall(const Design &design, const Catalog &catalog, const simulation::Trace &trace);

} // namespace core
