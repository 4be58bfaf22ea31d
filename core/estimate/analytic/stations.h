// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/analytic/batch_recursion.h"
#include "core/estimate/analytic/bulk_arrivals.h"
#include "core/estimate/analytic/flow.h"
#include "core/estimate/analytic/replica_recursion.h"
#include "core/estimate/analytic/waiting.h"

#include <memory>

namespace core::analytic {

/// What comes to a node and how it copes; servers are held for the own service alone here.
struct Station {
    Load load;
    double utilisation = 0; ///< load / capacity; of blocking nodes of their own service alone
    double wide = 1; ///< E[K²] / E[K] of the visits to all shards that one event causes at once
    double burst =
        0; ///< further visits to one shard that its callers' bulks bring, if nothing parts them
    bool isSaturated = false;
    std::shared_ptr<const BatchTimes> batch; ///< of batching nodes below saturation
    /// Where a balancer, or visits that arrive at once, are beyond the formulas.
    std::shared_ptr<const ReplicaTimes> replicas;
    /// Where all visits come from calls that are made several at once.
    std::shared_ptr<const BulkTimes> bulks;
};

/// Stations that were run before, by their loads.
class RunMemory {
public:
    std::shared_ptr<const BatchTimes> timesFor(const BatchLoad &load);
    std::shared_ptr<const ReplicaTimes> timesFor(const ReplicaLoad &load);
    std::shared_ptr<const BulkTimes> timesFor(const BulkLoad &load);
    /// Forgets what was not asked for since the last call.
    void trim();

private:
    template<typename LoadType, typename Times> struct Known {
        LoadType load;
        std::shared_ptr<const Times> times;
        bool isUsed = true;
    };
    std::vector<Known<BatchLoad, BatchTimes>> m_batches;
    std::vector<Known<ReplicaLoad, ReplicaTimes>> m_replicas;
    std::vector<Known<BulkLoad, BulkTimes>> m_bulks;
};

/// One for each node. The variability of arrivals by Whitt's network analyzer (W. Whitt, Bell
/// System Technical Journal 62, 1983): superposition, departures and splitting, swept until they
/// settle. Visits that one request makes at once are a bulk; what is left of a bulk behind the
/// station that received it depends on how far that station pulls it apart.
std::vector<Station> stationsOf(
    const estimation::Network &network, const Flow &flow, RunMemory &memory);

} // namespace core::analytic
