// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/network/network.h"

#include <vector>

namespace core::analytic {

/// One queue whose visits arrive in bulks of the same size.
struct BulkLoad {
    double rate = 0; ///< visits, per ms
    int servers = 1;
    int bulk = 1;
    estimation::Distribution service;
    bool operator==(const BulkLoad &) const = default;
};

/// What a bulk meets. The probabilities and mean waits are exact for exponential services, by the
/// balance of the queue's lengths across each cut; for others the wait is scaled by
/// (k + cs²) / (k + 1), which is exact for one server.
struct BulkTimes {
    double waitProbability = 0; ///< that the first visit of a bulk has to wait
    double meanWait = 0; ///< of the first visit, ms
    /// Samples of the time from the first visit's start until the last visit has ended, ms: when a
    /// server was free, and when none was. The other servers still work on what they had.
    std::vector<float> afterFree;
    std::vector<float> afterWait;
};

/// Below saturation only. 20,000 fixed samples of each kind, fewer for very large bulks.
BulkTimes bulkTimes(const BulkLoad &load);

} // namespace core::analytic
