// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/analytic/spectrum.h"

namespace core::analytic {

/// A distribution of times by its mean and percentiles, ms.
struct Percentiles {
    double mean = 0;
    double p50 = 0;
    double p90 = 0;
    double p95 = 0;
    double p99 = 0;
    double p999 = 0;
};

Percentiles percentilesOf(const Pmf &pmf, const Grid &grid);

} // namespace core::analytic
