// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace core {

/// A number of the estimate that a rule may ask for.
enum class Measure {
    Utilisation,
    Saturated, ///< 0 or 1
    Outrun, ///< 0 or 1: events arrive faster than this consumer of a stream takes them up
    SinglePointOfFailure, ///< 0 or 1: its loss alone fails most requests of a client
    RatePerS,
    P99Ms, ///< of a client's requests, or of a component's waiting and service
    P99SlackMs, ///< of a client: budget minus p99
    SuccessRate, ///< of a client, 0..1
    AvailabilitySlack, ///< of a client: per cent points above its budget
    FreshnessSlackS, ///< of a component: budget minus the worst age of its data
    ReplicasNeeded,
    MaxMultiplier, ///< of the design
    CostUsdMonth, ///< of the design
};

/// Whether the measure speaks of the design as a whole.
bool isOfDesign(Measure measure);
std::optional<Measure> measureFromWord(const QString &word);

} // namespace core
