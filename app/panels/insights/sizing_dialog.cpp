// SPDX-License-Identifier: MIT
#include "app/panels/insights/sizing_dialog.h"

#include "app/look/plain_text.h"
#include "app/widgets/labels_and_buttons.h"
#include "app/widgets/line_field.h"
#include "app/wording/estimate_text.h"
#include "core/model/edits.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr QSize firstSize {720, 560};

QTreeWidget *makeTable(QWidget *parent)
{
    auto *table = new QTreeWidget(parent);
    table->setObjectName(u"sizingTable"_s);
    table->setRootIsDecorated(false);
    table->setUniformRowHeights(true);
    table->setHeaderLabels({SizingDialog::tr("Component"), SizingDialog::tr("Now"),
        SizingDialog::tr("Then"), SizingDialog::tr("Why")});
    table->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    table->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    table->header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    table->setAccessibleName(SizingDialog::tr("Replicas, now and then"));
    return table;
}

/// "saturated", or the busiest component's share.
QString busiest(const core::Estimate &estimate)
{
    double highest = 0;
    for (const auto &component : estimate.components) {
        highest = std::max(highest, component.utilisation.value.value_or(0));
    }
    return highest >= 1 ? SizingDialog::tr("saturated")
                        : SizingDialog::tr("%1 %").arg(core::formatNumber(highest * 100));
}

} // namespace

SizingDialog::SizingDialog(Workspace &workspace, QWidget *parent)
    : QDialog(parent), m_workspace(workspace),
      m_forBudgets(new QRadioButton(tr("Keep every client's p99 &budget, as cheaply as possible"))),
      m_forUtilisation(new QRadioButton(tr("Nothing &busier than"))), m_target(new LineField),
      m_supposed(labels_and_buttons::label({}, "supposed")), m_table(makeTable(this)),
      m_effect(labels_and_buttons::label({}, "")), m_note(labels_and_buttons::label({}, "muted"))
{
    setWindowTitle(tr("Size the replicas"));
    resize(firstSize);
    m_forBudgets->setObjectName(u"sizeForBudgets"_s);
    m_forUtilisation->setObjectName(u"sizeForUtilisation"_s);
    m_effect->setObjectName(u"sizingEffect"_s);
    m_note->setObjectName(u"sizingNote"_s);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_apply = buttons->addButton(tr("&Apply"), QDialogButtonBox::AcceptRole);
    m_apply->setProperty("primary", true);
    m_apply->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(m_supposed);
    column->addWidget(buildGoals());
    column->addWidget(m_table, 1);
    column->addWidget(m_effect);
    column->addWidget(m_note);
    column->addWidget(buttons);
    const auto &analyst = workspace.analyst;
    m_supposed->setVisible(analyst.isSupposing());
    m_supposed->setText(tr("Sized for the traffic and caches of: %1").arg(analyst.supposed().text));
    connect(buttons, &QDialogButtonBox::accepted, this, &SizingDialog::apply);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_forBudgets, &QAbstractButton::toggled, this, &SizingDialog::compute);
    m_forBudgets->setChecked(true);
}

QWidget *SizingDialog::buildGoals()
{
    m_target->setObjectName(u"sizingTarget"_s);
    m_target->setFixedWidth(56);
    m_target->setShown(QString::number(m_targetPercent));
    m_target->setAccessibleName(tr("Highest utilisation, percent"));
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(m_forUtilisation);
    row->addWidget(m_target);
    row->addWidget(plain_text::label(tr("% at the peak"), box));
    row->addStretch();
    column->addWidget(m_forBudgets);
    column->addLayout(row);
    connect(m_target, &LineField::entered, this, [this](const QString &text) {
        bool isNumber = false;
        const double percent = text.toDouble(&isNumber);
        m_targetPercent = isNumber ? std::clamp(percent, 1.0, 99.0) : m_targetPercent;
        m_target->setShown(QString::number(m_targetPercent));
        m_forUtilisation->setChecked(true);
        compute();
    });
    return box;
}

