// SPDX-License-Identifier: MIT
#include "app/panels/analysis_bench.h"
#include "app/panels/checklist/checklist_panel.h"
#include "app/panels/checklist/finding_row.h"
#include "app/panels/checklist/framework_button.h"
#include "app/panels/checklist/next_step.h"
#include "app/panels/checklist/severity_chip.h"
#include "app/panels/checklist/stage_header.h"
#include "app/settings/settings.h"
#include "core/model/edits.h"
#include "support/registered_test.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace {

core::Finding finding(const QString &key, core::Severity severity, const QString &stage)
{
    core::Finding result;
    result.key = key;
    result.rule = u"rule-"_s + key;
    result.checklist = u"ml"_s;
    result.stage = stage;
    result.severity = severity;
    result.kind = core::FindingKind::Wrong;
    result.text = u"Something is missing: "_s + key;
    result.why = u"It breaks."_s;
    result.questions = {u"What breaks?"_s, u"What if it breaks?"_s, u"Who pays for it?"_s};
    result.elements = {u"model"_s};
    return result;
}

core::Finding openItem(const QString &key, const QString &stage)
{
    auto result = finding(key, core::Severity::Error, stage);
    result.kind = core::FindingKind::Missing;
    return result;
}

core::Analysis analysis()
{
    core::Analysis result;
    result.checks.findings = {finding(u"fallback"_s, core::Severity::Error, u"serving"_s),
        finding(u"cache"_s, core::Severity::Hint, u"serving"_s),
        finding(u"drift"_s, core::Severity::Warning, u"monitoring"_s)};
    result.checks.findings.last().elements = {u"store"_s};
    result.checks.progress = {{u"ml"_s, u"serving"_s, 5, 12}, {u"ml"_s, u"monitoring"_s, 2, 3}};
    return result;
}

core::Checklist scored()
{
    core::Checklist result;
    result.id = u"score"_s;
    result.name = u"ML score"_s;
    result.isScored = true;
    for (const auto &id : {u"data"_s, u"model"_s}) {
        core::Stage stage;
        stage.id = id;
        stage.name = id.toUpper();
        result.stages.append(stage);
    }
    return result;
}

} // namespace

class TestChecklistPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"inferboard-test"_s);
        QStandardPaths::setTestModeEnabled(true);
    }
    void init()
    {
        m_bench = std::make_unique<AnalysisBench>();
        m_bench->draw({u"model"_s, u"store"_s});
        m_panel = std::make_unique<ChecklistPanel>(m_bench->workspace);
        m_panel->resize(340, 600);
        m_panel->show();
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        m_panel->display(analysis());
    }
    void cleanup()
    {
        m_panel.reset();
        m_bench.reset();
    }

    void pressingAFindingSelectsItsElementsAndExpandsIt();
    void pressingAnExpandedFindingFoldsIt();
    void chipsCountAndHide();
    void progressIsToldInWords();
    void anUpdateKeepsRowsAndWhatIsExpanded();
    void aFixedFindingDisappears();
    void dismissedFindingsAreListedLast();
    void theButtonsLeadToWhatTheFixNames();
    void openItemsAreQuietAndNotCounted();
    void aStepMarkedDoneIsJudgedInFull();
    void aCheckThatIsAskedForCountsWhatIsMissing();
    void aFindingIsDismissedWithAReasonAtItsPlace();
    void theFormOfADismissalIsScrolledIntoView();
    void aFindingIsDismissedForTheWholeDesign();
    void aDismissalIsRevoked();
    void theQuestionIsPutAtTheChosenLevel();
    void theFilterHidesKinds();
    void aSearchShowsOnlyWhatHoldsItsWords();
    void theNextBestStepOpensTheGravest();
    void aQuestionMarkAsksForTheRulesExplanation();
    void tabReachesTheButtonsOfAFindingAndReturnPressesThem();
    void frameworksAreChosenAndCombined();
    void theOnlyFrameworkCannotBeDropped();
    void aScoredFrameworkTellsItsScores();
    void findingsOfAnElementAreShownEvenIfFiltered();
    void rowsAboutTheSelectionAreMarked();
    void arrowKeysWalkThroughHeadersAndRows();
    void aLongStageShowsItsFirstRowsAndAButton();
    void anEmptyBoardSaysHowToBegin();
    void theFirstComponentUnfoldsTheStages();
    void fieldsWithoutAFindingAreStillToWrite();

