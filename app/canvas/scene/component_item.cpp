// SPDX-License-Identifier: MIT
#include "app/canvas/scene/component_item.h"

#include "app/look/directed_text.h"
#include "app/look/hatch.h"
#include "app/look/icons.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace {

constexpr double radius = 8;
constexpr double iconBox = 36;
constexpr double iconSize = 22;
constexpr double boxPadding = 10;
constexpr double outerMargin = 12; // badges and the selection outline reach out of the box
constexpr double boxBadgeInset = 18;
constexpr double barHeight = 4;
constexpr std::array heatSteps {0.6, 0.8}; // where the colour of the load changes
constexpr double nameGap = 6;
constexpr double smallTextZoom = 0.62; // below it small type would be too small to read
constexpr double readablePixels = 9.5; // of the name on the screen, when zoomed out
constexpr double loadLift = 5; // texts make room for the utilisation below them

/// Breaks the text into at most this many lines of the width, the last one elided.
QStringList wrapped(const QString &text, const QFontMetricsF &metrics, double width, int most)
{
    QStringList lines;
    auto words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    while (!words.isEmpty() && lines.size() < most) {
        auto line = words.takeFirst();
        if (lines.size() == most - 1) {
            line = (QStringList {line} + words).join(u' ');
            words.clear();
        }
        while (
            !words.isEmpty() && metrics.horizontalAdvance(line + u' ' + words.first()) <= width) {
            line += u' ' + words.takeFirst();
        }
        lines.append(metrics.elidedText(line, Qt::ElideRight, width));
    }
    return lines;
}

} // namespace

ComponentItem::ComponentItem(const CanvasStyle &style, const core::Catalog &catalog)
    : m_style(style), m_catalog(catalog)
{
}

void ComponentItem::show(const core::Component &component)
{
    prepareGeometryChange();
    m_component = component;
    m_type = m_catalog.type(component.type);
    setPos(component.rect.topLeft());
    layoutTexts();
    update();
}

void ComponentItem::setMarks(const ComponentMarks &marks)
{
    if (marks == m_marks) {
        return;
    }
    m_marks = marks;
    update();
}

void ComponentItem::setSelected(bool isSelected)
{
    m_isSelected = isSelected;
    update();
}

void ComponentItem::setHovered(bool isHovered)
{
    m_isHovered = isHovered;
    update();
}

void ComponentItem::restyle()
{
    layoutTexts();
    update();
}

QRectF ComponentItem::boundingRect() const
{
    return QRectF({0, 0}, m_component.rect.size())
        .adjusted(-outerMargin, -outerMargin, outerMargin, outerMargin);
}

void ComponentItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const double zoom =
        QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    const bool isDetailed = m_style.isForExport || zoom >= canvas::detailZoom;
    if (!isDetailed) {
        paintFromAfar(*painter, zoom);
        return;
    }
    paintCard(*painter);
    paintIcon(*painter);
    const bool isReadable = m_style.isForExport || zoom >= smallTextZoom;
    if (isReadable) {
        paintTexts(*painter);
    } else {
        paintName(*painter, zoom);
    }
    if (m_style.isHeatShown && (m_marks.utilisation || m_marks.isSaturated)) {
        paintLoadBar(*painter);
        if (isReadable) {
            paintLoad(*painter);
        }
    }
    canvas::paintBadge(*painter, badgeAt(zoom) - pos(), m_marks.badge, m_style);
}

void ComponentItem::paintFromAfar(QPainter &painter, double zoom) const
{
    const bool isMarked = m_isSelected && !m_style.isForExport;
    QPen pen(isMarked ? m_style.theme.accent : hue().ink, 1);
    pen.setCosmetic(true);
    painter.setPen(pen);
    painter.setBrush(hue().tint);
    const double least = canvas::leastPixels / zoom;
    QRectF box({0, 0}, m_component.rect.size().expandedTo({least, least}));
    box.moveCenter(QRectF({0, 0}, m_component.rect.size()).center());
    painter.drawRect(box);
}

