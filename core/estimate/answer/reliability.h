// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/network/availability.h"
#include "core/estimate/network/quantity.h"
#include "core/estimate/reading/resolved_design.h"

namespace core {

/// What one component costs an entry, when nothing else fails.
struct DowntimeShare {
    ElementId id;
    Quantity minutes; ///< of a 30-day month
    bool operator==(const DowntimeShare &) const = default;
};

/// How often the requests of one client succeed.
struct EntryAvailability {
    ElementId id;
    Quantity success; ///< % of the requests
    Quantity downtime; ///< minutes of a 30-day month
    Quantity nines;
    std::optional<double> error; ///< % of the requests; nothing when the success is exact
    QList<DowntimeShare> shares; ///< largest first, without those that cost nothing
    QList<ElementId> singlePoints; ///< their loss alone fails most requests, and nothing stands by
};

/// How often a request finds one component up, its replicas together.
struct ComponentAvailability {
    ElementId id;
    Quantity own; ///< %
};

/// Both, in the order of the network's entries and the design's components.
struct AvailabilityEstimate {
    QList<EntryAvailability> entries;
    QList<ComponentAvailability> components;
};

/// 0.9995 is "99.95 %": as many digits as it takes to tell it from 100 %.
QString availabilityText(double availability);

namespace estimation {

/// What the settings say about availability: `availability` (% of one replica),
/// `replicas_required`, `zones` and `bypassed_when_down` of components, `fallback_for` (the id of
/// another callee of the same caller) of connections. The network's nodes are the design's
/// components, and its calls' edges the design's connections.
Reliability reliabilityOf(
    const ResolvedDesign &resolved, const Network &network, QStringList &problems);

/// The availability of each entry and component. An entry's client says in `zone_availability` how
/// often each zone is up, %.
AvailabilityEstimate availabilityOf(
    const ResolvedDesign &resolved, const Network &network, QStringList &problems);

} // namespace estimation
} // namespace core
