// SPDX-License-Identifier: MIT
#include "app/panels/estimate_panel.h"

#include "app/panels/connection_card.h"
#include "app/panels/entry_card.h"
#include "app/panels/load_view.h"
#include "app/panels/problem_list.h"
#include "app/panels/simulation_card.h"
#include "app/panels/supposed_mark.h"
#include "app/panels/working_area.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

constexpr int margin = 12;
constexpr int revealMargin = 24;

} // namespace

EstimatePanel::EstimatePanel(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_area(new QScrollArea),
      m_problems(new ProblemList(workspace.appearance)), m_empty(new QLabel),
      m_connection(new ConnectionCard(workspace.appearance)), m_cardColumn(new QVBoxLayout),
      m_simulation(new SimulationCard(workspace.appearance, workspace.analyst.simulator())),
      m_componentsTitle(new QLabel(tr("Components, busiest first"))),
      m_loads(new LoadView(workspace.appearance, workspace.selection)), m_leftOut(new QLabel),
      m_working(new WorkingArea(workspace.appearance))
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
    column->addWidget(new SupposedMark(workspace.analyst, this));
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
    m_cardColumn->setSpacing(margin);
    top->addLayout(m_cardColumn);
    top->addWidget(m_simulation);
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
    column->addStretch();
    return content;
}

void EstimatePanel::connectParts()
{
    connect(&m_workspace.analyst, &Analyst::updated, this, &EstimatePanel::refresh);
    connect(&m_workspace.selection, &Selection::changed, this, &EstimatePanel::displayConnection);
    connect(&m_workspace.appearance, &Appearance::changed, this, &EstimatePanel::restyle);
    connect(m_empty, &QLabel::linkActivated, this, &EstimatePanel::addRequested);
    connect(m_connection, &ConnectionCard::workingRequested, this, &EstimatePanel::showWorking);
    connect(m_loads, &LoadView::chosen, this, &EstimatePanel::choose);
    connect(m_loads, &LoadView::workingRequested, this, &EstimatePanel::showWorking);
    connect(m_loads, &LoadView::focusMoved, this, [this](const QRect &row) {
        const auto place = m_loads->mapTo(m_area->widget(), row.center());
        m_area->ensureVisible(0, place.y(), 0, row.height() / 2 + revealMargin);
    });
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
    m_simulation->display(m_estimate);
    displayConnection();
    displayComponents(named);
    m_working->follow(m_estimate);
}

QHash<core::ElementId, QString> EstimatePanel::names() const
{
    const auto &components = m_workspace.document.design().components;
    QHash<core::ElementId, QString> result;
    result.reserve(components.size());
    for (const auto &component : components) {
        const auto *type = m_workspace.library.catalog.type(component.type);
        const auto fallback = type != nullptr ? type->name : component.id;
        result.insert(component.id, component.name.isEmpty() ? fallback : component.name);
    }
    return result;
}

void EstimatePanel::displayEntries(const QHash<core::ElementId, QString> &names)
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
    connect(card, &EntryCard::linkActivated, this, &EstimatePanel::choose);
    connect(card, &EntryCard::workingRequested, this, &EstimatePanel::showWorking);
    return card;
}

void EstimatePanel::displayConnection()
{
    const auto selected = m_workspace.selection.connections();
    const auto *estimate =
        selected.size() == 1 ? m_estimate.connection(selected.first().id) : nullptr;
    m_connection->setVisible(estimate != nullptr);
    if (estimate == nullptr) {
        return;
    }
    const auto named = names();
    const auto &wire = selected.first();
    m_connection->display(
        *estimate, tr("%1 \u2192 %2").arg(named.value(wire.from), named.value(wire.to)));
}

void EstimatePanel::displayComponents(const QHash<core::ElementId, QString> &names)
{
    m_loads->display(m_estimate, names);
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
