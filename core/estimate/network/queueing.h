// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

/// Waiting and service distributions. Times may be in any unit, rates are per that unit. A
/// percentile is named by its tail, the probability of exceeding it: 0.01 is the p99. That keeps
/// its precision near one, where a call that is made ten thousand times needs it. No Qt in here.
namespace core::queueing {

/// The number of deviations that a standard normal variable exceeds with this probability (0..1).
double normalQuantile(double tail);

/// A service or response time; sigma zero is a constant.
struct Lognormal {
    double median = 0;
    double sigma = 0;

    double mean() const;
    double variance() const;
    double quantile(double tail) const;
};

/// The lognormal through both percentiles; nothing unless 0 < p50 <= p99 and both are finite.
std::optional<Lognormal> lognormalFromPercentiles(double p50, double p99);
/// The lognormal with this mean and variance; nothing unless it is positive and finite.
std::optional<Lognormal> lognormalFromMoments(double mean, double variance);

/// The probability of having to wait in an M/M/c queue whose servers are busy for this share of
/// the time (below one). Exact to 100,000 servers; above that by the limit of Halfin and Whitt.
double erlangC(double servers, double utilisation);

/// The waiting time of an M/M/c queue: P(W > t) = probability x exp(-drain x t).
struct Waiting {
    double probability = 0;
    double drain = 1; ///< capacity minus arrivals: the rate at which a queue empties

    double mean() const;
    double variance() const;
    double quantile(double tail) const;
};

/// The wait at servers that together serve `capacity`; the arrivals must stay below it.
Waiting waiting(double servers, double arrivals, double capacity);

/// Waiting and service together, by a lognormal with the sum's mean and variance. The true sum is
/// not lognormal: near the median it is a few percent off, without waiting it is exact.
std::optional<Lognormal> sojourn(const Waiting &wait, const Lognormal &service);

} // namespace core::queueing
