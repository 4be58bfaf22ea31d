// SPDX-License-Identifier: MIT
#include "core/estimate/quantity.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace core {

QString formatNumber(double number)
{
    constexpr int significant = 3;
    if (number == 0) {
        return QStringLiteral("0");
    }
    const int magnitude = static_cast<int>(std::floor(std::log10(std::abs(number)))) + 1;
    const int decimals = std::clamp(significant - magnitude, 0, 6);
    const double step = std::pow(10.0, std::max(0, magnitude - significant));
    auto text = QLocale::c().toString(std::round(number / step) * step, 'f', decimals);
    if (text.contains(u'.')) {
        while (text.endsWith(u'0')) {
            text.chop(1);
        }
        if (text.endsWith(u'.')) {
            text.chop(1);
        }
    }
    return text;
}

QString formatQuantity(const Quantity &quantity)
{
    if (!quantity.value) {
        return QStringLiteral("\u2014");
    }
    const auto text = formatNumber(*quantity.value);
    if (quantity.unit.isEmpty() || quantity.unit.startsWith(u'/')) {
        return text + quantity.unit;
    }
    return text + u' ' + quantity.unit;
}

} // namespace core
