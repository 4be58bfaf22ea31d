// SPDX-License-Identifier: MIT
#include "app/panels/checklist/finding_row.h"
#include "app/window/main_window.h"
#include "core/model/edits.h"
#include "support/registered_test.h"

#include <QAbstractButton>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QStandardPaths>
#include <QTabWidget>
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

    void noMnemonicOrShortcutIsAmbiguous()
    {
        const auto library = core::loadLibrary(u":/inferboard"_s);
        QVERIFY(library);
        Appearance appearance;
        MainWindow window(*library, appearance);
        // What the whole window listens to: shortcuts, and the underlined letters with Alt.
        QList<std::pair<QKeySequence, QString>> claims;
        for (const auto *action : window.findChildren<QAction *>()) {
            for (const auto &keys : action->shortcuts()) {
                claims.append({keys, action->objectName()});
            }
        }
        const auto claimLetter = [&](const QString &text) {
            claims.append({QKeySequence::mnemonic(text), text});
        };
        for (const auto *action : window.menuBar()->actions()) {
            claimLetter(action->text());
        }
        for (const auto *button : window.findChildren<QAbstractButton *>()) {
            claims.append({button->shortcut(), button->text()});
        }
        for (const auto *label : window.findChildren<QLabel *>()) {
            claimLetter(label->buddy() ? label->text() : QString());
        }
        for (const auto *tabs : window.findChildren<QTabWidget *>()) {
            for (int i = 0; i < tabs->count(); ++i) {
                claimLetter(tabs->tabText(i));
            }
        }
        QHash<QKeySequence, QString> owners;
        for (const auto &[keys, owner] : claims) {
            QVERIFY2(keys.isEmpty() || !owners.contains(keys),
                qPrintable(u"%1: %2 and %3"_s.arg(keys.toString(), owners.value(keys), owner)));
            owners.insert(keys, owner);
        }
    }

    void noLetterIsUnderlinedTwiceInAMenu()
    {
        const auto library = core::loadLibrary(u":/inferboard"_s);
        QVERIFY(library);
        Appearance appearance;
        MainWindow window(*library, appearance);
        Q_EMIT window.board().menuWanted({});
        const auto menus = window.findChildren<QMenu *>();
        QVERIFY(menus.size() > 7);
        for (const auto *menu : menus) {
            QHash<QKeySequence, QString> owners;
            for (const auto *action : menu->actions()) {
                const auto letter = QKeySequence::mnemonic(action->text());
                QVERIFY2(letter.isEmpty() || !owners.contains(letter),
                    qPrintable(action->text() + u" and "_s + owners.value(letter)));
                owners.insert(letter, action->text());
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
        QVERIFY(box->informativeText().contains(u"mine.json, rule data.labels: an unknown word"_s));
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

INFERBOARD_TEST(TestActions)
#include "tst_actions.moc"
