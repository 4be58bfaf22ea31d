// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/answer/estimate_data.h"
#include "core/estimate/answer/solved.h"

namespace core::estimation {

/// One component at its rate: how busy, how long it takes, how many replicas it needs.
ComponentEstimate componentEstimate(const Solved &solved, int node, const Quantity &rate);

/// "Saturated: 100/s arrive and 80/s can be served, so the queue grows by 20 every second."
QString saturation(double rate, double capacity);

} // namespace core::estimation
