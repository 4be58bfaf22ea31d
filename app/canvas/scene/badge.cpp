// SPDX-License-Identifier: MIT
#include "app/canvas/scene/badge.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <algorithm>

using namespace Qt::StringLiterals;

void Badge::count(const core::Finding &finding)
{
    findings += 1;
    worst = std::min(worst.value_or(finding.severity), finding.severity);
}

namespace canvas {

namespace {

constexpr double readablePixels = 7; // of the radius on the screen
constexpr double textSize = 10; // at 100 %

} // namespace

double badgeRadiusAt(double zoom)
{
    return std::clamp(readablePixels / zoom, badgeRadius, mostBadgeRadius);
}

void paintBadge(
    QPainter &painter, const QPointF &centre, const Badge &badge, const CanvasStyle &style)
{
    if (!badge.worst || !style.areFindingsShown) {
        return;
    }
    const auto &theme = style.theme;
    const double radius = badgeRadiusAt(
        QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter.worldTransform()));
    painter.setPen(QPen(theme.canvas, 2));
    painter.setBrush(theme.severity(*badge.worst));
    painter.drawEllipse(centre, radius, radius);
    const auto text = badge.findings > 9 ? u"9+"_s : QString::number(badge.findings);
    auto small = font(TypeSize::Small, QFont::Bold);
    small.setPixelSize(qRound(textSize * radius / badgeRadius));
    const QFontMetricsF metrics(small);
    painter.setFont(small);
    painter.setPen(theme.isDark ? theme.canvas : theme.raised);
    painter.drawText(QPointF(centre.x() - metrics.horizontalAdvance(text) / 2,
                         centre.y() + metrics.capHeight() / 2),
        text);
}

} // namespace canvas
