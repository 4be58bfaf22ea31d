// SPDX-License-Identifier: MIT
#include "core/estimate/network/queueing.h"

#include <array>
#include <cmath>
#include <numbers>

namespace core::queueing {

namespace {

constexpr double z99 = 2.3263478740408408; // the standard normal's 99th percentile
constexpr double exactServers = 100'000;
constexpr double rootTwoPi = 2.5066282746310002;

double polynomial(const double *coefficients, int count, double x)
{
    double value = 0;
    for (int i = 0; i < count; ++i) {
        value = value * x + coefficients[i];
    }
    return value;
}

/// P. J. Acklam's rational approximation for tails up to one half, relative error 1.2e-9.
double roughQuantile(double tail)
{
    static constexpr std::array a {-3.969683028665376e+01, 2.209460984245205e+02,
        -2.759285104469687e+02, 1.383577518672690e+02, -3.066479806614716e+01,
        2.506628277459239e+00};
    static constexpr std::array b {-5.447609879822406e+01, 1.615858368580409e+02,
        -1.556989798598866e+02, 6.680131188771972e+01, -1.328068155288572e+01, 1.0};
    static constexpr std::array c {-7.784894002430293e-03, -3.223964580411365e-01,
        -2.400758277161838e+00, -2.549732539343734e+00, 4.374664141464968e+00,
        2.938163982698783e+00};
    static constexpr std::array d {7.784695709041462e-03, 3.224671290700398e-01,
        2.445134137142996e+00, 3.754408661907416e+00, 1.0};
    constexpr double farTail = 0.02425;
    if (tail < farTail) {
        const double x = std::sqrt(-2 * std::log(tail));
        return -polynomial(c.data(), 6, x) / polynomial(d.data(), 5, x);
    }
    const double x = 0.5 - tail;
    const double squared = x * x;
    return x * polynomial(a.data(), 6, squared) / polynomial(b.data(), 6, squared);
}

/// S. Halfin and W. Whitt, Operations Research 29 (1981): many servers, little spare capacity.
double manyServersWaitProbability(double servers, double utilisation)
{
    const double spare = (1 - utilisation) * std::sqrt(servers);
    const double below = 0.5 * std::erfc(-spare / std::numbers::sqrt2);
    const double density = std::exp(-spare * spare / 2) / rootTwoPi;
    return density / (density + spare * below);
}

} // namespace

double normalQuantile(double tail)
{
    if (tail > 0.5) {
        return -normalQuantile(1 - tail);
    }
    const double rough = roughQuantile(std::fmax(tail, 1e-300));
    // One step of Halley's method on the exact tail makes it accurate to rounding.
    const double error = tail - 0.5 * std::erfc(rough / std::numbers::sqrt2);
    const double step = error * rootTwoPi * std::exp(rough * rough / 2);
    const double quantile = rough - step / (1 - rough * step / 2);
    return std::isfinite(quantile) ? quantile : rough;
}

double Lognormal::mean() const
{
    return median * std::exp(sigma * sigma / 2);
}

double Lognormal::variance() const
{
    const double average = mean();
    return average * average * std::expm1(sigma * sigma);
}

double Lognormal::quantile(double tail) const
{
    return sigma == 0 ? median : median * std::exp(sigma * normalQuantile(tail));
}

std::optional<Lognormal> lognormalFromPercentiles(double p50, double p99)
{
    if (!(p50 > 0) || !(p99 >= p50) || !std::isfinite(p99)) {
        return std::nullopt;
    }
    const Lognormal distribution {p50, std::log(p99 / p50) / z99};
    return std::isfinite(distribution.variance()) ? std::optional(distribution) : std::nullopt;
}

std::optional<Lognormal> lognormalFromMoments(double mean, double variance)
{
    if (!(mean > 0) || !(variance >= 0) || !std::isfinite(mean + variance)) {
        return std::nullopt;
    }
    const double squaredSigma = std::log1p(variance / mean / mean);
    const Lognormal distribution {mean * std::exp(-squaredSigma / 2), std::sqrt(squaredSigma)};
    return std::isfinite(distribution.sigma) ? std::optional(distribution) : std::nullopt;
}

double erlangC(double servers, double utilisation)
{
    if (!(utilisation > 0)) {
        return 0;
    }
    if (servers > exactServers) {
        return manyServersWaitProbability(servers, utilisation);
    }
    // With load a, 1/B = 1 + c/a + c(c-1)/a^2 + ... (B is Erlang's loss probability): positive
    // terms, so nothing cancels, and only about 45 sqrt(c) of them before they vanish or 1/B is
    // so large that nobody waits. Then C = B / (1 - rho (1 - B)).
    constexpr double nobodyWaits = 1e300;
    const double load = servers * utilisation;
    double term = 1;
    double inverseLoss = 1;
    for (double k = servers; k >= 1; --k) {
        term *= k / load;
        inverseLoss += term;
        if (inverseLoss > nobodyWaits) {
            return 0;
        }
        if (k < load && term < inverseLoss * 1e-17) {
            break;
        }
    }
    return 1 / (utilisation + (1 - utilisation) * inverseLoss);
}

double Waiting::mean() const
{
    return probability / drain;
}

double Waiting::variance() const
{
    return probability * (2 - probability) / drain / drain;
}

double Waiting::quantile(double tail) const
{
    return probability > tail ? std::log(probability / tail) / drain : 0;
}

Waiting waiting(double servers, double arrivals, double capacity)
{
    return {erlangC(servers, arrivals / capacity), capacity - arrivals};
}

std::optional<Lognormal> sojourn(const Waiting &wait, const Lognormal &service)
{
    return lognormalFromMoments(wait.mean() + service.mean(), wait.variance() + service.variance());
}

} // namespace core::queueing
