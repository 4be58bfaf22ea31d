// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QRect>

class QWidget;

/// Where windows open, and how large: as wanted, as far as the screen has room.
namespace window_place {

/// The size as far as it fits into the area, with room for a frame that the desktop may add.
QSize fitting(const QSize &wanted, const QRect &area);
/// The same on the screen that the widget is on: for dialogs.
QSize fitting(const QSize &wanted, const QWidget &widget);

/// A window of the size in the middle of the area.
QRect centred(const QSize &wanted, const QRect &area);

/// Where a window that was there can stand today: on the screen that shows most of it, else on the
/// first one; moved and made smaller as little as needed. The areas are never empty of entries.
QRect onScreen(const QRect &remembered, const QList<QRect> &areas);

} // namespace window_place
