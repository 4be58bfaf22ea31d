// SPDX-License-Identifier: MIT
#include "core/estimate/network/distribution.h"

#include <cmath>

namespace core::estimation {

double Distribution::variability() const
{
    switch (kind) {
    case Kind::Constant:
        return 0;
    case Kind::Exponential:
        return 1;
    case Kind::Lognormal:
    case Kind::Gamma:
    case Kind::Hyperexponential:
        break;
    }
    return scv;
}

double Distribution::cdf(double x) const
{
    if (isConstant() || mean == 0) {
        return x >= mean ? 1 : 0;
    }
    if (!(x > 0)) {
        return 0;
    }
    switch (kind) {
    case Kind::Lognormal: {
        const auto [mu, sigma] = lognormalShape(mean, scv);
        return normalCdf((std::log(x) - mu) / sigma);
    }
    case Kind::Gamma:
        return gammaCdf(1 / scv, x / (mean * scv));
    case Kind::Hyperexponential: {
        const auto shape = hyperexponentialShape(mean, scv);
        return 1 - shape.first * std::exp(-x / shape.firstMean)
            - (1 - shape.first) * std::exp(-x / shape.secondMean);
    }
    case Kind::Constant:
    case Kind::Exponential:
        break;
    }
    return -std::expm1(-x / mean);
}

std::optional<Distribution> lognormalByPercentiles(double p50, double p99)
{
    constexpr double z99 = 2.3263478740408408; // of the standard normal distribution
    if (!(p50 > 0) || !(p99 >= p50) || !std::isfinite(p99)) {
        return std::nullopt;
    }
    if (p99 == p50) {
        return Distribution {Distribution::Kind::Constant, p50, 0};
    }
    const double sigma = std::log(p99 / p50) / z99;
    const Distribution distribution {Distribution::Kind::Lognormal,
        p50 * std::exp(sigma * sigma / 2), std::expm1(sigma * sigma)};
    if (!std::isfinite(distribution.mean) || !std::isfinite(distribution.scv)) {
        return std::nullopt;
    }
    return distribution;
}

LognormalShape lognormalShape(double mean, double scv)
{
    const double variance = std::log1p(scv);
    return {std::log(mean) - variance / 2, std::sqrt(variance)};
}

HyperexponentialShape hyperexponentialShape(double mean, double scv)
{
    const double excess = scv > 1 ? std::sqrt((scv - 1) / (scv + 1)) : 0;
    const double first = (1 + excess) / 2;
    return {first, mean / (2 * first), mean / (2 * (1 - first))};
}

double normalCdf(double x)
{
    constexpr double halfRoot = 0.70710678118654752; // 1 / sqrt 2
    return std::erfc(-x * halfRoot) / 2;
}

double gammaCdf(double shape, double x)
{
    if (!(x > 0)) {
        return 0;
    }
    constexpr int mostTerms = 10'000;
    constexpr double precision = 1e-15;
    const double front = std::exp(shape * std::log(x) - x - std::lgamma(shape));
    if (x < shape + 1) {
        double term = 1 / shape;
        double sum = term;
        for (int i = 1; i < mostTerms && term > sum * precision; ++i) {
            term *= x / (shape + i);
            sum += term;
        }
        return front * sum;
    }
    constexpr double tiny = 1e-300;
    double b = x + 1 - shape;
    double c = 1 / tiny;
    double d = 1 / b;
    double fraction = d;
    for (int i = 1; i < mostTerms; ++i) {
        const double a = -i * (i - shape);
        b += 2;
        d = a * d + b;
        d = 1 / (std::abs(d) < tiny ? tiny : d);
        c = b + a / c;
        c = std::abs(c) < tiny ? tiny : c;
        const double change = d * c;
        fraction *= change;
        if (std::abs(change - 1) < precision) {
            break;
        }
    }
    return 1 - front * fraction;
}

} // namespace core::estimation
