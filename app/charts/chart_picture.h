// SPDX-License-Identifier: MIT
#pragma once

#include "app/look/theme.h"

#include <QRectF>

#include <functional>

class QPainter;

/// A place in a chart that can be pointed at, and what there is to say about it.
struct ChartPart {
    QRectF rect;
    QString title;
    QString working;
    core::ElementId element; ///< empty when it is of no element
};

/// A chart as pure functions of what it shows: the window, the clipboard and files paint the same.
struct ChartPicture {
    QString title;
    std::function<double(double width)> height;
    /// `selected` is the index of a part, or -1.
    std::function<void(QPainter &, const QRectF &, const Theme &, int selected)> paint;
    std::function<QList<ChartPart>(const QRectF &)> parts;

    bool isEmpty() const { return !paint; }
};
