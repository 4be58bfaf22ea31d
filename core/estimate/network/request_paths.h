// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/network/network.h"
#include "core/estimate/network/reliability_model.h"

#include <vector>

/// The part of a network whose failures fail an entry's requests. No Qt in here.
namespace core::estimation {

/// One state of a node, as a request meets it.
struct NodeState {
    double probability = 1;
    bool own = true; ///< the shard that this request needs is up
    bool all = true; ///< enough shards are up for a call to all
};

/// Success of a visit or call: without and with failures that strike single visits.
struct Odds {
    double possible = 1; ///< as far as components are up
    double success = 1;
};

/// Given states of the nodes, what share of an entry's requests succeeds. A node without a fixed
/// state counts with the probabilities of all its states; right when one call leads to it.
class RequestPaths {
public:
    RequestPaths(const Network &network, int entryNode, const Reliability &reliability);

    /// Nodes that can fail a request, callees first.
    const std::vector<int> &nodes() const { return m_order; }
    /// Of these, nodes that several visits of one request depend on.
    std::vector<int> shared() const;

    /// Gives the node its possible states; a single one fixes it.
    void setStates(int node, std::vector<NodeState> states);
    double success();

private:
    void visit(int node);
    void countVisits();
    bool matters(const NetworkCall &call) const { return !call.isOptional && !call.isAsync; }
    bool isFallback(int node, const NetworkCall &call) const;
    std::vector<const NetworkCall *> neededCalls(int node) const;
    Odds callOdds(const NetworkCall &call) const;
    Odds withFallbacks(int node, const NetworkCall &call) const;
    Odds stageOdds(int node, const Stage &stage) const;
    Odds behind(int node) const;
    double update(int node);

    const Network &m_network;
    const Reliability &m_reliability;
    int m_entry;
    bool m_hasLoop = false;
    std::vector<int> m_order;
    std::vector<int> m_mark; ///< 0 new, 1 being visited, 2 done
    std::vector<int> m_visits; ///< of one request: 0, 1, or 2 for more
    std::vector<std::vector<NodeState>> m_states;
    std::vector<Odds> m_toOne; ///< of a call to one shard
    std::vector<Odds> m_toAll; ///< of a call to all shards
};

} // namespace core::estimation
