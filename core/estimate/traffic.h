// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/demand.h"
#include "core/estimate/estimate.h"
#include "core/estimate/linear_flow.h"

namespace core::estimation {

/// What one request of a connection's source sends along it.
struct Flow {
    int from = -1;
    int to = -1;
    bool hasRate = false; ///< a request or stream between two components that exist
    bool isRequest = false;
    double probability = 1;
    double calls = 1;
    double misses = 1; ///< share of requests that a cache cannot answer itself
    double stage = 1;
    double networkMs = 0;
    std::optional<double> payloadKib;
    std::optional<double> volumeGib;
    std::optional<double> intervalH;

    double weight() const { return hasRate ? probability * calls * misses : 0; }
};

/// Why a component has a rate, or has none.
enum class RateState {
    Known,
    NoDemand, ///< only clients without a demand lead to it
    Endless, ///< part of a loop that never ends, or fed by one
    TooLarge, ///< beyond anything real
};

/// Who sends how much to whom when all clients are at their peak.
struct Traffic {
    std::vector<Flow> flows; ///< one for each connection
    std::vector<Demand> demands; ///< one for each client
    LinearFlow network;
    std::vector<double> rates; ///< one for each component, /s; only where the state is Known
    std::vector<RateState> states;
};

Traffic trafficOf(const Drawing &drawing, QStringList &problems);

/// The components' rates at the peak, with their workings.
std::vector<Quantity> componentRates(const Drawing &drawing, const Traffic &traffic);
/// One connection, given its source's rate.
ConnectionEstimate connectionEstimate(
    const Drawing &drawing, const Traffic &traffic, int edge, const std::vector<Quantity> &rates);

} // namespace core::estimation
