// SPDX-License-Identifier: MIT
#include "core/estimate/network/quantity.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

void dropTrailingZeros(QString &text)
{
    while (text.endsWith(u'0')) {
        text.chop(1);
    }
    if (text.endsWith(u'.')) {
        text.chop(1);
    }
    if (text == u"-0") {
        text = QStringLiteral("0");
    }
}

/// By hand: the C locale has no separator, and other locales depend on the machine.
void separateThousands(QString &text)
{
    const auto point = text.indexOf(u'.');
    const auto first = text.startsWith(u'-') ? 1 : 0;
    for (auto place = (point < 0 ? text.size() : point) - 3; place > first; place -= 3) {
        text.insert(place, u',');
    }
}

} // namespace

QString formatNumber(double number)
{
    constexpr int significant = 3;
    if (number == 0 || !std::isfinite(number)) {
        return number == 0 ? QStringLiteral("0") : QStringLiteral("\u2014");
    }
    const int magnitude = static_cast<int>(std::floor(std::log10(std::abs(number)))) + 1;
    const int decimals = std::clamp(significant - magnitude, 0, 6);
    const double step = magnitude > significant ? std::pow(10.0, magnitude - significant) : 0;
    const double rounded = step > 0 ? std::round(number / step) * step : number;
    auto text = QString::number(rounded, 'f', decimals);
    if (decimals > 0) {
        dropTrailingZeros(text);
    }
    separateThousands(text);
    return text;
}

QString formatMs(double ms)
{
    constexpr double perMs = 1000; // µs
    return formatNumber(std::round(ms * perMs) / perMs);
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
