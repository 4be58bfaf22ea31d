// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/analytic/solve.h"
#include "core/estimate/network/quantity.h"

namespace core {

/// A latency distribution by its mean and percentiles, ms. Any of them may not exist (saturated, no
/// demand).
struct LatencyEstimate {
    Quantity mean;
    Quantity p50;
    Quantity p90;
    Quantity p95;
    Quantity p99;
    Quantity p999;
};

namespace estimation {

/// Nothing at all, and why.
LatencyEstimate noLatency(const QString &why);
/// All of them with one working.
LatencyEstimate latencyEstimate(const analytic::Percentiles &times, const QString &working);

} // namespace estimation
} // namespace core
