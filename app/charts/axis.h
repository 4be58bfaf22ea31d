// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

/// Values along a line of pixels, both from zero or from anywhere.
struct Axis {
    double from = 0; ///< value at the start
    double to = 1;
    double start = 0; ///< pixels
    double end = 1;

    double at(double value) const;
    double valueAt(double pixel) const;
    /// Round values at about this many places.
    QList<double> ticks(int most) const;
};

namespace charts {

/// "950 ms", "12 s": one unit for all numbers of an axis that goes as far as `largest`.
QString msText(double ms, double largest);
/// "850/s", "12k/s", "3.5M/s"
QString rateText(double perS);

} // namespace charts
