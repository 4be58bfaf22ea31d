// SPDX-License-Identifier: MIT
#include "core/estimate/distribution.h"

#include "core/estimate/waterfall.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr double mostDeviations = 3.1; // 99.9 %: the estimate tells nothing beyond it

double tailOf(double deviations)
{
    return 0.5 * std::erfc(deviations / std::sqrt(2.0));
}

/// The share of requests that take longer.
double shareAfter(const LatencyEstimate &latency, double ms)
{
    double low = -mostDeviations;
    double high = mostDeviations;
    constexpr int halvings = 40;
    for (int i = 0; i < halvings; ++i) {
        const double middle = (low + high) / 2;
        (latencyAt(latency, tailOf(middle)).value_or(0) > ms ? high : low) = middle;
    }
    return tailOf(high);
}

} // namespace

Distribution distribution(const Estimate &estimate, const ElementId &client, int points)
{
    Distribution result;
    const auto *entry = estimate.entry(client);
    if (!entry) {
        return result;
    }
    result.client = client;
    result.name = entry->name;
    const auto &latency = entry->latency;
    if (!latency.p50.value || !latency.p99.value || !(*latency.p50.value > 0)) {
        result.note = latency.p99.working;
        return result;
    }
    result.p50Ms = *latency.p50.value;
    result.p99Ms = *latency.p99.value;
    for (int i = 0; i < points; ++i) {
        const double deviations = mostDeviations * (2.0 * i / std::max(1, points - 1) - 1);
        const double tail = tailOf(deviations);
        const double ms = latencyAt(latency, tail).value_or(0);
        // Percentiles that are composed by rules of thumb may cross; time does not run back.
        if (ms > 0 && (result.points.isEmpty() || ms > result.points.last().ms)) {
            result.points.append({ms, 1 - tail});
        }
    }
    result.objectiveMs = entry->budget.p99Ms;
    if (result.objectiveMs) {
        result.lateShare = shareAfter(latency, *result.objectiveMs);
    }
    result.note = u"Drawn through the p50, p90, p95, p99 and p99.9 of the estimate."_s;
    return result;
}

} // namespace core
