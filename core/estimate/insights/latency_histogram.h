// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/estimate.h"

namespace core {

/// How the latencies of one client's requests are spread.
struct LatencyHistogram {
    struct Point {
        double ms = 0;
        double share = 0; ///< of the requests that are answered by then, 0..1
    };
    ElementId client;
    QString name;
    QList<Point> points; ///< by time
    double p50Ms = 0;
    double p99Ms = 0;
    std::optional<double> objectiveMs;
    std::optional<double> lateShare; ///< of the requests that take longer than the objective
    QString note; ///< why there is nothing, or how exact it is
};

/// The spread of the latency: the estimate's distribution, or drawn through its percentiles without
/// one.
LatencyHistogram latencyHistogram(const Estimate &estimate, const ElementId &client, int points);

} // namespace core
