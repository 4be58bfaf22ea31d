// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/estimate/fact_card.h"
#include "app/session/workspace.h"
#include "app/wording/estimate_facts.h"

#include <QWidget>

class ConnectionCard;
class EntryCard;
class FactSection;
class LoadView;
class ProblemList;
class QLabel;
class QScrollArea;
class QVBoxLayout;
class WorkingView;

/// What the design carries and how fast it answers: a card for every client, the components by
/// their load, and the working of every number.
class EstimatePanel : public QWidget {
    Q_OBJECT

public:
    explicit EstimatePanel(Workspace &workspace, QWidget *parent = nullptr);

    /// Shows an analysis. The panel does so itself whenever the analyst has a newer one.
    void display(const core::Analysis &analysis);

Q_SIGNALS:
    /// The board should show these elements.
    void reveal(const core::ElementIds &elements);
    /// A component of this type should be added.
    void addRequested(const QString &type);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *buildContent();
    void connectParts();
    void refresh();
    void displayEntries(const estimate_facts::Names &names);
    void displaySelected();
    void displayConnection(const estimate_facts::Names &names);
    void displaySections(const estimate_facts::Names &names);
    void displayStreams(const estimate_facts::Names &names);
    void displayFreshness(const estimate_facts::Names &names);
    void displayComponents(const estimate_facts::Names &names);
    estimate_facts::Names names() const;
    template<typename Part> void follow(const Part *part);
    EntryCard *addCard();
    void choose(const core::ElementId &id);
    void showWorking(const struct WorkingOf &working);
    void restyle();

    Workspace &m_workspace;
    core::Estimate m_estimate;
    QScrollArea *m_area;
    ProblemList *m_problems;
    QLabel *m_empty;
    ConnectionCard *m_connection;
    FactCard *m_component;
    QVBoxLayout *m_cardColumn;
    QHash<core::ElementId, EntryCard *> m_cards;
    class SimulationCard *m_simulation;
    FactCard *m_design;
    FactSection *m_streams;
    FactSection *m_freshness;
    QLabel *m_componentsTitle;
    LoadView *m_loads;
    QLabel *m_leftOut;
    WorkingView *m_working;
    bool m_isStale = true;
};
