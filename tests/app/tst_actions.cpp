// SPDX-License-Identifier: MIT
#include "app/main_window.h"
#include "app/panels/finding_row.h"
#include "core/model/edits.h"

#include <QMenuBar>
#include <QMessageBox>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;

class TestActions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"inferboard-test"_s);
        QCoreApplication::setApplicationName(u"actions"_s);
    }

    void noShortcutIsGivenTwice()
    {
        QHash<QString, QString> owners;
        for (const auto &spec : actionSpecs()) {
            for (const auto &shortcut : spec.shortcuts) {
                QVERIFY2(!owners.contains(shortcut),
                    qPrintable(u"%1: %2 and %3"_s.arg(shortcut, owners.value(shortcut), spec.id)));
                owners.insert(shortcut, spec.id);
            }
        }
    }

    void everyShortcutIsOneThatQtUnderstands()
    {
        for (const auto &spec : actionSpecs()) {
            for (const auto &shortcut : spec.shortcuts) {
                const auto keys = QKeySequence::fromString(shortcut, QKeySequence::PortableText);
                QVERIFY2(
                    keys.count() == 1 && keys[0].key() != Qt::Key_unknown, qPrintable(shortcut));
            }
        }
    }

    void everyActionStandsInAMenuAndIsBound()
    {
        const auto library = core::loadLibrary(u":/inferboard"_s);
        QVERIFY(library);
        Appearance appearance;
        MainWindow window(*library, appearance);
        QList<QAction *> inMenus;
        for (const auto *menu : window.menuBar()->findChildren<QMenu *>()) {
            inMenus += menu->actions();
        }
        for (const auto &spec : window.actions().specs()) {
            auto *action = window.actions().action(spec.id);
            QVERIFY2(inMenus.contains(action), qPrintable(spec.id));
        }
        QCOMPARE(window.actions().unbound(), QStringList());
    }

    void whatIsWrongWithAPersonsChecklistIsToldOnceAndStopsNothing()
    {
        const auto library = core::loadLibrary(u":/inferboard"_s);
        QVERIFY(library);
        Appearance appearance;
        MainWindow window(*library, appearance);
        window.tellProblems({});
        QVERIFY(!window.findChild<QMessageBox *>());

        window.tellProblems({{u"an unknown word"_s, u"mine.json, rule data.labels"_s}});

        const auto *box = window.findChild<QMessageBox *>(u"problems"_s);
        QVERIFY(box);
        QCOMPARE(box->informativeText(), u"mine.json, rule data.labels: an unknown word"_s);
    }

    void aBadgeLeadsToTheGravestFindingAboutItsElement()
    {
        const auto library = core::loadLibrary(u":/inferboard"_s);
        QVERIFY(library);
        Appearance appearance;
        MainWindow window(*library, appearance);
        window.show();
        auto &workspace = window.workspace();
        const auto &design = library->designTemplate(u"fraud-detection"_s)->design;
        workspace.document.reset(core::edits::setSetting(
            design, {u"risk-service"_s}, u"replicas"_s, core::Setting(1.0)));
        QTRY_VERIFY(workspace.analyst.isUpToDate());

        Q_EMIT window.board().findingsWanted({u"risk-service"_s});

        const auto rows = window.findChildren<FindingRow *>();
        const auto expanded = std::find_if(rows.begin(), rows.end(),
            [](const FindingRow *row) { return row->isVisible() && row->isExpanded(); });
        QVERIFY(expanded != rows.end());
        QCOMPARE((*expanded)->finding().severity, core::Severity::Error);
        QCOMPARE((*expanded)->finding().elements, QStringList {u"risk-service"_s});
    }

    void checkingStaysOnUntilItIsSwitchedOff()
    {
        const auto library = core::loadLibrary(u":/inferboard"_s);
        QVERIFY(library);
        Appearance appearance;
        MainWindow window(*library, appearance);
        auto *check = window.actions().action(u"analyse.check"_s);

        check->trigger();
        QVERIFY(window.workspace().analyst.isCheckAsked());
        window.workspace().document.reset(library->templates.first().design);
        QVERIFY(check->isChecked());
        check->trigger();

        QVERIFY(!window.workspace().analyst.isCheckAsked());
    }
};

QTEST_MAIN(TestActions)
#include "tst_actions.moc"
