// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/sizing/sizing.h"

namespace core {

/// What a component costs in a month of 730 hours, USD. Each working names the price, its date, and
/// whether it is an assumption. What it has no share in does not exist, and says why.
struct Cost {
    ElementId id;
    Quantity machines; ///< processors, memory and GPUs
    Quantity storage;
    Quantity traffic; ///< to clients, and between zones
    Quantity requests; ///< what a provider asks for requests or tokens
    Quantity month; ///< together, or the component's own figure
};

/// What all components together cost.
struct CostTotals {
    Quantity month; ///< USD
    Quantity perMillionRequests; ///< USD for a million of the clients' requests
    QList<ElementId>
        without; ///< components that have no price here, though they may cost something
};

namespace estimation {

Cost costOf(const ResolvedDesign &resolved, int node, const Load &load,
    const SizingEstimate &sizing, const PriceTable &prices, QStringList &problems);

/// For the costs of all components, and the average rate of all clients, /s.
CostTotals totalCost(
    const ResolvedDesign &resolved, const QList<Cost> &costs, const Quantity &averageRate);

} // namespace estimation
} // namespace core
