// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QWidget>

class Card;

/// Cards in as many columns as there is room for; arrow keys go from card to card.
class CardGrid : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Takes the card as its last one.
    void add(Card *card);
    const QList<Card *> &cards() const { return m_cards; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    int columns() const;
    void arrange();

    QList<Card *> m_cards;
};
