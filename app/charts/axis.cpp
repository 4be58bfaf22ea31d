// SPDX-License-Identifier: MIT
#include "app/charts/axis.h"

#include "core/estimate/network/quantity.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace {

/// 1, 2 or 5 times a power of ten.
double roundStep(double step)
{
    const double power = std::pow(10, std::floor(std::log10(step)));
    for (const double digit : {1.0, 2.0, 5.0}) {
        if (digit * power >= step * (1 - 1e-9)) {
            return digit * power;
        }
    }
    return 10 * power;
}

} // namespace

double Axis::at(double value) const
{
    return to == from ? start : start + (end - start) * (value - from) / (to - from);
}

double Axis::valueAt(double pixel) const
{
    return end == start ? from : from + (to - from) * (pixel - start) / (end - start);
}

QList<double> Axis::ticks(int most) const
{
    QList<double> values;
    const double span = to - from;
    if (!(span > 0) || !std::isfinite(span) || most < 1) {
        return values;
    }
    const double step = roundStep(span / most);
    for (double value = std::ceil(from / step - 1e-9) * step; value <= to + step * 1e-9;
         value += step) {
        values.append(std::abs(value) < step * 1e-6 ? 0 : value);
    }
    return values;
}

namespace charts {

QString msText(double ms, double largest)
{
    constexpr double printedAsSeconds = 10'000;
    return largest < printedAsSeconds ? core::formatNumber(ms) + u" ms"_s
                                      : core::formatNumber(ms / 1000) + u" s"_s;
}

QString rateText(double perS)
{
    if (perS >= 1e6) {
        return core::formatNumber(perS / 1e6) + u"M/s"_s;
    }
    return perS >= 1e4 ? core::formatNumber(perS / 1e3) + u"k/s"_s
                       : core::formatNumber(perS) + u"/s"_s;
}

} // namespace charts
