// SPDX-License-Identifier: MIT
#include "core/estimate/simulation/sampler.h"

#include <cmath>

namespace core::simulation {
namespace {

using Kind = estimation::Distribution::Kind;

constexpr double longestMs = 1e12; // thirty years

double harmless(double value, double most)
{
    return value > 0 ? std::min(value, most) : 0;
}

Kind kindOf(const estimation::Arrivals &arrivals)
{
    switch (arrivals.kind) {
    case estimation::Arrivals::Kind::Gamma:
        return Kind::Gamma;
    case estimation::Arrivals::Kind::Hyperexponential:
        return Kind::Hyperexponential;
    case estimation::Arrivals::Kind::Poisson:
        break;
    }
    return Kind::Exponential;
}

} // namespace

const std::array<double, 64> powersOfTwo = [] {
    std::array<double, 64> table {};
    for (std::size_t i = 0; i < table.size(); ++i) {
        table[i] = std::exp2(double(i) / 64);
    }
    return table;
}();

Sampler::Sampler(const estimation::Distribution &distribution)
{
    const double mean = harmless(distribution.mean, longestMs);
    const double scv = harmless(distribution.variability(), 1e6);
    m_first = mean;
    if (mean == 0 || scv == 0) {
        return;
    }
    m_kind = distribution.kind;
    if (m_kind == Kind::Lognormal) {
        const auto shape = estimation::lognormalShape(mean, scv);
        m_first = shape.mu;
        m_second = shape.sigma;
    }
    if (m_kind == Kind::Gamma) {
        m_first = mean * scv;
        m_second = 1 / scv;
    }
    if (m_kind == Kind::Hyperexponential) {
        const auto shape = estimation::hyperexponentialShape(mean, scv);
        m_first = shape.firstMean;
        m_second = shape.secondMean;
        m_share = shape.first;
    }
}

Sampler::Sampler(const estimation::Arrivals &arrivals, double ratePerMs)
    : Sampler(estimation::Distribution {kindOf(arrivals), 1 / ratePerMs, arrivals.scv})
{
}

double Sampler::gamma(Random &random) const
{
    // Marsaglia and Tsang, "A simple method for generating gamma variables", 2000.
    const double shape = m_second < 1 ? m_second + 1 : m_second;
    const double d = shape - 1.0 / 3;
    const double c = 1 / std::sqrt(9 * d);
    const double boost =
        m_second < 1 ? std::exp(-random.exponential() / m_second) : 1; // u^(1/shape)
    for (;;) {
        const double x = random.normal();
        const double root = 1 + c * x;
        if (root <= 0) {
            continue;
        }
        const double v = root * root * root;
        if (-random.exponential() < x * x / 2 + d * (1 - v + std::log(v))) {
            return m_first * d * v * boost;
        }
    }
}

} // namespace core::simulation
