// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/estimate.h"
#include "core/estimate/solved.h"

namespace core::estimation {

/// What one client's users experience; with the shares of its path when they are wanted.
EntryEstimate entryEstimate(const Solved &solved, int demand, analytic::Memory &memory,
    bool hasShares, QStringList &problems);

/// Why a journey has no latency, in a sentence; empty when it has one.
QString obstacleText(const Solved &solved, const analytic::Journey &journey);

} // namespace core::estimation
