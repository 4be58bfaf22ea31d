// SPDX-License-Identifier: MIT
#include "core/estimate/answer/latency_estimate.h"

#include "core/estimate/reading/demand.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace core::estimation {

LatencyEstimate noLatency(const QString &why)
{
    const auto none = unknownQuantity(u"ms"_s, why);
    return {none, none, none, none, none, none};
}

LatencyEstimate latencyEstimate(const analytic::Percentiles &times, const QString &working)
{
    // Differences of nearly equal times can fall below 0 by a rounding.
    const double rounding = 1e-6 * std::max(1.0, std::abs(times.p999));
    const auto ms = [&](double value) {
        return quantity(value < 0 && value > -rounding ? 0 : value, u"ms"_s, working);
    };
    return {
        ms(times.mean), ms(times.p50), ms(times.p90), ms(times.p95), ms(times.p99), ms(times.p999)};
}

} // namespace core::estimation
