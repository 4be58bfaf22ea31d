// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/network/network.h"

#include <QString>

namespace support {

/// A small network that follows from the seed alone, of all that a scenario can hold, in moderate
/// strength: one to three clients; two to six stations, each 0.1 to 0.8 busy with services of an
/// scv of 0.1 to 2 behind every kind of balancer; stages of every mode. Now and then caches,
/// shards, batching, servers held while they wait, calls by chance, repeated, optional,
/// asynchronous, with timeouts, failing and retried ones, two callers of one station, short loops
/// and bursty clients. What timeouts and held servers add to the load is not counted beforehand, so
/// one in a hundred or so has no steady state.
core::estimation::Network randomNetwork(quint64 seed);

/// A line for people: "0: 120/s at once(1 p0.5, 2); 1: 2x4 least 3.1 ms cv² 0.5; …".
QString inShort(const core::estimation::Network &network);

} // namespace support
