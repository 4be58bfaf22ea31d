// SPDX-License-Identifier: MIT
#include "core/estimate/network/availability.h"

#include "core/base/at.h"
#include "core/estimate/network/request_paths.h"

#include <algorithm>
#include <cmath>

namespace core::estimation {

namespace {

constexpr int mostZones = 6;
constexpr std::size_t mostStates = 16'384;
constexpr std::size_t fewestStates = 256;
constexpr std::size_t mostWork = 4'000'000; ///< states x nodes

/// Which zones are up, as bits.
using Zones = unsigned;

/// Replicas of a shard in zones that are up: they take turns over the zones.
double replicasIn(Zones up, int replicas, int zones)
{
    if (zones <= 0) {
        return replicas;
    }
    double alive = 0;
    for (int zone = 0; zone < zones; ++zone) {
        const bool isUp = (up >> zone & 1U) != 0;
        alive += isUp ? (replicas + zones - 1 - zone) / zones : 0;
    }
    return alive;
}

int zonesOf(const Redundancy &redundancy)
{
    return std::clamp(redundancy.zones, 0, mostZones);
}

/// The states of a node by the shard that the request needs and by all of them. A request needs the
/// same shard of a component each time (its user's, say).
std::vector<NodeState> statesOf(const Node &node, const Redundancy &redundancy, Zones up)
{
    const double alive = replicasIn(up, node.replicas, zonesOf(redundancy));
    const double shard = atLeast(redundancy.required, alive, redundancy.instance);
    const double others = node.shards - 1;
    const double needed = redundancy.shardsRequired > 0 ? redundancy.shardsRequired : node.shards;
    const double withOwn = atLeast(needed - 1, others, shard);
    const double withoutOwn = atLeast(needed, others, shard);
    const std::vector<NodeState> all {{shard * withOwn, true, true},
        {shard * (1 - withOwn), true, false}, {(1 - shard) * withoutOwn, false, true},
        {(1 - shard) * (1 - withoutOwn), false, false}};
    std::vector<NodeState> possible;
    std::copy_if(all.begin(), all.end(), std::back_inserter(possible),
        [](const NodeState &state) { return state.probability > 0; });
    return possible;
}

/// Goes through the states of what is shared, branch by branch.
class Conditioning {
public:
    Conditioning(const Network &network, int entryNode, const Reliability &reliability)
        : m_network(network), m_reliability(reliability), m_paths(network, entryNode, reliability),
          m_mostStates(std::clamp(mostWork / m_paths.nodes().size(), fewestStates, mostStates))
    {
        sortShared();
        if (reliability.zoneAvailability >= 1) {
            return;
        }
        for (const int node : m_paths.nodes()) {
            m_zones = std::max(m_zones, zonesOf(reliability.nodes[at(node)]));
        }
    }

    RequestSuccess success()
    {
        m_least = leastProbability();
        throughZones([&](double probability) { descend(0, probability, true); });
        // The branches left out have many failures at once, so most of them fail the request.
        return {std::clamp(m_success, 0.0, 1.0), m_leftOut,
            static_cast<int>(m_shared.size()) + m_zones};
    }

private:
    /// What no request can do without is up in every branch that succeeds: a factor, no branch.
    void sortShared()
    {
        for (const int node : m_paths.shared()) {
            m_paths.setStates(node, {{1, false, false}});
            const bool isNeeded = m_paths.success() == 0;
            m_paths.setStates(node, {{1, true, true}});
            (isNeeded && m_network.nodes[at(node)].shards == 1 ? m_needed : m_shared)
                .push_back(node);
        }
    }

    /// The largest bound under which few enough branches are likelier.
    double leastProbability()
    {
        for (double least = 0; least < 1; least = least == 0 ? 1e-15 : least * 10) {
            m_least = least;
            m_branches = 0;
            throughZones([&](double probability) { descend(0, probability, false); });
            if (m_branches <= m_mostStates) {
                m_leftOut = 0;
                return least;
            }
        }
        return 1;
    }

    template<typename Visit> void throughZones(const Visit &visit)
    {
        m_leftOut = 0;
        for (Zones up = 0; up < 1U << m_zones; ++up) {
            double probability = 1;
            for (int zone = 0; zone < m_zones; ++zone) {
                const bool isUp = (up >> zone & 1U) != 0;
                const double one = m_reliability.zoneAvailability;
                probability *= isUp ? one : 1 - one;
            }
            if (probability > 0) {
                setStates(m_zones > 0 ? up : ~0U);
                visit(probability * allNeededUp());
            }
        }
    }

    void setStates(Zones up)
    {
        m_states.assign(m_network.nodes.size(), {});
        for (const int node : m_paths.nodes()) {
            m_states[at(node)] =
                statesOf(m_network.nodes[at(node)], m_reliability.nodes[at(node)], up);
            m_paths.setStates(node, m_states[at(node)]);
        }
    }

