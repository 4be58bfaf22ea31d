// SPDX-License-Identifier: MIT
#include "app/panels/palette/palette_delegate.h"

#include "app/look/appearance.h"
#include "app/look/icons.h"
#include "app/widgets/component_badge.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace {

constexpr int rowHeight = 30;
constexpr int margin = 8;
constexpr int badgeSize = 22;
constexpr int rowChevronSize = 12;
constexpr int rowGap = 9;
constexpr int leastCategoryWidth = 44;

void drawText(QPainter &painter, const QRect &rect, const QString &text)
{
    painter.drawText(rect, Qt::AlignVCenter | Qt::AlignLeft,
        painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
}

QRect badgeRect(const QRect &row)
{
    return {row.left() + margin, row.center().y() - badgeSize / 2 + 1, badgeSize, badgeSize};
}

} // namespace

PaletteDelegate::PaletteDelegate(
    const PaletteModel &model, const Appearance &appearance, QObject *parent)
    : QStyledItemDelegate(parent), m_model(model), m_appearance(appearance)
{
}

void PaletteDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto &theme = m_appearance.theme();
    const auto &row = m_model.row(index);
    const bool isSelected = option.state & QStyle::State_Selected;
    const bool isUnderPointer = option.state & QStyle::State_MouseOver;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (isSelected || isUnderPointer) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(isSelected ? theme.accentSoft : theme.hover);
        painter->drawRoundedRect(option.rect.adjusted(2, 1, -2, -1), 6, 6);
    }
    if (row.type) {
        paintType(*painter, option.rect, row);
    } else {
        paintHeader(*painter, option.rect, *row.category);
    }
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {1, rowHeight};
}

void PaletteDelegate::paintHeader(
    QPainter &painter, const QRect &rect, const core::Category &category) const
{
    const auto &theme = m_appearance.theme();
    const auto chevron = m_model.isCollapsed(category) ? u"chevron-right"_s : u"chevron-down"_s;
    const QRect place(rect.left() + margin, rect.center().y() - rowChevronSize / 2 + 1,
        rowChevronSize, rowChevronSize);
    icons::action(chevron, theme.faint, theme.faint).paint(&painter, place);
    painter.setFont(font(TypeSize::Small, QFont::DemiBold));
    painter.setPen(theme.muted);
    drawText(painter, rect.adjusted(margin + rowChevronSize + 6, 0, -margin, 0), category.name);
}

void PaletteDelegate::paintType(QPainter &painter, const QRect &rect, const PaletteRow &row) const
{
    const auto &theme = m_appearance.theme();
    const auto badge = badgeRect(rect);
    paintBadge(painter, badge, m_model.catalog(), row.type, theme);
    auto room = rect;
    room.setLeft(badge.right() + rowGap);
    room.setRight(rect.right() - margin);
    painter.setFont(font(TypeSize::Normal));
    const int nameWidth = painter.fontMetrics().horizontalAdvance(row.type->name) + rowGap;
    painter.setPen(theme.text);
    drawText(painter, room, row.type->name);
    if (!m_model.isSearching()) {
        return;
    }
    room.setLeft(room.left() + nameWidth);
    if (room.width() < leastCategoryWidth) {
        return;
    }
    painter.setFont(font(TypeSize::Small));
    painter.setPen(theme.faint);
    drawText(painter, room, row.category->name);
}

QPixmap dragCard(const core::Catalog &catalog, const core::ComponentType &type, const Theme &theme,
    double pixelRatio)
{
    const auto face = font(TypeSize::Normal, QFont::Medium);
    const int nameWidth = QFontMetrics(face).horizontalAdvance(type.name);
    const QRect card(0, 0, margin + badgeSize + rowGap + nameWidth + margin + 4, rowHeight + 6);
    QPixmap pixmap(card.size() * pixelRatio);
    pixmap.setDevicePixelRatio(pixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.strong);
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    const auto badge = badgeRect(card);
    paintBadge(painter, badge, catalog, &type, theme);
    painter.setFont(face);
    painter.setPen(theme.text);
    painter.drawText(card.adjusted(badge.right() + rowGap, 0, 0, 0), Qt::AlignVCenter, type.name);
    return pixmap;
}
