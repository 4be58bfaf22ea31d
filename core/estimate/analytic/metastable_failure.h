// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/analytic/stations.h"

namespace core::analytic {

/// A station that retries can fill for good.
struct MetastableFailure {
    int node = -1;
    double utilisation = 0; ///< when every attempt runs into its timeout
    double perHour = 0; ///< blocking per hour that are long enough to start it, about
    bool isSure = false; ///< it is to be expected: there is no steady state worth a number
};

/// Stations behind timeouts with retries that are over their capacity once every attempt is late:
/// then every attempt stays late. A congestion as long as the timeout starts it.
std::vector<MetastableFailure> metastableFailuresOf(
    const estimation::Network &network, const Flow &flow, const std::vector<Station> &stations);

} // namespace core::analytic
