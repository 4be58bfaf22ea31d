// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace core {

/// The least number above 0 that means anything in the unit; nearer to 0 only 0 itself is allowed.
double leastPositive(const QString &unit);
bool isTooSmall(double number, const QString &unit);

} // namespace core
