// SPDX-License-Identifier: MIT
#include "app/panels/analysis_bench.h"
#include "app/panels/checklist_panel.h"
#include "app/panels/severity_chip.h"

#include <QLabel>
#include <QSignalSpy>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace {

core::Finding finding(const QString &key, core::Severity severity, const QString &stage)
{
    core::Finding result;
    result.key = key;
    result.checklist = u"ml"_s;
    result.stage = stage;
    result.severity = severity;
    result.text = u"Something is missing: "_s + key;
    result.why = u"It breaks."_s;
    result.questions.senior = u"What if it breaks?"_s;
    result.elements = {u"model"_s};
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
        m_bench = std::make_unique<Bench>();
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
    void aMendedFindingDisappears();
    void waivedFindingsAreListedLast();
    void theFixAsksForWhatItNames();
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
    QList<FindingRow *> visibleRows() const
    {
        auto rows = m_panel->findChildren<FindingRow *>();
        rows.removeIf([](const FindingRow *row) { return !row->isVisible(); });
        return rows;
    }

    std::unique_ptr<Bench> m_bench;
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
    QCOMPARE(question->text(), u"Interviewer: What if it breaks?"_s);
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

void TestChecklistPanel::aMendedFindingDisappears()
{
    row(u"fallback"_s)->setFocus();
    auto next = analysis();
    next.checks.findings.removeFirst();

    m_panel->display(next);

    QVERIFY(row(u"fallback"_s) == nullptr);
    QCOMPARE(chip(core::Severity::Error)->text(), u"0 errors"_s);
}

void TestChecklistPanel::waivedFindingsAreListedLast()
{
    auto next = analysis();
    next.checks.findings.first().waivedBecause = u"Batch only"_s;

    m_panel->display(next);

    const auto *waived = row(u"fallback"_s);
    const auto y = [&](const QWidget *widget) {
        return widget->mapTo(m_panel.get(), QPoint()).y();
    };
    QVERIFY(y(waived) > y(row(u"drift"_s)));
    QCOMPARE(waived->accessibleDescription(), u"Batch only"_s);
    QCOMPARE(chip(core::Severity::Error)->text(), u"0 errors"_s);
}

void TestChecklistPanel::theFixAsksForWhatItNames()
{
    auto next = analysis();
    next.checks.findings[0].fix = {u"Add a fallback"_s, {}, u"fallback"_s, {}};
    next.checks.findings[1].fix = {u"Raise the replicas"_s, {}, {}, u"replicas"_s};
    next.checks.findings[2].fix = {u"Write it down"_s, u"monitoring"_s, {}, {}};
    m_panel->display(next);
    QSignalSpy added(m_panel.get(), &ChecklistPanel::addRequested);
    QSignalSpy setting(m_panel.get(), &ChecklistPanel::settingRequested);
    QSignalSpy field(m_panel.get(), &ChecklistPanel::fieldRequested);

    for (const auto &key : {u"fallback"_s, u"cache"_s, u"drift"_s}) {
        QTest::mouseClick(row(key), Qt::LeftButton);
        Q_EMIT row(key)->findChild<QLabel *>(u"fix"_s)->linkActivated(u"fix"_s);
    }

    QCOMPARE(added, QList<QVariantList> {{u"fallback"_s}});
    QCOMPARE(setting, QList<QVariantList> {{u"replicas"_s}});
    QCOMPARE(field, QList<QVariantList> {{u"monitoring"_s}});
}

void TestChecklistPanel::findingsOfAnElementAreShownEvenIfFiltered()
{
    chip(core::Severity::Warning)->click();
    QVERIFY(row(u"drift"_s) == nullptr);

    m_panel->showFindingsOf(u"store"_s);

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
    m_panel->showFindingsOf(u"last"_s);

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
    next.checks.findings.first().fix = {u"Write who uses it"_s, u"users"_s, {}, {}};

    m_panel->display(next);

    const auto *label = m_panel->findChild<QLabel *>(u"unwritten"_s);
    QVERIFY(label->text().startsWith(u"Still to write: "));
    QVERIFY(label->text().contains(u"Latency"));
    QVERIFY(!label->text().contains(u"Users"));
}

QTEST_MAIN(TestChecklistPanel)
#include "tst_checklist_panel.moc"
