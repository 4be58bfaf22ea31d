// SPDX-License-Identifier: MIT
#include "app/panels/estimate/load_delegate.h"

#include "app/widgets/glyphs.h"
#include "app/wording/estimate_text.h"

#include <QPainter>

#include <array>

using namespace Qt::StringLiterals;

namespace {

constexpr int side = 12;
constexpr int firstLine = 6;
constexpr int firstHeight = 18;
constexpr int secondLine = 25;
constexpr int secondHeight = 16;
constexpr int height = 47;
constexpr int loadWidth = 56;
constexpr int barWidth = 44;
constexpr int barHeight = 5;
constexpr int barGap = 8;
constexpr std::array allNumbers {LoadNumber::Utilisation, LoadNumber::Rate, LoadNumber::P50,
    LoadNumber::P99, LoadNumber::Replicas};

/// What is printed small in front of the number.
QString prefix(LoadNumber number)
{
    if (number == LoadNumber::P50) {
        return LoadDelegate::tr("p50");
    }
    return number == LoadNumber::P99 ? LoadDelegate::tr("p99") : QString();
}

/// The part of the second line that the number takes, from and to.
std::pair<double, double> share(LoadNumber number)
{
    switch (number) {
    case LoadNumber::P50:
        return {0.20, 0.465};
    case LoadNumber::P99:
        return {0.465, 0.71};
    case LoadNumber::Replicas:
        return {0.71, 1.0};
    case LoadNumber::Rate:
    case LoadNumber::Utilisation:
        break;
    }
    return {0, 0.20};
}

} // namespace

LoadDelegate::LoadDelegate(const Appearance &appearance, const Selection &selection,
    const LoadMarks &marks, QObject *parent)
    : QStyledItemDelegate(parent), m_appearance(appearance), m_selection(selection), m_marks(marks)
{
}

int LoadDelegate::rowHeight()
{
    return height;
}

QRect LoadDelegate::place(LoadNumber number, const QRect &row)
{
    const auto inner = row.adjusted(side, 0, -side, 0);
    if (number == LoadNumber::Utilisation) {
        return {inner.right() + 1 - loadWidth, row.top() + firstLine, loadWidth, firstHeight};
    }
    const auto [from, to] = share(number);
    const int left = inner.left() + static_cast<int>(from * inner.width());
    const int right = inner.left() + static_cast<int>(to * inner.width());
    return {left, row.top() + secondLine, right - left, secondHeight};
}

std::optional<LoadNumber> LoadDelegate::numberAt(
    const QPoint &point, const QRect &row, const ComponentLoad &load)
{
    for (const auto number : allNumbers) {
        if (place(number, row).contains(point) && !load.text(number).isEmpty()) {
            return number;
        }
    }
    return std::nullopt;
}

QSize LoadDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {100, height};
}

void LoadDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto &theme = m_appearance.theme();
    const auto &load = static_cast<const LoadModel *>(index.model())->load(index.row());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintBackground(*painter, option.rect, index.row(), m_selection.contains(load.estimate.id));
    const bool hasLoad = load.estimate.utilisation.value.has_value();
    const int taken = hasLoad ? loadWidth + barWidth + 2 * barGap : 0;
    const QRect name(option.rect.left() + side, option.rect.top() + firstLine,
        option.rect.width() - 2 * side - taken, firstHeight);
    painter->setFont(::font(TypeSize::Normal));
    painter->setPen(hasLoad ? theme.text : theme.muted);
    painter->drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
        painter->fontMetrics().elidedText(load.name, Qt::ElideRight, name.width()));
    if (hasLoad) {
        paintLoad(*painter, option.rect, load);
    }
    painter->setFont(::font(TypeSize::Small));
    for (const auto number : allNumbers) {
        paintNumber(*painter, option.rect, index.row(), number, load);
    }
    painter->restore();
}

void LoadDelegate::paintBackground(
    QPainter &painter, const QRect &row, int number, bool isSelected) const
{
    const auto &theme = m_appearance.theme();
    const auto shape = QRectF(row).adjusted(4, 1, -4, -1);
    painter.setPen(Qt::NoPen);
    if (isSelected || number == m_marks.hoveredRow) {
        painter.setBrush(isSelected ? theme.accentSoft : theme.hover);
        painter.drawRoundedRect(shape, 6, 6);
    }
    if (number == m_marks.focusedRow) {
        glyphs::paintFocus(painter, shape, theme);
    }
}

void LoadDelegate::paintLoad(QPainter &painter, const QRect &row, const ComponentLoad &load) const
{
    const auto &theme = m_appearance.theme();
    const double utilisation = load.estimate.utilisation.value.value_or(0);
    const auto text = place(LoadNumber::Utilisation, row);
    const QRectF bar(text.left() - barGap - barWidth, text.center().y() - barHeight / 2.0 + 1,
        barWidth, barHeight);
    glyphs::paintBar(painter, bar, utilisation, theme.heat(utilisation), theme.border);
}

QColor LoadDelegate::ink(LoadNumber number, const ComponentLoad &load) const
{
    const auto &theme = m_appearance.theme();
    if (number == LoadNumber::Utilisation) {
        return load.estimate.isSaturated ? theme.error : theme.text;
    }
    if (number == LoadNumber::Replicas && estimate_text::needsReplicas(load.estimate)) {
        return load.estimate.isSaturated ? theme.error : theme.warning;
    }
    return theme.muted;
}

void LoadDelegate::paintNumber(QPainter &painter, const QRect &row, int rowNumber,
    LoadNumber number, const ComponentLoad &load) const
{
    const auto &theme = m_appearance.theme();
    const auto text = load.text(number);
    if (text.isEmpty()) {
        return;
    }
    auto room = place(number, row);
    const bool isHovered = rowNumber == m_marks.hoveredRow && number == m_marks.hovered;
    const bool isFocused = rowNumber == m_marks.focusedRow && number == m_marks.focused;
    const bool isAtRight = number == LoadNumber::Utilisation || number == LoadNumber::Replicas;
    if (const auto before = prefix(number); !before.isEmpty()) {
        painter.setPen(theme.faint);
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, before);
        room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(before) + 4);
    }
    painter.setPen(isHovered || isFocused ? theme.accent : ink(number, load));
    auto textFont = painter.font();
    textFont.setUnderline(isFocused || isHovered);
    painter.setFont(textFont);
    painter.drawText(room, int((isAtRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter),
        painter.fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
    textFont.setUnderline(false);
    painter.setFont(textFont);
}
