// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/analytic/metastable_failure.h"
#include "core/estimate/analytic/percentiles.h"
#include "core/estimate/analytic/stations.h"

#include <optional>

/// What the formulas say about a network. No Qt in here.
namespace core::analytic {

/// Why an answer is approximate. The rules and their bounds are measured, see ARCHITECTURE.md.
enum class ApproximationRule {
    Burst, ///< visits that one request causes reach a station behind another at once
    NestedRepeats, ///< repeated calls of something that calls a busy station itself
    RepeatsAtReplicas, ///< calls of one request that are spread over busy replicas or shards
    MoreThanServers, ///< more calls made at once than two for each server, or one of a replica
    TimeoutRetry, ///< a retry after a timeout meets the same congestion
    SmoothArrivals, ///< nearly regular arrivals at a busy station
    HeavyLoad, ///< a station nearly full
    HeavyTail, ///< a very variable service at a busy station
    RepeatedVisits, ///< one request comes to a busy station again and again
    HeldServers, ///< servers held while they wait let only so many wait behind them
};

/// A rule and the node it is about.
struct Approximation {
    ApproximationRule rule = ApproximationRule::Burst;
    int node = -1;
    double value = 0; ///< what the rule compared
    bool operator==(const Approximation &) const = default;
};

/// One node at its load.
struct NodeSolution {
    double rate = 0; ///< visits of all shards, /s
    double utilisation = 0; ///< load / capacity; nothing to fill in a delay
    double busy = 0; ///< share of the time its servers work; differs for batching nodes
    bool isSaturated = false;
    double meanBatch = 1;
    double waitProbability = 0;
    double heldScv = 0; ///< of the time a server is held
    double arrivalScv = 1;
    double bulk = 1;
    std::optional<Percentiles> wait;
    std::optional<Percentiles> sojourn; ///< wait and own service
};

/// Why there is no latency.
enum class Obstacle { None, Saturated, Endless, MetastableFailure, TooLong };

/// A latency: of an entry, or of an asynchronous call.
struct EndToEnd {
    int node = -1; ///< where it begins
    int call = -1; ///< number of the asynchronous call in the flow; -1 for an entry
    Obstacle obstacle = Obstacle::None;
    int obstacleNode = -1;
    std::optional<Percentiles> times;
    double success = 1;
    Grid grid;
    Pmf pmf; ///< its distribution on the grid
    std::vector<Approximation> approximations;
};

/// Everything the formulas say about a network.
struct Solution {
    Flow flow;
    std::vector<Station> stations;
    std::vector<NodeSolution> nodes;
    std::vector<EndToEnd> entries; ///< in the network's order
    std::vector<EndToEnd> asyncCalls;
    std::vector<MetastableFailure> failures;
};

} // namespace core::analytic
