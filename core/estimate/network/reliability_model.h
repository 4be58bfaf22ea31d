// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

/// What the network does not say about how its parts fail. No Qt in here.
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

} // namespace core::estimation
