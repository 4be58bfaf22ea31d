// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/metastable_failure.h"

#include "core/estimate/analytic/range.h"

#include <algorithm>
#include <cmath>

namespace core::analytic {

namespace {

/// About how many blocking per hour are longer than the timeout leaves to a visit. They come
/// and go with the time a queue takes to relax.
double congestionsPerHour(const Station &station, double timeoutMs)
{
    constexpr double msPerHour = 3.6e6;
    const auto waiting = waitingAt(station.load);
    const double left = std::max(0.0, timeoutMs - station.load.mean);
    const double conditional = waiting.mean / std::max(waiting.probability, 1e-12);
    const double congested = waiting.probability * std::exp(-left / std::max(conditional, 1e-12));
    const double spare = 1 - std::sqrt(std::min(station.utilisation, 0.999));
    const double relaxationMs = station.load.mean / (station.load.servers * spare * spare);
    return relaxationMs > 0 ? congested / relaxationMs * msPerHour : 0;
}

bool triesAgain(const CallFlow &flow)
{
    return flow.call->timeoutMs && flow.call->retries > 0;
}

} // namespace

std::vector<MetastableFailure> metastableFailuresOf(
    const estimation::Network &network, const Flow &flow, const std::vector<Station> &stations)
{
    constexpr double expected = 6; // per hour: one every ten minutes
    Flow worst = flow;
    for (auto &call : worst.calls) {
        call.late = triesAgain(call) ? 1 : call.late;
    }
    updateRates(worst, network);
    std::vector<MetastableFailure> failures;
    std::vector<bool> isKnown(stations.size(), false);
    for (const auto &call : worst.calls) {
        if (!triesAgain(call)) {
            continue;
        }
        const auto reached = reachedFrom(network, call.call->to);
        for (std::size_t i = 0; i < reached.size(); ++i) {
            if (!reached[i] || isKnown[i] || network.nodes[i].isDelay || !(flow.rates[i] > 0)) {
                continue;
            }
            const auto &station = stations[i];
            const double full = station.utilisation * worst.rates[i] / flow.rates[i];
            if (full < 1) {
                continue;
            }
            isKnown[i] = true;
            MetastableFailure failure {static_cast<int>(i), full, 0, station.isSaturated};
            if (!station.isSaturated && !network.nodes[i].batching) {
                failure.perHour = congestionsPerHour(station, *call.call->timeoutMs);
                failure.isSure = failure.perHour > expected;
            }
            failures.push_back(failure);
        }
    }
    return failures;
}

} // namespace core::analytic
