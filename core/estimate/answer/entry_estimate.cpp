// SPDX-License-Identifier: MIT
#include "core/estimate/answer/entry_estimate.h"

#include "core/base/at.h"
#include "core/catalog/faults.h"
#include "core/estimate/analytic/composition.h"
#include "core/estimate/analytic/range.h"
#include "core/estimate/answer/approximation_text.h"
#include "core/estimate/answer/component_estimate.h"
#include "core/estimate/answer/headroom.h"

#include <QStringBuilder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::estimation {

namespace {

/// The call of each stage that the slowest requests wait for, and theirs, in order.
class Path {
public:
    Path(const Solved &solved, const analytic::EndToEnd &endToEnd, analytic::Memory &memory)
        : m_solved(solved), m_grid(endToEnd.grid), m_memory(memory),
          m_isSeen(solved.reading.network.nodes.size(), false)
    {
        follow(endToEnd.node);
    }
    const std::vector<int> &nodes() const { return m_nodes; }

private:
    void follow(int root)
    {
        std::vector<int> open {root};
        while (!open.empty()) {
            const int node = open.back();
            open.pop_back();
            if (m_isSeen[at(node)]) {
                continue;
            }
            m_isSeen[at(node)] = true;
            m_nodes.push_back(node);
            const auto first = open.size();
            addCalls(node, open);
            std::reverse(open.begin() + static_cast<std::ptrdiff_t>(first), open.end());
        }
    }

    void addCalls(int node, std::vector<int> &open)
    {
        const auto &flow = m_solved.solution.flow;
        const auto &wins = m_memory.visit(node, m_grid).wins;
        const int first = flow.firstCall[at(node)];
        const int end = flow.firstCall[at(node) + 1];
        for (int i = first; i < end; ++i) {
            const auto &its = flow.calls[at(i)];
            if (its.call->isAsync || its.call->probability <= 0) {
                continue;
            }
            const auto won = std::find_if(wins.begin(), wins.end(),
                [&](const analytic::Win &win) { return first + win.call == i; });
            if (won == wins.end() || isMost(wins, *won, first, its.stage)) {
                open.push_back(its.call->to);
            }
        }
    }

    /// Among the wins of one stage of the node with this first call.
    bool isMost(const std::vector<analytic::Win> &wins, const analytic::Win &won, int first,
        int stage) const
    {
        return std::none_of(wins.begin(), wins.end(), [&](const analytic::Win &other) {
            const auto &call = m_solved.solution.flow.calls[at(first + other.call)];
            return call.stage == stage
                && (other.tailShare > won.tailShare
                    || (other.tailShare == won.tailShare && other.call < won.call));
        });
    }

