// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/percentiles.h"

#include "core/estimate/analytic/discretise.h"

#include <cmath>

namespace core::analytic {

Percentiles percentilesOf(const Pmf &pmf, const Grid &grid)
{
    // What lies beyond the grid counts as an exponential tail that goes on as it did before.
    double missing = 1;
    for (const double mass : pmf) {
        missing -= mass;
    }
    double average = mean(pmf, grid);
    if (missing > 1e-9) {
        const double near = quantile(pmf, 4 * missing, grid);
        const double far = quantile(pmf, 2 * missing, grid);
        average += missing * (grid.range() + (far - near) / std::log(2.0));
    }
    return {average, quantile(pmf, 0.5, grid), quantile(pmf, 0.1, grid), quantile(pmf, 0.05, grid),
        quantile(pmf, 0.01, grid), quantile(pmf, 0.001, grid)};
}

} // namespace core::analytic
