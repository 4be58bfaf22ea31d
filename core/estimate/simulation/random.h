// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace core::simulation {

/// Ziggurat of 256 layers of equal area under a falling density (Marsaglia and Tsang, "The ziggurat
/// method for generating random variables", J. Stat. Software 5(8), 2000; in doubles after Doornik,
/// "An improved ziggurat method to generate normal random samples", 2005).
struct Ziggurat {
    static constexpr int layers = 256;
    struct Layer {
        double edge = 0; ///< where the layer ends
        double inside = 0; ///< share of the layer that is surely below the density
    };
    std::array<Layer, layers> layer;
    std::array<double, layers + 1> edge {}; ///< falling, the last is 0
    std::array<double, layers + 1> height {}; ///< of the density at the edges
    double tail = 0; ///< where the last layer goes over into the tail
};
const Ziggurat &normalZiggurat();
const Ziggurat &exponentialZiggurat();

/// The next number of a sequence that turns one seed into many (Steele, Lea and Flood 2014).
std::uint64_t splitMix(std::uint64_t &state);

/// A stream of random numbers: xoshiro256++ 1.0 (Blackman and Vigna 2019).
class Random {
public:
    explicit Random(std::uint64_t seed);

    std::uint64_t bits()
    {
        const auto result = std::rotl(m_state[0] + m_state[3], 23) + m_state[0];
        const auto shifted = m_state[1] << 17;
        m_state[2] ^= m_state[0];
        m_state[3] ^= m_state[1];
        m_state[1] ^= m_state[2];
        m_state[0] ^= m_state[3];
        m_state[2] ^= shifted;
        m_state[3] = std::rotl(m_state[3], 45);
        return result;
    }
    /// 0 <= x < 1, by the upper 53 bits.
    double uniform() { return double(bits() >> 11) * 0x1p-53; }
    bool chance(double probability) { return uniform() < probability; }
    /// 0 <= x < size, with a bias below size / 2^32.
    std::int32_t below(std::int32_t size)
    {
        return std::int32_t(((bits() >> 32) * std::uint64_t(size)) >> 32);
    }
    /// Of mean 1.
    double exponential()
    {
        const auto drawn = bits();
        const auto &layer = m_exponential->layer[drawn & 255];
        const double share = double(drawn >> 11) * 0x1p-53;
        return share < layer.inside ? share * layer.edge : rareExponential(drawn);
    }
    /// Of mean 0 and variance 1.
    double normal()
    {
        const auto drawn = bits();
        const auto &layer = m_normal->layer[drawn & 255];
        const double share = double(std::int64_t(drawn) >> 11) * 0x1p-52;
        return share < layer.inside && share > -layer.inside ? share * layer.edge
                                                             : rareNormal(drawn);
    }

private:
    double rareExponential(std::uint64_t drawn);
    double rareNormal(std::uint64_t drawn);

    std::array<std::uint64_t, 4> m_state;
    const Ziggurat *m_exponential;
    const Ziggurat *m_normal;
};

} // namespace core::simulation
