// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/network/network.h"

/// How long visits wait at a station before they are served. No Qt in here.
namespace core::analytic {

/// What comes to one station (one shard of it) and what serves it.
struct Load {
    double rate = 0; ///< visits to one shard, per ms
    int servers = 1; ///< of one shard
    int replicas = 1;
    estimation::Balancer balancer = estimation::Balancer::Shared;
    double mean = 0; ///< of the time a server is held, ms
    double scv = 0; ///< of the same
    double overlap = 0.5; ///< E[min(S1, S2)] / E[S]: 1 for a constant, 1/2 for an exponential
    double arrivalScv = 1; ///< of the gaps between visits, bulks left out
    double bulk = 1; ///< E[K²] / E[K] of the visits that arrive at once
    double repeats = 1; ///< visits of one request, one after the other
    auto operator<=>(const Load &) const = default;
};

/// A distribution of waiting times: with `probability` a geometric sum of residual service times.
/// Its transform is 1 - P + P (1-g) R / (1 - g R), R of the residual service on `speed` times as
/// fast servers.
struct Waiting {
    double utilisation =
        0; ///< of the busiest queue; at 1 and above there is no waiting distribution
    double probability = 0; ///< of having to wait, for one visit
    double mean = 0; ///< ms
    double geometric = 0; ///< g
    double speed = 1;
};

/// The waiting distribution of a station below saturation.
///
/// P(wait) by Erlang C. Mean by Kimura with Cosmetatos' factor, within 4.2 % (0.9 % of wait and
/// service together) for scv 0.5 to 4 and up to 16 servers (T. Kimura 1986; H. Tijms, A First
/// Course in Stochastic Models, 2003, ch. 9), times (ca² + cs²) / (1 + cs²) for arrivals that are
/// not Poisson, with the factor of Kraemer and Langenbach-Belz (1976) when they are smoother.
/// The shape is exact for one server and Poisson arrivals.
Waiting waitingAt(const Load &load);

/// Erlang's probability of waiting for a real number of servers, by the integral of the loss
/// formula at the fraction and its recursion (A. Jagerman, Bell System Technical Journal 53, 1974).
double erlangCReal(double servers, double load);

/// E[min(S1, S2)] / E[S] of two independent services.
double overlapOf(const estimation::Distribution &distribution);

} // namespace core::analytic
