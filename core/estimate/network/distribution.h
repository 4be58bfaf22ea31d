// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

/// Distributions of times by their first two moments. No Qt in here.
namespace core::estimation {

/// The distribution of a service time, a network time or a factor. Mean in any unit; scv is the
/// squared coefficient of variation, variance / mean².
struct Distribution {
    enum class Kind {
        Constant, ///< scv is not read
        Lognormal,
        Exponential, ///< scv is 1, whatever is written
        Gamma,
        Hyperexponential, ///< two phases of equal load ("balanced means"); scv of at least 1
    };
    Kind kind = Kind::Constant;
    double mean = 0;
    double scv = 0;

    /// The scv that the kind really has.
    double variability() const;
    double variance() const { return variability() * mean * mean; }
    bool isConstant() const { return variability() == 0; }
    /// The probability of at most x.
    double cdf(double x) const;
    /// The distribution of `factor` times the value.
    Distribution scaled(double factor) const { return {kind, mean * factor, scv}; }
    auto operator<=>(const Distribution &) const = default;
};

/// The lognormal distribution through both: sigma = ln(p99/p50) / z(0.99), mean = p50
/// exp(sigma²/2), scv = exp(sigma²) - 1. A constant when both are equal. Nothing unless 0 < p50 <=
/// p99 and both are finite.
std::optional<Distribution> lognormalByPercentiles(double p50, double p99);

/// The parameters of the lognormal of this mean and scv.
struct LognormalShape {
    double mu = 0; ///< of the logarithm
    double sigma = 0;
};
LognormalShape lognormalShape(double mean, double scv);

/// The two phases of a hyperexponential: with probability `first` the mean is `firstMean`.
struct HyperexponentialShape {
    double first = 1;
    double firstMean = 0;
    double secondMean = 0;
};
/// Balanced means: first x firstMean = (1 - first) x secondMean. Morse's fit of a mean and a scv.
HyperexponentialShape hyperexponentialShape(double mean, double scv);

/// The probability that a standard normal variable is at most x.
double normalCdf(double x);
/// The regularised lower incomplete gamma function P(a, x), by series and continued fraction
/// (Abramowitz and Stegun 6.5.29 and 6.5.31). Relative error below 1e-12.
double gammaCdf(double shape, double x);

} // namespace core::estimation
