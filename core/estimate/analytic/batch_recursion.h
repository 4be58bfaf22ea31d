// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/analytic/spectrum.h"
#include "core/estimate/network/network.h"

namespace core::analytic {

/// What comes to one shard of a batching node.
struct BatchLoad {
    double rate = 0; ///< per ms
    int replicas = 1;
    estimation::Batching batching;
    double arrivalScv = 1;
    double bulk = 1; ///< visits that arrive together
    bool operator==(const BatchLoad &) const = default;
};

/// What a batching node does to its visits.
struct BatchTimes {
    std::vector<float> waits; ///< of each visit, ms
    std::vector<float> sojourns; ///< wait and service, in the same order
    double meanSojourn = 0; ///< ms
    double longestSojourn = 0; ///< ms
    double busy = 0; ///< share of the time the servers work; not load / capacity
    double meanBatch = 0;
    double meanForming = 0; ///< ms of the wait in which a server is free, for more visits to come
    double bulk = 0; ///< E[B²] / E[B] of the batches that leave together
};

/// Highest rate of one shard, per ms: full batches without a pause, at their nominal time. The
/// noise is a factor around one and left out.
double batchCapacity(const estimation::Batching &batching, int replicas);

/// The node run on one fixed stream of random numbers scaled to the load, so the answer is smooth
/// in every parameter. 200,000 visits, a million above a load of 0.85, where memory is long.
BatchTimes batchTimes(const BatchLoad &load);

/// Times on a grid, each shared between two cells; what lies beyond is missing.
Pmf discretise(const std::vector<float> &times, const Grid &grid);

} // namespace core::analytic
