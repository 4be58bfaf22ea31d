// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/design.h"

#include <QSizeF>

namespace core {

/// The size of a component that nobody has resized, board units.
constexpr QSizeF newComponentSize {180, 60};

/// The place nearest to the wanted one where a component covers no other and no note, with room for
/// connections around it; on the grid of 20 units.
QRectF freePlace(const Design &design, const QRectF &wanted);

/// Whether the rectangle covers a component or a note. A frame is there to hold components; only
/// one that lies exactly there counts.
bool isCovering(const Design &design, const QRectF &rect);

/// How far to move what covers something, so that it covers nothing; no way when it does not.
QPointF intoTheOpen(const Design &design, const QRectF &rect);

} // namespace core
