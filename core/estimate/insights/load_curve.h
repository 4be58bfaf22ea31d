// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/estimate.h"

#include <functional>

namespace core {

/// How long the users of one client wait as their traffic grows, the other clients as they are.
struct LoadCurve {
    struct Point {
        double share = 0; ///< of the rate at which something saturates
        double ratePerS = 0;
        std::optional<double> p50; ///< ms; nothing where there is no latency
        std::optional<double> p95;
        std::optional<double> p99;
    };
    /// A simulated p99 with its 95 % interval.
    struct Dot {
        double ratePerS = 0;
        double p99 = 0;
        double low = 0;
        double high = 0;
    };
    ElementId client;
    QString name;
    QList<Point> points; ///< by rate
    double nowPerS = 0;
    std::optional<double> objectiveMs;
    std::optional<double> objectivePerS; ///< up to here the p99 is within the objective
    std::optional<double> saturatesPerS;
    QString limit; ///< the name of what saturates first
    QList<Dot> simulated;
    QString note; ///< why there is no curve, or what it leaves out
};

/// Whether to go on with a long computation; asked between its steps.
using GoOn = std::function<bool()>;

/// The curve from 0.05 to 1.1 of the client's capacity; it has no points when it was called off.
LoadCurve loadCurve(const Design &design, const Catalog &catalog, const ElementId &client,
    int points, const GoOn &goOn);

} // namespace core
