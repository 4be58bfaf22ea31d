// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/network/distribution.h"

#include <array>
#include <cstddef>

namespace core::analytic {

/// The same draws of a distribution each time, through standard normals that are stretched to it.
class Services {
public:
    explicit Services(const estimation::Distribution &distribution);
    /// The draw with this number, below a million.
    double at(std::size_t index) const;

private:
    double quantile(double probability) const;

    static constexpr double first = -4.8;
    static constexpr double step = 0.04;
    estimation::Distribution m_distribution;
    estimation::LognormalShape m_shape;
    std::array<double, 241> m_quantiles {};
};

} // namespace core::analytic
