// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/warnings.h"

#include "core/estimate/analytic/range.h"

#include <algorithm>

namespace core::analytic {

namespace {

using estimation::Balancer;
using estimation::Network;
using estimation::Stage;

constexpr double busy = 0.5; // utilisation from which queues shape the tail

/// The cautions of one latency.
class Look {
public:
    Look(const Network &network, const Solution &solution, double meanLatencyMs)
        : m_network(network), m_solution(solution), m_meanLatency(meanLatencyMs)
    {
    }

    std::vector<Caution> at(const std::vector<bool> &reached, int root)
    {
        m_visits = visitsFrom(root);
        for (std::size_t node = 0; node < reached.size(); ++node) {
            if (reached[node]) {
                lookAtNode(static_cast<int>(node));
                for (int i = m_solution.flow.firstCall[node];
                     i < m_solution.flow.firstCall[node + 1]; ++i) {
                    lookAtCall(m_solution.flow.calls[static_cast<std::size_t>(i)]);
                }
            }
        }
        return std::move(m_cautions);
    }

private:
    double utilisation(int node) const
    {
        return m_solution.nodes[static_cast<std::size_t>(node)].utilisation;
    }

    void lookAtNode(int node)
    {
        const auto &its = m_network.nodes[static_cast<std::size_t>(node)];
        const auto &station = m_solution.stations[static_cast<std::size_t>(node)];
        if (its.isDelay || !(station.load.rate > 0)) {
            return;
        }
        const double rho = station.utilisation;
        constexpr double noticeable = 0.03; // of the mean latency
        const double delay = station.burst * station.load.mean / station.load.servers;
        if (station.burst > 0 && delay > noticeable * m_meanLatency) {
            add(Warning::Burst, node, station.burst);
        }
        const double visits = m_visits[static_cast<std::size_t>(node)] / its.shards;
        const double wait = m_solution.nodes[static_cast<std::size_t>(node)].wait
            ? m_solution.nodes[static_cast<std::size_t>(node)].wait->mean
            : 0;
        constexpr double often = 2.5;
        constexpr double large = 0.1; // of the mean latency
        if (visits > often && rho > busy && visits * wait > large * m_meanLatency) {
            add(Warning::RepeatedVisits, node, visits);
        }
        constexpr double regular = 0.85;
        constexpr double loaded = 0.7;
        if (!its.batching && station.load.arrivalScv < regular && rho > loaded) {
            add(Warning::SmoothArrivals, node, station.load.arrivalScv);
        }
        constexpr double nearlyFull = 0.9;
        if (rho > nearlyFull) {
            add(Warning::HeavyLoad, node, rho);
        }
        constexpr double heavy = 4;
        constexpr double heavyBehindBalancer = 1.5; // of replicas with queues of their own
        const bool isSpread = its.balancer == Balancer::LeastRequests && its.replicas > 1;
        if (!its.batching && rho > busy
            && station.load.scv > (isSpread ? heavyBehindBalancer : heavy)) {
            add(Warning::HeavyTail, node, station.load.scv);
        }
    }

    void lookAtCall(const CallFlow &flow)
    {
        const auto &call = *flow.call;
        if (call.isAsync || call.probability <= 0) {
            return;
        }
        if (call.retries > 0) {
            lookAtRetries(call);
        }
        const auto &callee = m_network.nodes[static_cast<std::size_t>(call.to)];
        lookAtTwins(flow);
        if (call.count == 1) {
            return;
        }
        if (const int below = busyBelow(call.to); below >= 0) {
            add(Warning::NestedRepeats, below, call.count);
        }
        if (flow.mode == Stage::Mode::Sequential) {
            // Their waits are alike or not; the far tail lies between.
            constexpr int longRow = 8;
            if (!callee.isDelay && call.count >= longRow && utilisation(call.to) > busy) {
                add(Warning::RepeatedVisits, call.to, call.count);
            }
            return;
        }
        if (callee.isDelay) {
            return;
        }
        if (callee.balancer != Balancer::Shared && callee.replicas > 1
            && utilisation(call.to) > busy) {
            add(Warning::RepeatsAtReplicas, call.to, call.count);
        }
        const int servers = callee.servers() * (call.toAllShards ? 1 : callee.shards);
        if (call.count >= 2 * servers) {
            add(Warning::MoreThanServers, call.to, call.count);
        }
    }

    /// Visits of each node that one visit of the root waits for, on average; a sequence of repeated
    /// calls counts once, as the composition knows it.
    std::vector<double> visitsFrom(int root) const
    {
        std::vector<double> visits(m_network.nodes.size(), 0);
        visits[static_cast<std::size_t>(root)] = 1;
        for (auto group = m_solution.calleesFirst.rbegin(); group != m_solution.calleesFirst.rend();
             ++group) {
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

    /// Calls of one parallel stage that meet at a station without being one call made twice.
    void lookAtTwins(const CallFlow &flow)
    {
        const auto &callee = m_network.nodes[static_cast<std::size_t>(flow.call->to)];
        constexpr double noticeable = 0.3; // utilisation
        if (flow.mode != Stage::Mode::Parallel || callee.isDelay || callee.shards > 1
            || utilisation(flow.call->to) < noticeable) {
            return;
        }
        const auto from = static_cast<std::size_t>(flow.from);
        for (int i = m_solution.flow.firstCall[from]; i < m_solution.flow.firstCall[from + 1];
             ++i) {
            const auto &other = m_solution.flow.calls[static_cast<std::size_t>(i)];
            if (&other != &flow && other.stage == flow.stage && other.call->to == flow.call->to
                && !other.call->isAsync && other.call->probability > 0) {
                add(Warning::Burst, flow.call->to, 1);
            }
        }
    }

    /// A retry repeats its own timeouts, and those behind what it calls.
    void lookAtRetries(const estimation::NetworkCall &call)
    {
        if (call.timeoutMs) {
            add(Warning::TimeoutRetry, call.to, *call.timeoutMs);
        }
        const auto reached = reachedFrom(m_network, call.to);
        for (const auto &flow : m_solution.flow.calls) {
            const auto &behind = *flow.call;
            if (reached[static_cast<std::size_t>(flow.from)] && behind.timeoutMs && !behind.isAsync
                && !behind.isOptional) {
                add(Warning::TimeoutRetry, behind.to, *behind.timeoutMs);
            }
        }
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

    void add(Warning warning, int node, double value)
    {
        const Caution caution {warning, node, value};
        if (std::find(m_cautions.begin(), m_cautions.end(), caution) == m_cautions.end()) {
            m_cautions.push_back(caution);
        }
    }

    const Network &m_network;
    const Solution &m_solution;
    double m_meanLatency;
    std::vector<double> m_visits;
    std::vector<Caution> m_cautions;
};

} // namespace

std::vector<Caution> cautionsOf(const Network &network, const Solution &solution,
    const std::vector<bool> &reached, int root, double meanLatencyMs)
{
    return Look(network, solution, meanLatencyMs).at(reached, root);
}

} // namespace core::analytic
