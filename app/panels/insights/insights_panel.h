// SPDX-License-Identifier: MIT
#pragma once

#include "app/charts/chart.h"
#include "app/document/thinker.h"
#include "app/session/workspace.h"
#include "core/estimate/insights/load_curve.h"
#include "core/estimate/insights/waterfall.h"

class ChoiceBox;
class PercentileChoice;
class QLabel;
class QScrollArea;
class QVBoxLayout;
class WorkingView;

/// What the estimate looks like for one client: where the time goes, how it bends under load, what
/// matters most, and how much of each promise is used. It thinks only while it is seen.
class InsightsPanel : public QWidget {
    Q_OBJECT

public:
    explicit InsightsPanel(Workspace &workspace, QWidget *parent = nullptr);

    /// The client whose pictures are shown; empty when there is none.
    core::ElementId client() const;

Q_SIGNALS:
    void reveal(const core::ElementIds &elements);
    void copyWanted(const ChartPicture &picture);
    void saveWanted(const ChartPicture &picture);
    void sizingWanted();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    /// A title, a chart, and what stands between them.
    struct Section {
        QLabel *title;
        Chart *chart;
    };

    QWidget *buildContent();
    Section addSection(QVBoxLayout *column, const QString &title, QWidget *head = nullptr);
    void connectSection(const Section &section);
    void refresh();
    void displayClients();
    void displayWaterfall();
    void displaySimulated();
    void displayCurve();
    core::Waterfall chosenWaterfall() const;
    void displayThinking();
    void think();
    void thinkOn(const core::Design &design);
    void fill(const Section &section, ChartPicture picture) const;
    void choose(const ChartPart &part);

    Workspace &m_workspace;
    Thinker m_thinker;
    QScrollArea *m_area;
    QLabel *m_empty;
    ChoiceBox *m_clients;
    PercentileChoice *m_percentile;
    Section m_waterfall {};
    Section m_spread {};
    Section m_curve {};
    Section m_tornado {};
    Section m_budgets {};
    QLabel *m_thinking;
    QWidget *m_sections;
    WorkingView *m_working;
    core::LoadCurve m_curveOfFormula; ///< without what was simulated
    core::Design m_asked; ///< what the slow pictures were asked of, without places
    core::ElementId m_askedClient;
};
