// SPDX-License-Identifier: MIT
#include "app/panels/insights/insights_panel.h"

#include "app/charts/budget_chart.h"
#include "app/charts/distribution_chart.h"
#include "app/charts/load_chart.h"
#include "app/charts/tornado_chart.h"
#include "app/charts/waterfall_chart.h"
#include "app/panels/insights/percentile_choice.h"
#include "app/widgets/choice_box.h"
#include "app/widgets/labels_and_buttons.h"
#include "app/widgets/what_if_banner.h"
#include "app/widgets/working_view.h"
#include "core/estimate/insights/sensitivity.h"
#include "core/estimate/insights/trace_waterfall.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace {

constexpr int panelMargin = 12;
constexpr int panelRevealMargin = 24;
constexpr int curvePoints = 48;
constexpr int spreadPoints = 63;
constexpr int mostBars = 10;
constexpr qint64 mostMs = 5000; ///< for the settings of a very large board

/// What the estimate does not read: moving a box on the board changes no number.
core::Design withoutPlaces(core::Design design)
{
    for (auto &component : design.components) {
        component.rect = {};
        component.note.clear();
    }
    for (auto &connection : design.connections) {
        connection.waypoints.clear();
        connection.label.clear();
    }
    design.annotations.clear();
    design.brief.clear();
    design.dismissals.clear();
    return design;
}

} // namespace

InsightsPanel::InsightsPanel(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_area(new QScrollArea),
      m_empty(labels_and_buttons::label(
          tr("Pictures of the estimate appear here as soon as a client has a demand."), "muted")),
      m_clients(new ChoiceBox(workspace.appearance)), m_percentile(new PercentileChoice),
      m_thinking(labels_and_buttons::smallLabel(tr("Computing \u2026"), "faint")),
      m_sections(new QWidget), m_working(new WorkingView(workspace.appearance))
{
    setProperty("role", u"panel"_s);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = buildContent();
    m_area->setWidget(content);
    m_area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new WhatIfBanner(workspace.analyst, this));
    column->addWidget(m_area, 1);
    column->addWidget(m_working);
    connect(&workspace.analyst, &Analyst::updated, this, &InsightsPanel::refresh);
    connect(&workspace.analyst.simulator(), &Simulator::updated, this,
        &InsightsPanel::displaySimulated);
    connect(m_clients, &QComboBox::activated, this, &InsightsPanel::refresh);
    connect(m_percentile, &PercentileChoice::changed, this, &InsightsPanel::displayWaterfall);
    connect(&m_thinker, &Thinker::thinkingChanged, this, &InsightsPanel::displayThinking);
    displayThinking();
}

QWidget *InsightsPanel::buildContent()
{
    auto *column = new QVBoxLayout(m_sections);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_clients->setAccessibleName(tr("Client"));
    m_clients->hide();
    column->addWidget(m_clients);
    m_waterfall = addSection(column, tr("Where the time goes"), m_percentile);
    m_budgets = addSection(column, tr("Budgets"));
    auto *size = new QPushButton(tr("Size the replicas\u2026"), m_sections);
    size->setProperty("link", true);
    connect(size, &QAbstractButton::clicked, this, &InsightsPanel::sizingWanted);
    column->addWidget(size, 0, Qt::AlignLeft);
    m_curve = addSection(column, tr("Latency against load"));
    m_spread = addSection(column, tr("How latencies are spread"));
    m_tornado = addSection(column, tr("What matters most, each a fifth less and a fifth more"));
    column->addWidget(m_thinking);
    auto *content = new QWidget;
    auto *whole = new QVBoxLayout(content);
    whole->setContentsMargins(panelMargin, panelMargin, panelMargin, panelMargin);
    whole->addWidget(m_empty);
    whole->addWidget(m_sections);
    whole->addStretch();
    return content;
}

InsightsPanel::Section InsightsPanel::addSection(
    QVBoxLayout *column, const QString &title, QWidget *head)
{
    const Section section {labels_and_buttons::label(title, "section", m_sections),
        new Chart(m_workspace.appearance, m_sections)};
    section.title->setContentsMargins(0, 12, 0, 2);
    column->addWidget(section.title);
    if (head) {
        column->addWidget(head);
    }
    column->addWidget(section.chart);
    connectSection(section);
    return section;
}

void InsightsPanel::connectSection(const Section &section)
{
    auto *chart = section.chart;
    connect(chart, &Chart::chosen, this, &InsightsPanel::choose);
    connect(chart, &Chart::copyWanted, this, &InsightsPanel::copyWanted);
    connect(chart, &Chart::saveWanted, this, &InsightsPanel::saveWanted);
    connect(chart, &Chart::focusMoved, this, [this, chart](const QRect &place) {
        const auto centre = chart->mapTo(m_area->widget(), place.center());
        m_area->ensureVisible(0, centre.y(), 0, place.height() / 2 + panelRevealMargin);
    });
}

core::ElementId InsightsPanel::client() const
{
    return m_clients->currentData().toString();
}

void InsightsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void InsightsPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_thinker.callOff();
    m_askedClient.clear();
}

void InsightsPanel::refresh()
{
    if (!isVisible()) {
        return;
    }
    displayClients();
    const bool hasClient = !client().isEmpty();
    m_empty->setVisible(!hasClient);
    m_sections->setVisible(hasClient);
    if (!hasClient) {
        return;
    }
    displaySimulated();
    const auto &estimate = m_workspace.analyst.analysis().estimate;
    fill(m_budgets, charts::budgetChart(core::budgetsOf(estimate)));
    fill(m_spread,
        charts::distributionChart(core::latencyHistogram(estimate, client(), spreadPoints)));
    think();
}

