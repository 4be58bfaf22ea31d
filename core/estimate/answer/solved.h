// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/answer/blocking.h"
#include "core/estimate/reading/network_reading.h"

namespace core::estimation {

/// What is known of a component's rate.
enum class RateState {
    Known,
    NoDemand, ///< only clients without a demand lead to it
    Endless, ///< part of a loop that never ends, or fed by one
    TooLarge, ///< beyond anything real
};

/// A design read and solved, before it is put into words.
struct Solved {
    const ResolvedDesign &resolved;
    Reading reading;
    analytic::Solution solution;
    std::vector<RateState> states; ///< by node
    std::vector<Blocking> blocking; ///< by node

    const Node &node(int index) const
    {
        return reading.network.nodes[static_cast<std::size_t>(index)];
    }
    const analytic::NodeSolution &solutionOf(int index) const
    {
        return solution.nodes[static_cast<std::size_t>(index)];
    }
    /// What one replica of one shard can serve, /s; nothing when it never queues.
    std::optional<double> perReplica(int index) const;
    /// What the node can serve with all shards and replicas, /s.
    std::optional<double> capacity(int index) const;
};

Solved solved(const ResolvedDesign &resolved, analytic::Memory &memory, QStringList &problems);

} // namespace core::estimation
