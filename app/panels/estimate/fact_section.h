// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/estimate/fact_card.h"

class QVBoxLayout;

/// A title and a card for each thing; it is not there while there is nothing.
class FactSection : public QWidget {
    Q_OBJECT

public:
    FactSection(const Appearance &appearance, const QString &title, QWidget *parent = nullptr);

    /// With a remark below about what is left out, if something is.
    void display(const QList<FactSheet> &sheets, const core::Estimate &estimate,
        const QString &leftOut = {});

Q_SIGNALS:
    void linkActivated(const core::ElementId &element);
    void workingRequested(const WorkingOf &working);

private:
    FactCard *addCard();

    const Appearance &m_appearance;
    QVBoxLayout *m_column;
    QLabel *m_leftOut;
    QList<FactCard *> m_cards;
};
