// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QIcon>
#include <QRectF>
#include <QString>

class QPainter;

/// The icons of component types and actions: line drawings in one colour, given when painted.
namespace icons {

/// Paints the icon of a component type as vectors; the one for unknown types when there is none.
void paintComponent(
    QPainter &painter, const QString &name, const QRectF &rect, const QColor &colour);
/// The same from a cache of pixels, for the screen.
QPixmap componentPixmap(const QString &name, int size, const QColor &colour, double pixelRatio);

/// The icon of an action or button, sharp at any pixel ratio.
QIcon action(const QString &name, const QColor &colour, const QColor &disabled);

} // namespace icons