void ComponentItem::paintCard(QPainter &painter) const
{
    const auto &theme = m_style.theme;
    const bool isSelected = m_isSelected && !m_style.isForExport;
    auto outline = theme.strong;
    double width = 1;
    if (m_style.isHeatShown && m_marks.isSaturated) {
        outline = theme.error;
        width = 1.5;
    }
    if (isSelected) {
        outline = theme.accent;
        width = 2;
    } else if (m_isHovered && !m_style.isForExport) {
        outline = theme.accent;
    }
    QPen pen(outline, width);
    if (!m_type) {
        pen.setStyle(Qt::DashLine);
    }
    painter.setPen(pen);
    painter.setBrush(theme.raised);
    const QRectF box({0, 0}, m_component.rect.size());
    painter.drawRoundedRect(box, radius, radius);
    if (m_style.isHeatShown && m_marks.isSaturated) {
        constexpr double distance = 8;
        constexpr float strength = 0.35F; // texts stand over it
        auto faint = theme.error;
        faint.setAlphaF(strength);
        hatch::paint(painter, box.adjusted(3, 3, -3, -3), distance, hatch::Lean::Right, faint);
    }
}

void ComponentItem::paintIcon(QPainter &painter) const
{
    const double box = std::min(iconBox, m_component.rect.height() - boxPadding);
    const QRectF square(boxPadding, (m_component.rect.height() - box) / 2, box, box);
    painter.setPen(Qt::NoPen);
    painter.setBrush(hue().tint);
    painter.drawRoundedRect(square, radius - 2, radius - 2);
    const double inner = iconSize * box / iconBox;
    const QRectF place(
        square.center().x() - inner / 2, square.center().y() - inner / 2, inner, inner);
    const auto name = m_type ? m_type->icon : u"unknown"_s;
    if (m_style.isForExport) {
        icons::paintComponent(painter, name, place, hue().ink);
        return;
    }
    const double zoom =
        QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter.worldTransform());
    const double ratio = zoom * painter.device()->devicePixelRatioF();
    // Steps of a quarter keep the cache small while the zoom changes.
    const double step = std::clamp(std::ceil(ratio * 4) / 4, 0.5, 8.0);
    const auto pixmap = icons::componentPixmap(name, static_cast<int>(iconSize), hue().ink, step);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()));
}

void ComponentItem::paintName(QPainter &painter, double zoom) const
{
    auto face = font(TypeSize::Normal, QFont::DemiBold);
    face.setPixelSize(static_cast<int>(std::clamp(readablePixels / zoom, 13.0, 24.0)));
    const QFontMetricsF metrics(face);
    const double left = boxPadding + iconBox + nameGap;
    const auto lines = wrapped(shownName(), metrics, m_component.rect.width() - left - nameGap, 2);
    double y = (m_component.rect.height() - double(lines.size()) * metrics.lineSpacing()) / 2;
    painter.setFont(face);
    painter.setPen(m_style.theme.text);
    const auto direction = directed_text::directionOf(shownName());
    for (const auto &line : lines) {
        directed_text::draw(painter, QPointF(left, y + metrics.ascent()), line, direction);
        y += metrics.lineSpacing();
    }
}

