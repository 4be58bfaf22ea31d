// SPDX-License-Identifier: MIT
#include "core/estimate/insights/simulated_estimate.h"

#include "core/estimate/answer/entry_estimate.h"
#include "core/estimate/answer/solved.h"

#include <QStringBuilder>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace core {

using namespace estimation;

namespace {

Measured measured(const simulation::Interval &interval)
{
    return {interval.value, interval.halfWidth};
}

MeasuredLatency measured(const simulation::Times &times)
{
    if (times.count == 0) {
        return {};
    }
    return {measured(times.mean), measured(times.p50), measured(times.p90), measured(times.p95),
        measured(times.p99), measured(times.p999)};
}

/// The formula's number against the simulated one: it may be off by its stated accuracy and by
/// what chance does to the simulation.
void compare(QStringList &disagreements, const QString &name, const Quantity &formula,
    const Measured &seen, double accuracy)
{
    if (!formula.value || !seen.value || *seen.value <= 0) {
        return;
    }
    const double apart = std::abs(*formula.value - *seen.value);
    if (apart > seen.halfWidth + accuracy * *seen.value) {
        disagreements.append(name % u": the formula says " % formatNumber(*formula.value)
            % u" ms, the simulation " % formatNumber(*seen.value) % u" ± "
            % formatNumber(seen.halfWidth) % u" ms.");
    }
}

SimulatedEntry entryOf(const EntryEstimate &estimate, const simulation::EntryResult &result)
{
    SimulatedEntry entry {estimate.id, measured(result.latency), measured(result.successRate),
        measured(result.throughput), {}};
    constexpr double ofMean = 0.02;
    constexpr double ofBulk = 0.03;
    constexpr double ofTail = 0.05;
    auto &list = entry.disagreements;
    compare(list, u"mean"_s, estimate.latency.mean, entry.latency.mean, ofMean);
    compare(list, u"p50"_s, estimate.latency.p50, entry.latency.p50, ofBulk);
    compare(list, u"p95"_s, estimate.latency.p95, entry.latency.p95, ofBulk);
    compare(list, u"p99"_s, estimate.latency.p99, entry.latency.p99, ofTail);
    return entry;
}

bool isSteady(const Solved &solved)
{
    return std::none_of(solved.solution.nodes.begin(), solved.solution.nodes.end(),
               [](const analytic::NodeSolution &node) { return node.isSaturated; })
        && std::none_of(solved.solution.failures.begin(), solved.solution.failures.end(),
            [](const analytic::MetastableFailure &failure) { return failure.isSure; });
}

/// Long enough for the asked number of requests, ten minutes at most.
double horizonFor(const Network &network, const simulation::Plan &plan)
{
    constexpr double longestMs = 600'000;
    double rate = 0;
    for (const auto &entry : network.entries) {
        rate += entry.rate;
    }
    return rate > 0 ? std::min(longestMs, 1000.0 * static_cast<double>(plan.mostRequests) / rate)
                    : longestMs;
}

} // namespace

Simulated simulate(const Design &design, const Catalog &catalog, const Estimate &estimate,
    simulation::Plan plan, const simulation::Listener &listener)
{
    QStringList problems;
    analytic::Memory memory;
    const ResolvedDesign resolved(design, catalog);
    const auto solved = estimation::solved(resolved, memory, problems);
    const auto &network = solved.reading.network;
    Simulated simulated;
    simulated.isSteady = isSteady(solved);
    if (!simulated.isSteady) {
        plan.horizonMs = horizonFor(network, plan);
    }
    simulated.raw = simulation::simulate(network, plan, listener);
    const auto &raw = simulated.raw;
    for (std::size_t i = 0; i < raw.entries.size(); ++i) {
        const auto &id = resolved.graph.component(network.entries[i].node).id;
        if (const auto *entry = estimate.entry(id)) {
            simulated.entries.append(entryOf(*entry, raw.entries[i]));
            if (!unknownTime(solved, network.entries[i].node).isEmpty()) {
                simulated.entries.last().latency = {};
            }
        }
    }
    for (std::size_t i = 0; i < raw.nodes.size(); ++i) {
        const auto &node = raw.nodes[i];
        simulated.components.append({resolved.graph.component(static_cast<int>(i)).id,
            measured(node.rate), measured(node.utilisation), measured(node.wait),
            measured(node.sojourn), measured(node.backlogGrowth)});
        if (!solved.reading.missing[i].isEmpty()) {
            simulated.components.last().wait = {};
            simulated.components.last().latency = {};
        }
    }
    for (const auto &call : raw.asyncCalls) {
        if (call.edge >= 0) {
            simulated.streams.append(
                {resolved.graph.connection(call.edge).id, measured(call.time)});
        }
    }
    return simulated;
}

} // namespace core
