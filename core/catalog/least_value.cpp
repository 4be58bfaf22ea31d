// SPDX-License-Identifier: MIT
#include "core/catalog/least_value.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace core {

namespace {

/// What is smaller than this, in the unit, is a slip of the pen: a nanosecond, a byte. Numbers near
/// the least that a double holds turn quotients into infinity and sums into NaN.
struct Least {
    const char *unit;
    double value;
};
constexpr std::array leasts {
    Least {"ms", 1e-6},
    Least {"s", 1e-9},
    Least {"h", 1e-9},
    Least {"KiB", 1e-3},
    Least {"MiB", 1e-6},
    Least {"GiB", 1e-9},
    Least {"USD", 1e-6},
};

} // namespace

double leastPositive(const QString &unit)
{
    constexpr double usual = 1e-18; // far from both
    const auto *found = std::find_if(leasts.begin(), leasts.end(),
        [&](const Least &least) { return unit == QLatin1String(least.unit); });
    return found == leasts.end() ? usual : found->value;
}

bool isTooSmall(double number, const QString &unit)
{
    return number != 0 && std::abs(number) < leastPositive(unit);
}

} // namespace core
