// SPDX-License-Identifier: MIT
#include "app/canvas/items/annotation_item.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

using namespace Qt::StringLiterals;

namespace {

constexpr double frameTitleHeight = 22;
constexpr double padding = 10;
constexpr double badgeInset = 18;

struct Look {
    QColor fill;
    QColor outline;
    QColor ink;
    bool isDashed = false;
};

Look lookOf(const QString &kind, const Theme &theme)
{
    if (kind == "sticky"_L1) {
        return {theme.hue(u"amber"_s).tint, theme.hue(u"amber"_s).tint, theme.text};
    }
    if (kind == "text"_L1) {
        return {Qt::transparent, Qt::transparent, theme.text};
    }
    if (kind == "frame"_L1) {
        return {Qt::transparent, theme.strong, theme.muted};
    }
    return {theme.surface, theme.strong, theme.muted, true};
}

/// Lines of the text that fit the box, wrapped at words.
QStringList lines(const QString &text, const QFontMetricsF &metrics, const QSizeF &room)
{
    QStringList result;
    for (const auto &paragraph : text.split(u'\n')) {
        QString line;
        for (const auto &word : paragraph.split(u' ')) {
            const auto longer = line.isEmpty() ? word : line + u' ' + word;
            if (!line.isEmpty() && metrics.horizontalAdvance(longer) > room.width()) {
                result.append(line);
                line = word;
            } else {
                line = longer;
            }
        }
        result.append(metrics.elidedText(line, Qt::ElideRight, room.width()));
    }
    return result.mid(0, std::max<qsizetype>(1, qsizetype(room.height() / metrics.height())));
}

} // namespace

AnnotationItem::AnnotationItem(const CanvasStyle &style) : m_style(style) { }

void AnnotationItem::show(const core::Annotation &annotation)
{
    prepareGeometryChange();
    m_annotation = annotation;
    setPos(annotation.rect.topLeft());
    update();
}

void AnnotationItem::setSelected(bool isSelected)
{
    m_isSelected = isSelected;
    update();
}

void AnnotationItem::setBadge(const Badge &badge)
{
    if (badge != m_badge) {
        m_badge = badge;
        update();
    }
}

QPointF AnnotationItem::badgeAt(double) const
{
    return m_annotation.rect.topRight() + QPointF(-badgeInset, 0);
}

QRectF AnnotationItem::boundingRect() const
{
    return QRectF({0, 0}, m_annotation.rect.size()).adjusted(-2, -frameTitleHeight, 2, 2);
}

void AnnotationItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const auto look = lookOf(m_annotation.kind, m_style.theme);
    const QRectF box({0, 0}, m_annotation.rect.size());
    const bool isSelected = m_isSelected && !m_style.isForExport;
    QPen pen(isSelected ? m_style.theme.accent : look.outline, isSelected ? 2 : 1);
    pen.setStyle(look.isDashed ? Qt::DashLine : Qt::SolidLine);
    painter->setPen(pen);
    painter->setBrush(look.fill);
    if (isSelected || look.outline.alpha() > 0) {
        painter->drawRoundedRect(box, 6, 6);
    }
    const bool isFrame = m_annotation.kind == "frame"_L1;
    const auto face = font(TypeSize::Normal, isFrame ? QFont::DemiBold : QFont::Normal);
    const QFontMetricsF metrics(face);
    const bool isKnown =
        isFrame || m_annotation.kind == "sticky"_L1 || m_annotation.kind == "text"_L1;
    const auto text = isKnown ? m_annotation.text : u"Unknown annotation: "_s + m_annotation.kind;
    painter->setFont(face);
    painter->setPen(look.ink);
    double y = isFrame ? -frameTitleHeight + 4 : padding;
    const QSizeF room(
        box.width() - 2 * padding, isFrame ? metrics.height() : box.height() - 2 * padding);
    for (const auto &line : lines(text, metrics, room)) {
        painter->drawText(QPointF(isFrame ? 0 : padding, y + metrics.ascent()), line);
        y += metrics.height();
    }
    const double zoom =
        QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    if (zoom >= canvas::detailZoom) {
        canvas::paintBadge(*painter, badgeAt(zoom) - pos(), m_badge, m_style);
    }
}
