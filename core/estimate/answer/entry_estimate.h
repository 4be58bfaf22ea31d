// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/answer/estimate_data.h"
#include "core/estimate/answer/solved.h"

namespace core::estimation {

/// What one client's users experience; with the shares of its path when they are wanted.
EntryEstimate entryEstimate(const Solved &solved, int demand, analytic::Memory &memory,
    bool hasShares, QStringList &problems);

/// Why nobody can tell how long what begins at this node takes: a time on the way is missing, or
/// contradicts itself; empty when it can be told.
QString unknownTime(const Solved &solved, int root);

/// The same for every node, told in one pass over the design.
std::vector<QString> unknownTimes(const Solved &solved);

/// Why a endToEnd has no latency, in a sentence; empty when it has one.
QString obstacleText(const Solved &solved, const analytic::EndToEnd &endToEnd);

} // namespace core::estimation
