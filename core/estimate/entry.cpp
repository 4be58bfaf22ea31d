// SPDX-License-Identifier: MIT
#include "core/estimate/entry.h"

#include "core/estimate/headroom.h"

#include <QStringBuilder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::estimation {

namespace {

auto at(int index)
{
    return static_cast<std::size_t>(index);
}

/// Everything a client waits for, and what makes its latency approximate.
struct Reach {
    std::vector<int> nodes; ///< without the client itself
    bool isParallel = false;
    bool isRepeated = false;
    bool hasQueue = false;
};

void look(Reach &reach, const std::vector<Call> &calls)
{
    for (std::size_t i = 0; i < calls.size(); ++i) {
        reach.isRepeated = reach.isRepeated || calls[i].count > 1;
        reach.isParallel = reach.isParallel || (i > 0 && calls[i].stage == calls[i - 1].stage);
    }
}

Reach reachOf(const System &system, const Latency &latency, int client)
{
    Reach reach;
    std::vector<bool> isSeen(system.loads.size(), false);
    isSeen[at(client)] = true;
    const auto lookAt = [&](int node) {
        look(reach, latency.calls(node));
        for (const auto &call : latency.calls(node)) {
            if (!isSeen[at(call.to)]) {
                isSeen[at(call.to)] = true;
                reach.nodes.push_back(call.to);
            }
        }
    };
    lookAt(client);
    for (std::size_t i = 0; i < reach.nodes.size(); ++i) {
        lookAt(reach.nodes[i]);
    }
    std::sort(reach.nodes.begin(), reach.nodes.end());
    reach.hasQueue = std::any_of(reach.nodes.begin(), reach.nodes.end(),
        [&](int node) { return system.loads[at(node)].estimate.wait.mean.value.has_value(); });
    return reach;
}

bool hasOwnTime(const System &system, int node)
{
    const auto behaviour = system.drawing.behaviour(node);
    return behaviour == Behaviour::Station || behaviour == Behaviour::Delay;
}

/// Why the client gets no answer in a time that could be told; empty when it does.
QString obstacle(const System &system, const Reach &reach)
{
    for (const int node : reach.nodes) {
        const auto &load = system.loads[at(node)];
        if (system.traffic.states[at(node)] == RateState::Endless) {
            return system.drawing.name(node) % u": " % load.estimate.rate.working;
        }
        if (hasOwnTime(system, node) && !load.own) {
            return system.drawing.name(node) % u": " % load.estimate.latency.mean.working;
        }
    }
    return reach.nodes.empty() ? u"It makes no request that it waits for."_s : QString();
}

QStringList approximations(const System &system, const Latency &latency, const Reach &reach)
{
    QStringList reasons;
    if (reach.nodes.size() > 1) {
        reasons.append(u"Percentiles of calls in sequence are added, which overstates the tail."_s);
    }
    if (reach.isParallel) {
        reasons.append(u"Of parallel calls the slowest percentile counts, which understates the "
                       "time until all have answered."_s);
    }
    if (reach.isRepeated) {
        reasons.append(u"Several calls made at once are taken as independent; their mean is that "
                       "of one call."_s);
    }
    if (reach.hasQueue) {
        reasons.append(u"Waiting is computed for random arrivals and exponential service "
                       "(M/M/c)."_s);
    }
    if (std::any_of(reach.nodes.begin(), reach.nodes.end(),
            [&](int node) { return latency.isInLoop(node); })) {
        reasons.append(u"A loop is followed as often as its probability leads back at each "
                       "percentile."_s);
    }
    for (const int node : reach.nodes) {
        if (!hasOwnTime(system, node)) {
            reasons.append(system.drawing.name(node)
                % u": it has no time of its own in the estimate, so none is counted.");
        }
    }
    return reasons;
}

/// "App server 12 + 0.2 × Feature store 30 + network 0.5 = 18.5 ms"
QString pathWorking(const System &system, const std::vector<PathStep> &path, double total)
{
    constexpr int most = 8;
    QStringList terms;
    double network = 0;
    double shown = 0;
    for (const auto &step : path) {
        network += step.share * step.networkMs;
        if (step.ownMs == 0 || terms.size() == most) {
            continue;
        }
        shown += step.share * step.ownMs;
        const QString share = step.share == 1 ? QString() : formatNumber(step.share) % u" × ";
        terms.append(share % system.drawing.name(step.node) % u' ' % formatNumber(step.ownMs));
    }
    if (const double rest = total - shown - network; rest > total * 1e-9) {
        terms.append(u"further components "_s % formatNumber(rest));
    }
    terms.append(u"network "_s % formatNumber(network));
    return terms.join(u" + "_s) % u" = " % formatNumber(total) % u" ms";
}

Quantity latencyAt(const System &system, Latency &latency, int client, const Point &point)
{
    const auto ms = u"ms"_s;
    const auto value = latency.at(client, point);
    if (!value) {
        return nothing(ms, u"Too many different paths, or a loop that almost never ends."_s);
    }
    return quantity(*value, ms, pathWorking(system, latency.slowestPath(client, point), *value));
}

LatencyEstimate latencyEstimate(const System &system, Latency &latency, int client)
{
    const auto at = [&](const Point &point) { return latencyAt(system, latency, client, point); };
    return {at({}), at(0.5), at(0.1), at(0.05), at(0.01), at(0.001)};
}

QList<ElementId> criticalPath(const System &system, const std::vector<PathStep> &path)
{
    QList<ElementId> ids;
    std::vector<bool> isSeen(system.loads.size(), false);
    for (const auto &step : path) {
        if (!isSeen[at(step.node)]) {
            isSeen[at(step.node)] = true;
            ids.append(system.drawing.graph.component(step.node).id);
        }
    }
    return ids;
}

Budget budgetOf(const System &system, int client, QStringList &problems)
{
    auto settings = system.drawing.settings(client);
    Budget budget {settings.number(u"budget_p99_ms"_s), {}};
    if (const auto percent = settings.number(u"budget_availability"_s, {0, 100})) {
        budget.availability = *percent / 100;
    }
    collect(settings, system.drawing.name(client), problems);
    return budget;
}

void compare(EntryEstimate &entry)
{
    const auto &p99 = entry.latency.p99;
    if (!entry.budget.p99Ms || !p99.value) {
        entry.slackMs =
            nothing(u"ms"_s, entry.budget.p99Ms ? p99.working : u"There is no latency budget."_s);
        return;
    }
    const double slack = *entry.budget.p99Ms - *p99.value;
    entry.isMet = slack >= 0;
    entry.slackMs = quantity(slack, u"ms"_s,
        formatNumber(*entry.budget.p99Ms) % u" ms budget − " % formatNumber(*p99.value)
            % u" ms p99 = " % formatNumber(slack) % u" ms");
}

void addLatency(EntryEstimate &entry, const System &system, Latency &latency, const Demand &demand,
    QStringList &problems)
{
    if (!demand.peak.value) {
        entry.latency = noLatency(demand.peak.working);
        return;
    }
    const auto reach = reachOf(system, latency, demand.node);
    if (const auto why = obstacle(system, reach); !why.isEmpty()) {
        entry.latency = noLatency(why);
        return;
    }
    entry.latency = latencyEstimate(system, latency, demand.node);
    entry.approximations = approximations(system, latency, reach);
    if (latency.isRounded()) {
        entry.approximations.append(
            u"So many calls are improbable that percentiles are rounded."_s);
    }
    if (!entry.latency.p99.value) {
        problems.append(entry.name % u": " % entry.latency.p99.working);
        return;
    }
    entry.criticalPath = criticalPath(system, latency.slowestPath(demand.node, 0.01));
}

} // namespace

