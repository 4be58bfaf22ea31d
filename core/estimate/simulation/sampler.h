// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/network/distribution.h"
#include "core/estimate/network/network.h"
#include "core/estimate/simulation/random.h"

#include <algorithm>
#include <numbers>

namespace core::simulation {

/// 2^(i/64).
extern const std::array<double, 64> powersOfTwo;

/// e^x by a table of 2^(i/64) and a polynomial: relative error below 1e-13. Beyond |x| = 700 as at
/// 700.
inline double quickExp(double x)
{
    constexpr double step = std::numbers::ln2 / 64;
    constexpr double rounding =
        0x1.8p52; // adding it leaves the nearest whole number in the low bits
    const double bounded = std::min(std::max(x, -700.0), 700.0);
    const double shifted = bounded * (1 / step) + rounding;
    const auto whole = std::bit_cast<std::int64_t>(shifted) - std::bit_cast<std::int64_t>(rounding);
    const double rest = bounded - (shifted - rounding) * step;
    const double polynomial = 1 + rest * (1 + rest * (0.5 + rest * (1.0 / 6 + rest * (1.0 / 24))));
    const auto exponent = std::uint64_t((whole >> 6) + 1023) << 52;
    return powersOfTwo[std::size_t(whole & 63)] * polynomial * std::bit_cast<double>(exponent);
}

/// Draws from a distribution. Times that are negative, infinite or not a number become 0 and stay
/// finite.
class Sampler {
public:
    Sampler() = default;
    explicit Sampler(const estimation::Distribution &distribution);
    /// The gaps of a stream of so many requests in a ms.
    Sampler(const estimation::Arrivals &arrivals, double ratePerMs);

    bool isConstant() const { return m_kind == estimation::Distribution::Kind::Constant; }
    double constant() const { return m_first; }

    double sample(Random &random) const
    {
        switch (m_kind) {
        case estimation::Distribution::Kind::Constant:
            return m_first;
        case estimation::Distribution::Kind::Lognormal:
            return quickExp(m_first + m_second * random.normal());
        case estimation::Distribution::Kind::Exponential:
            return m_first * random.exponential();
        case estimation::Distribution::Kind::Hyperexponential:
            return (random.chance(m_share) ? m_first : m_second) * random.exponential();
        case estimation::Distribution::Kind::Gamma:
            break;
        }
        return gamma(random);
    }

private:
    double gamma(Random &random) const;

    estimation::Distribution::Kind m_kind = estimation::Distribution::Kind::Constant;
    double m_first = 0; ///< constant, mu, mean, mean of the first phase, scale
    double m_second = 0; ///< sigma, mean of the second phase, shape
    double m_share = 1; ///< of the first phase
};

} // namespace core::simulation