private:
    FindingRow *row(const QString &key) const
    {
        for (auto *row : m_panel->findChildren<FindingRow *>()) {
            if (row->finding().key == key && row->isVisible()) {
                return row;
            }
        }
        return nullptr;
    }
    SeverityChip *chip(core::Severity severity) const
    {
        for (auto *chip : m_panel->findChildren<SeverityChip *>()) {
            if (chip->severity() == severity) {
                return chip;
            }
        }
        return nullptr;
    }
    /// Expands the finding and presses a button in it.
    void press(const QString &key, const QString &button)
    {
        row(key)->expand();
        row(key)->findChild<QPushButton *>(button)->click();
    }
    QList<FindingRow *> visibleRows() const
    {
        auto rows = m_panel->findChildren<FindingRow *>();
        rows.removeIf([](const FindingRow *row) { return !row->isVisible(); });
        return rows;
    }

    std::unique_ptr<AnalysisBench> m_bench;
    std::unique_ptr<ChecklistPanel> m_panel;
};

void TestChecklistPanel::pressingAFindingSelectsItsElementsAndExpandsIt()
{
    QSignalSpy revealed(m_panel.get(), &ChecklistPanel::reveal);

    QTest::mouseClick(row(u"fallback"_s), Qt::LeftButton);

    QCOMPARE(m_bench->selection.ids(), core::ElementIds {u"model"_s});
    QCOMPARE(revealed.size(), 1);
    QVERIFY(row(u"fallback"_s)->isExpanded());
    const auto *question = row(u"fallback"_s)->findChild<QLabel *>(u"question"_s);
    QCOMPARE(question->text(), u"What if it breaks?"_s);
}

void TestChecklistPanel::pressingAnExpandedFindingFoldsIt()
{
    QTest::mouseClick(row(u"fallback"_s), Qt::LeftButton);
    QTest::mouseClick(row(u"cache"_s), Qt::LeftButton);
    QVERIFY(!row(u"fallback"_s)->isExpanded());

    QTest::mouseClick(row(u"cache"_s), Qt::LeftButton);

    QVERIFY(!row(u"cache"_s)->isExpanded());
}

void TestChecklistPanel::chipsCountAndHide()
{
    QCOMPARE(chip(core::Severity::Error)->text(), u"1 error"_s);
    QCOMPARE(visibleRows().size(), 3);

    QTest::mouseClick(chip(core::Severity::Hint), Qt::LeftButton);

    QCOMPARE(visibleRows().size(), 2);
    QVERIFY(row(u"cache"_s) == nullptr);
    const auto notes = m_panel->findChildren<QLabel *>(u"note"_s);
    QVERIFY(std::any_of(notes.begin(), notes.end(),
        [](const QLabel *note) { return note->text() == u"1 more is hidden by the filter"; }));
}

void TestChecklistPanel::progressIsToldInWords()
{
    const auto headers = m_panel->findChildren<StageHeader *>();

    QCOMPARE(headers.first()->text(), u"Serving"_s);
    QCOMPARE(headers.first()->progressText(), u"5 of 12"_s);
    QCOMPARE(m_panel->findChild<QLabel *>(u"progress"_s)->text(), u"7 of 15 done"_s);
}

