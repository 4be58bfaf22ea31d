// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/network/network.h"
#include "core/estimate/network/reliability_model.h"

#include <vector>

/// How many requests succeed when components can be down. A component is up or down for the whole
/// of a request, so two calls that need it fail together. No Qt in here.
namespace core::estimation {

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
