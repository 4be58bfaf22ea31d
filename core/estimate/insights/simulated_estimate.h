// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/estimate.h"
#include "core/estimate/simulation/simulation.h"

namespace core {

/// A simulated number with the half-width of its 95 % interval; nothing when it was not seen.
struct Measured {
    std::optional<double> value;
    double halfWidth = 0;
};

/// A simulated distribution of times, ms.
struct MeasuredLatency {
    Measured mean;
    Measured p50;
    Measured p90;
    Measured p95;
    Measured p99;
    Measured p999;
};

/// What the requests of one client met in the simulation.
struct SimulatedEntry {
    ElementId id;
    MeasuredLatency latency;
    Measured successRate; ///< 0..1
    Measured throughput; ///< ended requests, /s
    /// Percentiles of the formula that lie further from the simulation than its interval and the
    /// formula's stated accuracy together allow, in sentences.
    QStringList disagreements;
};

/// One component in the simulation.
struct SimulatedComponent {
    ElementId id;
    Measured rate; ///< /s
    Measured utilisation;
    MeasuredLatency wait;
    MeasuredLatency latency;
    Measured backlogGrowth; ///< /s
};

/// One connection in the simulation of a stream.
struct SimulatedStream {
    ElementId id;
    MeasuredLatency time;
};

/// What a simulation of a design saw. Beside the design and the estimate.
struct Simulated {
    QList<SimulatedEntry> entries; ///< one for each client with a demand
    QList<SimulatedComponent> components; ///< in the design's order
    QList<SimulatedStream> streams;
    simulation::Result raw; ///< nodes are components in the design's order, edges its connections
    bool isSteady = true; ///< false: something is saturated, and times only tell how it grows
};

/// Simulates the design as the estimate reads it: the same network, other mathematics. A design
/// with a saturated or collapsing station is run for ten simulated minutes at most.
Simulated simulate(const Design &design, const Catalog &catalog, const Estimate &estimate,
    simulation::Plan plan, const simulation::Listener &listener = {});

} // namespace core
