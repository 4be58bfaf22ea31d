// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/analytic/visit.h"

namespace core::analytic {

class Memory;

/// The node's own wait and service on a grid of so many cells of their own. None of batches that
/// were not run, nor of servers that are held by what they wait for: only the composition knows.
NodeTimes nodeTimes(
    const estimation::Node &node, const Station &station, int cells, Memory &memory);

} // namespace core::analytic
