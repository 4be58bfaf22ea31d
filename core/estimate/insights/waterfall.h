// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/estimate.h"

namespace core {

/// Where the time of one request goes: a bar for every component it visits, callers before their
/// callees, those called at the same time side by side in time.
struct Waterfall {
    struct Bar {
        ElementId component;
        QString name;
        int depth = 0; ///< calls between the client and here
        double startMs = 0;
        double networkMs = 0; ///< the trip to it and back, drawn before its own work
        double waitMs = 0; ///< in its queue
        double batchingMs = 0; ///< until a batch is full
        double serviceMs = 0;
        double endMs = 0; ///< with everything it calls
        bool isCritical = false; ///< the request would be faster if it were
        bool isFailed = false;
        QString working;

        double ownMs() const { return networkMs + waitMs + batchingMs + serviceMs; }
    };
    QString title;
    double totalMs = 0;
    std::optional<double> budgetMs;
    QList<Bar> bars;
    QString note; ///< what is left out, or why there is nothing
};

/// The request that is as slow as this percentile (0..100) of the client's requests. Its parts are
/// one way in which the time may have come about: all components are equally unlucky.
Waterfall waterfall(const Design &design, const Catalog &catalog, const Estimate &estimate,
    const ElementId &client, double percentile);

/// The latency exceeded with the probability `tail`, ms, read between the percentiles that are
/// known; nothing when there is none.
std::optional<double> latencyAt(const LatencyEstimate &latency, double tail);

} // namespace core
