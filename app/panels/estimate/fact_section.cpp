// SPDX-License-Identifier: MIT
#include "app/panels/estimate/fact_section.h"

#include "app/widgets/labels_and_buttons.h"

#include <QLabel>
#include <QVBoxLayout>

FactSection::FactSection(const Appearance &appearance, const QString &title, QWidget *parent)
    : QWidget(parent), m_appearance(appearance), m_column(new QVBoxLayout),
      m_leftOut(labels_and_buttons::smallLabel({}, "faint"))
{
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 4, 0, 0);
    whole->setSpacing(8);
    whole->addWidget(labels_and_buttons::label(title, "section", this));
    whole->addLayout(m_column);
    whole->addWidget(m_leftOut);
    m_column->setSpacing(8);
    hide();
}

void FactSection::display(
    const QList<FactSheet> &sheets, const core::Estimate &estimate, const QString &leftOut)
{
    while (m_cards.size() < sheets.size()) {
        m_cards.append(addCard());
    }
    for (qsizetype i = 0; i < m_cards.size(); ++i) {
        m_cards.at(i)->display(i < sheets.size() ? sheets.at(i) : FactSheet(), estimate);
    }
    m_leftOut->setText(leftOut);
    m_leftOut->setVisible(!leftOut.isEmpty());
    setVisible(!sheets.isEmpty());
}

FactCard *FactSection::addCard()
{
    auto *card = new FactCard(m_appearance, this);
    m_column->addWidget(card);
    connect(card, &FactCard::linkActivated, this, &FactSection::linkActivated);
    connect(card, &FactCard::workingRequested, this, &FactSection::workingRequested);
    return card;
}
