// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/network/linear_flow.h"
#include "core/estimate/network/network.h"

namespace core::analytic {

using estimation::LinearFlow;
using estimation::WeightedEdge;

/// How one call of a network fares. Calls are numbered in the order of nodes, stages and calls.
struct CallFlow {
    int from = -1;
    int stage = 0;
    const estimation::NetworkCall *call = nullptr;
    estimation::Stage::Mode mode = estimation::Stage::Mode::Parallel;
    double late = 0; ///< probability that an attempt runs into its timeout
    double attemptFailure = 0; ///< of one attempt, late ones included
    double failure = 0; ///< after all retries
    double attempts = 1; ///< made on average, once the call is made
    double weight = 0; ///< visits of the callee, all its shards together, per visit of the caller
};

/// Who visits whom how often, and what succeeds.
struct Flow {
    std::vector<CallFlow> calls;
    std::vector<int> firstCall; ///< of each node; one more at the end
    std::vector<double> success; ///< of a visit of each node
    LinearFlow network {0, {}};
    std::vector<std::vector<int>> calleesFirst; ///< as the function of that name tells
    std::vector<double> rates; ///< visits of each node, all its shards together, /s

    double callRate(const CallFlow &call) const
    {
        return call.weight * rates[static_cast<std::size_t>(call.from)];
    }
};

/// The calls of the network, none of them late.
Flow flowOf(const estimation::Network &network);

/// Works out successes, weights and rates anew from the calls' `late`.
void updateRates(Flow &flow, const estimation::Network &network);

/// Nodes in the order in which their callees that they wait for come first; loops in one group.
std::vector<std::vector<int>> calleesFirst(const estimation::Network &network);

} // namespace core::analytic
