// SPDX-License-Identifier: MIT
#include "app/canvas/scene/annotation_item.h"

#include "app/look/directed_text.h"
#include "core/model/visible.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <QTextLayout>

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

/// Lines of one paragraph, at most so many, broken between words or, where one is too long, in it.
QStringList wrappedLines(const QString &whole, const QFont &face, double width, qsizetype most)
{
    // No letter is narrower than a pixel: what comes later than that is not laid out at each paint.
    const auto paragraph = whole.left(most * (1 + qsizetype(std::max(1.0, width))));
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    QTextLayout layout(paragraph, face);
    layout.setTextOption(option);
    QStringList result;
    layout.beginLayout();
    for (auto line = layout.createLine(); line.isValid() && result.size() < most;
         line = layout.createLine()) {
        line.setLineWidth(std::max(1.0, width));
        auto text = paragraph.mid(line.textStart(), line.textLength());
        while (text.endsWith(u' ')) {
            text.chop(1);
        }
        result.append(text);
    }
    layout.endLayout();
    return result.isEmpty() ? QStringList {QString()} : result;
}

struct Line {
    QString text;
    Qt::LayoutDirection direction = Qt::LeftToRight;
};

/// Lines of the text that fit the box, wrapped at words and, where one word is too long, within it.
/// The last ends in an ellipsis when there is no room for more.
QList<Line> lines(const QString &text, const QFont &face, const QSizeF &room)
{
    const QFontMetricsF metrics(face);
    const auto most = std::max<qsizetype>(1, qsizetype(room.height() / metrics.height()));
    QList<Line> result;
    for (const auto &paragraph : text.split(u'\n')) {
        if (result.size() > most) {
            break;
        }
        const auto direction = directed_text::directionOf(paragraph);
        for (const auto &line : wrappedLines(paragraph, face, room.width(), most + 1)) {
            result.append({line, direction});
        }
    }
    if (result.size() > most) {
        result.resize(most);
        auto &last = result.last().text;
        last = metrics.elidedText(last + u'\u2026', Qt::ElideRight, room.width());
        if (!last.endsWith(u'\u2026')) {
            last += u'\u2026';
        }
    }
    return result;
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
    const double zoom =
        QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    if (zoom < canvas::textZoom && !m_style.isForExport) {
        paintFromAfar(*painter);
        return;
    }
    const auto look = lookOf(m_annotation.kind, m_style.theme);
    const QRectF box({0, 0}, m_annotation.rect.size());
    const bool isSelected = m_isSelected && !m_style.isForExport;
    if (core::isInvisible(m_annotation) && !isSelected) {
        return;
    }
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
    for (const auto &line : lines(text, face, room)) {
        directed_text::draw(*painter, QPointF(isFrame ? 0 : padding, y + metrics.ascent()),
            line.text, line.direction);
        y += metrics.height();
    }
    if (zoom >= canvas::detailZoom) {
        canvas::paintBadge(*painter, badgeAt(zoom) - pos(), m_badge, m_style);
    }
}

void AnnotationItem::paintFromAfar(QPainter &painter) const
{
    const auto look = lookOf(m_annotation.kind, m_style.theme);
    const bool hasBox = look.outline.alpha() > 0;
    auto grey = look.ink;
    grey.setAlphaF(0.25F);
    QPen pen(m_isSelected ? m_style.theme.accent : hasBox ? look.outline : grey, 1);
    pen.setCosmetic(true);
    painter.setPen(pen);
    painter.setBrush(hasBox ? look.fill : QBrush(grey));
    painter.drawRect(QRectF({0, 0}, m_annotation.rect.size()));
}
