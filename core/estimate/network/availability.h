// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/network/network.h"

#include <vector>

/// How many requests succeed when components can be down. A component is up or down for the whole
/// of a request, so two calls that need it fail together. No Qt in here.
namespace core::estimation {

/// How a node stands the loss of its parts. Replicas and shards stand in the network.
struct Redundancy {
    double instance = 1; ///< availability of one replica, 0..1
    int required = 1; ///< replicas of a shard that must be up
    int shardsRequired = 0; ///< for a call to all shards; 0: every one
    int zones = 0; ///< its replicas take turns over the first so many zones; 0: zones spare it
    bool isBypassed = false; ///< while it is down its callers go on to what lies behind it
    bool operator==(const Redundancy &) const = default;
};

/// A call that is made only when the caller's calls to another node fail. The call's own
/// probability is not read.
struct Fallback {
    int caller = -1;
    int edge = -1; ///< of the call
    int standsInFor = -1; ///< the node whose loss it makes good
    bool operator==(const Fallback &) const = default;
};

/// What the network does not say about availability.
struct Reliability {
    std::vector<Redundancy> nodes; ///< one for each node of the network
    std::vector<Fallback> fallbacks;
    double zoneAvailability = 1; ///< of each zone; all components share the zones
};

/// The share of requests that succeed.
struct RequestSuccess {
    double probability = 1;
    double error = 0; ///< the truth is at most this much higher; 0: exact
    int conditioned = 0; ///< components and zones whose states were gone through one by one
};

/// What becomes of the requests of an entry when something is lost and all else works.
struct Loss {
    int node = -1;
    bool hasSpare = false; ///< one replica can be lost without effect
    double withoutReplica = 1; ///< success when one replica is lost
    double without = 1; ///< success when all of it is lost
};

/// Exact: what several calls of one request depend on is factored out by going through its states,
/// apart from what no request can do without. When there are more than some 16,000 states (fewer
/// in large networks) the least likely are left out, and counted as error.
RequestSuccess requestSuccess(
    const Network &network, int entryNode, const Reliability &reliability);

/// Each node that the entry's requests can fail by, in the network's order.
std::vector<Loss> losses(const Network &network, int entryNode, const Reliability &reliability);

/// Of these, nodes without a spare whose loss alone leaves less than the share of the requests.
std::vector<int> singlePointsOfFailure(const std::vector<Loss> &losses, double share = 0.5);

/// The probability that at least k of n independent things are up: the binomial tail by the
/// regularised incomplete beta function I_a(k, n-k+1) (Abramowitz and Stegun 26.5.7, 26.5.24).
double atLeast(double k, double n, double availability);

/// Minutes of a 30-day month that are not available.
double downtimeMinutes(double availability);
/// 0.999 has 3 nines, 0.9995 has 3.3.
double nines(double availability);

} // namespace core::estimation