Latency latencyOf(const System &system)
{
    std::vector<std::vector<Call>> calls(system.loads.size());
    std::vector<WeightedEdge> edges;
    for (const auto &flow : system.traffic.flows) {
        if (!flow.isRequest || !(flow.weight() > 0)) {
            continue;
        }
        const double share = std::min(1.0, flow.calls); // half a call is a call half of the time
        calls[at(flow.from)].push_back({flow.to, flow.stage, flow.probability * flow.misses * share,
            std::max(1.0, flow.calls), flow.networkMs});
        edges.push_back({flow.from, flow.to, flow.weight()});
    }
    std::vector<queueing::Lognormal> own;
    own.reserve(system.loads.size());
    for (const auto &load : system.loads) {
        own.push_back(load.own.value_or(queueing::Lognormal {}));
    }
    return {
        std::move(calls), std::move(own), LinearFlow(static_cast<int>(system.loads.size()), edges)};
}

EntryEstimate entryEstimate(
    const System &system, Latency &latency, const Demand &demand, QStringList &problems)
{
    EntryEstimate entry;
    entry.id = system.drawing.graph.component(demand.node).id;
    entry.name = system.drawing.name(demand.node);
    entry.averageRate = demand.average;
    entry.peakRate = demand.peak;
    entry.budget = budgetOf(system, demand.node, problems);
    addLatency(entry, system, latency, demand, problems);
    compare(entry);
    const auto headroom = headroomOf(system, demand);
    entry.maxRate = headroom.maxRate;
    entry.bottleneck = headroom.bottleneck;
    return entry;
}

} // namespace core::estimation