void TestChecklistPanel::anUpdateKeepsRowsAndWhatIsExpanded()
{
    QTest::mouseClick(row(u"cache"_s), Qt::LeftButton);
    const auto *before = row(u"cache"_s);
    auto next = analysis();
    next.checks.findings[1].text = u"Another text"_s;
    next.checks.findings.prepend(finding(u"new"_s, core::Severity::Error, u"serving"_s));

    m_panel->display(next);

    QCOMPARE(row(u"cache"_s), before);
    QVERIFY(before->isExpanded());
    QCOMPARE(before->finding().text, u"Another text"_s);
    QVERIFY(row(u"new"_s)->y() < before->y());
}

void TestChecklistPanel::aFixedFindingDisappears()
{
    row(u"fallback"_s)->setFocus();
    auto next = analysis();
    next.checks.findings.removeFirst();

    m_panel->display(next);

    QVERIFY(row(u"fallback"_s) == nullptr);
    QCOMPARE(chip(core::Severity::Error)->text(), u"0 errors"_s);
}

void TestChecklistPanel::dismissedFindingsAreListedLast()
{
    auto next = analysis();
    next.checks.findings.first().dismissedBecause = u"Batch only"_s;

    m_panel->display(next);

    const auto *dismissed = row(u"fallback"_s);
    const auto y = [&](const QWidget *widget) {
        return widget->mapTo(m_panel.get(), QPoint()).y();
    };
    QVERIFY(y(dismissed) > y(row(u"drift"_s)));
    QCOMPARE(dismissed->accessibleDescription(), u"Batch only"_s);
    QCOMPARE(chip(core::Severity::Error)->text(), u"0 errors"_s);
}

void TestChecklistPanel::theButtonsLeadToWhatTheFixNames()
{
    auto next = analysis();
    next.checks.findings[1].fix.say = u"Raise the replicas"_s;
    next.checks.findings[1].fix.setting = u"replicas"_s;
    next.checks.findings[2].fix.say = u"Write it down"_s;
    next.checks.findings[2].fix.field = u"monitoring"_s;
    m_panel->display(next);
    QSignalSpy setting(m_panel.get(), &ChecklistPanel::settingRequested);
    QSignalSpy field(m_panel.get(), &ChecklistPanel::fieldRequested);

    press(u"cache"_s, u"settingButton"_s);
    press(u"drift"_s, u"fieldButton"_s);

    QCOMPARE(setting, QList<QVariantList> {{u"replicas"_s}});
    QCOMPARE(field, QList<QVariantList> {{u"monitoring"_s}});
}

void TestChecklistPanel::openItemsAreQuietAndNotCounted()
{
    auto next = analysis();
    next.checks.findings.prepend(openItem(u"labels"_s, u"serving"_s));

    m_panel->display(next);

    QCOMPARE(chip(core::Severity::Error)->text(), u"1 error"_s);
    QCOMPARE(row(u"labels"_s)->emphasis(), FindingRow::Emphasis::OpenItem);
    QVERIFY(row(u"labels"_s)->y() > row(u"cache"_s)->y());
}

void TestChecklistPanel::aStepMarkedDoneIsJudgedInFull()
{
    auto next = analysis();
    next.checks.findings.prepend(openItem(u"labels"_s, u"serving"_s));
    m_panel->display(next);

    m_panel->findChildren<QCheckBox *>(u"stepDone"_s).first()->click();
    QCOMPARE(m_bench->document.design().doneSteps, QStringList {u"ml/serving"_s});
    m_panel->display(next);

    QCOMPARE(row(u"labels"_s)->emphasis(), FindingRow::Emphasis::Finding);
    QCOMPARE(chip(core::Severity::Error)->text(), u"2 errors"_s);
    m_bench->document.undo();
    QVERIFY(m_bench->document.design().doneSteps.isEmpty());
}

