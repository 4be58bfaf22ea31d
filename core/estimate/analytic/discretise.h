// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/analytic/spectrum.h"
#include "core/estimate/network/distribution.h"

namespace core::analytic {

/// The distribution on the grid: each time is shared between the two cells around it, so that the
/// mean is exact. What lies beyond the grid is missing.
Pmf discretise(const estimation::Distribution &distribution, const Grid &grid);

/// The time that a service still takes when somebody comes across it, on servers `speed` times as
/// fast: density (1 - F(x)) / mean. In closed form for every kind of distribution.
Pmf discretiseResidual(
    const estimation::Distribution &distribution, double speed, const Grid &grid);
/// The same of a distribution that is itself on the grid.
Pmf discretiseResidual(const Pmf &distribution, double speed);

/// The first of these cells, each of them parted into so many: a time at zero and a density.
Pmf onFinerGrid(const Pmf &pmf, std::size_t parts);

/// The value that is exceeded with the probability `tail`, ms, by linear interpolation within a
/// cell; the end of the grid when there is not that much mass.
double quantile(const Pmf &pmf, double tail, const Grid &grid);
/// Mean of what is on the grid, ms.
double mean(const Pmf &pmf, const Grid &grid);
/// Running sums.
Pmf cumulativeOf(const Pmf &pmf);
/// Differences: the opposite of cumulativeOf.
Pmf pmfOf(const Pmf &distribution);

} // namespace core::analytic
