// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/answer/latency_estimate.h"
#include "core/model/ids.h"

#include <optional>

namespace core {

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

namespace estimation {

struct Solved;

QList<StreamEstimate> streamEstimates(const Solved &solved);

/// For each component that data reaches over a stream, a schedule or a deployment, by the fastest
/// way. What one piece of data waits for: scheduled runs (half an interval typically, all of it at
/// worst) and their duration, streams with their consumers' lag and service.
QList<FreshnessEstimate> freshnessEstimates(const Solved &solved);

} // namespace estimation
} // namespace core
