// SPDX-License-Identifier: MIT
#include "app/panels/estimate/entry_card.h"

#include "app/look/plain_text.h"
#include "app/panels/estimate/budget_bar.h"
#include "app/widgets/number_button.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

QLabel *small(const QString &text, const QString &role)
{
    auto *label = plain_text::label(text);
    label->setFont(::font(TypeSize::Small));
    label->setProperty("role", role);
    return label;
}

void setTextOf(QLabel *label, const QString &text)
{
    // Setting the same text again would drop the link that has the keyboard.
    if (label->text() != text) {
        label->setText(text);
    }
}

} // namespace

EntryCard::EntryCard(const Appearance &appearance, QWidget *parent)
    : QFrame(parent), m_appearance(appearance), m_name(linkLabel()), m_approximate(new QPushButton),
      m_reasons(small({}, u"muted"_s)), m_message(plain_text::label()), m_numbers(new QWidget),
      m_bar(new BudgetBar(appearance)), m_facts(new FactGrid(appearance)),
      m_pathTitle(small({}, u"muted"_s)), m_path(new FactGrid(appearance))
{
    setProperty("role", u"card"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 12);
    column->setSpacing(8);
    buildHeader(column);
    buildDemand(column);
    buildLatency(column);
    buildBudget(column);
    buildFacts(column);
}

