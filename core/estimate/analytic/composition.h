// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/analytic/memory.h"
#include "core/estimate/analytic/outcome.h"

namespace core::analytic {

/// The distribution of a visit with everything it waits for, put together from its parts on one
/// grid.
///
/// Independent parts are multiplied as transforms; what runs in parallel is multiplied as
/// distribution functions. Three dependencies are kept: shards that answer the same request
/// (a copula), calls of one request that meet in one pool (one wait and the largest of the
/// services), and calls to one station after another (waits of one congestion).
class Composition {
public:
    Composition(const estimation::Network &network, const Flow &flow,
        const std::vector<Station> &stations, const Grid &grid, Memory &memory);

    /// Composes the node and all that its visits wait for. Nothing is composed twice.
    const Visit &compose(int node, const std::vector<std::vector<int>> &calleesFirst);
    /// The same as if this node took no time at all.
    Spectrum withoutTimeOf(
        int instant, int node, const std::vector<std::vector<int>> &calleesFirst);

    /// The 99th percentile of that, ms; remembered.
    double p99WithoutTimeOf(
        int instant, int node, const std::vector<std::vector<int>> &calleesFirst);

    const Grid &grid() const { return m_grid; }
    const Transform &transform() const { return m_transform; }
    /// The blocking node of the last answer whose servers are held longer than there is time; -1 if
    /// none is.
    int saturated() const { return m_saturated; }
    /// Whether loops took more work than there is patience for: the last answer is unfinished.
    bool isGivenUp() const { return m_isGivenUp; }

private:
    /// Numbers of the groups that a visit of the node waits for, in order.
    std::vector<int> groupsFrom(int node, const std::vector<std::vector<int>> &calleesFirst);
    Visit &placeFor(int node);
    bool isLoop(const std::vector<int> &group) const;
    /// Those of what the group waits for being known.
    void findKeys(const std::vector<int> &group);
    void composeGroup(const std::vector<int> &group);
    bool waitsForUnfinished(int node) const;
    void iterateLoop(const std::vector<int> &group);
    Visit composed(int node);
    Outcome stagesOf(int node, Visit &visit);
    Outcome stageOutcome(int first, int last, Visit &visit);
    Outcome parallel(int first, int last, Visit &visit);
    Outcome chosen(int first, int last, Visit &visit);
    /// One attempt with its timeout and retries; to all shards, until the last has answered.
    Outcome callOutcome(int call, Visit &visit);
    Outcome attempts(int call, const Outcome &visited, Visit &visit) const;
    Outcome inSequence(int call, Visit &visit);
    Outcome withoutFirstWait(int call) const;
    bool isLateAtTimes(int call, Visit &visit) const;
    double correlationOfShards(int node) const;
    /// The last of the call's instances, each made with the probability.
    Outcome inParallel(int call, double probability, Visit &visit);
    Outcome sharedWait(int call, double probability) const;
    void addWait(int node, Visit &visit);
    Pmf plainPmf(int node) const;
    Spectrum turnWait(int node, Visit &visit) const;
    Spectrum bulkTime(const estimation::NetworkCall &call) const;
    void findWinners(
        int first, const std::vector<std::shared_ptr<const Ends>> &branches, Visit &visit) const;
    /// Of one of several calls in parallel.
    std::shared_ptr<const Ends> endsInParallel(int call, Visit &visit);
    const Visit &visitOf(int node) const;
    const estimation::Node &nodeAt(int node) const;

    const estimation::Network &m_network;
    const Flow &m_flow;
    const std::vector<Station> &m_stations;
    Grid m_grid;
    Memory &m_memory;
    const Transform &m_transform;
    std::vector<const Visit *> m_visits; ///< null: not composed yet
    std::vector<std::uint64_t> m_keys; ///< of the visits; 0: not known yet
    std::vector<int> m_groupOf;
    std::vector<bool> m_isReached; ///< false between two searches
    std::unordered_map<int, Visit> m_supposed; ///< of nodes that differ because one takes no time
    int m_saturated = -1;
    bool m_isGivenUp = false;
    int m_instant = -1;
};

} // namespace core::analytic
