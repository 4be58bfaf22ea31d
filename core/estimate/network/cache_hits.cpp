// SPDX-License-Identifier: MIT
#include "core/estimate/network/cache_hits.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace core::sizing {

namespace {

/// Neighbouring ranks that are asked for about equally often.
struct Ranks {
    double count = 1;
    double probability = 0; ///< of one of them
};

std::vector<Ranks> ranksOf(const Zipf &catalogue)
{
    constexpr double single = 1'000;
    constexpr double step = 0.01;
    std::vector<Ranks> all;
    double total = 0;
    for (double first = 1; first <= catalogue.items;) {
        const double width = first < single ? 1 : std::floor(first * step);
        const double count = std::min(width, std::floor(catalogue.items) - first + 1);
        const double middle = first + (count - 1) / 2;
        all.push_back({count, std::pow(middle, -catalogue.skew)});
        total += count * all.back().probability;
        first += count;
    }
    for (auto &ranks : all) {
        ranks.probability /= total;
    }
    return all;
}

double held(const std::vector<Ranks> &all, double time)
{
    double items = 0;
    for (const auto &ranks : all) {
        items -= ranks.count * std::expm1(-ranks.probability * time);
    }
    return items;
}

/// What is held grows with the time, so halving the bracket in its logarithm finds it.
double characteristicTime(const std::vector<Ranks> &all, double size)
{
    double low = 0;
    double high = std::max(1.0, size);
    while (held(all, high) < size) {
        low = high;
        high *= 2;
    }
    for (int i = 0; i < 200 && high - low > 1e-12 * high; ++i) {
        const double middle = (low + high) / 2;
        (held(all, middle) < size ? low : high) = middle;
    }
    return (low + high) / 2;
}

} // namespace

LruCache lruCache(const Zipf &catalogue, double size)
{
    if (!(size > 0) || catalogue.items < 1) {
        return {};
    }
    if (size >= std::floor(catalogue.items)) {
        return {1, INFINITY};
    }
    const auto all = ranksOf(catalogue);
    const double time = characteristicTime(all, size);
    double hits = 0;
    for (const auto &ranks : all) {
        hits -= ranks.count * ranks.probability * std::expm1(-ranks.probability * time);
    }
    return {hits, time};
}

double mostPopularShare(const Zipf &catalogue, double size)
{
    double share = 0;
    double left = size;
    for (const auto &ranks : ranksOf(catalogue)) {
        share += std::clamp(left, 0.0, ranks.count) * ranks.probability;
        left -= ranks.count;
    }
    return share;
}

} // namespace core::sizing
