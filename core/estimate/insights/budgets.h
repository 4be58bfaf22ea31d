// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/estimate.h"

namespace core {

/// How much of a promise is used up: latency, or minutes of failure in 30 days.
struct BudgetUse {
    ElementId client;
    QString name; ///< of the client
    QString what; ///< "p99", "Availability"
    QString text; ///< "143 of 200 ms"
    std::optional<double> used; ///< 1 is the whole budget; nothing when it is not known
    QString working;
};

/// The promises of every client, in the design's order.
QList<BudgetUse> budgetsOf(const Estimate &estimate);

} // namespace core
