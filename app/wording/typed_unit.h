// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QString>

/// What a person writes behind a number, in a field of a certain unit: "min" in one of
/// milliseconds, "GiB" in one of MiB, "k" in one of users.
namespace typed_unit {

/// A number with the suffix means number × times / per in the unit of the field.
struct Ratio {
    double times = 1;
    double per = 1;
};

/// What the suffix, without spaces, means in a field of the unit; the error says what can be
/// written.
core::Result<Ratio> ratio(const QString &suffix, const QString &unit);

} // namespace typed_unit
