// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QRectF>

class QPainter;

/// Lines across a rectangle, for those who cannot tell colours apart. They are plain lines, because
/// neither clips nor patterns arrive in every SVG.
namespace hatch {

enum class Lean { Right, Left, Upright };

void paint(QPainter &painter, const QRectF &rect, double distance, Lean lean, const QColor &colour,
    double width = 1);

} // namespace hatch
