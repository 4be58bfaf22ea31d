// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/latency.h"
#include "core/estimate/system.h"

namespace core::estimation {

/// The composition of the system's own times over its requests.
Latency latencyOf(const System &system);

/// What one client's users experience.
EntryEstimate entryEstimate(
    const System &system, Latency &latency, const Demand &demand, QStringList &problems);

} // namespace core::estimation
