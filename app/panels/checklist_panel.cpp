// SPDX-License-Identifier: MIT
#include "app/panels/checklist_panel.h"

#include "app/panels/finding_list.h"
#include "app/panels/severity_chip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr auto waivedKey = "waived"_L1;

QString keyOf(const QString &checklist, const QString &stage)
{
    return checklist + u'/' + stage;
}

/// Its place in the interview, counted from one; zero when the checklist does not know it.
qsizetype numberOf(const core::Checklist &checklist, const QString &stage)
{
    const auto found = std::find_if(checklist.stages.begin(), checklist.stages.end(),
        [&](const core::Stage &one) { return one.id == stage; });
    return found == checklist.stages.end() ? 0 : found - checklist.stages.begin() + 1;
}

} // namespace

ChecklistPanel::ChecklistPanel(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_progress(new QProgressBar),
      m_progressText(new QLabel), m_empty(new QLabel)
{
    setProperty("role", u"panel"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildSummary(column);
    buildList(column);
    connect(&workspace.analyst, &Analyst::updated, this, &ChecklistPanel::refresh);
    connect(&workspace.selection, &Selection::changed, this,
        [this] { m_list->mark(m_workspace.selection.ids()); });
    connect(&workspace.appearance, &Appearance::changed, this, qOverload<>(&QWidget::update));
}

void ChecklistPanel::buildSummary(QVBoxLayout *column)
{
    auto *chips = new QHBoxLayout;
    chips->setSpacing(6);
    for (const auto severity :
        {core::Severity::Error, core::Severity::Warning, core::Severity::Hint}) {
        auto *chip = new SeverityChip(m_workspace.appearance, severity, this);
        connect(chip, &QAbstractButton::toggled, this, &ChecklistPanel::applyFilter);
        chips->addWidget(chip);
        m_chips.append(chip);
    }
    chips->addStretch();
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    m_progressText->setObjectName(u"progress"_s);
    m_progressText->setProperty("role", u"muted"_s);
    m_progressText->setFont(::font(TypeSize::Small));
    auto *progress = new QHBoxLayout;
    progress->setSpacing(8);
    progress->addWidget(m_progress, 1, Qt::AlignVCenter);
    progress->addWidget(m_progressText);
    auto *summary = new QVBoxLayout;
    summary->setContentsMargins(12, 12, 12, 10);
    summary->setSpacing(10);
    summary->addLayout(chips);
    summary->addLayout(progress);
    column->addLayout(summary);
    auto *line = new QFrame;
    line->setProperty("role", u"line"_s);
    line->setFixedHeight(1);
    column->addWidget(line);
}

void ChecklistPanel::buildList(QVBoxLayout *column)
{
    m_empty->setText(tr("Findings appear here as you draw. Begin with a Client and the component "
                        "that answers it; every stage below tells what it still misses."));
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
    connect(m_list, &FindingList::activated, this, &ChecklistPanel::follow);
    connect(m_list, &FindingList::fixRequested, this, &ChecklistPanel::mend);
    connect(m_list, &FindingList::fieldRequested, this, &ChecklistPanel::fieldRequested);
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
    const bool isBoardEmpty = m_workspace.document.design().components.isEmpty();
    m_empty->setVisible(isBoardEmpty);
    displaySummary(analysis.checks);
    m_list->display(groups(analysis.checks),
        isBoardEmpty ? FindingList::Sections::Folded : FindingList::Sections::Unfolded);
}

void ChecklistPanel::displaySummary(const core::CheckResult &checks)
{
    const auto counts = core::countsOf(checks.findings);
    for (auto *chip : std::as_const(m_chips)) {
        chip->setCount(counts.open(chip->severity()));
    }
    int done = 0;
    int total = 0;
    for (const auto &stage : checks.progress) {
        done += stage.done;
        total += stage.total;
    }
    m_progress->setMaximum(std::max(1, total));
    m_progress->setValue(done);
    m_progress->setVisible(total > 0);
    m_progressText->setVisible(total > 0);
    m_progressText->setText(tr("%1 of %2 done").arg(done).arg(total));
}

QList<FindingGroup> ChecklistPanel::groups(const core::CheckResult &checks) const
{
    QList<FindingGroup> result;
    QHash<QString, qsizetype> places;
    const auto placeOf = [&](const core::StageProgress &stage) {
        const auto key = keyOf(stage.checklist, stage.stage);
        if (!places.contains(key)) {
            places.insert(key, result.size());
            result.append(groupOf(stage));
        }
        return places.value(key);
    };
    for (const auto &stage : checks.progress) {
        placeOf(stage);
    }
    FindingGroup waived {waivedKey, {}, {}, tr("Waived"), 0, 0, {}, {}};
    for (const auto &finding : checks.findings) {
        auto &group =
            finding.isWaived() ? waived : result[placeOf({finding.checklist, finding.stage, 0, 0})];
        group.findings.append(finding);
        group.unwritten.removeIf(
            [&](const core::BriefField &field) { return field.id == finding.fix.field; });
    }
    if (!waived.findings.isEmpty()) {
        result.append(waived);
    }
    return result;
}

FindingGroup ChecklistPanel::groupOf(const core::StageProgress &progress) const
{
    FindingGroup group;
    group.key = keyOf(progress.checklist, progress.stage);
    group.name = progress.stage;
    group.done = progress.done;
    group.total = progress.total;
    const auto *framework = m_workspace.library.checklist(progress.checklist);
    const auto *stage = framework != nullptr ? framework->stage(progress.stage) : nullptr;
    if (stage == nullptr) {
        return group;
    }
    group.name = stage->name;
    const auto &brief = m_workspace.document.design().brief;
    std::copy_if(stage->fields.begin(), stage->fields.end(), std::back_inserter(group.unwritten),
        [&](const core::BriefField &field) { return !brief.contains(field.id); });
    const auto number = numberOf(*framework, progress.stage);
    group.number = QString::number(number);
    if (number == 1 && m_workspace.library.checklists.size() > 1) {
        group.checklist = framework->name;
    }
    return group;
}

void ChecklistPanel::applyFilter()
{
    auto filter = m_list->filter();
    for (const auto *chip : std::as_const(m_chips)) {
        filter.set(chip->severity(), chip->isChecked());
    }
    m_list->setFilter(filter);
}

void ChecklistPanel::showFindingsOf(const core::ElementId &element)
{
    if (m_isStale) {
        display(m_workspace.analyst.analysis());
    }
    const auto *finding = m_list->findingOf(element);
    if (finding == nullptr) {
        return;
    }
    const auto key = finding->key;
    for (auto *chip : std::as_const(m_chips)) {
        if (chip->severity() == finding->severity) {
            chip->setChecked(true);
            break;
        }
    }
    m_list->open(key);
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

void ChecklistPanel::mend(const core::Finding &finding)
{
    const auto &fix = finding.fix;
    if (!fix.field.isEmpty()) {
        Q_EMIT fieldRequested(fix.field);
    }
    if (!fix.setting.isEmpty()) {
        follow(finding);
        Q_EMIT settingRequested(fix.setting);
    }
    if (!fix.add.isEmpty()) {
        Q_EMIT addRequested(fix.add);
    }
}