    double allNeededUp()
    {
        double probability = 1;
        for (const int node : m_needed) {
            const auto &first = m_states[at(node)].front(); // the state in which it is up, if any
            probability *= first.own ? first.probability : 0;
            m_paths.setStates(node, {{1, true, true}});
        }
        return probability;
    }

    void descend(std::size_t depth, double probability, bool isCounted)
    {
        if (probability < m_least) {
            m_leftOut += probability;
            return;
        }
        if (probability == 0 || (m_branches > m_mostStates && !isCounted)) {
            return;
        }
        if (depth == m_shared.size()) {
            ++m_branches;
            m_success += isCounted ? probability * m_paths.success() : 0;
            return;
        }
        const int node = m_shared[depth];
        for (const auto &state : m_states[at(node)]) {
            m_paths.setStates(node, {{1, state.own, state.all}});
            descend(depth + 1, probability * state.probability, isCounted);
        }
    }

    const Network &m_network;
    const Reliability &m_reliability;
    RequestPaths m_paths;
    std::size_t m_mostStates;
    std::vector<int> m_needed; ///< shared, and no request succeeds without it
    std::vector<int> m_shared; ///< the others that several calls share
    std::vector<std::vector<NodeState>> m_states;
    int m_zones = 0;
    double m_least = 0;
    std::size_t m_branches = 0;
    double m_success = 0;
    double m_leftOut = 0;
};

/// Lentz's continued fraction of the incomplete beta function.
double betaFraction(double a, double b, double x)
{
    constexpr double tiny = 1e-300;
    const auto away = [](double value) { return std::abs(value) < tiny ? tiny : value; };
    double c = 1;
    double d = 1 / away(1 - (a + b) * x / (a + 1));
    double fraction = d;
    for (int m = 1; m < 100'000; ++m) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / away(1 + even * d);
        c = away(1 + even / c);
        fraction *= d * c;
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / away(1 + odd * d);
        c = away(1 + odd / c);
        fraction *= d * c;
        if (std::abs(d * c - 1) < 1e-15) {
            break;
        }
    }
    return fraction;
}

/// All else is up, and stays so afterwards; `unharmed` is the success when nothing is lost.
Loss lossOf(
    RequestPaths &paths, const Node &lost, const Redundancy &redundancy, int node, double unharmed)
{
    const auto successWith = [&](const NodeState &state) {
        paths.setStates(node, {state});
        return paths.success();
    };
    Loss loss {node, lost.replicas > redundancy.required, unharmed, 1};
    loss.without = successWith({1, false, false});
    if (!loss.hasSpare && lost.shards == 1) {
        loss.withoutReplica = loss.without;
    } else if (!loss.hasSpare) {
        // One shard is gone: its requests fail, and calls to all when they need each.
        const bool isEnough =
            redundancy.shardsRequired > 0 && redundancy.shardsRequired < lost.shards;
        const double share = 1.0 / lost.shards;
        loss.withoutReplica = share * successWith({1, false, isEnough})
            + (1 - share) * successWith({1, true, isEnough});
    }
    paths.setStates(node, {{1, true, true}});
    return loss;
}

} // namespace

RequestSuccess requestSuccess(const Network &network, int entryNode, const Reliability &reliability)
{
    return Conditioning(network, entryNode, reliability).success();
}

std::vector<Loss> losses(const Network &network, int entryNode, const Reliability &reliability)
{
    RequestPaths paths(network, entryNode, reliability);
    auto nodes = paths.nodes();
    std::sort(nodes.begin(), nodes.end());
    std::vector<Loss> all;
    all.reserve(nodes.size());
    const double unharmed = paths.success();
    for (const int node : nodes) {
        all.push_back(
            lossOf(paths, network.nodes[at(node)], reliability.nodes[at(node)], node, unharmed));
    }
    return all;
}

std::vector<int> singlePointsOfFailure(const std::vector<Loss> &losses, double share)
{
    std::vector<int> nodes;
    for (const auto &loss : losses) {
        if (!loss.hasSpare && loss.withoutReplica < share) {
            nodes.push_back(loss.node);
        }
    }
    return nodes;
}

double atLeast(double k, double n, double availability)
{
    if (k <= 0 || (availability >= 1 && k <= n)) {
        return 1;
    }
    if (k > n || availability <= 0) {
        return 0;
    }
    const double a = k;
    const double b = n - k + 1;
    const double x = availability;
    const double front = std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b)
        + a * std::log(x) + b * std::log1p(-x));
    return x < (a + 1) / (a + b + 2) ? front * betaFraction(a, b, x) / a
                                     : 1 - front * betaFraction(b, a, 1 - x) / b;
}

double downtimeMinutes(double availability)
{
    constexpr double minutesPerMonth = 30 * 24 * 60;
    return (1 - availability) * minutesPerMonth;
}

double nines(double availability)
{
    return -std::log10(1 - availability);
}

} // namespace core::estimation
