// SPDX-License-Identifier: MIT
#include "app/look/window_place.h"

#include <QScreen>
#include <QWidget>

#include <algorithm>

namespace window_place {

namespace {

constexpr int titleBar = 36; ///< above a window; more than most desktops draw

/// The area that a window's contents can have.
QRect roomIn(const QRect &area)
{
    return area.adjusted(0, titleBar, 0, 0);
}

qint64 shared(const QRect &one, const QRect &other)
{
    const auto both = one & other;
    return both.isValid() ? qint64(both.width()) * both.height() : 0;
}

} // namespace

QSize fitting(const QSize &wanted, const QRect &area)
{
    return wanted.boundedTo(roomIn(area).size());
}

QSize fitting(const QSize &wanted, const QWidget &widget)
{
    return fitting(wanted, widget.screen()->availableGeometry());
}

QRect centred(const QSize &wanted, const QRect &area)
{
    QRect rect({}, fitting(wanted, area));
    rect.moveCenter(roomIn(area).center());
    return rect;
}

QRect onScreen(const QRect &remembered, const QList<QRect> &areas)
{
    const auto best = std::max_element(
        areas.begin(), areas.end(), [&remembered](const QRect &one, const QRect &other) {
            return shared(one, remembered) < shared(other, remembered);
        });
    // A window that covers its whole screen had no frame: it may again.
    if (best->contains(remembered)) {
        return remembered;
    }
    const auto room = roomIn(*best);
    QRect rect(remembered.topLeft(), remembered.size().boundedTo(room.size()));
    rect.moveLeft(std::clamp(rect.left(), room.left(), room.right() + 1 - rect.width()));
    rect.moveTop(std::clamp(rect.top(), room.top(), room.bottom() + 1 - rect.height()));
    return rect;
}

} // namespace window_place
