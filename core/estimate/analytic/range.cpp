// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/range.h"

#include "core/base/at.h"
#include "core/estimate/network/queueing.h"

#include <algorithm>
#include <cmath>

namespace core::analytic {

namespace {

using estimation::Distribution;
using estimation::Network;
using estimation::Node;
using estimation::Stage;

constexpr double farTail = 0.0005;

double farTailOf(const Distribution &distribution, double tail)
{
    const double scv = distribution.variability();
    if (scv == 0) {
        return distribution.mean;
    }
    if (distribution.kind == Distribution::Kind::Lognormal) {
        const auto [mu, sigma] = estimation::lognormalShape(distribution.mean, distribution.scv);
        return std::exp(mu + sigma * queueing::normalQuantile(tail));
    }
    return distribution.mean * (1 + (1 + scv) / 2 * (std::log(1 / tail) - 1));
}

/// A mean, and how far above it the far tail lies.
struct Extent {
    double mean = 0;
    double beyond = 0;
};

Extent operator+(const Extent &a, const Extent &b)
{
    return {a.mean + b.mean, std::hypot(a.beyond, b.beyond)};
}

Extent ofNode(const Node &node, const Station &station)
{
    if (station.batch) {
        return {station.batch->meanSojourn,
            0.8 * station.batch->longestSojourn - station.batch->meanSojourn};
    }
    if (node.batching) {
        const auto &batching = *node.batching;
        return {batching.longestWaitMs + batching.baseMs + batching.perItemMs, 0};
    }
    Extent extent {node.service.mean, farTailOf(node.service, farTail) - node.service.mean};
    if (!node.isDelay) {
        const auto waiting = waitingAt(station.load);
        if (waiting.mean > 0) {
            const double conditional = waiting.mean / waiting.probability;
            const double tail =
                conditional * std::max(1.0, std::log(waiting.probability / farTail));
            extent = extent + Extent {waiting.mean, std::max(0.0, tail - waiting.mean)};
        }
    }
    return extent;
}

/// Extents of whole visits; loops are cut, as the guess is mended afterwards.
class Guess {
public:
    Guess(const Network &network, const Flow &flow, const std::vector<Station> &stations)
        : m_network(network), m_stations(stations), m_known(network.nodes.size())
    {
        for (const auto &group : flow.calleesFirst) {
            for (const int node : group) {
                m_known[at(node)] = visit(node);
            }
        }
    }

    const std::vector<Extent> &extents() const { return m_known; }

private:
    Extent visit(int node) const
    {
        const auto &its = m_network.nodes[at(node)];
        Extent extent = ofNode(its, m_stations[at(node)]);
        for (const auto &stage : its.stages) {
            extent = extent + ofStage(stage);
        }
        return extent;
    }

    Extent ofStage(const Stage &stage) const
    {
        Extent longest;
        Extent sum;
        for (const auto &call : stage.calls) {
            if (call.isAsync || call.probability <= 0) {
                continue;
            }
            auto one = ofCall(call);
            sum = sum + Extent {one.mean * call.count, one.beyond * std::sqrt(call.count)};
            if (one.mean + one.beyond > longest.mean + longest.beyond) {
                longest = one;
            }
        }
        return stage.mode == Stage::Mode::Sequential ? sum : longest;
    }

    Extent ofCall(const estimation::NetworkCall &call) const
    {
        auto one = m_known[at(call.to)]
            + Extent {call.network.mean, farTailOf(call.network, farTail) - call.network.mean};
        const int copies =
            call.count * (call.toAllShards ? m_network.nodes[at(call.to)].shards : 1);
        one.beyond *= 1 + 0.12 * std::log(copies);
        if (call.timeoutMs && one.mean + one.beyond > *call.timeoutMs) {
            one = {std::min(one.mean, *call.timeoutMs), 0};
            one.beyond = *call.timeoutMs - one.mean;
        }
        if (call.retries > 0) {
            one.beyond += 0.5 * (one.mean + call.backoffMs);
        }
        return one;
    }

    const Network &m_network;
    const std::vector<Station> &m_stations;
    std::vector<Extent> m_known;
};

} // namespace

std::vector<bool> reachedFrom(const Network &network, int root)
{
    std::vector<bool> isReached(network.nodes.size(), false);
    std::vector<int> open {root};
    isReached[at(root)] = true;
    while (!open.empty()) {
        const int node = open.back();
        open.pop_back();
        for (const auto &stage : network.nodes[at(node)].stages) {
            for (const auto &call : stage.calls) {
                if (!call.isAsync && call.probability > 0 && !isReached[at(call.to)]) {
                    isReached[at(call.to)] = true;
                    open.push_back(call.to);
                }
            }
        }
    }
    return isReached;
}

double farTailOf(const Node &node, const Station &station)
{
    const auto extent = ofNode(node, station);
    return extent.mean + extent.beyond;
}

double stepFor(double farTailMs, int cells)
{
    constexpr double margin = 1.45;
    constexpr double smallest = 1e-9;
    const double range = std::max(smallest, farTailMs * margin);
    return std::exp2(std::ceil(std::log2(range / cells)));
}

std::vector<double> farTailsOf(
    const Network &network, const Flow &flow, const std::vector<Station> &stations)
{
    std::vector<double> tails;
    tails.reserve(network.nodes.size());
    const Guess guess(network, flow, stations);
    for (const auto &extent : guess.extents()) {
        tails.push_back(extent.mean + extent.beyond);
    }
    return tails;
}

} // namespace core::analytic
