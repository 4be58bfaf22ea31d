// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/network/quantity.h"
#include "core/estimate/reading/resolved_design.h"

namespace core::estimation {

/// What one client asks for. Without users or a rate it does not exist, and the working says so.
struct Demand {
    int node = -1;
    Quantity average;
    Quantity peak;
};

/// A quantity that exists, unless the number is not finite or beyond anything real.
Quantity quantity(double value, const QString &unit, const QString &working);
/// A quantity that does not exist, and why.
Quantity unknownQuantity(const QString &unit, const QString &why);

/// The demand of every client, in the design's order.
std::vector<Demand> demandsOf(const ResolvedDesign &resolved, QStringList &problems);

} // namespace core::estimation
