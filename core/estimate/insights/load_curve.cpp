// SPDX-License-Identifier: MIT
#include "core/estimate/insights/load_curve.h"

#include "core/estimate/insights/what_if.h"

#include <algorithm>

namespace core {

namespace {

constexpr double firstShare = 0.05;
constexpr double kneeShare = 0.8; // from here on the curve bends
constexpr double lastShare = 1.1;
constexpr double growthWithoutLimit = 3; // times today, where nothing saturates

/// Half of the points lie where the curve bends.
double shareAt(int point, int points)
{
    const int flat = points / 2;
    if (point < flat) {
        return firstShare + (kneeShare - firstShare) * point / flat;
    }
    return kneeShare + (lastShare - kneeShare) * (point - flat) / std::max(1, points - 1 - flat);
}

/// One client's answer at other demands.
class Prober {
public:
    Prober(const Design &design, const Catalog &catalog, const ElementId &client, double nowPerS)
        : m_design(design), m_catalog(catalog), m_client(client), m_nowPerS(nowPerS)
    {
    }

    LoadCurve::Point at(double ratePerS, double fullPerS) const
    {
        const auto estimate =
            core::estimate(withDemand(m_design, m_catalog, {m_client}, ratePerS / m_nowPerS),
                m_catalog, {&m_memory, nullptr, false, false});
        const auto *entry = estimate.entry(m_client);
        return {ratePerS / fullPerS, ratePerS, entry->latency.p50.value, entry->latency.p95.value,
            entry->latency.p99.value};
    }

private:
    const Design &m_design;
    const Catalog &m_catalog;
    ElementId m_client;
    double m_nowPerS;
    mutable EstimateMemory m_memory;
};

/// The highest rate within the objective: between the last point that meets it and the next.
std::optional<double> crossing(const LoadCurve &curve, const Prober &prober, const GoOn &goOn)
{
    constexpr int halvings = 10;
    const auto meets = [&](const LoadCurve::Point &point) {
        return point.p99 && *point.p99 <= *curve.objectiveMs;
    };
    const auto first = std::find_if_not(curve.points.begin(), curve.points.end(), meets);
    if (!curve.objectiveMs || first == curve.points.begin() || first == curve.points.end()) {
        return std::nullopt;
    }
    double low = std::prev(first)->ratePerS;
    double high = first->ratePerS;
    for (int i = 0; i < halvings && goOn(); ++i) {
        const double middle = (low + high) / 2;
        (meets(prober.at(middle, 1)) ? low : high) = middle;
    }
    return low;
}

QString nameOf(const Design &design, const Catalog &catalog, const ElementId &id)
{
    const auto *component = find(design.components, id);
    return component ? catalog.displayName(*component) : id;
}

} // namespace

LoadCurve loadCurve(const Design &design, const Catalog &catalog, const ElementId &client,
    int points, const GoOn &goOn)
{
    LoadCurve curve;
    const auto now = estimate(design, catalog);
    const auto *entry = now.entry(client);
    if (!entry) {
        return curve;
    }
    curve.client = client;
    curve.name = entry->name;
    if (!(entry->peakRate.value.value_or(0) > 0)) {
        curve.note = entry->peakRate.working;
        return curve;
    }
    curve.nowPerS = *entry->peakRate.value;
    curve.objectiveMs = entry->budget.p99Ms;
    curve.saturatesPerS = entry->maxRate.value;
    curve.limit = nameOf(design, catalog, entry->bottleneck);
    if (!(curve.saturatesPerS.value_or(1) > 0)) {
        curve.note = entry->maxRate.working;
        return curve;
    }
    const double full = curve.saturatesPerS.value_or(curve.nowPerS * growthWithoutLimit);
    const Prober prober(design, catalog, client, curve.nowPerS);
    for (int i = 0; i < points; ++i) {
        if (!goOn()) {
            return {};
        }
        curve.points.append(prober.at(shareAt(i, points) * full, full));
    }
    if (std::none_of(curve.points.begin(), curve.points.end(),
            [](const LoadCurve::Point &point) { return point.p99.has_value(); })) {
        curve.note = entry->latency.p99.working;
    }
    if (curve.objectiveMs) {
        curve.objectivePerS = crossing(curve, prober, goOn);
    }
    return curve;
}

} // namespace core
