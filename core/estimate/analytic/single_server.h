// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/analytic/spectrum.h"
#include "core/estimate/network/distribution.h"

namespace core::analytic {

/// The waiting distribution of one server with independent gaps of any distribution between its
/// visits (GI/G/1), exact up to the grid: Spitzer's identity E[z^W] = exp(sum of a_k (z^k - 1)),
/// with the a_k from the logarithm of 1 - E[z^(S-A)] (W. Feller II, ch. XII; the logarithm is taken
/// on a circle on which it has no zero). Below saturation only.
Pmf singleServerWait(
    const estimation::Distribution &gap, const estimation::Distribution &service, const Grid &grid);

} // namespace core::analytic