void InsightsPanel::displayClients()
{
    const auto &entries = m_workspace.analyst.analysis().estimate.entries;
    const auto isShown = [&](qsizetype i) {
        const auto place = static_cast<int>(i);
        return m_clients->itemData(place).toString() == entries.at(i).id
            && m_clients->itemText(place) == entries.at(i).name;
    };
    bool isSame = m_clients->count() == entries.size();
    for (qsizetype i = 0; isSame && i < entries.size(); ++i) {
        isSame = isShown(i);
    }
    if (isSame) {
        return;
    }
    const auto before = client();
    const QSignalBlocker blocker(m_clients);
    m_clients->clear();
    for (const auto &entry : entries) {
        m_clients->addItem(entry.name, entry.id);
    }
    m_clients->setCurrentIndex(std::max(0, m_clients->findData(before)));
    m_clients->setVisible(m_clients->count() > 1);
}

void InsightsPanel::displayWaterfall()
{
    fill(m_waterfall, charts::waterfallChart(chosenWaterfall()));
}

/// The formula's request at a percentile, or one that was simulated.
core::Waterfall InsightsPanel::chosenWaterfall() const
{
    const auto &analyst = m_workspace.analyst;
    const auto &design = analyst.supposed().design;
    const auto &catalog = m_workspace.library.catalog;
    const auto &estimate = analyst.analysis().estimate;
    const auto *simulated = m_workspace.analyst.simulator().simulated();
    const auto traceChoice = m_percentile->traceChoice();
    const auto *trace =
        simulated && traceChoice ? core::traceOf(*simulated, client(), *traceChoice) : nullptr;
    if (!trace) {
        return core::waterfall(design, catalog, estimate, client(), m_percentile->percentile());
    }
    auto result = core::waterfall(design, catalog, *trace);
    if (const auto *entry = estimate.entry(client())) {
        result.budgetMs = entry->budget.p99Ms;
    }
    return result;
}

/// What the simulation adds to the pictures.
void InsightsPanel::displaySimulated()
{
    if (!isVisible() || client().isEmpty()) {
        return;
    }
    const auto *simulated = m_workspace.analyst.simulator().simulated();
    m_percentile->setSimulated(
        simulated && core::traceOf(*simulated, client(), core::TraceChoice::Slowest));
    displayWaterfall();
    displayCurve();
}

void InsightsPanel::displayCurve()
{
    auto curve = m_curveOfFormula;
    if (curve.client.isEmpty() || curve.client != client()) {
        return;
    }
    const auto *simulated = m_workspace.analyst.simulator().simulated();
    for (const auto &entry : simulated ? simulated->entries : QList<core::SimulatedEntry>()) {
        const auto &p99 = entry.latency.p99;
        if (entry.id == client() && simulated->isSteady && p99.value
            && std::isfinite(p99.halfWidth)) {
            curve.simulated.append({curve.nowPerS, *p99.value,
                std::max(0.0, *p99.value - p99.halfWidth), *p99.value + p99.halfWidth});
        }
    }
    fill(m_curve, charts::loadChart(curve));
}

void InsightsPanel::displayThinking()
{
    m_thinking->setVisible(m_thinker.isThinking());
}

/// The pictures that take many estimates, unless they are those already asked for.
void InsightsPanel::think()
{
    const auto &design = m_workspace.analyst.supposed().design;
    const auto plain = withoutPlaces(design);
    if (plain == m_asked && client() == m_askedClient) {
        return;
    }
    m_asked = plain;
    m_askedClient = client();
    m_curveOfFormula = {}; // the picture of the board before stays until there is a newer one
    m_thinker.ask([this, design, &catalog = m_workspace.library.catalog, id = client()](
                      const Thinker::GoOn &goOn) -> Thinker::Answer {
        const auto curve = core::loadCurve(design, catalog, id, curvePoints, goOn);
        return [this, design, curve] {
            m_curveOfFormula = curve;
            displayCurve();
            thinkOn(design);
        };
    });
}

/// The slowest picture comes last.
void InsightsPanel::thinkOn(const core::Design &design)
{
    m_thinker.ask([this, design, &catalog = m_workspace.library.catalog, id = client()](
                      const Thinker::GoOn &goOn) -> Thinker::Answer {
        QElapsedTimer timer;
        timer.start();
        const auto sensitivity = core::sensitivity(
            design, catalog, id, mostBars, [&] { return goOn() && timer.elapsed() < mostMs; });
        return [this, sensitivity] { fill(m_tornado, charts::tornadoChart(sensitivity)); };
    });
}

void InsightsPanel::fill(const Section &section, ChartPicture picture) const
{
    if (m_workspace.analyst.isSupposing()) {
        picture.title += tr(" (what if: %1)").arg(m_workspace.analyst.supposed().text);
    }
    section.chart->display(picture);
    section.title->show();
    section.chart->show();
}

void InsightsPanel::choose(const ChartPart &part)
{
    m_working->openText(part.title, part.working);
    if (!part.element.isEmpty()) {
        m_workspace.selection.set({part.element});
        Q_EMIT reveal({part.element});
    }
}
