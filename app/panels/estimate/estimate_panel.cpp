// SPDX-License-Identifier: MIT
#include "app/panels/estimate/estimate_panel.h"

#include "app/look/plain_text.h"
#include "app/panels/estimate/connection_card.h"
#include "app/panels/estimate/entry_card.h"
#include "app/panels/estimate/fact_section.h"
#include "app/panels/estimate/load_view.h"
#include "app/panels/estimate/problem_list.h"
#include "app/panels/estimate/simulation_card.h"
#include "app/widgets/what_if_banner.h"
#include "app/widgets/working_view.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr int margin = 12;
constexpr int revealMargin = 24;

} // namespace

EstimatePanel::EstimatePanel(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_area(new QScrollArea),
      m_problems(new ProblemList(workspace.appearance)), m_empty(new QLabel),
      m_connection(new ConnectionCard(workspace.appearance)),
      m_component(new FactCard(workspace.appearance)), m_cardColumn(new QVBoxLayout),
      m_simulation(new SimulationCard(workspace.appearance, workspace.analyst.simulator())),
      m_design(new FactCard(workspace.appearance)),
      m_streams(new FactSection(workspace.appearance, tr("Streams"))),
      m_freshness(new FactSection(workspace.appearance, tr("Freshness of data"))),
      m_componentsTitle(plain_text::label(tr("Components, busiest first"))),
      m_loads(new LoadView(workspace.appearance, workspace.selection)),
      m_leftOut(plain_text::label()), m_working(new WorkingView(workspace.appearance))
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
    connectParts();
    restyle();
}

QWidget *EstimatePanel::buildContent()
{
    auto *content = new QWidget;
    auto *top = new QVBoxLayout;
    top->setContentsMargins(margin, margin, margin, 0);
    top->setSpacing(margin);
    top->addWidget(m_problems);
    top->addWidget(m_empty);
    top->addWidget(m_connection);
    top->addWidget(m_component);
    m_cardColumn->setSpacing(margin);
    top->addLayout(m_cardColumn);
    top->addWidget(m_simulation);
    top->addWidget(m_design);
    m_component->setObjectName(u"selectedComponent"_s);
    m_design->setObjectName(u"wholeDesign"_s);
    m_streams->setObjectName(u"streams"_s);
    m_freshness->setObjectName(u"freshness"_s);
    m_empty->setObjectName(u"empty"_s);
    m_empty->setWordWrap(true);
    m_empty->setTextFormat(Qt::RichText);
    m_empty->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_empty->setProperty("role", u"muted"_s);
    m_componentsTitle->setProperty("role", u"section"_s);
    m_componentsTitle->setContentsMargins(margin, 16, margin, 4);
    m_leftOut->setObjectName(u"leftOut"_s);
    m_leftOut->setProperty("role", u"faint"_s);
    m_leftOut->setFont(::font(TypeSize::Small));
    m_leftOut->setWordWrap(true);
    m_leftOut->setContentsMargins(margin, 6, margin, margin);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_componentsTitle);
    column->addWidget(m_loads);
    column->addWidget(m_leftOut);
    auto *sections = new QVBoxLayout;
    sections->setContentsMargins(margin, margin, margin, margin);
    sections->setSpacing(margin);
    sections->addWidget(m_streams);
    sections->addWidget(m_freshness);
    column->addLayout(sections);
    column->addStretch();
    return content;
}

void EstimatePanel::connectParts()
{
    connect(&m_workspace.analyst, &Analyst::updated, this, &EstimatePanel::refresh);
    connect(&m_workspace.selection, &Selection::changed, this, &EstimatePanel::displaySelected);
    connect(&m_workspace.appearance, &Appearance::changed, this, &EstimatePanel::restyle);
    connect(m_empty, &QLabel::linkActivated, this, &EstimatePanel::addRequested);
    connect(m_connection, &ConnectionCard::workingRequested, this, &EstimatePanel::showWorking);
    follow(m_component);
    follow(m_design);
    follow(m_streams);
    follow(m_freshness);
    connect(m_loads, &LoadView::chosen, this, &EstimatePanel::choose);
    connect(m_loads, &LoadView::workingRequested, this, &EstimatePanel::showWorking);
    connect(m_loads, &LoadView::focusMoved, this, [this](const QRect &row) {
        const auto place = m_loads->mapTo(m_area->widget(), row.center());
        m_area->ensureVisible(0, place.y(), 0, row.height() / 2 + revealMargin);
    });
}

/// Links lead to the board, numbers to their workings.
template<typename Part> void EstimatePanel::follow(const Part *part)
{
    connect(part, &Part::linkActivated, this, &EstimatePanel::choose);
    connect(part, &Part::workingRequested, this, &EstimatePanel::showWorking);
}

void EstimatePanel::restyle()
{
    // Links carry their colour with them.
    m_empty->setText(
        tr("Drag a %1 onto the board and give it daily active users. Rates, latencies and what "
           "saturates first then appear here.")
            .arg(estimate_text::link(
                u"client"_s, tr("Client"), m_workspace.appearance.theme().accent.name())));
    displayEntries(names());
    displaySelected();
    displaySections(names());
}

void EstimatePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale) {
        display(m_workspace.analyst.analysis());
    }
}

void EstimatePanel::refresh()
{
    m_isStale = true;
    if (isVisible()) {
        display(m_workspace.analyst.analysis());
    }
}