    const Solved &m_solved;
    analytic::Grid m_grid;
    analytic::Memory &m_memory;
    std::vector<bool> m_isSeen;
    std::vector<int> m_nodes;
};

/// "wait + service on average: App server 1.2 + 12, Cache 0 + 0.5, …; …"
QString pathWorking(
    const Solved &solved, const std::vector<int> &path, const analytic::EndToEnd &endToEnd)
{
    constexpr int most = 8;
    QStringList terms;
    for (const int node : path) {
        const auto &its = solved.solutionOf(node);
        if (!its.sojourn || its.sojourn->mean == 0 || terms.size() == most) {
            continue;
        }
        terms.append(solved.resolved.name(node) % u' ' % formatNumber(its.wait->mean) % u" + "
            % formatNumber(its.sojourn->mean - its.wait->mean));
    }
    return u"Means of wait + service along the slowest path, ms: "_s % terms.join(u", "_s)
        % u". The whole laws are combined: times in sequence are convolved, of parallel calls the "
          "last one counts, a call made with a probability is a mixture ("
        % formatNumber(endToEnd.grid.cells) % u" cells of " % formatNumber(endToEnd.grid.step)
        % u" ms).";
}

void addShares(EntryEstimate &entry, const Solved &solved, const std::vector<int> &path,
    const analytic::EndToEnd &endToEnd, analytic::Memory &memory)
{
    constexpr std::size_t most = 12;
    constexpr int mostReached = 500; // nodes; beyond it nobody reads shares, and they take long
    const auto reached = analytic::reachedFrom(solved.reading.network, endToEnd.node);
    if (std::count(reached.begin(), reached.end(), true) > mostReached) {
        return;
    }
    const double p99 = endToEnd.times->p99;
    analytic::Composition composition(solved.reading.network, solved.solution.flow,
        solved.solution.stations, endToEnd.grid, memory);
    for (std::size_t i = 0; i < std::min(path.size(), most); ++i) {
        const int node = path[i];
        const auto &its = solved.solutionOf(node);
        if (node == endToEnd.node || !its.sojourn || its.sojourn->mean == 0) {
            continue;
        }
        const double without =
            composition.p99WithoutTimeOf(node, endToEnd.node, solved.solution.flow.calleesFirst);
        entry.shares.append({solved.resolved.graph.component(node).id,
            quantity(std::max(0.0, p99 - without), u"ms"_s,
                u"p99 %1 ms − %2 ms if %3 took no time"_s.arg(
                    formatNumber(p99), formatNumber(without), solved.resolved.name(node)))});
    }
    std::stable_sort(entry.shares.begin(), entry.shares.end(),
        [](const PathShare &a, const PathShare &b) { return a.share.value > b.share.value; });
}

Budget budgetOf(const Solved &solved, int client, QStringList &problems)
{
    auto settings = solved.resolved.settings(client);
    Budget budget {settings.number(u"budget_p99_ms"_s), {}};
    if (const auto percent = settings.number(u"budget_availability"_s, {0, 100})) {
        budget.availability = *percent / 100;
    }
    collect(settings, solved.resolved.name(client), problems);
    return budget;
}

/// Sets the latency beside the budget. Where it is too little a budget can be missed, not met.
void compare(EntryEstimate &entry, bool isTooLittle)
{
    const auto &p99 = entry.latency.p99;
    if (!entry.budget.p99Ms || !p99.value) {
        const auto why = entry.budget.p99Ms ? p99.working : u"There is no latency budget."_s;
        entry.slackMs = unknownQuantity(u"ms"_s, why);
        entry.chance = unknownQuantity({}, why);
        return;
    }
    const double budget = *entry.budget.p99Ms;
    const double slack = budget - *p99.value;
    if (slack >= 0 && isTooLittle) {
        const auto why =
            u"A component of unknown type is on the way; the time it takes is not in the p99."_s;
        entry.slackMs = unknownQuantity(u"ms"_s, why);
        entry.chance = unknownQuantity({}, why);
        return;
    }
    entry.isMet = slack >= 0;
    entry.slackMs = quantity(slack, u"ms"_s,
        formatNumber(budget) % u" ms budget − " % formatNumber(*p99.value) % u" ms p99 = "
            % formatNumber(slack) % u" ms");
    double within = 0;
    for (std::size_t i = 0; i < entry.distribution.pmf.size(); ++i) {
        within += static_cast<double>(i) * entry.distribution.stepMs <= budget
            ? entry.distribution.pmf[i]
            : 0;
    }
    entry.chance = quantity(std::min(1.0, within), {},
        u"share of the latency's law up to %1 ms"_s.arg(formatNumber(budget)));
}

/// Why the client gets no answer in a time that could be told; empty when it does.
QString reasonForNone(const Solved &solved, const analytic::EndToEnd &endToEnd)
{
    const auto reached = analytic::reachedFrom(solved.reading.network, endToEnd.node);
    if (std::count(reached.begin(), reached.end(), true) == 1) {
        return u"It makes no request that it waits for."_s;
    }
    const auto unknown = unknownTime(solved, endToEnd.node);
    return unknown.isEmpty() ? obstacleText(solved, endToEnd) : unknown;
}

/// Components on the way whose type nobody knows: what is told without them is too little.
QStringList strangers(const Solved &solved, int root)
{
    QStringList names;
    const auto reached = analytic::reachedFrom(solved.reading.network, root);
    for (std::size_t i = 0; i < reached.size(); ++i) {
        if (reached[i] && !solved.resolved.types[i]) {
            names.append(solved.resolved.name(static_cast<int>(i)));
        }
    }
    return names;
}

/// Of a client that has no latency.
Health healthBehind(analytic::Obstacle obstacle)
{
    switch (obstacle) {
    case analytic::Obstacle::Saturated:
        return Health::Saturated;
    case analytic::Obstacle::MetastableFailure:
        return Health::Metastable;
    case analytic::Obstacle::Endless:
        return Health::Endless;
    case analytic::Obstacle::None:
    case analytic::Obstacle::TooLong:
        break;
    }
    return Health::Unknown;
}

void addLatency(EntryEstimate &entry, const Solved &solved, const analytic::EndToEnd &endToEnd,
    analytic::Memory &memory, bool hasShares)
{
    if (const auto why = reasonForNone(solved, endToEnd); !why.isEmpty()) {
        entry.latency = noLatency(why);
        entry.successRate = unknownQuantity({}, why);
        entry.health = healthBehind(endToEnd.obstacle);
        return;
    }
    entry.health = Health::Ok;
    const Path path(solved, endToEnd, memory);
    entry.latency = latencyEstimate(*endToEnd.times, pathWorking(solved, path.nodes(), endToEnd));
    entry.distribution = {endToEnd.grid.step, endToEnd.pmf};
    entry.successRate = quantity(endToEnd.success, {},
        u"product over the calls that have to succeed, with their failures, timeouts and retries"_s);
    entry.approximations = approximationTexts(solved, endToEnd);
    for (const auto &name : strangers(solved, endToEnd.node)) {
        entry.approximations.append(
            name % u": its type is unknown to this version, so its time is not in here.");
    }
    for (const int node : path.nodes()) {
        entry.criticalPath.append(solved.resolved.graph.component(node).id);
    }
    if (hasShares) {
        addShares(entry, solved, path.nodes(), endToEnd, memory);
    }
}

} // namespace

