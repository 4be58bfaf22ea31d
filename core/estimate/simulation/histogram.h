// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <limits>
#include <vector>

namespace core::simulation {

/// Buckets of equal width within each power of two, as in HdrHistogram. A bucket is at most 0.049 %
/// of its value wide, so no percentile is further off. Below a nanosecond all is 0. Only the powers
/// of two that occur have memory.
struct Buckets {
    static constexpr int subBits = 11;
    static constexpr std::int64_t ofOctave = 1 << subBits;
    static constexpr std::int64_t octaves = 64;
    static constexpr std::int64_t lowest = (1023 - 20) * ofOctave; // 2^-20 ms

    static std::size_t indexOf(double value)
    {
        const auto position = std::int64_t(std::bit_cast<std::uint64_t>(value) >> (52 - subBits));
        return std::size_t(std::clamp<std::int64_t>(position - lowest, 0, octaves * ofOctave - 1));
    }
    static double lowerEnd(std::int64_t index)
    {
        return index == 0 ? 0 : std::bit_cast<double>((index + lowest) << (52 - subBits));
    }
};

/// Counts the times that one replication records. A counter has 16 bits, so that many histograms
/// fit into the cache; its overflows are kept aside.
class Histogram {
public:
    Histogram() { m_blockOf.fill(-1); }

    void record(double value)
    {
        const auto index = Buckets::indexOf(value);
        auto block = m_blockOf[index >> Buckets::subBits];
        if (block < 0) [[unlikely]] {
            block = open(index >> Buckets::subBits);
        }
        const auto place =
            std::size_t(block) * Buckets::ofOctave + (index & (Buckets::ofOctave - 1));
        if (++m_counts[place] == 0) [[unlikely]] {
            m_overflows.push_back(place);
        }
        m_sum += value;
        m_least = std::min(m_least, value);
        m_most = std::max(m_most, value);
    }
    double sum() const { return m_sum; }
    void clear();

private:
    friend class PooledHistogram;

    std::int16_t open(std::size_t octave);

    // In this order what is needed together lies together.
    std::vector<std::uint16_t> m_counts;
    double m_sum = 0;
    double m_least = std::numeric_limits<double>::infinity();
    double m_most = 0;
    std::array<std::int16_t, Buckets::octaves> m_blockOf; ///< of an octave's counters; -1: none
    std::vector<std::size_t> m_overflows; ///< places of counters, once for each time they ran over
};

/// The sum of histograms, to be read.
class PooledHistogram {
public:
    void add(const Histogram &histogram);
    void add(const PooledHistogram &histogram);

    std::int64_t count() const { return m_count; }
    /// Linear between order statistics, as if those of a bucket were spread evenly in it. The
    /// shares must rise; 0 of nothing.
    std::vector<double> percentiles(const std::vector<double> &shares) const;

private:
    using Octave = std::vector<std::uint64_t>;
    Octave &octave(std::size_t index);
    double valueOf(std::int64_t index, double share) const;

    std::array<Octave, Buckets::octaves> m_octaves; ///< empty, if nothing was recorded there
    std::int64_t m_count = 0;
    double m_least = std::numeric_limits<double>::infinity();
    double m_most = 0;
};

} // namespace core::simulation
