// SPDX-License-Identifier: MIT
#include "app/panels/checklist/checklist_panel.h"

#include "app/look/plain_text.h"
#include "app/panels/checklist/checklist_header.h"
#include "app/panels/checklist/finding_groups.h"
#include "app/panels/checklist/finding_list.h"
#include "app/settings/settings.h"
#include "core/model/edits.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

ChecklistPanel::ChecklistPanel(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_fixer(workspace.document, workspace.library),
      m_head(new ChecklistHeader(workspace, this)), m_empty(plain_text::label({}, this))
{
    setProperty("role", u"panel"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    auto *line = new QFrame;
    line->setProperty("role", u"line"_s);
    line->setFixedHeight(1);
    column->addWidget(line);
    buildList(column);
    followFixer();
    connect(m_head, &ChecklistHeader::filterChanged, this,
        [this] { m_list->setFilter(m_head->filter()); });
    connect(m_head, &ChecklistHeader::openWanted, this, &ChecklistPanel::open);
    connect(m_head, &ChecklistHeader::fixAllWanted, this, &ChecklistPanel::fixAll);
    connect(m_head, &ChecklistHeader::cancelWanted, &m_fixer, &QuickFixer::cancel);
    connect(&workspace.analyst, &Analyst::updated, this, &ChecklistPanel::refresh);
    connect(&workspace.selection, &Selection::changed, this,
        [this] { m_list->mark(m_workspace.selection.ids()); });
    connect(&workspace.appearance, &Appearance::changed, this, qOverload<>(&QWidget::update));
}

void ChecklistPanel::buildList(QVBoxLayout *column)
{
    m_empty->setText(tr("Findings appear here as you draw. Begin with a Client and the component "
                        "that answers it; every step below tells what is still open."));
    m_empty->setObjectName(u"empty"_s);
    m_empty->setWordWrap(true);
    m_empty->setProperty("role", u"muted"_s);
    m_empty->setContentsMargins(16, 12, 16, 4);
    m_empty->hide();
    column->addWidget(m_empty);
    auto *area = new QScrollArea;
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list = new FindingList(m_workspace.appearance, *area);
    area->setWidget(m_list);
    area->viewport()->setAutoFillBackground(false);
    m_list->setAutoFillBackground(false);
    column->addWidget(area, 1);
    m_list->setLevel(settings::questionLevel());
    connect(m_list, &FindingList::activated, this, &ChecklistPanel::follow);
    connect(m_list, &FindingList::acted, this, &ChecklistPanel::perform);
    connect(m_list, &FindingList::fieldRequested, this, &ChecklistPanel::fieldRequested);
    connect(m_list, &FindingList::levelChosen, this, [this](QuestionLevel level) {
        settings::setQuestionLevel(level);
        m_list->setLevel(level);
    });
    connect(m_list, &FindingList::markRequested, this, [this](const QString &step, bool isDone) {
        m_workspace.document.commit(isDone ? tr("Mark step as done") : tr("Mark step as not done"),
            core::edits::setStepDone(m_workspace.document.design(), step, isDone));
    });
}

void ChecklistPanel::followFixer()
{
    connect(&m_fixer, &QuickFixer::fixingChanged, m_head,
        [this] { m_head->setFixing(m_fixer.isFixing()); });
    connect(&m_fixer, &QuickFixer::refused, m_list, &FindingList::refuse);
    connect(&m_workspace.document, &Document::changed, m_list, &FindingList::forgetRefusals);
    connect(&m_fixer, &QuickFixer::fixed, this, [this](int count, const core::ElementIds &added) {
        Q_EMIT notice(count == 0 ? tr("Nothing could be fixed without you.")
                : count == 1     ? tr("1 finding is fixed.")
                                 : tr("%1 findings are fixed.").arg(count));
        if (!added.isEmpty()) {
            m_workspace.selection.set(added);
            Q_EMIT reveal(added);
        }
    });
}

void ChecklistPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale) {
        display(m_workspace.analyst.analysis());
    }
}

