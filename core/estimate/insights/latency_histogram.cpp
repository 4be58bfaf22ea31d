// SPDX-License-Identifier: MIT
#include "core/estimate/insights/latency_histogram.h"

#include "core/estimate/insights/waterfall.h"

#include <algorithm>
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

/// Shares of the requests that are answered by a time, out of the pmf of a distribution. A
/// cell's mass stands for times half a cell to both sides, as in the estimate's percentiles.
class Answered {
public:
    explicit Answered(const LatencyDistribution &distribution)
        : m_stepMs(distribution.stepMs), m_before {0}
    {
        for (const double mass : distribution.pmf) {
            m_before.push_back(m_before.back() + mass);
        }
    }

    /// The time by which so many are answered.
    double at(double share) const
    {
        const auto found = std::lower_bound(m_before.begin() + 1, m_before.end() - 1, share);
        const double before = *(found - 1);
        const double mass = *found - before;
        const double within = mass > 0 ? std::clamp((share - before) / mass, 0.0, 1.0) : 0;
        const auto cell = static_cast<double>(found - m_before.begin() - 1);
        return std::max(0.0, (cell - 0.5 + within) * m_stepMs);
    }

    double by(double ms) const
    {
        const double place = std::max(0.0, ms / m_stepMs + 0.5);
        const auto cell = static_cast<std::size_t>(place);
        if (cell + 1 >= m_before.size()) {
            return std::min(1.0, m_before.back());
        }
        const double within = place - std::floor(place);
        return m_before[cell] + within * (m_before[cell + 1] - m_before[cell]);
    }

private:
    double m_stepMs;
    std::vector<double> m_before; ///< sums of the pmf before each cell, and of all
};

/// As many points as wanted, closer together where most requests are.
void drawDistribution(LatencyHistogram &result, const LatencyDistribution &distribution, int points)
{
    const Answered answered(distribution);
    for (int i = 0; i < points; ++i) {
        const double deviations = mostDeviations * (2.0 * i / std::max(1, points - 1) - 1);
        const double share = 1 - tailOf(deviations);
        const double ms = answered.at(share);
        if (ms > 0 && (result.points.isEmpty() || ms > result.points.last().ms)) {
            result.points.append({ms, share});
        }
    }
    if (result.objectiveMs) {
        result.lateShare = std::max(0.0, 1 - answered.by(*result.objectiveMs));
    }
}

void drawPercentiles(LatencyHistogram &result, const LatencyEstimate &latency, int points)
{
    for (int i = 0; i < points; ++i) {
        const double deviations = mostDeviations * (2.0 * i / std::max(1, points - 1) - 1);
        const double tail = tailOf(deviations);
        const double ms = latencyAt(latency, tail).value_or(0);
        // Percentiles that are composed by rules of thumb may cross; time does not run back.
        if (ms > 0 && (result.points.isEmpty() || ms > result.points.last().ms)) {
            result.points.append({ms, 1 - tail});
        }
    }
    if (result.objectiveMs) {
        result.lateShare = shareAfter(latency, *result.objectiveMs);
    }
    result.note = u"Drawn through the p50, p90, p95, p99 and p99.9 of the estimate."_s;
}

} // namespace

LatencyHistogram latencyHistogram(const Estimate &estimate, const ElementId &client, int points)
{
    LatencyHistogram result;
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
    result.objectiveMs = entry->budget.p99Ms;
    if (entry->distribution.pmf.empty() || !(entry->distribution.stepMs > 0)) {
        drawPercentiles(result, latency, points);
        return result;
    }
    drawDistribution(result, entry->distribution, points);
    result.note = entry->approximations.isEmpty() ? u"The whole law of the estimate."_s
                                                  : u"The whole law of the estimate; it is "
                                                    "approximate."_s;
    return result;
}

} // namespace core
