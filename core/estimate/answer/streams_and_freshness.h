// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/answer/estimate_data.h"

namespace core::estimation {

struct Solved;

QList<StreamEstimate> streamEstimates(const Solved &solved);

/// For each component that data reaches over a stream, a schedule or a deployment, by the fastest
/// way. What one piece of data waits for: scheduled runs (half an interval typically, all of it at
/// worst) and their duration, streams with their consumers' lag and service.
QList<FreshnessEstimate> freshnessEstimates(const Solved &solved);

} // namespace core::estimation
