// SPDX-License-Identifier: MIT
#include "core/estimate/simulation/random.h"

#include <cmath>

namespace core::simulation {
namespace {

double normalDensity(double x)
{
    return std::exp(-x * x / 2);
}

double exponentialDensity(double x)
{
    return std::exp(-x);
}

/// Layers of the area under a density whose inverse is given; the lowest holds the tail.
template<typename Density, typename Inverse>
Ziggurat ziggurat(double tail, double area, Density density, Inverse inverse)
{
    Ziggurat result;
    result.tail = tail;
    result.edge[0] = area / density(tail);
    result.edge[1] = tail;
    for (int i = 2; i < Ziggurat::layers; ++i) {
        result.edge[i] = inverse(area / result.edge[i - 1] + density(result.edge[i - 1]));
    }
    result.edge[Ziggurat::layers] = 0;
    for (int i = 0; i <= Ziggurat::layers; ++i) {
        result.height[i] = density(result.edge[i]);
    }
    for (int i = 0; i < Ziggurat::layers; ++i) {
        result.layer[i] = {result.edge[i], result.edge[i + 1] / result.edge[i]};
    }
    return result;
}

} // namespace

const Ziggurat &normalZiggurat()
{
    static const auto result = ziggurat(3.6541528853610088, 0.00492867323399, normalDensity,
        [](double y) { return std::sqrt(-2 * std::log(y)); });
    return result;
}

const Ziggurat &exponentialZiggurat()
{
    static const auto result = ziggurat(7.69711747013104972, 0.0039496598225815571993,
        exponentialDensity, [](double y) { return -std::log(y); });
    return result;
}

std::uint64_t splitMix(std::uint64_t &state)
{
    auto z = state += 0x9e3779b97f4a7c15;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

Random::Random(std::uint64_t seed)
    : m_exponential(&exponentialZiggurat()), m_normal(&normalZiggurat())
{
    for (auto &word : m_state) {
        word = splitMix(seed);
    }
}

double Random::rareExponential(std::uint64_t drawn)
{
    double passed = 0; // the distribution has no memory: beyond the tail it begins anew
    for (;; drawn = bits()) {
        const int i = int(drawn & 255);
        const double x = double(drawn >> 11) * 0x1p-53 * m_exponential->edge[i];
        if (x < m_exponential->edge[i + 1]) {
            return passed + x;
        }
        if (i == 0) {
            passed += m_exponential->tail;
            continue;
        }
        const auto &height = m_exponential->height;
        if (height[i] + uniform() * (height[i + 1] - height[i]) < exponentialDensity(x)) {
            return passed + x;
        }
    }
}

double Random::rareNormal(std::uint64_t drawn)
{
    for (;; drawn = bits()) {
        const int i = int(drawn & 255);
        const double x = double(std::int64_t(drawn) >> 11) * 0x1p-52 * m_normal->edge[i];
        if (std::abs(x) < m_normal->edge[i + 1]) {
            return x;
        }
        if (i == 0) { // Marsaglia's tail of 1964
            double beyond = 0;
            double height = 0;
            do {
                beyond = exponential() / m_normal->tail;
                height = exponential();
            } while (2 * height < beyond * beyond);
            return x < 0 ? -m_normal->tail - beyond : m_normal->tail + beyond;
        }
        const auto &height = m_normal->height;
        if (height[i] + uniform() * (height[i + 1] - height[i]) < normalDensity(x)) {
            return x;
        }
    }
}

} // namespace core::simulation