void TestChecklistPanel::aCheckThatIsAskedForCountsWhatIsMissing()
{
    auto next = analysis();
    next.checks.findings.prepend(openItem(u"labels"_s, u"serving"_s));
    m_bench->analyst.setCheckAsked(true);

    m_panel->display(next);

    QCOMPARE(row(u"labels"_s)->emphasis(), FindingRow::Emphasis::Finding);
    QVERIFY(m_panel->findChild<QPushButton *>(u"check"_s)->isChecked());
}

void TestChecklistPanel::aFindingIsDismissedWithAReasonAtItsPlace()
{
    press(u"drift"_s, u"dismissButton"_s);
    auto *confirm = row(u"drift"_s)->findChild<QPushButton *>(u"confirmDismiss"_s);
    QVERIFY(!confirm->isEnabled());
    row(u"drift"_s)->findChild<QLineEdit *>(u"reason"_s)->setText(u"Known"_s);
    confirm->click();

    const QList<core::Dismissal> expected {{u"rule-drift"_s, {u"store"_s}, u"Known"_s, {}}};
    QCOMPARE(m_bench->document.design().dismissals, expected);
    m_bench->document.undo();
    QVERIFY(m_bench->document.design().dismissals.isEmpty());
}

void TestChecklistPanel::theFormOfADismissalIsScrolledIntoView()
{
    auto next = analysis();
    next.checks.findings.first().why = u"It breaks every day. "_s.repeated(60);
    m_panel->display(next);

    press(u"fallback"_s, u"dismissButton"_s);

    const auto *reason = row(u"fallback"_s)->findChild<QLineEdit *>(u"reason"_s);
    QVERIFY(!reason->visibleRegion().isEmpty());
    QVERIFY(reason->hasFocus());
}

void TestChecklistPanel::aFindingIsDismissedForTheWholeDesign()
{
    press(u"drift"_s, u"dismissButton"_s);
    row(u"drift"_s)->findChild<QLineEdit *>(u"reason"_s)->setText(u"Known"_s);
    row(u"drift"_s)->findChild<QPushButton *>(u"everywhere"_s)->click();
    row(u"drift"_s)->findChild<QPushButton *>(u"confirmDismiss"_s)->click();

    const QList<core::Dismissal> expected {{u"rule-drift"_s, {}, u"Known"_s, {}}};
    QCOMPARE(m_bench->document.design().dismissals, expected);
}

void TestChecklistPanel::aDismissalIsRevoked()
{
    auto design = m_bench->document.design();
    design = core::edits::dismiss(design, {u"rule-drift"_s, {u"store"_s}, u"Known"_s, {}});
    m_bench->draw(design);
    auto next = analysis();
    next.checks.findings.last().dismissedBecause = u"Known"_s;
    m_panel->display(next);

    press(u"drift"_s, u"revokeButton"_s);

    QVERIFY(m_bench->document.design().dismissals.isEmpty());
    QVERIFY(m_bench->document.canUndo());
}

void TestChecklistPanel::theQuestionIsPutAtTheChosenLevel()
{
    row(u"drift"_s)->expand();

    row(u"drift"_s)->findChild<QPushButton *>(u"level:2"_s)->click();

    QCOMPARE(row(u"drift"_s)->findChild<QLabel *>(u"question"_s)->text(), u"Who pays for it?"_s);
    QCOMPARE(settings::questionLevel(), QuestionLevel::Staff);
    settings::setQuestionLevel(QuestionLevel::Senior);
}

void TestChecklistPanel::theFilterHidesKinds()
{
    auto next = analysis();
    next.checks.findings.prepend(openItem(u"labels"_s, u"serving"_s));
    next.checks.findings.last().dismissedBecause = u"Known"_s;
    m_panel->display(next);

    m_panel->findChild<QAction *>(u"filter:open"_s)->setChecked(false);
    QVERIFY(row(u"labels"_s) == nullptr);
    m_panel->findChild<QAction *>(u"filter:waived"_s)->setChecked(false);
    QVERIFY(row(u"drift"_s) == nullptr);
    m_panel->findChild<QAction *>(u"filter:wrong"_s)->setChecked(false);

    QVERIFY(visibleRows().isEmpty());
}

