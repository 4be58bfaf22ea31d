// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/network/distribution.h"

#include <array>
#include <cstddef>

namespace core::analytic {

/// The same draws of a law each time, through standard normals that are stretched to it.
class Services {
public:
    explicit Services(const estimation::Law &law);
    /// The draw with this number, below a million.
    double at(std::size_t index) const;

private:
    double quantile(double probability) const;

    static constexpr double first = -4.8;
    static constexpr double step = 0.04;
    estimation::Law m_law;
    estimation::LognormalShape m_shape;
    std::array<double, 241> m_quantiles {};
};

} // namespace core::analytic
