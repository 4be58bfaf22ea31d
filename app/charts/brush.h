// SPDX-License-Identifier: MIT
#pragma once

#include "app/look/theme.h"

#include <QRectF>

class QPainter;

/// The strokes that charts have in common.
namespace charts {

constexpr double gap = 6;
constexpr double textLine = 15; ///< of small type

/// Where a text stands in its place.
enum class Side { Left, Middle, Right };
/// One line in small type, elided to the place.
void paintText(QPainter &painter, const QRectF &place, const QString &text, const QColor &colour,
    Side side = Side::Left, QFont::Weight weight = QFont::Normal);
/// Lines of small type, broken at the width; how high they are.
double paintNote(QPainter &painter, const QRectF &place, const QString &text, const Theme &theme);
double noteHeight(const QString &text, double width);
double textWidth(const QString &text, QFont::Weight weight = QFont::Normal);
/// A band behind the row or mark that the keyboard is at.
void paintSelection(QPainter &painter, const QRectF &rect, const Theme &theme);
/// A text that stays inside the line, as near to the x as can be.
void paintLabelAt(QPainter &painter, double x, const QRectF &line, const QString &text,
    const QColor &colour, QFont::Weight weight = QFont::Normal);

} // namespace charts
