// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/simulator.h"
#include "app/theme.h"

#include <QFrame>

class QLabel;
class QPushButton;

/// The simulation beside the formula: its numbers with their intervals, how far it has come, and
/// where both disagree.
class SimulationCard : public QFrame {
    Q_OBJECT

public:
    SimulationCard(const Appearance &appearance, Simulator &simulator, QWidget *parent = nullptr);

    void display(const core::Estimate &estimate);

private:
    void refresh();
    QString numbersText() const;
    QString rowText(const core::SimulatedEntry &entry) const;

    const Appearance &m_appearance;
    Simulator &m_simulator;
    core::Estimate m_estimate;
    QLabel *m_state;
    QPushButton *m_button;
    QLabel *m_numbers;
    QLabel *m_disagreements;
};
