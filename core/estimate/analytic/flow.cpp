// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/flow.h"

#include "core/base/at.h"

#include <algorithm>
#include <cmath>

namespace core::analytic {

namespace {

using estimation::Network;
using estimation::Stage;

/// Sum of 1 + x + … + x^(n-1).
double geometricSum(double x, int n)
{
    return x == 1 ? n : (1 - std::pow(x, n)) / (1 - x);
}

/// Chance that an attempt does not fail of itself: of one visit, of all shards each counted apart.
void findAttempts(CallFlow &flow, double visitSuccess)
{
    const auto &call = *flow.call;
    flow.attemptFailure = 1 - (1 - flow.late) * visitSuccess;
    const double q = flow.attemptFailure;
    flow.attempts = geometricSum(q, call.retries + 1);
    flow.failure = std::pow(q, call.retries + 1);
}

/// The visits that one call instance makes, and the chance that it does not fail its caller.
double visitsOf(const CallFlow &flow, const estimation::Node &callee)
{
    return flow.attempts * (flow.call->toAllShards ? callee.shards : 1);
}

double passing(const CallFlow &flow, const estimation::Node &callee)
{
    if (flow.call->isAsync || flow.call->isOptional) {
        return 1;
    }
    return flow.call->toAllShards ? std::pow(1 - flow.failure, callee.shards) : 1 - flow.failure;
}

/// Sets the weights of one stage's calls, reached with this probability; the chance of passing it.
double passStage(Flow &flow, const Network &network, int first, int last, double reach)
{
    double passed = 1;
    for (int i = first; i < last; ++i) {
        auto &call = flow.calls[at(i)];
        const auto &callee = network.nodes[at(call.call->to)];
        const double p = call.call->probability;
        const double one = 1 - p * (1 - passing(call, callee));
        const int count = call.call->count;
        switch (call.mode) {
        case Stage::Mode::Parallel:
            call.weight = reach * p * count * visitsOf(call, callee);
            passed *= std::pow(one, count);
            break;
        case Stage::Mode::Sequential:
            call.weight = reach * passed * p * geometricSum(one, count) * visitsOf(call, callee);
            passed *= std::pow(one, count);
            break;
        case Stage::Mode::Choice:
            call.weight = reach * p * count * visitsOf(call, callee);
            passed -= p * (1 - std::pow(passing(call, callee), count));
            break;
        }
    }
    return std::max(0.0, passed); // shares that add up to one may do so by a rounding more
}

/// The chance that a visit of the node succeeds; weights of its calls on the way.
double passNode(Flow &flow, const Network &network, int node)
{
    const auto &its = network.nodes[at(node)];
    const int end = flow.firstCall[at(node) + 1];
    double passed = 1;
    for (int first = flow.firstCall[at(node)]; first < end;) {
        int last = first;
        while (last < end && flow.calls[at(last)].stage == flow.calls[at(first)].stage) {
            auto &call = flow.calls[at(last)];
            findAttempts(call, flow.success[at(call.call->to)]);
            ++last;
        }
        const double reach = (1 - its.failure) * its.stageShare * passed;
        passed *= passStage(flow, network, first, last, reach);
        first = last;
    }
    return (1 - its.failure) * (1 - its.stageShare * (1 - passed));
}

void findSuccesses(Flow &flow, const Network &network)
{
    constexpr int mostRounds = 200;
    constexpr double tolerance = 1e-12;
    std::fill(flow.success.begin(), flow.success.end(), 1);
    for (const auto &group : flow.calleesFirst) {
        for (int round = 0; round < mostRounds; ++round) {
            double change = 0;
            for (const int node : group) {
                const double success = passNode(flow, network, node);
                change = std::max(change, std::abs(success - flow.success[at(node)]));
                flow.success[at(node)] = success;
            }
            if (change < tolerance) {
                break;
            }
        }
    }
}

} // namespace

Flow flowOf(const Network &network)
{
    Flow flow;
    for (std::size_t node = 0; node < network.nodes.size(); ++node) {
        flow.firstCall.push_back(static_cast<int>(flow.calls.size()));
        const auto &stages = network.nodes[node].stages;
        for (std::size_t stage = 0; stage < stages.size(); ++stage) {
            for (const auto &call : stages[stage].calls) {
                flow.calls.push_back(
                    {static_cast<int>(node), static_cast<int>(stage), &call, stages[stage].mode});
            }
        }
    }
    flow.firstCall.push_back(static_cast<int>(flow.calls.size()));
    flow.success.assign(network.nodes.size(), 1);
    flow.calleesFirst = calleesFirst(network);
    updateRates(flow, network);
    return flow;
}

void updateRates(Flow &flow, const Network &network)
{
    findSuccesses(flow, network);
    for (std::size_t node = 0; node < network.nodes.size(); ++node) {
        passNode(flow, network, static_cast<int>(node)); // the weights, all successes being known
    }
    std::vector<WeightedEdge> edges;
    edges.reserve(flow.calls.size());
    for (const auto &call : flow.calls) {
        edges.push_back({call.from, call.call->to, call.weight});
    }
    flow.network = LinearFlow(static_cast<int>(network.nodes.size()), edges);
    std::vector<double> inputs(network.nodes.size(), 0);
    for (const auto &entry : network.entries) {
        inputs[at(entry.node)] += entry.rate;
    }
    flow.rates = flow.network.solve(std::move(inputs));
}

std::vector<std::vector<int>> calleesFirst(const Network &network)
{
    std::vector<WeightedEdge> edges;
    for (std::size_t node = 0; node < network.nodes.size(); ++node) {
        for (const auto &stage : network.nodes[node].stages) {
            for (const auto &call : stage.calls) {
                if (!call.isAsync && call.probability > 0) {
                    edges.push_back({static_cast<int>(node), call.to, 1});
                }
            }
        }
    }
    auto groups = LinearFlow(static_cast<int>(network.nodes.size()), edges).groups();
    std::reverse(groups.begin(), groups.end());
    return groups;
}

} // namespace core::analytic
