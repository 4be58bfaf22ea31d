// SPDX-License-Identifier: MIT
#include "core/estimate/simulation/histogram.h"

#include <numeric>

namespace core::simulation {

template<typename Count>
template<typename Other>
void BasicHistogram<Count>::add(const BasicHistogram<Other> &other)
{
    for (std::size_t octave = 0; octave < octaves; ++octave) {
        const auto from = other.m_blockOf[octave];
        if (from < 0) {
            continue;
        }
        const auto to = m_blockOf[octave] < 0 ? open(octave) : m_blockOf[octave];
        for (std::int64_t i = 0; i < subBuckets; ++i) {
            m_counts[std::size_t(to + i)] += other.m_counts[std::size_t(from + i)];
        }
    }
    m_least = std::min(m_least, other.m_least);
    m_most = std::max(m_most, other.m_most);
}

template<typename Count> void BasicHistogram<Count>::clear()
{
    std::fill(m_counts.begin(), m_counts.end(), Count(0));
    m_sum = 0;
    m_least = std::numeric_limits<double>::infinity();
    m_most = 0;
}

template<typename Count> std::int64_t BasicHistogram<Count>::count() const
{
    return std::accumulate(m_counts.begin(), m_counts.end(), std::int64_t(0));
}

template<typename Count>
std::vector<double> BasicHistogram<Count>::percentiles(const std::vector<double> &shares) const
{
    std::vector<double> result;
    const auto total = count();
    if (total == 0) {
        return std::vector<double>(shares.size(), 0);
    }
    std::int64_t below = 0;
    for (std::int64_t octave = 0; octave < octaves && result.size() < shares.size(); ++octave) {
        const auto block = m_blockOf[std::size_t(octave)];
        for (std::int64_t i = 0; block >= 0 && i < subBuckets; ++i) {
            const auto inside = std::int64_t(m_counts[std::size_t(block + i)]);
            const auto index = octave * subBuckets + i;
            while (inside > 0 && result.size() < shares.size()) {
                const double rank = shares[result.size()] * double(total - 1);
                if (rank >= double(below + inside)) {
                    break;
                }
                const double share = std::max((rank - double(below) + 0.5) / double(inside), 0.0);
                const double from = valueAt(index);
                const double value =
                    index == 0 ? 0 : from + std::min(share, 1.0) * (valueAt(index + 1) - from);
                result.push_back(std::clamp(value, m_least, m_most));
            }
            below += inside;
        }
    }
    result.resize(shares.size(), m_most);
    return result;
}

template class BasicHistogram<std::uint32_t>;
template class BasicHistogram<std::uint64_t>;
template void BasicHistogram<std::uint64_t>::add(const BasicHistogram<std::uint32_t> &);

} // namespace core::simulation
