// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/insights/load_curve.h"

namespace core {

/// Other numbers of replicas for a design, and why. Beside the design until someone applies it.
struct Sizing {
    struct Change {
        ElementId component;
        QString name;
        double from = 0;
        double to = 0;
        QString why;
    };
    QList<Change> changes; ///< in the design's order; only what differs
    Design design; ///< with the changes
    bool isMet = false; ///< whether the goal is reached
    QString note; ///< what was reached, or what stands in the way
    double costBefore = 0; ///< of the replicas, in the unit of the cost function
    double costAfter = 0;
    int solves = 0; ///< how many estimates it took
};

/// What one replica of the component costs, in any unit.
using ReplicaCost = std::function<double(const Component &)>;
/// A replica with an accelerator counts as ten without: an assumption, for want of prices.
ReplicaCost roughReplicaCost(const Catalog &catalog);

/// What a replica costs in a month by the estimate, USD. What has no price there counts as the
/// average of the others, ten times as much with an accelerator: an assumption.
ReplicaCost pricedReplicaCost(const Catalog &catalog, const Estimate &priced);

/// The fewest replicas with which nothing is busier than `target` (0..1).
Sizing sizedForUtilisation(
    const Design &design, const Catalog &catalog, double target, const ReplicaCost &cost);

/// The cheapest replicas, as far as a greedy search finds them, with which every client keeps its
/// p99 budget. Nothing gets busier than 90 %, and where there are two or more two stay: one may
/// fail.
Sizing sizedForBudgets(
    const Design &design, const Catalog &catalog, const ReplicaCost &cost, const GoOn &goOn);

} // namespace core
