// SPDX-License-Identifier: MIT
#include "app/widgets/elided.h"

#include <QStyleOptionButton>
#include <QStylePainter>

#include <algorithm>

namespace {

constexpr int leastLetters = 4;

/// Room for a few letters, and no more than the whole text needs.
QSize leastSize(const QWidget &widget, const QSize &whole)
{
    return {std::min(whole.width(), leastLetters * widget.fontMetrics().horizontalAdvance(u'm')),
        whole.height()};
}

} // namespace

ElidedLabel::ElidedLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
}

QSize ElidedLabel::minimumSizeHint() const
{
    return leastSize(*this, QLabel::minimumSizeHint());
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto room = contentsRect();
    const auto shown = fontMetrics().elidedText(text(), Qt::ElideRight, room.width());
    style()->drawItemText(&painter, room, static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft),
        palette(), isEnabled(), shown, foregroundRole());
}

ElidedButton::ElidedButton(QWidget *parent) : QPushButton(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); // a button's own would not shrink
}

QSize ElidedButton::minimumSizeHint() const
{
    return leastSize(*this, QPushButton::sizeHint());
}

void ElidedButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    const int frame = sizeHint().width() - fontMetrics().size(Qt::TextShowMnemonic, text()).width();
    option.text = fontMetrics().elidedText(
        option.text, Qt::ElideRight, width() - std::max(0, frame), Qt::TextShowMnemonic);
    painter.drawControl(QStyle::CE_PushButton, option);
}
