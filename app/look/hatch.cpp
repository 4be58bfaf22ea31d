// SPDX-License-Identifier: MIT
#include "app/look/hatch.h"

#include <QLineF>
#include <QList>
#include <QPainter>

#include <algorithm>

namespace hatch {

namespace {

/// The part of the diagonal x - left = offset -+ (y - top) that is inside the rectangle.
QLineF diagonal(const QRectF &rect, double offset, Lean lean)
{
    const double from = std::max(0.0, offset - rect.width());
    const double to = std::min(rect.height(), offset);
    const auto point = [&](double down) {
        const double along = offset - down;
        const double x = lean == Lean::Right ? rect.left() + along : rect.right() - along;
        return QPointF(x, rect.top() + down);
    };
    return {point(from), point(to)};
}

} // namespace

void paint(QPainter &painter, const QRectF &rect, double distance, Lean lean, const QColor &colour,
    double width)
{
    QList<QLineF> lines;
    if (lean == Lean::Upright) {
        for (double x = distance / 2; x < rect.width(); x += distance) {
            lines.append({rect.left() + x, rect.top(), rect.left() + x, rect.bottom()});
        }
    } else {
        for (double offset = distance / 2; offset < rect.width() + rect.height();
             offset += distance) {
            lines.append(diagonal(rect, offset, lean));
        }
    }
    painter.save();
    painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::FlatCap));
    painter.drawLines(lines);
    painter.restore();
}

} // namespace hatch
