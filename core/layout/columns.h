// SPDX-License-Identifier: MIT
#pragma once

#include "core/layout/islands.h"

#include <QPointF>
#include <QSizeF>

namespace core::layout {

/// Distances between the columns and the rows.
struct Gap {
    double columns = 0;
    double rows = 0;
};

/// Top left corners of the island's nodes, in their order: column after column in the order of the
/// flow, in about the shape of a screen. Takes no longer than reading the connections.
std::vector<QPointF> inColumns(
    const Island &island, const std::vector<QSizeF> &sizes, const Gap &gap);

} // namespace core::layout
