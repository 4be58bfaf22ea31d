// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/answer/solved.h"

namespace core::estimation {

/// The highest rate of the client before a component is full, the other clients as they are, and
/// that component.
struct Headroom {
    Quantity maxRate;
    ElementId bottleneck;
};
Headroom headroomOf(const Solved &solved, const Demand &demand);

} // namespace core::estimation