namespace {

/// A call of the component whose times cannot be meant, in a sentence; empty when there is none.
QString contradictoryCall(const Solved &solved, int node)
{
    const auto &resolved = solved.resolved;
    for (const int edge : resolved.graph.outgoing(node)) {
        const auto &connection = resolved.graph.connection(edge);
        const auto why = connection.kind == ConnectionKind::Request
            ? contradictionOf(connection, resolved.catalog)
            : QString();
        if (!why.isEmpty()) {
            return resolved.connectionName(edge) % u": " % why;
        }
    }
    return {};
}

/// Why the time of the node itself is not known; empty when it is.
QString unknownTimeIn(const Solved &solved, int node)
{
    if (auto why = contradictoryCall(solved, node); !why.isEmpty()) {
        return why;
    }
    const auto behaviour = solved.resolved.behaviour(node);
    const bool hasTime = behaviour == Behaviour::Station || behaviour == Behaviour::Delay;
    const auto &missing = solved.reading.missing[at(node)];
    return hasTime && !missing.isEmpty() ? QString(solved.resolved.name(node) % u": " % missing)
                                         : QString();
}

/// Who waits for each node, by node.
std::vector<std::vector<int>> waiting(const Network &network)
{
    std::vector<std::vector<int>> callers(network.nodes.size());
    for (std::size_t node = 0; node < network.nodes.size(); ++node) {
        for (const auto &stage : network.nodes[node].stages) {
            for (const auto &call : stage.calls) {
                if (!call.isAsync && call.probability > 0) {
                    callers[at(call.to)].push_back(static_cast<int>(node));
                }
            }
        }
    }
    return callers;
}

} // namespace

QString unknownTime(const Solved &solved, int root)
{
    const auto reached = analytic::reachedFrom(solved.reading.network, root);
    for (std::size_t i = 0; i < reached.size(); ++i) {
        auto why = reached[i] ? unknownTimeIn(solved, static_cast<int>(i)) : QString();
        if (!why.isEmpty()) {
            return why;
        }
    }
    return {};
}

std::vector<QString> unknownTimes(const Solved &solved)
{
    const auto callers = waiting(solved.reading.network);
    std::vector<QString> reasons(callers.size());
    // The first node with a reason gives it to all who wait for it, as unknownTime() has it.
    for (std::size_t cause = 0; cause < callers.size(); ++cause) {
        const auto why = unknownTimeIn(solved, static_cast<int>(cause));
        std::vector<int> open {static_cast<int>(cause)};
        while (!why.isEmpty() && !open.empty()) {
            const int node = open.back();
            open.pop_back();
            if (reasons[at(node)].isEmpty()) {
                reasons[at(node)] = why;
                open.insert(open.end(), callers[at(node)].begin(), callers[at(node)].end());
            }
        }
    }
    return reasons;
}

QString obstacleText(const Solved &solved, const analytic::EndToEnd &endToEnd)
{
    using analytic::Obstacle;
    const int node = endToEnd.obstacleNode;
    switch (endToEnd.obstacle) {
    case Obstacle::None:
        return {};
    case Obstacle::Saturated:
        return solved.resolved.name(node) % u": "
            % saturation(solved.solutionOf(node).rate, solved.capacity(node).value_or(0));
    case Obstacle::MetastableFailure:
        return solved.resolved.name(node) % u": "
            % componentEstimate(solved, node, {solved.solutionOf(node).rate, {}, {}}).state;
    case Obstacle::Endless:
        return solved.resolved.name(node)
            % u": it is in or after a loop that never ends, so it has no finite rate.";
    case Obstacle::TooLong:
        break;
    }
    return u"Too many different paths, or a loop that almost never ends."_s;
}

EntryEstimate entryEstimate(const Solved &solved, int demand, analytic::Memory &memory,
    bool hasShares, QStringList &problems)
{
    const auto &asked = solved.reading.demands[at(demand)];
    const auto &client = solved.resolved.graph.component(asked.node);
    EntryEstimate entry;
    entry.id = client.id;
    entry.name = solved.resolved.catalog.displayName(client);
    entry.averageRate = asked.average;
    entry.peakRate = asked.peak;
    entry.budget = budgetOf(solved, asked.node, problems);
    const auto &order = solved.reading.demandOfEntry;
    const auto found = std::find(order.begin(), order.end(), demand);
    if (found == order.end()) {
        entry.latency = noLatency(asked.peak.working);
        entry.successRate = unknownQuantity({}, asked.peak.working);
    } else {
        const auto index = static_cast<std::size_t>(found - order.begin());
        addLatency(entry, solved, solved.solution.entries[index], memory, hasShares);
    }
    compare(entry, !strangers(solved, asked.node).isEmpty());
    const auto headroom = headroomOf(solved, asked);
    entry.maxRate = headroom.maxRate;
    entry.bottleneck = headroom.bottleneck;
    return entry;
}

} // namespace core::estimation
