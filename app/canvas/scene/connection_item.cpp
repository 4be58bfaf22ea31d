// SPDX-License-Identifier: MIT
#include "app/canvas/scene/connection_item.h"

#include "app/look/directed_text.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace {

constexpr double cornerRadius = 8;
constexpr double arrowLength = 9;
constexpr double arrowHalfWidth = 4.5;
constexpr double labelPadding = 5;
constexpr double widestLabel = 180;
constexpr double badgeReach = canvas::mostBadgeRadius + 1; // with its outline

QPointF towards(const QPointF &from, const QPointF &to, double distance)
{
    const QLineF line(from, to);
    return line.length() < 1e-6 ? from : line.pointAt(std::min(1.0, distance / line.length()));
}

QList<qreal> dashes(core::ConnectionKind kind)
{
    switch (kind) {
    case core::ConnectionKind::Stream:
        return {6, 4};
    case core::ConnectionKind::Batch:
        return {1.5, 3.5};
    case core::ConnectionKind::Deploy:
        return {9, 3, 1.5, 3};
    case core::ConnectionKind::Request:
        break;
    }
    return {};
}

} // namespace

namespace canvas {

QPainterPath roundedPath(const QList<QPointF> &points, double radius)
{
    QPainterPath path;
    if (points.size() < 2) {
        return path;
    }
    path.moveTo(points.first());
    for (qsizetype i = 1; i + 1 < points.size(); ++i) {
        const auto &corner = points.at(i);
        const double room = std::min({radius, QLineF(points.at(i - 1), corner).length() / 2,
            QLineF(corner, points.at(i + 1)).length() / 2});
        path.lineTo(towards(corner, points.at(i - 1), room));
        path.quadTo(corner, towards(corner, points.at(i + 1), room));
    }
    path.lineTo(points.last());
    return path;
}

} // namespace canvas

ConnectionItem::ConnectionItem(const CanvasStyle &style) : m_style(style) { }

void ConnectionItem::show(const core::Connection &connection)
{
    m_connection = connection;
    measure();
}

void ConnectionItem::setRoute(const core::layout::Route &route)
{
    m_route = route;
    measure();
}

void ConnectionItem::setRate(const QString &rate)
{
    if (rate != m_rate) {
        m_rate = rate;
        measure();
    }
}

void ConnectionItem::setBadge(const Badge &badge)
{
    if (badge != m_badge) {
        m_badge = badge;
        update();
    }
}

QPointF ConnectionItem::badgeAt(double zoom) const
{
    const bool isLabelled =
        !m_labelRect.isEmpty() && (m_style.areRatesShown || zoom >= canvas::labelZoom);
    return isLabelled ? m_labelRect.topRight() : m_route.labelAt;
}

void ConnectionItem::setSelected(bool isSelected)
{
    m_isSelected = isSelected;
    update();
}

void ConnectionItem::setHovered(bool isHovered)
{
    m_isHovered = isHovered;
    update();
}

void ConnectionItem::restyle()
{
    measure();
}

QStringList ConnectionItem::texts() const
{
    QStringList lines;
    for (const auto &line : {m_connection.label, m_style.areRatesShown ? m_rate : QString()}) {
        if (!line.isEmpty()) {
            lines.append(line);
        }
    }
    return lines;
}

void ConnectionItem::measure()
{
    prepareGeometryChange();
    // The line ends inside the arrow head so that its tip stays sharp.
    auto points = m_route.points;
    if (points.size() >= 2) {
        points.last() = towards(points.last(), points.at(points.size() - 2), arrowLength - 2);
    }
    m_path = canvas::roundedPath(points, cornerRadius);
    m_labelRect = {};
    if (const auto lines = texts(); !lines.isEmpty()) {
        const QFontMetricsF metrics(font(TypeSize::Small));
        double width = 0;
        for (const auto &line : lines) {
            width = std::max(width, std::min(metrics.horizontalAdvance(line), widestLabel));
        }
        m_labelRect =
            QRectF(0, 0, width + 2 * labelPadding, double(lines.size()) * metrics.height() + 4);
        m_labelRect.moveCenter(m_route.labelAt);
    }
    constexpr double reach = std::max(arrowLength + 2, badgeReach);
    const auto label =
        m_labelRect.isEmpty() ? m_labelRect : m_labelRect.adjusted(0, -badgeReach, badgeReach, 0);
    m_bounds = m_path.controlPointRect().adjusted(-reach, -reach, reach, reach).united(label);
    update();
}

void ConnectionItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    if (m_route.points.size() < 2) {
        return;
    }
    const double zoom =
        QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    const bool isDetailed = m_style.isForExport || zoom >= canvas::detailZoom;
    const bool isMarked = (m_isSelected || m_isHovered) && !m_style.isForExport;
    const auto colour =
        isMarked ? m_style.theme.accent : m_style.theme.connection(m_connection.kind);
    QPen pen(colour, m_isSelected && isMarked ? 2.2 : 1.5);
    pen.setCapStyle(Qt::FlatCap);
    pen.setJoinStyle(Qt::RoundJoin);
    if (const auto pattern = dashes(m_connection.kind); !pattern.isEmpty() && isDetailed) {
        pen.setDashPattern(pattern);
    }
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    if (!isDetailed) {
        pen.setCosmetic(true); // else it would fade away
        pen.setWidthF(isMarked ? 2 : 1);
        painter->setPen(pen);
        painter->drawPolyline(m_route.points.constData(), static_cast<int>(m_route.points.size()));
        return;
    }
    painter->drawPath(m_path);
    paintArrow(*painter, colour);
    const bool isLegible =
        m_style.isForExport || m_style.areRatesShown || isMarked || zoom >= canvas::labelZoom;
    if (isLegible && !m_labelRect.isEmpty()) {
        paintLabel(*painter);
    }
    canvas::paintBadge(*painter, badgeAt(zoom), m_badge, m_style);
}

void ConnectionItem::paintArrow(QPainter &painter, const QColor &colour) const
{
    const auto tip = m_route.points.last();
    const QLineF back(tip, m_route.points.at(m_route.points.size() - 2));
    if (back.length() < 1e-6) {
        return;
    }
    const QPointF along = (back.p2() - back.p1()) / back.length();
    const QPointF across(-along.y(), along.x());
    const auto base = tip + along * arrowLength;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(
        QPolygonF({tip, base + across * arrowHalfWidth, base - across * arrowHalfWidth}));
}

void ConnectionItem::paintLabel(QPainter &painter) const
{
    const auto small = font(TypeSize::Small);
    const QFontMetricsF metrics(small);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_style.theme.canvas);
    painter.drawRoundedRect(m_labelRect, 4, 4);
    painter.setFont(small);
    painter.setPen(
        m_isSelected && !m_style.isForExport ? m_style.theme.accent : m_style.theme.muted);
    double y = m_labelRect.top() + 2 + metrics.ascent();
    for (const auto &line : texts()) {
        const auto shown = metrics.elidedText(line, Qt::ElideRight, widestLabel);
        directed_text::draw(painter,
            QPointF(m_labelRect.center().x() - metrics.horizontalAdvance(shown) / 2, y), shown,
            directed_text::directionOf(line));
        y += metrics.height();
    }
}
