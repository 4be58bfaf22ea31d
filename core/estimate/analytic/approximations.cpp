// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/approximations.h"

#include "core/estimate/analytic/range.h"

#include <algorithm>
#include <cmath>

namespace core::analytic {

namespace {

using estimation::Balancer;
using estimation::Network;
using estimation::Stage;

constexpr double busy = 0.5; // utilisation from which queues shape the tail

/// The approximations of one latency.
class ApproximationRules {
public:
    ApproximationRules(const Network &network, const Solution &solution, double meanLatencyMs)
        : m_network(network), m_solution(solution), m_meanLatency(meanLatencyMs)
    {
    }

    std::vector<Approximation> at(const std::vector<bool> &reached, int root)
    {
        m_visits = visitsFrom(root);
        for (std::size_t node = 0; node < reached.size(); ++node) {
            if (reached[node]) {
                checkNode(static_cast<int>(node));
                for (int i = m_solution.flow.firstCall[node];
                     i < m_solution.flow.firstCall[node + 1]; ++i) {
                    checkCall(m_solution.flow.calls[static_cast<std::size_t>(i)]);
                }
            }
        }
        return std::move(m_approximations);
    }

private:
    double utilisation(int node) const
    {
        return m_solution.nodes[static_cast<std::size_t>(node)].utilisation;
    }

    void checkNode(int node)
    {
        const auto &its = m_network.nodes[static_cast<std::size_t>(node)];
        const auto &station = m_solution.stations[static_cast<std::size_t>(node)];
        if (its.isDelay || !(station.load.rate > 0)) {
            return;
        }
        const auto &solved = m_solution.nodes[static_cast<std::size_t>(node)];
        const double rho = solved.utilisation; // of held servers with what they wait for
        const double scv = solved.heldScv;
        constexpr double noticeable = 0.03; // of the mean latency
        const double delay = station.burst * station.load.mean / station.load.servers;
        if (station.burst > 0 && delay > noticeable * m_meanLatency) {
            add(ApproximationRule::Burst, node, station.burst);
        }
        const double visits = m_visits[static_cast<std::size_t>(node)] / its.shards;
        const double wait = solved.wait ? solved.wait->mean : 0;
        constexpr double often = 2.5;
        constexpr double large = 0.1; // of the mean latency
        if (visits > often && rho > busy && visits * wait > large * m_meanLatency) {
            add(ApproximationRule::RepeatedVisits, node, visits);
        }
        constexpr double regular = 0.85;
        constexpr double loaded = 0.7;
        if (!its.batching && station.load.arrivalScv < regular && rho > loaded) {
            add(ApproximationRule::SmoothArrivals, node, station.load.arrivalScv);
        }
        constexpr double nearlyFull = 0.9;
        if (rho > nearlyFull) {
            add(ApproximationRule::HeavyLoad, node, rho);
        }
        constexpr double heavy = 4;
        constexpr double heavyBehindBalancer = 1.5; // of replicas with queues of their own
        const bool isSpread = its.balancer == Balancer::LeastRequests && its.replicas > 1;
        const bool isHeld = its.isBlocking && !its.stages.empty();
        const bool isWaitedAt = isHeld ? visits * wait > large * m_meanLatency : rho > busy;
        if (!its.batching && isWaitedAt && scv > (isSpread ? heavyBehindBalancer : heavy)) {
            add(ApproximationRule::HeavyTail, node, scv);
        }
        if (isHeld && (rho > busy || limitsQueueBehind(node))) {
            add(ApproximationRule::HeldServers, node, rho);
        }
        constexpr double bursty = 1.2;
        constexpr double noticed = 0.3; // utilisation
        if (station.load.arrivalScv > bursty && station.load.bulk > bursty && rho > noticed) {
            add(ApproximationRule::Burst, node, station.load.bulk - 1);
        }
    }

    /// Whether more would queue at a station behind the node than it has servers to hold: the
    /// chance of so long a queue falls by the utilisation with each place.
    bool limitsQueueBehind(int node) const
    {
        constexpr double noticeable = 0.03;
        const auto &holder = m_network.nodes[static_cast<std::size_t>(node)];
        const auto reached = reachedFrom(m_network, node);
        for (std::size_t i = 0; i < reached.size(); ++i) {
            const auto &its = m_network.nodes[i];
            const auto &solved = m_solution.nodes[i];
            if (!reached[i] || static_cast<int>(i) == node || its.isDelay || its.batching) {
                continue;
            }
            const double places =
                std::max(0, holder.servers() * holder.shards - its.servers() * its.shards);
            const double steps = places * 2 / (1 + solved.heldScv);
            if (solved.waitProbability * std::pow(solved.utilisation, steps) > noticeable) {
                return true;
            }
        }
        return false;
    }

