// SPDX-License-Identifier: MIT
#pragma once

#include <QPointF>
#include <QString>

class QPainter;

/// Lines of text that may run from right to left, on any painter. An SVG gets each such line, and
/// lines with signs of several characters, as one text with its direction: cut up, as Qt would
/// write it, brackets and spaces land on the wrong side and a family of emoji falls apart.
namespace directed_text {

/// The direction of the paragraph: that of its first letter.
Qt::LayoutDirection directionOf(const QString &paragraph);

/// Draws a line with its left end at the point, on the baseline, in the direction of the paragraph
/// that it is a part of.
void draw(
    QPainter &painter, const QPointF &left, const QString &line, Qt::LayoutDirection direction);
/// The same for a line that is a paragraph of its own.
void draw(QPainter &painter, const QPointF &left, const QString &line);

/// What draw() left in the SVG, as texts with directions.
QString resolved(const QString &svg);

} // namespace directed_text