void ChecklistPanel::refresh()
{
    m_isStale = true;
    if (isVisible()) {
        display(m_workspace.analyst.analysis());
    }
}

void ChecklistPanel::display(const core::Analysis &analysis)
{
    m_isStale = false;
    const auto &design = m_workspace.document.design();
    const auto &checks = analysis.checks;
    m_review = core::review(checks, design.doneSteps, m_workspace.analyst.isCheckAsked());
    const bool isBoardEmpty = design.components.isEmpty();
    m_empty->setVisible(isBoardEmpty);
    m_head->display(checks, m_review);
    m_list->display(findingGroups(checks, m_review, design,
                        core::checklistsFor(design, m_workspace.library.checklists)),
        isBoardEmpty ? FindingList::Sections::Folded : FindingList::Sections::Unfolded);
}

void ChecklistPanel::showFindingsOf(const core::ElementIds &elements)
{
    if (m_isStale) {
        display(m_workspace.analyst.analysis());
    }
    if (const auto *finding = m_list->findingOf(elements)) {
        open(finding->key);
    }
}

void ChecklistPanel::open(const QString &findingKey)
{
    const auto *found = m_list->finding(findingKey);
    if (found == nullptr) {
        return;
    }
    const auto finding = *found;
    const auto filter = m_list->filter();
    const auto &openItems = m_review.openItems;
    const bool isOpenItem = std::any_of(openItems.begin(), openItems.end(),
        [&](const core::Finding &item) { return item.key == findingKey; });
    if (isOpenItem ? !filter.showsOpenItem(finding) : !filter.shows(finding)) {
        m_head->clearFilter();
    }
    m_list->open(findingKey);
    follow(finding);
}

void ChecklistPanel::fixAll()
{
    m_fixer.fixAll();
}

void ChecklistPanel::follow(const core::Finding &finding)
{
    if (finding.elements.isEmpty()) {
        return;
    }
    const core::ElementIds elements(finding.elements.begin(), finding.elements.end());
    m_workspace.selection.set(elements);
    Q_EMIT reveal(elements);
}

void ChecklistPanel::perform(const core::Finding &finding, const FindingAction &action)
{
    using What = FindingAction::What;
    switch (action.what) {
    case What::Fix:
        m_fixer.fixFinding(finding);
        return;
    case What::WriteField:
        Q_EMIT fieldRequested(finding.fix.field);
        return;
    case What::ShowSetting:
        follow(finding);
        Q_EMIT settingRequested(finding.fix.setting);
        return;
    case What::Dismiss:
        dismiss(finding, finding.elements, action.reason);
        return;
    case What::DismissEverywhere:
        dismiss(finding, {}, action.reason);
        return;
    case What::Revoke:
        revoke(finding);
        return;
    case What::Explain:
        Q_EMIT helpRequested(finding.rule);
        return;
    }
}

void ChecklistPanel::dismiss(
    const core::Finding &finding, const QStringList &elements, const QString &reason)
{
    m_workspace.document.commit(tr("Dismiss finding"),
        core::edits::dismiss(m_workspace.document.design(), {finding.rule, elements, reason, {}}));
}

void ChecklistPanel::revoke(const core::Finding &finding)
{
    const auto &design = m_workspace.document.design();
    const core::ElementIds place(finding.elements.begin(), finding.elements.end());
    const auto dismissal = std::find_if(
        design.dismissals.begin(), design.dismissals.end(), [&](const core::Dismissal &one) {
            const core::ElementIds dismissed(one.elements.begin(), one.elements.end());
            return one.rule == finding.rule && (dismissed.isEmpty() || dismissed == place);
        });
    if (dismissal != design.dismissals.end()) {
        m_workspace.document.commit(tr("Revoke dismissal"),
            core::edits::revoke(design, dismissal->rule, QStringList(dismissal->elements)));
    }
}
