// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <limits>
#include <vector>

namespace core::simulation {

/// Counts of times in buckets of equal width within each power of two, as in HdrHistogram. A bucket
/// is at most 0.049 % of its value wide, so no percentile is further off. Memory grows with the
/// powers of two that occur, not with the number of times. Below a nanosecond all is 0.
template<typename Count> class BasicHistogram {
public:
    BasicHistogram() { m_blockOf.fill(-1); }

    void record(double value)
    {
        const auto position = std::int64_t(std::bit_cast<std::uint64_t>(value) >> (52 - subBits));
        const auto index =
            std::size_t(std::clamp<std::int64_t>(position - lowest, 0, octaves * subBuckets - 1));
        auto block = m_blockOf[index >> subBits];
        if (block < 0) [[unlikely]] {
            block = open(index >> subBits);
        }
        ++m_counts[std::size_t(block) + (index & (subBuckets - 1))];
        m_sum += value;
        m_least = std::min(m_least, value);
        m_most = std::max(m_most, value);
    }

    template<typename Other> void add(const BasicHistogram<Other> &other);
    void clear();

    std::int64_t count() const;
    double sum() const { return m_sum; }
    /// Linear between order statistics, as if those of a bucket were spread evenly in it. The
    /// shares must rise; 0 of nothing.
    std::vector<double> percentiles(const std::vector<double> &shares) const;

private:
    template<typename Other> friend class BasicHistogram;

    static constexpr int subBits = 11;
    static constexpr std::int64_t subBuckets = 1 << subBits;
    static constexpr std::int64_t octaves = 64;
    static constexpr std::int64_t lowest = (1023 - 20) * subBuckets; // 2^-20 ms

    std::int32_t open(std::size_t octave)
    {
        m_blockOf[octave] = std::int32_t(m_counts.size());
        m_counts.resize(m_counts.size() + subBuckets);
        return m_blockOf[octave];
    }
    double valueAt(std::int64_t index) const
    {
        return index == 0 ? 0 : std::bit_cast<double>((index + lowest) << (52 - subBits));
    }

    std::vector<Count> m_counts;
    std::array<std::int32_t, octaves> m_blockOf;
    double m_sum = 0;
    double m_least = std::numeric_limits<double>::infinity();
    double m_most = 0;
};

/// Of one replication.
using Histogram = BasicHistogram<std::uint32_t>;
/// Of all replications.
using PooledHistogram = BasicHistogram<std::uint64_t>;

} // namespace core::simulation
