// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/simulation/simulation.h"
#include "core/estimate/simulation/tally.h"

#include <array>
#include <vector>

namespace core::simulation {

/// What one replication says of a law of times.
struct TimesSample {
    double count = 0;
    double sum = 0;
    std::array<double, 5> percentiles {}; ///< 50, 90, 95, 99, 99.9
};

struct NodeSample {
    TimesSample wait;
    TimesSample sojourn;
    double visits = 0;
    double busyMs = 0; ///< of all servers
    double presentMs = 0; ///< of all visits
    double batches = 0;
    double batched = 0;
    double growth = 0; ///< visits more at the end than at the beginning
};

struct EntrySample {
    TimesSample latency;
    double succeeded = 0;
    double ended = 0;
};

/// What is kept of one replication.
struct Sample {
    double windowMs = 0;
    double visits = 0;
    std::vector<EntrySample> entries;
    std::vector<NodeSample> nodes;
    std::vector<TimesSample> asyncTimes;
};
Sample sampleOf(const Program &program, const Tally &tally);

/// The times of all replications together, in the order in which they were added or in any other.
class Pooled {
public:
    explicit Pooled(const Program &program);
    void add(const Tally &tally);

    std::vector<PooledHistogram> latencies; ///< by entry
    std::vector<PooledHistogram> waits; ///< by node
    std::vector<PooledHistogram> sojourns;
    std::vector<PooledHistogram> asyncTimes;
};

/// Half of the width of the 95 % interval round a value that was estimated from all replications
/// together. Replications of different length have different weights. By sectioning: deviations are
/// taken from the common value and not from the mean of the replications, because percentiles of
/// short runs are biased (Asmussen and Glynn, Stochastic Simulation, 2007, III.5). Infinite if
/// fewer than two replications say anything.
struct Weighted {
    double value = 0;
    double weight = 0; ///< the variance of the value is inverse to it
};
double halfWidth(const std::vector<Weighted> &replications, double value);
/// The value that a variable of Student's t law exceeds in absolute value with probability 5 %.
double student95(int degreesOfFreedom);

/// Fills in entries, nodes and asynchronous calls.
void summarise(const Program &program, const std::vector<Sample> &samples, const Pooled &pooled,
    Result &result);
/// Of the least certain p99 of all entries that have one.
double relativeHalfWidth(const Result &result);

} // namespace core::simulation
