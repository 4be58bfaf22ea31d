// SPDX-License-Identifier: MIT
#include "app/window/summary_bar.h"

#include "app/look/plain_text.h"
#include "app/widgets/elided.h"

#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

/// The entry that is furthest over its budget, else the first.
const core::EntryEstimate *mostPressing(const core::Estimate &estimate)
{
    const core::EntryEstimate *result = nullptr;
    for (const auto &entry : estimate.entries) {
        const auto slack = [](const core::EntryEstimate &e) {
            return e.slackMs.value.value_or(1e12);
        };
        if (!result || slack(entry) < slack(*result)) {
            result = &entry;
        }
    }
    return result;
}

} // namespace

SummaryBar::SummaryBar(Workspace &workspace, QWidget *parent)
    : QStatusBar(parent), m_workspace(workspace), m_findings(chip(u"summaryFindings"_s)),
      m_estimate(chip(u"summaryEstimate"_s)), m_zoom(chip(u"summaryZoom"_s))
{
    setSizeGripEnabled(false);
    m_zoom->setToolTip(tr("Zoom to 100 %"));
    connect(m_findings, &QPushButton::clicked, this, &SummaryBar::findingsWanted);
    connect(m_estimate, &QPushButton::clicked, this, &SummaryBar::estimateWanted);
    connect(m_zoom, &QPushButton::clicked, this, &SummaryBar::zoomResetWanted);
    connect(&workspace.analyst, &Analyst::updated, this, &SummaryBar::refresh);
    connect(&workspace.appearance, &Appearance::changed, this, &SummaryBar::refresh);
    refresh();
}

QPushButton *SummaryBar::chip(const QString &name)
{
    auto *button = new ElidedButton(this);
    button->setObjectName(name);
    button->setProperty("flat", true);
    button->setFocusPolicy(Qt::TabFocus);
    addPermanentWidget(button);
    return button;
}

void SummaryBar::showZoom(double zoom)
{
    const double percent = zoom * 100;
    m_zoom->setText(tr("%1 %").arg(
        percent < 10 ? core::formatNumber(percent) : QString::number(qRound(percent))));
}

void SummaryBar::refresh()
{
    showFindings(m_workspace.analyst.review());
    showEstimate(m_workspace.analyst.analysis().estimate);
}

void SummaryBar::showFindings(const core::Review &review)
{
    const auto found = core::countsOf(review.findings);
    const auto &theme = m_workspace.appearance.theme();
    const auto colour = found.error > 0 ? theme.error
        : found.warning > 0             ? theme.warning
                                        : theme.muted;
    m_findings->setStyleSheet(u"color: %1"_s.arg(colour.name()));
    QStringList counts;
    const auto add = [&](int number, const QString &one, const QString &many) {
        if (number > 0) {
            counts.append(number == 1 ? one : many.arg(number));
        }
    };
    add(found.error, tr("1 error"), tr("%1 errors"));
    add(found.warning, tr("1 warning"), tr("%1 warnings"));
    add(found.hint, tr("1 hint"), tr("%1 hints"));
    m_findings->setText(counts.isEmpty() ? tr("No findings") : counts.join(u" \u00b7 "_s));
    m_findings->setToolTip(tr("Open the checklist"));
}

void SummaryBar::showEstimate(const core::Estimate &estimate)
{
    const auto &theme = m_workspace.appearance.theme();
    const auto *entry = mostPressing(estimate);
    m_estimate->setToolTip(tr("Open the estimate"));
    if (!entry || !entry->latency.p99.value) {
        m_estimate->setStyleSheet(
            u"color: %1"_s.arg(entry ? theme.error.name() : theme.muted.name()));
        const auto unknown =
            m_workspace.analyst.isSupposing() ? tr("What if: p99 unknown") : tr("p99 unknown");
        m_estimate->setText(entry ? unknown : tr("No client, no estimate"));
        if (entry) {
            m_estimate->setToolTip(plain_text::toolTip(entry->latency.p99.working));
        }
        return;
    }
    auto text = tr("p99 %1").arg(core::formatQuantity(entry->latency.p99));
    if (entry->budget.p99Ms) {
        text += tr(" of %1 ms").arg(core::formatNumber(*entry->budget.p99Ms));
    }
    if (const auto *component =
            core::find(m_workspace.document.design().components, estimate.bottleneck)) {
        text += tr(" \u00b7 bottleneck %1").arg(plain_text::caption(component->name));
    }
    if (m_workspace.analyst.isSupposing()) {
        text.prepend(tr("What if: "));
    }
    m_estimate->setText(text);
    if (!estimate.problems.isEmpty()) {
        m_estimate->setText(m_estimate->text() + tr(" \u00b7 incomplete"));
        m_estimate->setToolTip(plain_text::toolTip(estimate.problems.join(u'\n')));
    }
    const bool isOver = entry->isMet.has_value() && !*entry->isMet;
    m_estimate->setStyleSheet(u"color: %1"_s.arg(isOver ? theme.error.name() : theme.muted.name()));
}
