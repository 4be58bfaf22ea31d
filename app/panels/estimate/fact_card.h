// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/estimate/fact_grid.h"

#include <QFrame>

/// A card with the facts of one thing.
class FactCard : public QFrame {
    Q_OBJECT

public:
    explicit FactCard(const Appearance &appearance, QWidget *parent = nullptr);

    void display(const FactSheet &sheet, const core::Estimate &estimate);

Q_SIGNALS:
    void linkActivated(const core::ElementId &element);
    void workingRequested(const WorkingOf &working);

private:
    const Appearance &m_appearance;
    QLabel *m_title;
    QLabel *m_remark;
    FactGrid *m_grid;
};
