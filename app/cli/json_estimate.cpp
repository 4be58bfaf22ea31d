// SPDX-License-Identifier: MIT
#include "app/cli/json_reports.h"
#include "app/cli/json_values.h"

using core::fromQString;
using core::Json;

namespace cli {

namespace {

Json flag(const std::optional<bool> &value)
{
    return value ? Json(*value) : Json(nullptr);
}

/// 0..1 of what the model has in percent.
Json share(const core::Quantity &percent)
{
    return percent.value ? number(*percent.value / 100) : Json(nullptr);
}

Json budgetJson(const core::EntryEstimate &entry)
{
    return {{"p99_ms", number(entry.budget.p99Ms)}, {"slack_ms", number(entry.slackMs)},
        {"met", flag(entry.isMet)}, {"chance", number(entry.chance)},
        {"availability", number(entry.budget.availability)},
        {"availability_met", flag(entry.isAvailabilityMet)}};
}

Json json(const core::EntryEstimate &entry)
{
    const auto pathShare = [](const core::PathShare &one) {
        return Json {{"id", fromQString(one.id)}, {"ms", number(one.share)}};
    };
    const bool isOk = entry.health == core::Health::Ok;
    return {{"id", fromQString(entry.id)}, {"name", fromQString(entry.name)},
        {"rate",
            {{"average_per_s", number(entry.averageRate)}, {"peak_per_s", number(entry.peakRate)}}},
        {"state", fromQString(core::healthWord(entry.health))},
        {"state_text", named(isOk ? QString() : entry.latency.p99.working)},
        {"latency_ms", times(entry.latency)}, {"success_rate", number(entry.successRate)},
        {"approximate", list(entry.approximations)}, {"budget", budgetJson(entry)},
        {"availability", share(entry.availability.success)},
        {"downtime_min_month", number(entry.availability.downtime)},
        {"single_points", list(entry.availability.singlePoints)},
        {"max_rate_per_s", number(entry.maxRate)}, {"bottleneck", named(entry.bottleneck)},
        {"critical_path", list(entry.criticalPath)}, {"shares", list(entry.shares, pathShare)}};
}

Json json(const core::ComponentEstimate &component)
{
    const auto &sizing = component.sizing;
    return {{"id", fromQString(component.id)}, {"rate_per_s", number(component.rate)},
        {"utilisation", number(component.utilisation)}, {"busy", number(component.busy)},
        {"saturated", component.isSaturated},
        {"state", fromQString(core::healthWord(component.health))},
        {"state_text", named(component.state)}, {"replicas", number(component.replicas)},
        {"replicas_needed", number(component.replicasNeeded)},
        {"mean_batch", number(component.meanBatch)}, {"wait_ms", times(component.wait)},
        {"latency_ms", times(component.latency)}, {"memory_gib", number(sizing.memoryGib)},
        {"storage_gib", number(sizing.storageGib)}, {"gpu", named(sizing.gpu)},
        {"gpus", number(sizing.gpus)}, {"bandwidth_mib_per_s", number(sizing.bandwidthMibPerS)},
        {"cost_usd_month", number(component.cost.month)},
        {"availability", share(component.availability)}};
}

Json json(const core::ConnectionEstimate &connection)
{
    return {{"id", fromQString(connection.id)}, {"rate_per_s", number(connection.rate)},
        {"mib_per_s", number(connection.bandwidth)}};
}

Json json(const core::StreamEstimate &stream)
{
    return {{"id", fromQString(stream.id)}, {"lag_ms", times(stream.lag)},
        {"time_ms", times(stream.time)}, {"growth_per_s", number(stream.growth)},
        {"approximate", list(stream.approximations)}};
}

Json json(const core::FreshnessEstimate &freshness)
{
    return {{"id", fromQString(freshness.id)}, {"typical_s", number(freshness.typical)},
        {"worst_s", number(freshness.worst)}, {"budget_s", number(freshness.budgetS)},
        {"met", flag(freshness.isMet)}, {"path", list(freshness.path)}};
}

Json totalsJson(const core::Estimate &estimate)
{
    return {{"peak_rate_per_s", number(estimate.peakRate)},
        {"average_rate_per_s", number(estimate.averageRate)},
        {"max_multiplier", number(estimate.maxMultiplier)},
        {"bottleneck", named(estimate.bottleneck)},
        {"next_bottleneck", named(estimate.nextBottleneck)},
        {"memory_gib", number(estimate.memoryGib)}, {"storage_gib", number(estimate.storageGib)},
        {"cost_usd_month", number(estimate.cost.month)},
        {"cost_usd_per_million", number(estimate.cost.perMillionRequests)}};
}

} // namespace

Json estimateJson(const core::Estimate &estimate)
{
    const auto any = [](const auto &one) { return json(one); };
    return {{"entries", list(estimate.entries, any)},
        {"components", list(estimate.components, any)},
        {"connections", list(estimate.connections, any)}, {"streams", list(estimate.streams, any)},
        {"freshness", list(estimate.freshness, any)}, {"totals", totalsJson(estimate)},
        {"problems", list(estimate.problems)}};
}

} // namespace cli
