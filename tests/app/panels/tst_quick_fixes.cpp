// SPDX-License-Identifier: MIT
#include "app/panels/analysis_bench.h"
#include "app/panels/checklist/checklist_panel.h"
#include "app/panels/checklist/finding_row.h"
#include "core/model/edits.h"
#include "support/registered_test.h"
#include "support/sketch.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace {

/// Three replicas are wanted, which the fix gives; and five, of which its fix gives only four.
core::Checklist checklist()
{
    const auto json = sketch::json(R"({
        "id": "ml", "name": "ML design", "description": "Replicas",
        "stages": [ { "id": "serving", "name": "Serving", "minutes": 5, "prompts": [], "fields": [],
            "rules": [
              { "id": "serving.spare", "severity": "warning", "kind": "wrong", "each": "component",
                "must": { "setting": { "id": "replicas", "at_least": 3 } },
                "say": "{name} has no spare.", "why": "It fails.",
                "ask": { "mid": "Why?", "senior": "When?", "staff": "Who?" },
                "fix": { "say": "Give it three replicas.", "setting": "replicas", "value": 3 },
                "source": "test" },
              { "id": "serving.many", "severity": "hint", "kind": "wrong", "each": "component",
                "must": { "setting": { "id": "replicas", "at_least": 5 } },
                "say": "{name} has too few.", "why": "It is slow.",
                "ask": { "mid": "Why?", "senior": "When?", "staff": "Who?" },
                "fix": { "say": "Give it four replicas.", "setting": "replicas", "value": 4 },
                "source": "test" } ] } ] })");
    const auto read = core::checklistFromJson(json, u"test"_s);
    Q_ASSERT(read);
    return *read;
}

core::Design twoServers()
{
    core::Design design;
    design.components = {
        sketch::box(u"a"_s, u"server"_s, u"A"_s), sketch::box(u"b"_s, u"server"_s, u"B"_s)};
    return design;
}

} // namespace

class TestQuickFixes : public QObject {
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
        QTRY_VERIFY(m_bench->analyst.isUpToDate());
        m_bench->library.catalog = sketch::catalog({{u"server"_s, {u"model-server"_s}}});
        m_bench->library.checklists = {checklist()};
        m_panel = std::make_unique<ChecklistPanel>(m_bench->workspace);
        m_panel->resize(340, 600);
        m_panel->show();
        m_bench->draw(twoServers());
        QTRY_VERIFY(row(u"serving.spare"_s, u"a"_s));
    }
    void cleanup()
    {
        m_panel.reset();
        m_bench.reset();
    }

    void aFixIsOneStepThatSaysWhatItDid()
    {
        auto *finding = row(u"serving.spare"_s, u"a"_s);
        finding->expand();

        finding->findChild<QPushButton *>(u"fixButton"_s)->click();
        QTRY_COMPARE(replicas(u"a"_s), 3.0);

        QCOMPARE(replicas(u"b"_s), 0.0);
        QCOMPARE(m_bench->document.undoLabel(), u"Give it three replicas"_s);
        QTRY_VERIFY(!row(u"serving.spare"_s, u"a"_s));
        m_bench->document.undo();
        QCOMPARE(m_bench->document.design(), twoServers());
    }

    void aFixThatDoesNotHelpIsRefusedWithTheReason()
    {
        auto *finding = row(u"serving.many"_s, u"a"_s);
        finding->expand();

        finding->findChild<QPushButton *>(u"fixButton"_s)->click();
        const auto *refusal = finding->findChild<QLabel *>(u"refusal"_s);
        QTRY_VERIFY(refusal->isVisible());

        QCOMPARE(refusal->text(), u"That alone does not mend it; Give it four replicas."_s);
        QCOMPARE(m_bench->document.design(), twoServers());
        QVERIFY(!m_bench->document.canUndo());
    }

    void allThatCanBeFixedIsOneStepAndTellsHowMany()
    {
        QSignalSpy notices(m_panel.get(), &ChecklistPanel::notice);

        m_panel->findChild<QPushButton *>(u"fixAll"_s)->click();
        QTRY_COMPARE(notices.size(), 1);

        QCOMPARE(notices.first().first().toString(), u"2 findings are fixed."_s);
        QCOMPARE(replicas(u"a"_s), 3.0);
        QCOMPARE(replicas(u"b"_s), 3.0);
        m_bench->document.undo();
        QCOMPARE(m_bench->document.design(), twoServers());
    }

    void anEditInBetweenCallsTheFixOff()
    {
        QuickFixer fixer(m_bench->document, m_bench->library);
        QSignalSpy fixed(&fixer, &QuickFixer::fixed);

        fixer.fixAll();
        QVERIFY(fixer.isFixing());
        m_bench->document.commit(
            u"Title"_s, core::edits::setTitle(m_bench->document.design(), u"Mine"_s));

        QVERIFY(!fixer.isFixing());
        QTRY_VERIFY(m_bench->analyst.isUpToDate());
        QVERIFY(fixed.isEmpty());
        QCOMPARE(replicas(u"a"_s), 0.0);
    }

private:
    FindingRow *row(const QString &rule, const core::ElementId &element) const
    {
        for (auto *row : m_panel->findChildren<FindingRow *>()) {
            if (row->isVisible() && row->finding().rule == rule
                && row->finding().elements.contains(element)) {
                return row;
            }
        }
        return nullptr;
    }
    /// As set by hand or by a fix; 0 when it is left at its default.
    double replicas(const core::ElementId &id) const
    {
        const auto &settings = core::find(m_bench->document.design().components, id)->settings;
        return settings.contains(u"replicas"_s) ? std::get<double>(settings.value(u"replicas"_s))
                                                : 0;
    }

    std::unique_ptr<AnalysisBench> m_bench;
    std::unique_ptr<ChecklistPanel> m_panel;
};

INFERBOARD_TEST(TestQuickFixes)
#include "tst_quick_fixes.moc"
