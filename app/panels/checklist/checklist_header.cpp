// SPDX-License-Identifier: MIT
#include "app/panels/checklist/checklist_header.h"

#include "app/look/plain_text.h"
#include "app/panels/checklist/framework_button.h"
#include "app/panels/checklist/next_step.h"
#include "app/panels/checklist/severity_chip.h"
#include "app/widgets/checkable_menu.h"
#include "app/widgets/labels_and_buttons.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

enum FilterIndex { WrongFilter, MissingFilter, OpenFilter, DismissedFilter };

} // namespace

ChecklistHeader::ChecklistHeader(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace),
      m_check(labels_and_buttons::choice(tr("Check"), this)),
      m_fixAll(labels_and_buttons::smallButton({}, this)), m_search(new QLineEdit(this)),
      m_more(new QToolButton(this)), m_progress(new QProgressBar(this)),
      m_progressText(plain_text::label({}, this)), m_next(new NextStep(workspace.appearance, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 10, 0, 6);
    column->setSpacing(8);
    buildTop(column);
    buildFilter(column);
    buildProgress(column);
    column->addWidget(m_next);
    connect(m_next, &QAbstractButton::clicked, this,
        [this] { Q_EMIT openWanted(m_next->findingKey()); });
    setFixing(false);
}

void ChecklistHeader::buildTop(QVBoxLayout *column)
{
    m_check->setObjectName(u"check"_s);
    m_check->setToolTip(tr("Count what is missing, too, whether or not a step is done (F7)"));
    connect(m_check, &QPushButton::clicked, &m_workspace.analyst, &Analyst::setCheckAsked);
    m_fixAll->setObjectName(u"fixAll"_s);
    connect(m_fixAll, &QPushButton::clicked, this,
        [this] { m_isFixing ? Q_EMIT cancelWanted() : Q_EMIT fixAllWanted(); });
    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 0, 12, 0);
    row->setSpacing(6);
    row->addWidget(new FrameworkButton(m_workspace, this));
    row->addStretch();
    row->addWidget(m_check);
    row->addWidget(m_fixAll);
    column->addLayout(row);
}

void ChecklistHeader::buildFilter(QVBoxLayout *column)
{
    auto *chips = new QHBoxLayout;
    chips->setContentsMargins(12, 0, 12, 0);
    chips->setSpacing(6);
    for (const auto severity :
        {core::Severity::Error, core::Severity::Warning, core::Severity::Hint}) {
        auto *chip = new SeverityChip(m_workspace.appearance, severity, this);
        connect(chip, &QAbstractButton::toggled, this, &ChecklistHeader::changeFilter);
        chips->addWidget(chip);
        m_chips.append(chip);
    }
    chips->addStretch();
    column->addLayout(chips);
    m_search->setObjectName(u"findingSearch"_s);
    m_search->setPlaceholderText(tr("Search findings"));
    m_search->setAccessibleName(tr("Search findings"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, this, &ChecklistHeader::changeFilter);
    m_more->setObjectName(u"findingFilter"_s);
    m_more->setText(tr("Show") + u" \u25be"_s);
    m_more->setToolTip(tr("Which findings are listed"));
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(new CheckableMenu(m_more));
    m_filters = {addFilter(u"filter:wrong"_s, tr("What is wrong")),
        addFilter(u"filter:missing"_s, tr("What is missing")),
        addFilter(u"filter:open"_s, tr("What is still open")),
        addFilter(u"filter:waived"_s, tr("What is dismissed"))};
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 0, 8, 0);
    row->setSpacing(4);
    row->addWidget(m_search, 1);
    row->addWidget(m_more);
    column->addLayout(row);
}

QAction *ChecklistHeader::addFilter(const QString &name, const QString &text)
{
    auto *action = m_more->menu()->addAction(text);
    action->setObjectName(name);
    action->setCheckable(true);
    action->setChecked(true);
    connect(action, &QAction::toggled, this, &ChecklistHeader::changeFilter);
    return action;
}

void ChecklistHeader::buildProgress(QVBoxLayout *column)
{
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    m_progressText->setObjectName(u"progress"_s);
    m_progressText->setProperty("role", u"muted"_s);
    m_progressText->setFont(::font(TypeSize::Small));
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(8);
    row->addWidget(m_progress, 1, Qt::AlignVCenter);
    row->addWidget(m_progressText);
    column->addLayout(row);
}

void ChecklistHeader::display(const core::CheckResult &checks, const core::Review &review)
{
    const auto counts = core::countsOf(review.findings);
    for (auto *chip : std::as_const(m_chips)) {
        chip->setCount(counts.open(chip->severity()));
    }
    m_check->setChecked(m_workspace.analyst.isCheckAsked());
    const bool isDoable = std::any_of(checks.findings.begin(), checks.findings.end(),
        [](const core::Finding &one) { return !one.isDismissed() && one.fix.isDoable(); });
    m_fixAll->setEnabled(m_isFixing || isDoable);
    displayProgress(checks);
    m_next->display(core::nextBest(checks));
}

void ChecklistHeader::displayProgress(const core::CheckResult &checks)
{
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

FindingFilter ChecklistHeader::filter() const
{
    FindingFilter filter;
    for (const auto *chip : m_chips) {
        filter.set(chip->severity(), chip->isChecked());
    }
    filter.wrong = m_filters.at(WrongFilter)->isChecked();
    filter.missing = m_filters.at(MissingFilter)->isChecked();
    filter.openItems = m_filters.at(OpenFilter)->isChecked();
    filter.dismissed = m_filters.at(DismissedFilter)->isChecked();
    filter.words = m_search->text().simplified().split(u' ', Qt::SkipEmptyParts);
    return filter;
}

void ChecklistHeader::clearFilter()
{
    {
        const QScopedValueRollback clearing(m_isClearing, true);
        for (auto *chip : std::as_const(m_chips)) {
            chip->setChecked(true);
        }
        for (auto *action : std::as_const(m_filters)) {
            action->setChecked(true);
        }
        m_search->clear();
    }
    changeFilter();
}

void ChecklistHeader::changeFilter()
{
    if (m_isClearing) {
        return;
    }
    const bool isNarrowed = std::any_of(m_filters.begin(), m_filters.end(),
        [](const QAction *action) { return !action->isChecked(); });
    m_more->setText((isNarrowed ? tr("Some") : tr("Show")) + u" \u25be"_s);
    Q_EMIT filterChanged();
}

void ChecklistHeader::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!isReturn || !labels_and_buttons::pressFocused(this)) {
        QWidget::keyPressEvent(event);
    }
}

void ChecklistHeader::setFixing(bool isFixing)
{
    m_isFixing = isFixing;
    m_fixAll->setText(isFixing ? tr("Stop") : tr("Fix all"));
    m_fixAll->setToolTip(isFixing
            ? tr("Leave the design as it is")
            : tr("Do every fix that needs no answer from you, as one step to undo"));
    m_fixAll->setEnabled(true);
}
