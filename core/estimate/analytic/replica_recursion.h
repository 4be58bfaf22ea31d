// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/analytic/spectrum.h"
#include "core/estimate/network/network.h"

namespace core::analytic {

/// A station for which no formula is good enough: requests find replicas by a balancer, or several
/// visits of one request arrive at once.
struct ReplicaLoad {
    double rate = 0; ///< visits to one shard, per ms
    int replicas = 1;
    int slots = 1; ///< servers of one replica
    estimation::Balancer balancer = estimation::Balancer::Shared;
    estimation::Distribution service;
    double arrivalScv = 1;
    int bulk = 1; ///< visits that arrive together
    bool operator==(const ReplicaLoad &) const = default;
};

/// How the times of such a station differ from those of one queue before all its servers at
/// Poisson arrivals, for which the formulas are good: the same random numbers run through both, so
/// what chance does to one it does to the other.
struct ReplicaTimes {
    std::vector<double> plain; ///< quantiles of wait and service in the one queue, rising
    std::vector<double> visits; ///< the same quantiles of a visit
    std::vector<double> groups; ///< and of the time until the last visit of a bulk has ended
    double meanWait = 0; ///< of a visit, ms, corrected in the same way
    double waitVariance = 0;
    double waitProbability = 0;
};

/// Below saturation only. About 100,000 visits, the same stream each time.
ReplicaTimes replicaTimes(const ReplicaLoad &load);

/// The distribution of the one queue, moved from its quantiles to the others.
Pmf transported(const Pmf &plain, const std::vector<double> &from, const std::vector<double> &to,
    const Grid &grid);

} // namespace core::analytic
