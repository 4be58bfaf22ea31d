// SPDX-License-Identifier: MIT
#include "app/charts/brush.h"

#include "app/look/directed_text.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace charts {

namespace {

QFont face(QFont::Weight weight)
{
    return font(TypeSize::Small, weight);
}

/// Lays the text out in lines of the width; how high they are.
double layOut(QTextLayout &layout, double width)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    double y = 0;
    for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(20.0, width));
        line.setPosition({0, y});
        y += textLine;
    }
    layout.endLayout();
    return y;
}

} // namespace

void paintText(QPainter &painter, const QRectF &place, const QString &text, const QColor &colour,
    Side side, QFont::Weight weight)
{
    const QFontMetricsF metrics(face(weight));
    const auto shown = metrics.elidedText(text, Qt::ElideRight, place.width() + 0.5);
    const double room = place.width() - metrics.horizontalAdvance(shown);
    const double left = side == Side::Left ? 0 : side == Side::Middle ? room / 2 : room;
    painter.setFont(face(weight));
    painter.setPen(colour);
    directed_text::draw(painter,
        QPointF(
            place.left() + left, place.center().y() + (metrics.ascent() - metrics.descent()) / 2),
        shown, directed_text::directionOf(text));
}

double paintNote(QPainter &painter, const QRectF &place, const QString &text, const Theme &theme)
{
    if (text.isEmpty()) {
        return 0;
    }
    QTextLayout layout(text, face(QFont::Normal));
    const double height = layOut(layout, place.width());
    painter.setFont(face(QFont::Normal));
    painter.setPen(theme.muted);
    // Line by line as text: a layout drawn as a whole arrives as shapes in an SVG.
    for (int i = 0; i < layout.lineCount(); ++i) {
        const auto line = layout.lineAt(i);
        directed_text::draw(painter, QPointF(place.left(), place.top() + line.y() + line.ascent()),
            text.mid(line.textStart(), line.textLength()).trimmed(),
            directed_text::directionOf(text));
    }
    return height;
}

double noteHeight(const QString &text, double width)
{
    if (text.isEmpty()) {
        return 0;
    }
    QTextLayout layout(text, face(QFont::Normal));
    return layOut(layout, width);
}

double textWidth(const QString &text, QFont::Weight weight)
{
    return QFontMetricsF(face(weight)).horizontalAdvance(text);
}

void paintSelection(QPainter &painter, const QRectF &rect, const Theme &theme)
{
    painter.setPen(QPen(theme.accent, 1));
    painter.setBrush(theme.accentSoft);
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

void paintLabelAt(QPainter &painter, double x, const QRectF &line, const QString &text,
    const QColor &colour, QFont::Weight weight)
{
    const double width = textWidth(text, weight);
    const double left =
        std::clamp(x - width / 2, line.left(), std::max(line.left(), line.right() - width));
    paintText(painter, QRectF(left, line.top(), width + 1, line.height()), text, colour, Side::Left,
        weight);
}

} // namespace charts
