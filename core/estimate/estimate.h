// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalog.h"
#include "core/estimate/quantity.h"
#include "core/model/design.h"

namespace core {

/// A latency law by its mean and percentiles, ms. Any of them may not exist (saturated, no demand).
struct LatencyEstimate {
    Quantity mean;
    Quantity p50;
    Quantity p90;
    Quantity p95;
    Quantity p99;
    Quantity p999;
};

/// What a client promises its users.
struct Budget {
    std::optional<double> p99Ms;
    std::optional<double> availability; ///< 0..1
};

/// One entry: a client component, its demand and what its users experience.
struct EntryEstimate {
    ElementId id;
    QString name;
    Quantity averageRate; ///< /s
    Quantity peakRate; ///< /s; everything else is computed at the peak
    LatencyEstimate latency;
    Budget budget;
    Quantity slackMs; ///< budget minus p99
    std::optional<bool> isMet; ///< nothing when there is no budget or no latency
    Quantity maxRate; ///< highest sustainable rate of this client, the others as they are, /s
    ElementId bottleneck; ///< the component that limits maxRate; empty when nothing does
    QList<ElementId> criticalPath; ///< components from the client on, longest p99 first choice
    QStringList approximations; ///< why the latency is approximate, in sentences
};

/// One component at the peak.
struct ComponentEstimate {
    ElementId id;
    Quantity rate; ///< requests or events, /s
    Quantity utilisation; ///< offered load / capacity; 1 and above is saturated
    bool isSaturated = false;
    std::optional<double> replicas;
    Quantity replicasNeeded; ///< for a utilisation of at most 0.7
    Quantity meanWaitMs;
    LatencyEstimate wait; ///< waiting alone
    LatencyEstimate latency; ///< waiting and own service, without callees
};

/// One connection at the peak.
struct ConnectionEstimate {
    ElementId id;
    Quantity rate; ///< calls or events, /s
    Quantity bandwidth; ///< MiB/s
};

/// What the design can carry and how fast it answers. Beside the design, never in it.
struct Estimate {
    QList<EntryEstimate> entries;
    QList<ComponentEstimate> components; ///< in the design's order, one each
    QList<ConnectionEstimate> connections; ///< in the design's order, one each
    Quantity peakRate; ///< all clients together, /s
    Quantity maxMultiplier; ///< all clients' demand times this saturates the bottleneck
    ElementId bottleneck; ///< the component of highest utilisation; empty without demand
    QStringList problems; ///< why something could not be computed, in sentences

    const ComponentEstimate *component(const ElementId &id) const;
    const ConnectionEstimate *connection(const ElementId &id) const;
    const EntryEstimate *entry(const ElementId &id) const;
};

/// The only entrance: what the design carries at its clients' peak demand.
Estimate estimate(const Design &design, const Catalog &catalog);

} // namespace core
