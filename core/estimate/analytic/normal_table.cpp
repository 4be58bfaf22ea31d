// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/normal_table.h"

#include "core/estimate/network/distribution.h"

#include <cmath>

namespace core::analytic {

NormalTable::NormalTable() : m_series(static_cast<std::size_t>(2 * end * pointsPerUnit) + 1)
{
    constexpr double rootOfTwoPiInverse = 0.3989422804014327;
    for (std::size_t i = 0; i < m_series.size(); ++i) {
        const double z = static_cast<double>(i) / pointsPerUnit - end;
        auto &series = m_series[i];
        series[0] = estimation::normalCdf(z);
        double derivative = std::exp(-z * z / 2) * rootOfTwoPiInverse;
        double before = 0; // the derivative of one order less
        double factorial = 1;
        for (std::size_t order = 1; order < series.size(); ++order) {
            const auto number = static_cast<double>(order);
            factorial *= number;
            series[order] = derivative / factorial;
            const double next = -z * derivative - (number - 1) * before;
            before = derivative;
            derivative = next;
        }
    }
}

const NormalTable &normalTable()
{
    static const NormalTable table;
    return table;
}

} // namespace core::analytic
