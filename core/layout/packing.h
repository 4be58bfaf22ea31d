// SPDX-License-Identifier: MIT
#pragma once

#include <QPointF>
#include <QSizeF>

#include <vector>

namespace core::layout {

/// Where to put the top left corners of boxes so that they lie beside and below each other, apart
/// by the gap, in about the shape of a screen: the first on top, row by row, in the order given.
std::vector<QPointF> packed(const std::vector<QSizeF> &boxes, double gap);

} // namespace core::layout
