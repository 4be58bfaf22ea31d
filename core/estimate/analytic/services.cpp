// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/services.h"

#include "core/estimate/analytic/random_stream.h"

#include <algorithm>
#include <cmath>

namespace core::analytic {

using estimation::Distribution;

Services::Services(const Distribution &distribution) : m_distribution(distribution)
{
    if (distribution.kind == Distribution::Kind::Lognormal) {
        m_shape = estimation::lognormalShape(distribution.mean, distribution.scv);
    } else if (!distribution.isConstant()) {
        for (std::size_t i = 0; i < m_quantiles.size(); ++i) {
            m_quantiles[i] = quantile(estimation::normalCdf(first + step * static_cast<double>(i)));
        }
    }
}

double Services::at(std::size_t index) const
{
    if (m_distribution.isConstant()) {
        return m_distribution.mean;
    }
    const auto z = static_cast<double>(standardNormals()[index]);
    if (m_distribution.kind == Distribution::Kind::Lognormal) {
        return std::exp(m_shape.mu + m_shape.sigma * z);
    }
    const double last = static_cast<double>(m_quantiles.size()) - 1.001;
    const double place = std::clamp((z - first) / step, 0.0, last);
    const auto i = static_cast<std::size_t>(place);
    const double rest = place - static_cast<double>(i);
    return m_quantiles[i] * (1 - rest) + m_quantiles[i + 1] * rest;
}

/// By halving.
double Services::quantile(double probability) const
{
    double low = 0;
    double high = m_distribution.mean;
    while (m_distribution.cdf(high) < probability) {
        high *= 2;
    }
    for (int i = 0; i < 50; ++i) {
        const double middle = (low + high) / 2;
        (m_distribution.cdf(middle) < probability ? low : high) = middle;
    }
    return high;
}

} // namespace core::analytic
