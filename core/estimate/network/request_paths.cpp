// SPDX-License-Identifier: MIT
#include "core/estimate/network/request_paths.h"

#include "core/base/at.h"

#include <algorithm>
#include <cmath>

namespace core::estimation {

namespace {

Odds both(const Odds &a, const Odds &b)
{
    return {a.possible * b.possible, a.success * b.success};
}

Odds mixed(double share, const Odds &a, const Odds &b)
{
    return {
        share * a.possible + (1 - share) * b.possible, share * a.success + (1 - share) * b.success};
}

/// Retries draw again what fails by chance; what is down stays down.
Odds retried(const Odds &once, int retries)
{
    if (retries <= 0 || once.possible <= 0) {
        return once;
    }
    const double failure = 1 - std::min(1.0, once.success / once.possible);
    return {once.possible, once.possible * (1 - std::pow(failure, retries + 1))};
}

Odds often(const Odds &once, int count)
{
    return count == 1 ? once : Odds {std::pow(once.possible, count), std::pow(once.success, count)};
}

} // namespace

RequestPaths::RequestPaths(const Network &network, int entryNode, const Reliability &reliability)
    : m_network(network), m_reliability(reliability), m_entry(entryNode)
{
    const auto size = network.nodes.size();
    m_mark.assign(size, 0);
    m_visits.assign(size, 0);
    m_states.assign(size, {NodeState {}});
    m_toOne.assign(size, Odds {0, 0});
    m_toAll.assign(size, Odds {0, 0});
    visit(entryNode);
    countVisits();
}

std::vector<int> RequestPaths::shared() const
{
    std::vector<int> found;
    std::copy_if(m_order.begin(), m_order.end(), std::back_inserter(found),
        [&](int node) { return m_visits[at(node)] > 1; });
    return found;
}

void RequestPaths::setStates(int node, std::vector<NodeState> states)
{
    m_states[at(node)] = std::move(states);
}

/// Without loops one pass from the callees up is exact. Loops end at the least fixed point: the
/// probability that the request ends, and ends well.
double RequestPaths::success()
{
    constexpr int mostPasses = 500;
    constexpr double settled = 1e-14;
    if (m_hasLoop) {
        for (const int node : m_order) {
            m_toOne[at(node)] = m_toAll[at(node)] = Odds {0, 0};
        }
    }
    for (int pass = 0; pass < mostPasses; ++pass) {
        double change = 0;
        for (const int node : m_order) {
            change = std::max(change, update(node));
        }
        if (!m_hasLoop || change < settled) {
            break;
        }
    }
    return m_toOne[at(m_entry)].success;
}

void RequestPaths::visit(int node)
{
    m_mark[at(node)] = 1;
    for (const auto *call : neededCalls(node)) {
        if (m_mark[at(call->to)] == 0) {
            visit(call->to);
        } else if (m_mark[at(call->to)] == 1) {
            m_hasLoop = true;
        }
    }
    m_mark[at(node)] = 2;
    m_order.push_back(node);
}

/// Adds up visits until nothing changes; beyond one the number does not matter.
void RequestPaths::countVisits()
{
    m_visits[at(m_entry)] = 1;
    for (bool isSettled = false; !isSettled;) {
        std::vector<int> next(m_visits.size(), 0);
        next[at(m_entry)] = 1;
        for (const int node : m_order) {
            for (const auto *call : neededCalls(node)) {
                auto &visits = next[at(call->to)];
                visits = std::min(2, visits + m_visits[at(node)] * std::clamp(call->count, 1, 2));
            }
        }
        isSettled = next == m_visits;
        m_visits = std::move(next);
    }
}

bool RequestPaths::isFallback(int node, const NetworkCall &call) const
{
    const auto &all = m_reliability.fallbacks;
    return std::any_of(all.begin(), all.end(), [&](const Fallback &fallback) {
        return fallback.caller == node && fallback.edge == call.edge;
    });
}

std::vector<const NetworkCall *> RequestPaths::neededCalls(int node) const
{
    std::vector<const NetworkCall *> calls;
    for (const auto &stage : m_network.nodes[at(node)].stages) {
        for (const auto &call : stage.calls) {
            const bool isMade = isFallback(node, call) || (call.probability > 0 && call.count > 0);
            if (matters(call) && isMade && call.to >= 0) {
                calls.push_back(&call);
            }
        }
    }
    return calls;
}

Odds RequestPaths::callOdds(const NetworkCall &call) const
{
    return retried(call.toAllShards ? m_toAll[at(call.to)] : m_toOne[at(call.to)], call.retries);
}

Odds RequestPaths::withFallbacks(int node, const NetworkCall &call) const
{
    auto odds = callOdds(call);
    for (const auto *other : neededCalls(node)) {
        const bool standsIn = std::any_of(m_reliability.fallbacks.begin(),
            m_reliability.fallbacks.end(), [&](const Fallback &fallback) {
                return fallback.caller == node && fallback.edge == other->edge
                    && fallback.standsInFor == call.to;
            });
        if (standsIn) {
            const auto second = callOdds(*other);
            odds.possible += (1 - odds.possible) * second.possible;
            odds.success += (1 - odds.success) * second.success;
        }
    }
    return odds;
}

Odds RequestPaths::stageOdds(int node, const Stage &stage) const
{
    const bool isChoice = stage.mode == Stage::Mode::Choice;
    Odds odds;
    for (const auto &call : stage.calls) {
        if (!matters(call) || call.to < 0 || isFallback(node, call)) {
            continue;
        }
        const double probability = std::clamp(call.probability, 0.0, 1.0);
        const auto made = often(withFallbacks(node, call), call.count);
        if (isChoice) {
            odds.possible -= probability * (1 - made.possible);
            odds.success -= probability * (1 - made.success);
        } else {
            odds = both(odds, mixed(probability, made, Odds {}));
        }
    }
    return {std::max(0.0, odds.possible), std::max(0.0, odds.success)};
}

Odds RequestPaths::behind(int node) const
{
    Odds odds;
    for (const auto &stage : m_network.nodes[at(node)].stages) {
        odds = both(odds, stageOdds(node, stage));
    }
    return odds;
}

/// How much the odds of a successful visit changed.
double RequestPaths::update(int node)
{
    const auto &visited = m_network.nodes[at(node)];
    const auto stages = behind(node);
    auto served = mixed(visited.stageShare, stages, Odds {});
    served.success *= 1 - visited.failure;
    const auto missed = m_reliability.nodes[at(node)].isBypassed ? stages : Odds {0, 0};
    double own = 0;
    double all = 0;
    for (const auto &state : m_states[at(node)]) {
        own += state.own ? state.probability : 0;
        all += state.all ? state.probability : 0;
    }
    const double before = m_toOne[at(node)].success + m_toAll[at(node)].success;
    m_toOne[at(node)] = mixed(own, served, missed);
    m_toAll[at(node)] = mixed(all, served, missed);
    return std::abs(m_toOne[at(node)].success + m_toAll[at(node)].success - before);
}

} // namespace core::estimation