/// More traffic and cold caches can be sized for; what fails is not on the board to be changed.
core::Design SizingDialog::supposedDesign() const
{
    core::WhatIf question;
    question.traffic = m_workspace.analyst.whatIf().traffic;
    question.isCacheCold = m_workspace.analyst.whatIf().isCacheCold;
    return core::applied(m_workspace.document.design(), m_workspace.library.catalog, question);
}

void SizingDialog::compute()
{
    m_apply->setEnabled(false);
    m_note->setText(tr("Computing \u2026"));
    const auto design = supposedDesign();
    const auto &catalog = m_workspace.library.catalog;
    const core::EstimateScope scope {.prices = &m_workspace.library.prices, .hasShares = false};
    m_before = core::estimate(design, catalog, scope);
    m_thinker.ask([this, design, &catalog, scope, before = m_before,
                      isForBudgets = m_forBudgets->isChecked(), target = m_targetPercent / 100](
                      const Thinker::GoOn &goOn) -> Thinker::Answer {
        const auto cost = core::pricedReplicaCost(catalog, before);
        const auto sizing = isForBudgets ? core::sizedForBudgets(design, catalog, cost, goOn)
                                         : core::sizedForUtilisation(design, catalog, target, cost);
        const auto after = core::estimate(sizing.design, catalog, scope);
        return [this, sizing, after] { display(sizing, after); };
    });
}

void SizingDialog::display(const core::Sizing &sizing, const core::Estimate &after)
{
    m_sizing = sizing;
    m_table->clear();
    for (const auto &change : sizing.changes) {
        auto *row = new QTreeWidgetItem(m_table,
            {change.name, core::formatNumber(change.from), core::formatNumber(change.to),
                change.why});
        row->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        row->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
        auto bold = m_table->font();
        bold.setBold(true);
        row->setFont(2, bold);
    }
    auto note = sizing.note;
    if (sizing.isMet && sizing.changes.isEmpty()) {
        note += u' ' + tr("Nothing has to change.");
    }
    m_note->setText(note);
    labels_and_buttons::setStyleProperty(m_note, "role", sizing.isMet ? u"muted"_s : u"error"_s);
    displayEffect(after);
    m_apply->setEnabled(canApply());
}

void SizingDialog::displayEffect(const core::Estimate &after)
{
    QStringList lines;
    for (const auto &entry : after.entries) {
        const auto *before = m_before.entry(entry.id);
        if (before && entry.peakRate.value) {
            const auto then = estimate_text::latency(entry.latency.p99);
            lines.append(
                tr("%1: p99 %2 \u2192 %3%4")
                    .arg(entry.name,
                        before->latency.p99.value ? estimate_text::latency(before->latency.p99)
                                                  : tr("none"),
                        then,
                        entry.budget.p99Ms
                            ? tr(" of %1 ms").arg(core::formatNumber(*entry.budget.p99Ms))
                            : QString()));
        }
    }
    lines.append(tr("Busiest component: %1 \u2192 %2").arg(busiest(m_before), busiest(after)));
    if (m_before.cost.month.value && after.cost.month.value) {
        lines.append(tr("Costs a month: %1 \u2192 %2")
                         .arg(estimate_text::money(m_before.cost.month),
                             estimate_text::money(after.cost.month)));
    }
    m_effect->setText(lines.join(u'\n'));
}

bool SizingDialog::canApply() const
{
    return !m_thinker.isThinking() && !m_sizing.changes.isEmpty();
}

void SizingDialog::apply()
{
    auto design = m_workspace.document.design();
    for (const auto &change : std::as_const(m_sizing.changes)) {
        design = core::edits::setSetting(
            std::move(design), {change.component}, u"replicas"_s, core::Setting(change.to));
    }
    m_workspace.document.commit(tr("Size replicas"), design);
    accept();
}
