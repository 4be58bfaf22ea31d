// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/simulator.h"
#include "app/look/appearance.h"

#include <QFrame>
#include <QHash>

class QLabel;
class QProgressBar;
class QPushButton;

/// The simulation beside the formula: its numbers with their intervals, how far it has come, and
/// where both disagree.
class SimulationCard : public QFrame {
    Q_OBJECT

public:
    SimulationCard(const Appearance &appearance, Simulator &simulator, QWidget *parent = nullptr);

    void display(const core::Estimate &estimate, const QHash<core::ElementId, QString> &names = {});

private:
    void buildHeader(class QVBoxLayout *column);
    void refresh();
    QString stateText() const;
    QString numbersText() const;
    QString entryText(const core::SimulatedEntry &entry) const;
    QString growthText() const;
    QStringList disagreements() const;

    const Appearance &m_appearance;
    Simulator &m_simulator;
    core::Estimate m_estimate;
    QHash<core::ElementId, QString> m_names;
    QLabel *m_state;
    QProgressBar *m_progress;
    QPushButton *m_button;
    QLabel *m_numbers;
    QLabel *m_disagreements;
};
