// SPDX-License-Identifier: MIT
#include "app/start/card_grid.h"

#include "app/start/card.h"

#include <QKeyEvent>

namespace {

constexpr int gap = 14;

} // namespace

void CardGrid::add(Card *card)
{
    card->setParent(this);
    m_cards.append(card);
    arrange();
}

void CardGrid::resizeEvent(QResizeEvent *)
{
    arrange();
}

void CardGrid::keyPressEvent(QKeyEvent *event)
{
    const auto here = m_cards.indexOf(qobject_cast<Card *>(focusWidget()));
    const QHash<int, int> steps {{Qt::Key_Left, -1}, {Qt::Key_Right, 1}, {Qt::Key_Up, -columns()},
        {Qt::Key_Down, columns()}};
    const auto there = here + steps.value(event->key());
    if (here < 0 || there == here) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (there >= 0 && there < m_cards.size()) {
        m_cards.at(there)->setFocus(Qt::TabFocusReason);
    }
}

int CardGrid::columns() const
{
    return qMax(1, (width() + gap) / (Card::fixedSize.width() + gap));
}

void CardGrid::arrange()
{
    const auto step = Card::fixedSize + QSize(gap, gap);
    const auto perRow = columns();
    for (int i = 0; i < m_cards.size(); ++i) {
        m_cards.at(i)->move((i % perRow) * step.width(), (i / perRow) * step.height());
    }
    const auto rows = (static_cast<int>(m_cards.size()) + perRow - 1) / perRow;
    setMinimumSize(Card::fixedSize.width(), rows * step.height());
}
