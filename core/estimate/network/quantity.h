// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace core {

/// A computed number with its unit and its working ("12,000/s x 0.2 misses = 2,400/s"). Without a
/// value it does not exist (saturated, no demand), and the working says why.
struct Quantity {
    std::optional<double> value;
    QString unit;
    QString working;
    bool operator==(const Quantity &) const = default;
};

/// A number for people: three significant digits, thousands separated, no exponent below 1e15.
QString formatNumber(double number);
/// A time in ms for people, to the µs at the finest.
QString formatMs(double ms);
/// The number with its unit, or an em dash when it does not exist.
QString formatQuantity(const Quantity &quantity);

} // namespace core
