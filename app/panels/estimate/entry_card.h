// SPDX-License-Identifier: MIT
#pragma once

#include "app/look/appearance.h"
#include "app/panels/estimate/fact_grid.h"
#include "app/wording/estimate_facts.h"

#include <QFrame>

class BudgetBar;
class NumberButton;
class QGridLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

/// One client: its demand, how long its users wait, the promise it holds or breaks, and what limits
/// it.
class EntryCard : public QFrame {
    Q_OBJECT

public:
    explicit EntryCard(const Appearance &appearance, QWidget *parent = nullptr);

    void display(const core::EntryEstimate &entry, const core::Estimate &estimate,
        const estimate_facts::Names &names);

Q_SIGNALS:
    void linkActivated(const core::ElementId &element);
    void workingRequested(const WorkingOf &working);

private:
    using Pick = std::function<const core::Quantity *(const core::EntryEstimate &)>;

    void buildHeader(QVBoxLayout *column);
    void buildDemand(QVBoxLayout *column);
    void buildLatency(QVBoxLayout *column);
    void buildBudget(QVBoxLayout *column);
    void buildFacts(QVBoxLayout *column);
    void follow(FactGrid *grid);
    QLabel *linkLabel();
    NumberButton *number(TypeSize size, const QString &title, const Pick &pick);
    void requestWorking(const QString &title, const Pick &pick);
    void displayDemand();
    void displayLatency();

    const Appearance &m_appearance;
    core::EntryEstimate m_entry;
    QLabel *m_name;
    QPushButton *m_approximate;
    QLabel *m_reasons;
    NumberButton *m_average = nullptr;
    NumberButton *m_peak = nullptr;
    QLabel *m_message;
    QWidget *m_numbers;
    NumberButton *m_p50 = nullptr;
    NumberButton *m_p95 = nullptr;
    NumberButton *m_p99 = nullptr;
    BudgetBar *m_bar;
    NumberButton *m_budget = nullptr;
    FactGrid *m_facts;
    QLabel *m_pathTitle;
    FactGrid *m_path;
};
