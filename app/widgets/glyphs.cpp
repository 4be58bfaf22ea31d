// SPDX-License-Identifier: MIT
#include "app/widgets/glyphs.h"

#include "app/look/icons.h"

#include <QPainter>
#include <QPixmapCache>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace glyphs {

QPixmap action(const QString &name, int size, const QColor &colour, double pixelRatio)
{
    const auto key = u"action/%1/%2/%3/%4"_s.arg(name, colour.name()).arg(size).arg(pixelRatio);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = icons::action(name, colour, colour).pixmap(QSize(size, size), pixelRatio);
        QPixmapCache::insert(key, pixmap);
    }
    return pixmap;
}

void paintRing(QPainter &painter, const QRectF &rect, double share, const Theme &theme)
{
    constexpr double thickness = 2;
    constexpr int fullTurn = 360 * 16;
    constexpr int top = 90 * 16;
    const auto circle = rect.adjusted(1, 1, -1, -1);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.strong, thickness));
    painter.drawEllipse(circle);
    painter.setPen(QPen(theme.accent, thickness, Qt::SolidLine, Qt::FlatCap));
    painter.drawArc(
        circle, top, -static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * fullTurn)));
}

void paintBar(
    QPainter &painter, const QRectF &rect, double share, const QColor &fill, const QColor &track)
{
    const double radius = rect.height() / 2;
    painter.setPen(Qt::NoPen);
    painter.setBrush(track);
    painter.drawRoundedRect(rect, radius, radius);
    // A little load is still seen: never shorter than it is high.
    const double width = std::max(rect.height(), rect.width() * std::clamp(share, 0.0, 1.0));
    painter.setBrush(fill);
    if (share > 0) {
        painter.drawRoundedRect(
            QRectF(rect.topLeft(), QSizeF(width, rect.height())), radius, radius);
    }
}

void paintFocus(QPainter &painter, const QRectF &rect, const Theme &theme)
{
    painter.setPen(QPen(theme.accent, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace glyphs