void TestChecklistPanel::aSearchShowsOnlyWhatHoldsItsWords()
{
    m_panel->findChild<QLineEdit *>(u"findingSearch"_s)->setText(u"CACHE missing"_s);

    QCOMPARE(visibleRows().size(), 1);
    QVERIFY(row(u"cache"_s) != nullptr);
    const auto headers = m_panel->findChildren<StageHeader *>();
    QCOMPARE(std::count_if(headers.begin(), headers.end(),
                 [](const StageHeader *header) { return header->isVisible(); }),
        1);
}

void TestChecklistPanel::theNextBestStepOpensTheGravest()
{
    auto next = analysis();
    next.checks.findings.append(openItem(u"labels"_s, u"monitoring"_s));
    next.checks.findings.removeFirst();
    m_panel->display(next);
    m_panel->findChild<QAction *>(u"filter:open"_s)->setChecked(false);

    m_panel->findChild<NextStep *>()->click();

    QVERIFY(row(u"labels"_s)->isExpanded());
    QVERIFY(row(u"labels"_s)->hasFocus());
}

void TestChecklistPanel::aQuestionMarkAsksForTheRulesExplanation()
{
    QSignalSpy help(m_panel.get(), &ChecklistPanel::helpRequested);
    row(u"drift"_s)->setFocus();

    QTest::keyClick(row(u"drift"_s), Qt::Key_Question);

    QCOMPARE(help, QList<QVariantList> {{u"rule-drift"_s}});
}

void TestChecklistPanel::tabReachesTheButtonsOfAFindingAndReturnPressesThem()
{
    row(u"drift"_s)->setFocus();
    QTest::keyClick(row(u"drift"_s), Qt::Key_Return);
    const auto *dismiss = row(u"drift"_s)->findChild<QPushButton *>(u"dismissButton"_s);

    for (int i = 0; i < 5 && QApplication::focusWidget() != dismiss; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(QApplication::focusWidget(), dismiss);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTest::keyClicks(QApplication::focusWidget(), u"Known"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);

    QCOMPARE(m_bench->document.design().dismissals.size(), 1);
}

void TestChecklistPanel::frameworksAreChosenAndCombined()
{
    m_bench->library.checklists.append(scored());
    const auto *button = m_panel->findChild<FrameworkButton *>();
    QVERIFY(button->text().startsWith(u"ML design"));
    Q_EMIT button->menu()->aboutToShow();

    button->menu()->actions().at(1)->trigger();
    QCOMPARE(m_bench->document.design().checklists, QStringList({u"ml"_s, u"score"_s}));
    QVERIFY(button->text().startsWith(u"ML design + 1"));
    button->menu()->actions().at(0)->trigger();
    QCOMPARE(m_bench->document.design().checklists, QStringList {u"score"_s});
    m_bench->document.undo();
    m_bench->document.undo();

    QVERIFY(m_bench->document.design().checklists.isEmpty());
    QVERIFY(button->menu()->actions().at(0)->isChecked());
}

void TestChecklistPanel::theOnlyFrameworkCannotBeDropped()
{
    const auto *button = m_panel->findChild<FrameworkButton *>();

    button->menu()->actions().first()->trigger();

    QVERIFY(button->menu()->actions().first()->isChecked());
    QVERIFY(!m_bench->document.canUndo());
}

void TestChecklistPanel::aScoredFrameworkTellsItsScores()
{
    m_bench->library.checklists.append(scored());
    auto design = m_bench->document.design();
    m_bench->draw(core::edits::setChecklists(design, {u"score"_s}));
    core::Analysis next;
    next.checks.progress = {
        {u"score"_s, u"data"_s, 3, 7, 2.5}, {u"score"_s, u"model"_s, 1, 7, 0.5}};

    m_panel->display(next);

    const auto labels = m_panel->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible()
            && label->text() == u"ML score: final score 0.5, the least of its sections";
    }));
    const auto headers = m_panel->findChildren<StageHeader *>();
    QCOMPARE(headers.first()->accessibleDescription(), u"score 2.5, 3 of 7"_s);
}