    void checkCall(const CallFlow &flow)
    {
        const auto &call = *flow.call;
        if (call.isAsync || call.probability <= 0) {
            return;
        }
        if (call.retries > 0) {
            checkRetries(flow);
        }
        const auto &callee = m_network.nodes[static_cast<std::size_t>(call.to)];
        checkTwins(flow);
        if (call.count == 1) {
            return;
        }
        if (const int below = busyBelow(call.to); below >= 0) {
            add(ApproximationRule::NestedRepeats, below, call.count);
        }
        if (flow.mode == Stage::Mode::Sequential) {
            // Their waits are alike or not; the far tail lies between.
            constexpr int longRow = 8;
            const bool isMixed = call.probability < 1 || isLateAtTimes(flow)
                || (call.toAllShards && callee.shards > 1); // composed as if they were apart
            if (!callee.isDelay && (call.count >= longRow || isMixed)
                && utilisation(call.to) > busy) {
                add(ApproximationRule::RepeatedVisits, call.to, call.count);
            }
            const bool isInTurn = callee.balancer == Balancer::RoundRobin && callee.replicas > 1;
            if (!callee.isDelay && isInTurn && utilisation(call.to) > busy) {
                add(ApproximationRule::RepeatsAtReplicas, call.to, call.count);
            }
            return;
        }
        if (callee.isDelay) {
            return;
        }
        const bool isSpread = callee.balancer != Balancer::Shared && callee.replicas > 1;
        if ((isSpread || callee.shards > 1) && utilisation(call.to) > busy) {
            add(ApproximationRule::RepeatsAtReplicas, call.to, call.count);
        }
        const int servers = callee.servers() * (call.toAllShards ? 1 : callee.shards);
        // With queues of their own some replicas are called twice while others are free.
        if (call.count >= (isSpread ? servers : 2 * servers)) {
            add(ApproximationRule::MoreThanServers, call.to, call.count);
        }
    }

    /// Visits of each node that one visit of the root waits for, on average; a sequence of repeated
    /// calls counts once, as the composition knows it.
    std::vector<double> visitsFrom(int root) const
    {
        std::vector<double> visits(m_network.nodes.size(), 0);
        visits[static_cast<std::size_t>(root)] = 1;
        for (auto group = m_solution.flow.calleesFirst.rbegin();
             group != m_solution.flow.calleesFirst.rend(); ++group) {
            for (const int node : *group) {
                const auto from = static_cast<std::size_t>(node);
                for (int i = m_solution.flow.firstCall[from];
                     i < m_solution.flow.firstCall[from + 1]; ++i) {
                    const auto &flow = m_solution.flow.calls[static_cast<std::size_t>(i)];
                    const bool isRow = flow.mode == Stage::Mode::Sequential;
                    if (!flow.call->isAsync) {
                        visits[static_cast<std::size_t>(flow.call->to)] +=
                            visits[from] * flow.weight / (isRow ? flow.call->count : 1);
                    }
                }
            }
        }
        return visits;
    }

    /// Calls that meet at a station without being one call made twice: of one parallel stage, or
    /// asynchronous ones that were made just before.
    void checkTwins(const CallFlow &flow)
    {
        const auto &callee = m_network.nodes[static_cast<std::size_t>(flow.call->to)];
        constexpr double noticeable = 0.3; // utilisation
        if (callee.isDelay || callee.shards > 1 || utilisation(flow.call->to) < noticeable) {
            return;
        }
        const auto from = static_cast<std::size_t>(flow.from);
        bool isJustBefore = false; // since then nothing was waited for
        for (int i = m_solution.flow.firstCall[from]; i < m_solution.flow.firstCall[from + 1];
             ++i) {
            const auto &other = m_solution.flow.calls[static_cast<std::size_t>(i)];
            const bool isOfStage = other.stage == flow.stage;
            const bool meets =
                &other != &flow && other.call->to == flow.call->to && other.call->probability > 0;
            if (!isOfStage && !other.call->isAsync) {
                isJustBefore = false;
            } else if (meets && other.call->isAsync && other.stage <= flow.stage) {
                isJustBefore = true;
            }
            const bool isTwin = meets && isOfStage && flow.mode == Stage::Mode::Parallel;
            if (isTwin || (&other == &flow && isJustBefore)) {
                add(ApproximationRule::Burst, flow.call->to, 1);
            }
        }
    }

    /// A retry repeats its own timeouts, and those behind what it calls.
    void checkRetries(const CallFlow &retried)
    {
        const auto &call = *retried.call;
        if (isLateAtTimes(retried)) {
            add(ApproximationRule::TimeoutRetry, call.to, *call.timeoutMs);
        }
        const auto reached = reachedFrom(m_network, call.to);
        for (const auto &flow : m_solution.flow.calls) {
            const auto &behind = *flow.call;
            if (reached[static_cast<std::size_t>(flow.from)] && !behind.isAsync
                && !behind.isOptional && isLateAtTimes(flow)) {
                add(ApproximationRule::TimeoutRetry, behind.to, *behind.timeoutMs);
            }
        }
    }

    /// Whether enough requests run into the call's timeout to be seen in the p99.9.
    bool isLateAtTimes(const CallFlow &flow) const
    {
        constexpr double seen = 0.0001; // of the requests, a tenth of those beyond the p99.9
        return flow.call->timeoutMs
            && m_visits[static_cast<std::size_t>(flow.from)] * flow.weight * flow.late > seen;
    }

    /// A busy station behind the node, or -1.
    int busyBelow(int node) const
    {
        const auto reached = reachedFrom(m_network, node);
        for (std::size_t i = 0; i < reached.size(); ++i) {
            if (reached[i] && static_cast<int>(i) != node
                && utilisation(static_cast<int>(i)) > busy) {
                return static_cast<int>(i);
            }
        }
        return -1;
    }

    void add(ApproximationRule rule, int node, double value)
    {
        const Approximation approximation {rule, node, value};
        if (std::find(m_approximations.begin(), m_approximations.end(), approximation)
            == m_approximations.end()) {
            m_approximations.push_back(approximation);
        }
    }

    const Network &m_network;
    const Solution &m_solution;
    double m_meanLatency;
    std::vector<double> m_visits;
    std::vector<Approximation> m_approximations;
};

} // namespace

std::vector<Approximation> approximationsOf(const Network &network, const Solution &solution,
    const std::vector<bool> &reached, int root, double meanLatencyMs)
{
    return ApproximationRules(network, solution, meanLatencyMs).at(reached, root);
}

} // namespace core::analytic
