// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/analytic/visit.h"

namespace core::analytic {

/// The waiting distribution, given the residual service on its servers.
Spectrum waitSpectrum(const Waiting &waiting, Spectrum residual);

/// One after the other; the second is not begun when the first failed.
Outcome sequence(Outcome first, const Outcome &second);
/// Before it a time that cannot fail.
Outcome after(const Spectrum &delay, Outcome outcome);
/// Taken with a probability, else no time and no failure.
Outcome withProbability(Outcome outcome, double probability);
/// Its failure is no failure.
Outcome tolerated(Outcome outcome);
/// With or without success.
Spectrum total(const Outcome &outcome);
/// `times` in a row until one fails.
Outcome repeated(const Outcome &outcome, int times);

/// Fails when it takes longer than the limit; how likely that is, given that it would not have
/// failed of itself, in `late`.
Outcome limited(const Outcome &outcome, double limitMs, const Grid &grid,
    const Transform &transform, double *late);
/// Repeats failed attempts, `pause` later each time.
Outcome retried(const Outcome &attempt, int retries, const Spectrum &pause);

Ends endsOf(const Outcome &outcome, const Transform &transform);
Outcome outcomeOf(const Ends &ends, const Transform &transform);

/// The last of `count` like ones, each taken with a probability.
Ends lastOf(Ends ends, double probability, int count);
/// The last of `count` like ones whose times are correlated, by a Gaussian copula of one factor
/// (trapezoid rule over the factor, which converges exponentially).
Ends lastOfCorrelated(const Ends &ends, int count, double correlation);

} // namespace core::analytic