void TestChecklistPanel::findingsOfAnElementAreShownEvenIfFiltered()
{
    chip(core::Severity::Warning)->click();
    QVERIFY(row(u"drift"_s) == nullptr);

    m_panel->showFindingsOf({u"store"_s});

    QVERIFY(row(u"drift"_s) != nullptr);
    QVERIFY(row(u"drift"_s)->isExpanded());
    QVERIFY(chip(core::Severity::Warning)->isChecked());
}

void TestChecklistPanel::rowsAboutTheSelectionAreMarked()
{
    m_bench->selection.set({u"store"_s});

    QVERIFY(row(u"drift"_s)->isMarked());
    QVERIFY(!row(u"cache"_s)->isMarked());
}

void TestChecklistPanel::arrowKeysWalkThroughHeadersAndRows()
{
    auto *header = m_panel->findChildren<StageHeader *>().first();
    header->setFocus();

    QTest::keyClick(header, Qt::Key_Down);
    QVERIFY(row(u"fallback"_s)->hasFocus());
    QTest::keyClick(row(u"fallback"_s), Qt::Key_Return);
    QVERIFY(row(u"fallback"_s)->isExpanded());
    QTest::keyClick(row(u"fallback"_s), Qt::Key_Up);
    QVERIFY(header->hasFocus());
    QTest::keyClick(header, Qt::Key_Left);

    QVERIFY(row(u"fallback"_s) == nullptr);
}

void TestChecklistPanel::aLongStageShowsItsFirstRowsAndAButton()
{
    core::Analysis many;
    for (int i = 0; i < 40; ++i) {
        many.checks.findings.append(
            finding(QString::number(i), core::Severity::Hint, u"serving"_s));
    }
    many.checks.findings.last().elements = {u"last"_s};

    m_panel->display(many);
    QVERIFY(row(u"24"_s) != nullptr);
    QVERIFY(row(u"25"_s) == nullptr);
    m_panel->showFindingsOf({u"last"_s});

    QVERIFY(row(u"39"_s)->isExpanded());
}

void TestChecklistPanel::anEmptyBoardSaysHowToBegin()
{
    QVERIFY(!m_panel->findChild<QLabel *>(u"empty"_s)->isVisible());

    m_bench->draw(core::Design {});
    m_panel->display({});

    QVERIFY(m_panel->findChild<QLabel *>(u"empty"_s)->isVisible());
}

void TestChecklistPanel::theFirstComponentUnfoldsTheStages()
{
    m_bench->draw(core::Design {});
    m_panel->display(analysis());
    QVERIFY(visibleRows().isEmpty());

    m_bench->draw(QStringList {u"model"_s});
    m_panel->display(analysis());

    QCOMPARE(visibleRows().size(), 3);
}

void TestChecklistPanel::fieldsWithoutAFindingAreStillToWrite()
{
    auto &fields = m_bench->library.checklists.first().stages.first().fields;
    fields = {{u"users"_s, u"Users"_s, {}, {}, {}}, {u"latency"_s, u"Latency"_s, {}, {}, {}}};
    auto next = analysis();
    next.checks.findings.first().fix.field = u"users"_s;

    m_panel->display(next);

    const auto *label = m_panel->findChild<QLabel *>(u"unwritten"_s);
    QVERIFY(label->text().startsWith(u"Still to write: "));
    QVERIFY(label->text().contains(u"Latency"));
    QVERIFY(!label->text().contains(u"Users"));
}

INFERBOARD_TEST(TestChecklistPanel)
#include "tst_checklist_panel.moc"
