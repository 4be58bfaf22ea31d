// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/simulation/result.h"
#include "core/estimate/simulation/tally.h"

#include <vector>

namespace core::simulation {

/// What one replication says of a distribution of times.
struct TimesSample {
    /// The shares of times above the values that are kept, falling.
    static const std::vector<double> &sharesAbove();
    /// The share of times above a value; of several that fit, the nearest to the one expected.
    double shareAbove(double value, double expected) const;
    /// About the value that this share of the times stays below.
    double percentile(double share) const;

    double count = 0;
    double sum = 0;
    std::vector<double> values;
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
    double requests = 0;
    std::vector<EntrySample> entries;
    std::vector<NodeSample> nodes;
    std::vector<TimesSample> asyncTimes;
};
Sample sampleOf(const Program &program, const Tally &tally);

/// The times of several replications together. In whatever order they were added, the percentiles
/// are the same.
class Pooled {
public:
    explicit Pooled(const Program &program);
    void add(const Tally &tally);
    void add(const Pooled &other);

    std::vector<PooledHistogram> latencies; ///< by entry
    std::vector<PooledHistogram> waits; ///< by node
    std::vector<PooledHistogram> sojourns;
    std::vector<PooledHistogram> asyncTimes;
};

/// The estimate of one replication and its weight; its variance is inverse to the weight.
struct Weighted {
    double value = 0;
    double weight = 0;
};
/// Half of the width of the 95 % interval round a value that was estimated from all replications
/// together. Deviations are taken from that value and not from the mean of the replications, which
/// counts a bias of short ones in (sectioning: Asmussen and Glynn, Stochastic Simulation, 2007,
/// III.5). Infinite if there are fewer than two.
double halfWidth(const std::vector<Weighted> &replications, double value);
/// The value that a variable of Student's t distribution exceeds in absolute value with probability
/// 5 %.
double student95(int degreesOfFreedom);

/// Fills in entries, nodes and asynchronous calls.
void summarise(const Program &program, const std::vector<Sample> &samples, const Pooled &pooled,
    Result &result);
/// Of the least certain p99 of all entries that have one.
double relativeHalfWidth(const Result &result);

} // namespace core::simulation