void EstimatePanel::display(const core::Analysis &analysis)
{
    m_isStale = false;
    m_estimate = analysis.estimate;
    const auto named = names();
    m_problems->display(m_estimate.problems);
    m_empty->setVisible(m_estimate.entries.isEmpty());
    displayEntries(named);
    m_simulation->display(m_estimate, named.names);
    displaySelected();
    displaySections(named);
    displayComponents(named);
    m_working->follow(m_estimate);
}

estimate_facts::Names EstimatePanel::names() const
{
    return estimate_facts::namesOf(m_workspace.document.design(), m_workspace.library.catalog);
}

void EstimatePanel::displayEntries(const estimate_facts::Names &names)
{
    QHash<core::ElementId, EntryCard *> kept;
    for (const auto &entry : std::as_const(m_estimate.entries)) {
        auto *card = m_cards.contains(entry.id) ? m_cards.take(entry.id) : addCard();
        const auto place = static_cast<int>(kept.size());
        if (m_cardColumn->indexOf(card) != place) {
            m_cardColumn->removeWidget(card);
            m_cardColumn->insertWidget(place, card);
        }
        card->display(entry, m_estimate, names);
        card->show();
        kept.insert(entry.id, card);
    }
    for (auto *card : std::as_const(m_cards)) {
        card->hide();
        card->deleteLater();
    }
    m_cards = kept;
}

EntryCard *EstimatePanel::addCard()
{
    auto *card = new EntryCard(m_workspace.appearance, m_area->widget());
    follow(card);
    return card;
}

/// What is to be said about the one component or connection that is selected.
void EstimatePanel::displaySelected()
{
    const auto named = names();
    displayConnection(named);
    const auto selected = m_workspace.selection.components();
    const bool isAlone = selected.size() == 1 && m_workspace.selection.ids().size() == 1;
    const auto *component = isAlone ? m_estimate.component(selected.first().id) : nullptr;
    m_component->display(
        component ? estimate_facts::ofComponent(*component, named) : FactSheet(), m_estimate);
}

void EstimatePanel::displayConnection(const estimate_facts::Names &names)
{
    const auto selected = m_workspace.selection.connections();
    const auto *estimate =
        selected.size() == 1 ? m_estimate.connection(selected.first().id) : nullptr;
    m_connection->setVisible(estimate != nullptr);
    if (estimate != nullptr) {
        const auto &connection = selected.first();
        m_connection->display(*estimate,
            tr("%1 \u2192 %2").arg(names.name(connection.from), names.name(connection.to)));
    }
}

void EstimatePanel::displaySections(const estimate_facts::Names &names)
{
    const bool hasEntries = !m_estimate.entries.isEmpty();
    m_design->display({tr("The whole design"), {},
                          hasEntries ? estimate_facts::ofDesign(m_estimate, names) : QList<Fact>()},
        m_estimate);
    displayStreams(names);
    displayFreshness(names);
}

void EstimatePanel::displayStreams(const estimate_facts::Names &names)
{
    QList<FactSheet> sheets;
    int leftOut = 0;
    for (const auto &stream : std::as_const(m_estimate.streams)) {
        const auto *connection = core::find(m_workspace.document.design().connections, stream.id);
        if (connection && estimate_facts::isNoticeable(stream)) {
            const auto name = names.links({connection->from, connection->to}, u" \u2192 "_s);
            sheets.append(estimate_facts::ofStream(stream, name));
        }
        leftOut += estimate_facts::isNoticeable(stream) ? 0 : 1;
    }
    const auto rest = leftOut == 1
        ? tr("1 stream takes less than a millisecond and is left out.")
        : tr("%1 streams take less than a millisecond and are left out.").arg(leftOut);
    m_streams->display(sheets, m_estimate, leftOut > 0 ? rest : QString());
}

/// Targets that are missed come first, then the other targets, then the oldest data.
void EstimatePanel::displayFreshness(const estimate_facts::Names &names)
{
    auto all = m_estimate.freshness;
    const auto rank = [](const core::FreshnessEstimate &one) {
        const int target = !one.budgetS ? 2 : one.isMet.value_or(true) ? 1 : 0;
        return std::pair(target, -one.worst.value.value_or(0));
    };
    std::stable_sort(
        all.begin(), all.end(), [&](const auto &a, const auto &b) { return rank(a) < rank(b); });
    QList<FactSheet> sheets;
    for (const auto &one : std::as_const(all)) {
        if (estimate_facts::isNoticeable(one)) {
            sheets.append(estimate_facts::ofFreshness(one, names));
        }
    }
    const auto leftOut = all.size() - sheets.size();
    const auto rest = leftOut == 1
        ? tr("1 component holds data younger than a second and is left out.")
        : tr("%1 components hold data younger than a second and are left out.").arg(leftOut);
    m_freshness->display(sheets, m_estimate, leftOut > 0 ? rest : QString());
}

void EstimatePanel::displayComponents(const estimate_facts::Names &names)
{
    m_loads->display(m_estimate, names.names);
    const auto shown = m_loads->loads().rowCount();
    const auto hidden = m_estimate.components.size() - m_estimate.entries.size() - shown;
    m_componentsTitle->setVisible(shown > 0);
    m_loads->setVisible(shown > 0);
    m_leftOut->setVisible(shown > 0 && hidden > 0);
    m_leftOut->setText(hidden == 1
            ? tr("1 component carries no requests and is left out.")
            : tr("%1 components carry no requests and are left out.").arg(hidden));
}

void EstimatePanel::choose(const core::ElementId &id)
{
    m_workspace.selection.set({id});
    Q_EMIT reveal({id});
}

void EstimatePanel::showWorking(const WorkingOf &working)
{
    m_working->open(working, m_estimate);
}
