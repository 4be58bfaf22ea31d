// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/answer/health.h"
#include "core/estimate/answer/latency_estimate.h"
#include "core/estimate/answer/reliability.h"
#include "core/estimate/sizing/cost.h"
#include "core/estimate/sizing/sizing.h"

namespace core {

/// What a client promises its users.
struct Budget {
    std::optional<double> p99Ms;
    std::optional<double> availability; ///< 0..1
};

/// What one component has to do with a client's p99.
struct PathShare {
    ElementId id;
    Quantity share; ///< ms by which the p99 falls when the component takes no time
};

/// A latency distribution as it is drawn: pmf of cells of equal width.
struct LatencyDistribution {
    double stepMs = 0;
    std::vector<double> pmf; ///< of 0, step, 2 step …; what is missing lies beyond
};

/// One entry: a client component, its demand and what its users experience.
struct EntryEstimate {
    ElementId id;
    QString name;
    Quantity averageRate; ///< /s
    Quantity peakRate; ///< /s; everything else is computed at the peak
    Health health = Health::Unknown; ///< unless it is Ok there is no latency
    LatencyEstimate latency;
    LatencyDistribution distribution; ///< empty without a latency
    Quantity successRate; ///< 0..1, of requests that meet failures and timeouts, nothing being down
    Budget budget;
    Quantity slackMs; ///< budget minus p99
    std::optional<bool> isMet; ///< nothing when there is no budget or no latency
    Quantity chance; ///< 0..1, that a request stays within the p99 budget
    EntryAvailability availability; ///< empty when it was not asked for
    std::optional<bool> isAvailabilityMet;
    Quantity maxRate; ///< highest sustainable rate of this client, the others as they are, /s
    ElementId bottleneck; ///< the component that limits maxRate; empty when nothing does
    QList<ElementId> criticalPath; ///< components from the client on that the slowest wait for
    QList<PathShare> shares; ///< of the critical path's components, largest first
    QStringList approximations; ///< why the latency is approximate, in sentences; empty when not
};

/// One component at the peak.
struct ComponentEstimate {
    ElementId id;
    Quantity rate; ///< requests or events, /s
    Quantity utilisation; ///< offered load / capacity; 1 and above is saturated
    Quantity busy; ///< share of the time its servers work; of batching it is not the utilisation
    bool isSaturated = false;
    Health health = Health::Unknown;
    QString state; ///< why it is saturated or can failure, in a sentence; empty when all is well
    std::optional<double> replicas;
    Quantity replicasNeeded; ///< for a utilisation of at most 0.7
    Quantity meanBatch; ///< requests in a batch
    Quantity meanWaitMs;
    Quantity batchingMs; ///< mean part of the wait in which a server is free, for a fuller batch
    LatencyEstimate wait; ///< waiting alone
    LatencyEstimate latency; ///< waiting and own service, without callees
    SizingEstimate sizing; ///< empty when it was not asked for
    Cost cost;
    Quantity availability; ///< %, its replicas together
};

/// One connection at the peak.
struct ConnectionEstimate {
    ElementId id;
    Quantity rate; ///< calls or events, /s
    Quantity bandwidth; ///< MiB/s
};

/// What becomes of the events of one stream connection.
struct StreamEstimate {
    ElementId id; ///< of the connection
    LatencyEstimate lag; ///< in the consumer's queue, until it takes the event up
    LatencyEstimate time; ///< from sending until the consumer and all it waits for have finished
    Quantity growth; ///< events/s by which the lag grows when the consumer is outrun
    QStringList approximations;
};

/// How old the data is that a component holds, counted from the event at a client.
struct FreshnessEstimate {
    ElementId id; ///< of the component
    Quantity typical; ///< s: half of each interval that data waits for a scheduled run
    Quantity worst; ///< s: the whole interval, and p99 where it is known
    QList<ElementId> path; ///< the components that data comes through, the client first
    std::optional<double> budgetS;
    std::optional<bool> isMet; ///< of the worst; nothing without a budget
};

/// What the design can carry and how fast it answers. Beside the design, never in it.
struct Estimate {
    QList<EntryEstimate> entries;
    QList<ComponentEstimate> components; ///< in the design's order, one each
    QList<ConnectionEstimate> connections; ///< in the design's order, one each
    QList<StreamEstimate> streams; ///< what events and their consumers take
    QList<FreshnessEstimate> freshness; ///< how old the data is that requests are answered with
    Quantity peakRate; ///< all clients together, /s
    Quantity averageRate;
    Quantity maxMultiplier; ///< all clients' demand times this saturates the bottleneck
    ElementId bottleneck; ///< the component of highest utilisation; empty without demand
    ElementId nextBottleneck; ///< what breaks next once the bottleneck is mended
    CostTotals cost;
    Quantity memoryGib;
    Quantity storageGib;
    QStringList problems; ///< why something could not be computed, in sentences

    const ComponentEstimate *component(const ElementId &id) const;
    const ConnectionEstimate *connection(const ElementId &id) const;
    const EntryEstimate *entry(const ElementId &id) const;
    /// Whether some latency is only approximate.
    bool isApproximate() const;
};

} // namespace core
