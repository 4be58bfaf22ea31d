// SPDX-License-Identifier: MIT
#pragma once

#include "app/look/theme.h"

#include <QPixmap>

class QPainter;

/// Small pictures that panels paint into their rows.
namespace glyphs {

/// The action's icon from a cache of pixels, for widgets that paint many of them.
QPixmap action(const QString &name, int size, const QColor &colour, double pixelRatio);

/// A ring that is closed as far as the share, 0 to 1.
void paintRing(QPainter &painter, const QRectF &rect, double share, const Theme &theme);
/// A horizontal bar that is filled as far as the share, 0 to 1.
void paintBar(
    QPainter &painter, const QRectF &rect, double share, const QColor &fill, const QColor &track);
/// The outline of what has the keyboard.
void paintFocus(QPainter &painter, const QRectF &rect, const Theme &theme);

} // namespace glyphs
