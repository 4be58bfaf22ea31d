// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/sizing/sizing.h"

/// The parts of costs that several files need.
namespace core::estimation {

/// One component on its way to a bill.
struct Billing {
    SizingInputs &inputs;
    const Load &load;
    const SizingEstimate &sizing;
    const PriceTable &prices;
    Service service; ///< how its type is billed; machines with SSDs unless the prices say otherwise

    /// The price of the id, or of the other one when it is empty.
    const Price &price(const QString &id, const char *otherwise) const;
};

Service serviceOf(const SizingInputs &inputs, const PriceTable &prices);

/// Replicas and GPUs by the hour, jobs by the hours they run.
Quantity machineCost(Billing &billing);

QString billingUnit();
Quantity usd(double amount, const QString &working);
Quantity noCost(const QString &why);
/// "0.08 USD/GB-month (2026-11, assumption)"
QString priceText(const Price &price);

} // namespace core::estimation
