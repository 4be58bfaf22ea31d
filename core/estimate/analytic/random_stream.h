// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

namespace core::analytic {

/// Uniform numbers in (0, 1), the same for the same seed (splitmix64: G. Steele, D. Lea and
/// C. Flood, OOPSLA 2014).
class RandomStream {
public:
    explicit RandomStream(std::uint64_t seed) : m_state(seed) { }
    double next()
    {
        m_state += 0x9e3779b97f4a7c15;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return (static_cast<double>((z ^ (z >> 31)) >> 11) + 0.5) * 0x1p-53;
    }

private:
    std::uint64_t m_state;
};

/// A million exponentials of mean one, always the same; made once.
const std::vector<float> &unitExponentials();
/// As many standard normals.
const std::vector<float> &standardNormals();

} // namespace core::analytic