void ComponentItem::paintTexts(QPainter &painter) const
{
    const auto titleFont = font(TypeSize::Normal, QFont::DemiBold);
    const auto subtitleFont = font(TypeSize::Small);
    const QFontMetricsF title(titleFont);
    const QFontMetricsF subtitle(subtitleFont);
    const double left = boxPadding + iconBox + boxPadding;
    const double height = double(m_titleLines.size()) * title.height()
        + (m_subtitle.isEmpty() ? 0 : subtitle.height());
    const bool isLoadShown = m_style.isHeatShown && (m_marks.utilisation || m_marks.isSaturated);
    double y = (m_component.rect.height() - height) / 2 - (isLoadShown ? loadLift : 0);
    painter.setFont(titleFont);
    painter.setPen(m_style.theme.text);
    const auto direction = directed_text::directionOf(shownName());
    for (const auto &line : std::as_const(m_titleLines)) {
        directed_text::draw(painter, QPointF(left, y + title.ascent()), line, direction);
        y += title.height();
    }
    painter.setFont(subtitleFont);
    painter.setPen(m_style.theme.muted);
    if (!m_subtitle.isEmpty()) {
        directed_text::draw(painter, QPointF(left, y + subtitle.ascent()), m_subtitle);
    }
}

void ComponentItem::paintLoadBar(QPainter &painter) const
{
    const auto size = m_component.rect.size();
    const double load = m_marks.utilisation.value_or(1.0);
    const auto colour = m_style.theme.heat(m_marks.isSaturated ? 1.0 : load);
    const QRectF track(radius, size.height() - barHeight - 2, size.width() - 2 * radius, barHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_style.theme.hover);
    painter.drawRoundedRect(track, barHeight / 2, barHeight / 2);
    auto filled = track;
    filled.setWidth(std::max(barHeight, track.width() * std::min(1.0, load)));
    painter.setBrush(colour);
    painter.drawRoundedRect(filled, barHeight / 2, barHeight / 2);
    for (const double step : heatSteps) {
        painter.fillRect(
            QRectF(track.left() + step * track.width() - 0.5, track.top(), 1, barHeight),
            m_style.theme.raised);
    }
}

void ComponentItem::paintLoad(QPainter &painter) const
{
    const auto size = m_component.rect.size();
    const double load = m_marks.utilisation.value_or(1.0);
    const auto text = m_marks.isSaturated ? u"saturated"_s : u"%1 %"_s.arg(qRound(load * 100));
    const auto small = font(TypeSize::Small, QFont::DemiBold);
    const QFontMetricsF metrics(small);
    painter.setFont(small);
    painter.setPen(m_style.theme.heat(m_marks.isSaturated ? 1.0 : load));
    painter.drawText(QPointF(size.width() - radius - metrics.horizontalAdvance(text),
                         size.height() - barHeight - 4 - metrics.descent()),
        text);
}

QPointF ComponentItem::badgeAt(double zoom) const
{
    // Beside the corner, which is grabbed to resize. A large badge moves into the box, so that it
    // stays inside of what this item may paint.
    const double sunk = std::max(0.0, canvas::badgeRadiusAt(zoom) + 1 - outerMargin);
    return m_component.rect.topRight() + QPointF(-boxBadgeInset, sunk);
}

QString ComponentItem::shownName() const
{
    const auto typeName = m_type ? m_type->name : u"Unknown type: "_s + m_component.type;
    return m_component.name.isEmpty() ? typeName : m_component.name;
}

void ComponentItem::layoutTexts()
{
    const auto typeName = m_type ? m_type->name : u"Unknown type: "_s + m_component.type;
    const auto name = shownName();
    m_subtitle = name == typeName ? QString() : typeName;
    const double width = m_component.rect.width() - 3 * boxPadding - iconBox;
    const QFontMetricsF title(font(TypeSize::Normal, QFont::DemiBold));
    const QFontMetricsF subtitle(font(TypeSize::Small));
    const bool isTall = m_component.rect.height() >= 60;
    m_titleLines = wrapped(name, title, width, isTall ? 2 : 1);
    if (m_titleLines.size() > 1 && m_component.rect.height() < 80) {
        m_subtitle.clear();
    }
    m_subtitle = subtitle.elidedText(m_subtitle, Qt::ElideRight, width);
}

Hue ComponentItem::hue() const
{
    const auto *category = m_type ? m_catalog.category(m_type->category) : nullptr;
    return m_style.theme.hue(category ? category->hue : QString());
}
