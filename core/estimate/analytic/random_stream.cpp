// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/random_stream.h"

#include "core/estimate/network/queueing.h"

#include <cmath>

namespace core::analytic {

namespace {

constexpr std::size_t streamLength = 1'000'000;

template<typename Draw> std::vector<float> made(std::uint64_t seed, const Draw &draw)
{
    std::vector<float> numbers(streamLength);
    RandomStream stream(seed);
    for (float &number : numbers) {
        number = static_cast<float>(draw(stream.next()));
    }
    return numbers;
}

} // namespace

const std::vector<float> &unitExponentials()
{
    static const auto numbers = made(1, [](double uniform) { return -std::log(uniform); });
    return numbers;
}

const std::vector<float> &standardNormals()
{
    static const auto numbers =
        made(4, [](double uniform) { return queueing::normalQuantile(uniform); });
    return numbers;
}

} // namespace core::analytic
