// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/percentiles.h"

#include "core/estimate/analytic/discretise.h"

#include <cmath>

namespace core::analytic {

Percentiles percentilesOf(const Masses &masses, const Grid &grid)
{
    // What lies beyond the grid counts as an exponential tail that goes on as it did before.
    double missing = 1;
    for (const double mass : masses) {
        missing -= mass;
    }
    double average = mean(masses, grid);
    if (missing > 1e-9) {
        const double near = quantile(masses, 4 * missing, grid);
        const double far = quantile(masses, 2 * missing, grid);
        average += missing * (grid.range() + (far - near) / std::log(2.0));
    }
    return {average, quantile(masses, 0.5, grid), quantile(masses, 0.1, grid),
        quantile(masses, 0.05, grid), quantile(masses, 0.01, grid), quantile(masses, 0.001, grid)};
}

} // namespace core::analytic