QLabel *EntryCard::linkLabel()
{
    auto *label = new QLabel(this);
    label->setTextFormat(Qt::RichText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(label, &QLabel::linkActivated, this, &EntryCard::linkActivated);
    return label;
}

NumberButton *EntryCard::number(TypeSize size, const QString &title, const Pick &pick)
{
    auto *button = new NumberButton(m_appearance, size, this);
    connect(button, &QAbstractButton::clicked, this,
        [this, title, pick] { requestWorking(title, pick); });
    return button;
}

void EntryCard::requestWorking(const QString &title, const Pick &pick)
{
    const auto inLater = [id = m_entry.id, pick](const core::Estimate &estimate) {
        const auto *entry = estimate.entry(id);
        return entry != nullptr ? pick(*entry) : nullptr;
    };
    Q_EMIT workingRequested({tr("%1: %2").arg(m_entry.name, title), inLater});
}

void EntryCard::buildHeader(QVBoxLayout *column)
{
    m_approximate->setText(tr("approximate"));
    m_approximate->setFont(::font(TypeSize::Small));
    m_approximate->setProperty("link", true);
    m_approximate->setCheckable(true);
    m_approximate->setObjectName(u"approximate"_s);
    m_reasons->setWordWrap(true);
    m_reasons->setObjectName(u"reasons"_s);
    m_reasons->hide();
    connect(m_approximate, &QAbstractButton::toggled, m_reasons, &QWidget::setVisible);
    auto *header = new QHBoxLayout;
    header->addWidget(m_name, 1);
    header->addWidget(m_approximate, 0, Qt::AlignTop);
    column->addLayout(header);
    column->addWidget(m_reasons);
}

void EntryCard::buildDemand(QVBoxLayout *column)
{
    m_average = number(TypeSize::Small, tr("average rate"),
        [](const core::EntryEstimate &entry) { return &entry.averageRate; });
    m_peak = number(TypeSize::Small, tr("peak rate"),
        [](const core::EntryEstimate &entry) { return &entry.peakRate; });
    m_average->setTone(NumberButton::Tone::Muted);
    m_peak->setTone(NumberButton::Tone::Muted);
    auto *demand = new QHBoxLayout;
    demand->setSpacing(6);
    demand->setContentsMargins(0, 0, 0, 0);
    demand->addWidget(m_average);
    demand->addWidget(m_peak);
    demand->addStretch();
    column->addLayout(demand);
    m_message->setWordWrap(true);
    m_message->setProperty("role", u"muted"_s);
    m_message->setObjectName(u"message"_s);
    column->addWidget(m_message);
}

void EntryCard::buildLatency(QVBoxLayout *column)
{
    m_p50 = number(TypeSize::Title, tr("p50"),
        [](const core::EntryEstimate &entry) { return &entry.latency.p50; });
    m_p95 = number(TypeSize::Title, tr("p95"),
        [](const core::EntryEstimate &entry) { return &entry.latency.p95; });
    m_p99 = number(TypeSize::Title, tr("p99"),
        [](const core::EntryEstimate &entry) { return &entry.latency.p99; });
    m_p99->setObjectName(u"p99"_s);
    auto *grid = new QGridLayout(m_numbers);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(0);
    int place = 0;
    for (auto *button : {m_p50, m_p95, m_p99}) {
        auto *title = small(QStringList {tr("p50"), tr("p95"), tr("p99")}.at(place), u"muted"_s);
        grid->addWidget(title, 0, place);
        grid->addWidget(button, 1, place, Qt::AlignLeft);
        grid->setColumnStretch(place++, 1);
    }
    column->addWidget(m_numbers);
}

void EntryCard::buildBudget(QVBoxLayout *column)
{
    m_budget = number(TypeSize::Small, tr("latency budget"),
        [](const core::EntryEstimate &entry) { return &entry.slackMs; });
    m_budget->setObjectName(u"budget"_s);
    auto *budget = new QVBoxLayout;
    budget->setSpacing(2);
    budget->addWidget(m_bar);
    budget->addWidget(m_budget, 0, Qt::AlignLeft);
    column->addLayout(budget);
}

void EntryCard::buildFacts(QVBoxLayout *column)
{
    m_pathTitle->setText(tr("Critical path: what the p99 saves without a stop"));
    m_pathTitle->setWordWrap(true);
    m_pathTitle->setContentsMargins(0, 6, 0, 0);
    m_path->setObjectName(u"path"_s);
    column->addWidget(m_facts);
    column->addWidget(m_pathTitle);
    column->addWidget(m_path);
    follow(m_facts);
    follow(m_path);
}

void EntryCard::follow(FactGrid *grid)
{
    connect(grid, &FactGrid::linkActivated, this, &EntryCard::linkActivated);
    connect(grid, &FactGrid::workingRequested, this, &EntryCard::workingRequested);
}

void EntryCard::display(const core::EntryEstimate &entry, const core::Estimate &estimate,
    const estimate_facts::Names &names)
{
    m_entry = entry;
    setTextOf(m_name,
        u"<b>%1</b>"_s.arg(
            estimate_text::link(entry.id, entry.name, m_appearance.theme().text.name())));
    m_approximate->setVisible(!entry.approximations.isEmpty());
    m_approximate->setToolTip(plain_text::toolTip(entry.approximations.join(u'\n')));
    m_reasons->setText(entry.approximations.join(u'\n'));
    m_reasons->setVisible(m_approximate->isChecked() && !entry.approximations.isEmpty());
    displayDemand();
    displayLatency();
    m_facts->display(estimate_facts::ofEntry(entry, names), estimate);
    const auto path = estimate_facts::ofPath(entry, names);
    m_pathTitle->setVisible(!path.isEmpty());
    m_path->display(path, estimate);
}

void EntryCard::displayDemand()
{
    const bool hasDemand = m_entry.averageRate.value.has_value();
    m_average->display(
        tr("%1 average").arg(core::formatQuantity(m_entry.averageRate)), m_entry.averageRate);
    m_peak->display(tr("%1 at peak").arg(core::formatQuantity(m_entry.peakRate)), m_entry.peakRate);
    m_average->setVisible(hasDemand);
    m_peak->setVisible(hasDemand);
    const bool hasLatency = m_entry.latency.p99.value.has_value();
    m_message->setText(!hasDemand
            ? tr("No demand yet. Select this client and give it daily active users.")
            : m_entry.latency.p99.working);
    m_message->setVisible(!m_message->text().isEmpty() && !(hasDemand && hasLatency));
}

void EntryCard::displayLatency()
{
    const auto &latency = m_entry.latency;
    const bool hasLatency = latency.p99.value.has_value();
    const bool hasBudget = m_entry.budget.p99Ms.has_value();
    m_p50->display(estimate_text::latencyParts(latency.p50), latency.p50);
    m_p95->display(estimate_text::latencyParts(latency.p95), latency.p95);
    m_p99->display(estimate_text::latencyParts(latency.p99), latency.p99);
    m_numbers->setVisible(hasLatency);
    m_bar->setVisible(hasLatency && hasBudget);
    m_budget->setVisible(hasLatency);
    m_budget->display(estimate_text::budget(m_entry), m_entry.slackMs);
    if (!hasLatency || !hasBudget) {
        return;
    }
    m_bar->display(*latency.p99.value / *m_entry.budget.p99Ms);
    const bool isOver = *latency.p99.value > *m_entry.budget.p99Ms;
    m_budget->setTone(isOver ? NumberButton::Tone::Bad : NumberButton::Tone::Muted);
    m_p99->setTone(isOver ? NumberButton::Tone::Bad : NumberButton::Tone::Plain);
}
