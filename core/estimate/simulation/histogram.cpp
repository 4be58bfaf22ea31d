// SPDX-License-Identifier: MIT
#include "core/estimate/simulation/histogram.h"

namespace core::simulation {

std::int16_t Histogram::open(std::size_t octave)
{
    m_blockOf[octave] = std::int16_t(m_counts.size() / Buckets::ofOctave);
    m_counts.resize(m_counts.size() + Buckets::ofOctave);
    return m_blockOf[octave];
}

void Histogram::clear()
{
    std::fill(m_counts.begin(), m_counts.end(), std::uint16_t(0));
    m_overflows.clear();
    m_sum = 0;
    m_least = std::numeric_limits<double>::infinity();
    m_most = 0;
}

PooledHistogram::Octave &PooledHistogram::octave(std::size_t index)
{
    auto &result = m_octaves[index];
    result.resize(Buckets::ofOctave);
    return result;
}

void PooledHistogram::add(const Histogram &histogram)
{
    constexpr std::uint64_t overflow = 1 << 16;
    for (std::size_t i = 0; i < Buckets::octaves; ++i) {
        if (histogram.m_blockOf[i] < 0) {
            continue;
        }
        const auto first = std::size_t(histogram.m_blockOf[i]) * Buckets::ofOctave;
        auto &counts = octave(i);
        const auto *recorded = &histogram.m_counts[first];
        std::uint64_t sum = 0;
        for (std::size_t k = 0; k < Buckets::ofOctave; ++k) {
            counts[k] += recorded[k];
            sum += recorded[k];
        }
        for (const auto place : histogram.m_overflows) {
            const auto k = place - first;
            if (place >= first && k < Buckets::ofOctave) {
                counts[k] += overflow;
                sum += overflow;
            }
        }
        m_count += std::int64_t(sum);
    }
    m_least = std::min(m_least, histogram.m_least);
    m_most = std::max(m_most, histogram.m_most);
}

void PooledHistogram::add(const PooledHistogram &histogram)
{
    for (std::size_t i = 0; i < Buckets::octaves; ++i) {
        const auto &added = histogram.m_octaves[i];
        if (added.empty()) {
            continue;
        }
        auto &counts = octave(i);
        for (std::size_t k = 0; k < Buckets::ofOctave; ++k) {
            counts[k] += added[k];
        }
    }
    m_count += histogram.m_count;
    m_least = std::min(m_least, histogram.m_least);
    m_most = std::max(m_most, histogram.m_most);
}

double PooledHistogram::valueOf(std::int64_t index, double share) const
{
    const double from = Buckets::lowerEnd(index);
    const double width = index == 0 ? 0 : Buckets::lowerEnd(index + 1) - from;
    return std::clamp(from + std::clamp(share, 0.0, 1.0) * width, m_least, m_most);
}

std::vector<double> PooledHistogram::percentiles(const std::vector<double> &shares) const
{
    std::vector<double> result;
    if (m_count == 0) {
        return std::vector<double>(shares.size(), 0);
    }
    std::int64_t below = 0;
    for (std::int64_t i = 0; i < Buckets::octaves && result.size() < shares.size(); ++i) {
        const auto &counts = m_octaves[std::size_t(i)];
        for (std::size_t k = 0; k < counts.size(); ++k) {
            const auto inside = std::int64_t(counts[k]);
            while (inside > 0 && result.size() < shares.size()) {
                const double rank = shares[result.size()] * double(m_count - 1);
                if (rank >= double(below + inside)) {
                    break;
                }
                const double share = (rank - double(below) + 0.5) / double(inside);
                result.push_back(valueOf(i * Buckets::ofOctave + std::int64_t(k), share));
            }
            below += inside;
        }
    }
    result.resize(shares.size(), m_most);
    return result;
}

} // namespace core::simulation
