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
    return qMax(1, (width() + gap) / (Card::leastWidth + gap));
}

void CardGrid::arrange()
{
    const auto perRow = columns();
    const auto cardWidth = (width() - (perRow - 1) * gap) / perRow;
    const auto stepDown = Card::fixedHeight + gap;
    for (int i = 0; i < m_cards.size(); ++i) {
        m_cards.at(i)->setGeometry((i % perRow) * (cardWidth + gap), (i / perRow) * stepDown,
            cardWidth, Card::fixedHeight);
    }
    const auto rows = (static_cast<int>(m_cards.size()) + perRow - 1) / perRow;
    setMinimumSize(Card::leastWidth, rows * stepDown);
}
