// SPDX-License-Identifier: MIT
// How the system ends the program: the desktop's session goes, or a signal comes.
#include "app/canvas/inline_editor.h"
#include "app/desk.h"
#include "app/window/ending_signals.h"
#include "app/window/run_window.h"
#include "core/io/journal_file.h"
#include "core/io/recovery.h"
#include "support/registered_test.h"

#include <QSessionManager>
#include <QStandardPaths>
#include <QTimer>

#include <csignal>
#include <functional>

using namespace Qt::StringLiterals;

/// A desk in a program that the system can end.
struct EndingDesk : Desk {
    EndingDesk() : Desk(twoBoxes())
    {
        window.recorder().keepIn(state());
        window.files().dialogs().unsavedChanges = [this](const QString &) {
            ++questions;
            return UnsavedAnswer::Cancel;
        };
        keepWhenEnded(*qApp, window, signals);
    }

    QString state() const { return folder.filePath(u"state"_s); }
    /// The design that the next start would offer; empty without one.
    core::Design kept() const
    {
        const auto paths = core::io::journalsIn(state());
        const auto board = paths.size() == 1 ? core::io::readLeftBoard(paths.first())
                                             : core::Error {u"there is no journal"_s, {}};
        return board ? board->journal.design : core::Design();
    }
    /// The desktop tells that its session is about to end.
    static void announceEnd()
    {
        Q_EMIT qApp->commitDataRequest(*qApp->findChild<QSessionManager *>());
    }
    /// Runs the program until something ends it, which begins with this; its exit code.
    static int run(const std::function<void()> &start)
    {
        QTimer::singleShot(0, qApp, start);
        QTimer tooLong;
        tooLong.callOnTimeout(qApp, [] { QApplication::exit(-1); });
        tooLong.start(20'000);
        return QApplication::exec();
    }

    int questions = 0;
    EndingSignals signals;
};

class TestRunWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"inferboard-test"_s);
        QCoreApplication::setApplicationName(u"run_window"_s);
    }

    void theEndOfTheSessionKeepsADragInTheJournalOnly()
    {
        EndingDesk desk;
        beginDrag(desk);
        const auto shown = desk.document().design();

        EndingDesk::announceEnd();

        QVERIFY(!desk.document().isDrafting());
        QCOMPARE(desk.document().committed(), shown);
        QCOMPARE(desk.document().history().size(), 1);
        QCOMPARE(desk.kept(), shown);
        QVERIFY(!desk.isSaving());
        QCOMPARE(desk.inFile(), twoBoxes());
        QCOMPARE(desk.questions, 0);
    }

    void theEndOfTheSessionKeepsWhatIsTyped()
    {
        EndingDesk desk;
        desk.window.board().editText(u"api"_s);
        auto *editor = desk.window.findChild<InlineEditor *>();
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, u"Gateway"_s);

        EndingDesk::announceEnd();

        QCOMPARE(desk.document().design().components.last().name, u"Gateway"_s);
        QCOMPARE(desk.kept(), desk.document().design());
        QCOMPARE(desk.inFile(), twoBoxes());
    }

    void aSessionThatGoesOnLeavesTheBoardUnsaved()
    {
        EndingDesk desk;
        beginDrag(desk);

        EndingDesk::announceEnd();
        desk.pointer.release();

        QVERIFY(desk.window.isVisible());
        QVERIFY(desk.window.isWindowModified());
        QVERIFY(!desk.window.close());
        QCOMPARE(desk.questions, 1);
    }

    void theEndOfTheSessionEndsTheProgramWithoutAQuestion()
    {
        EndingDesk desk;
        beginDrag(desk);
        const auto shown = desk.document().design();

        const int code = EndingDesk::run([] {
            EndingDesk::announceEnd();
            QApplication::quit();
        });

        QCOMPARE(code, 0);
        QCOMPARE(desk.questions, 0);
        QVERIFY(!desk.document().isClean());
        QCOMPARE(desk.kept(), shown);
        QCOMPARE(desk.inFile(), twoBoxes());
    }

    void whatIsAskedWhenTheSessionEndsIsNotAskedAgain()
    {
        EndingDesk desk;
        beginDrag(desk);
        const auto shown = desk.document().design();
        desk.window.files().dialogs().unsavedChanges = [&desk](const QString &) {
            if (++desk.questions == 1) {
                EndingDesk::announceEnd();
                QApplication::quit();
            }
            return UnsavedAnswer::Cancel;
        };

        const int code = EndingDesk::run([&desk] { desk.window.files().newBlank(); });

        QCOMPARE(code, 0);
        QCOMPARE(desk.questions, 1);
        QCOMPARE(desk.document().design(), shown);
        QCOMPARE(desk.kept(), shown);
    }

    void aSignalEndsTheProgramWithADragInTheJournal()
    {
        EndingDesk desk;
        beginDrag(desk);
        const auto shown = desk.document().design();

        const int code = EndingDesk::run([] { std::raise(SIGTERM); });

        QCOMPARE(code, 128 + SIGTERM);
        QCOMPARE(desk.questions, 0);
        QCOMPARE(desk.kept(), shown);
        QCOMPARE(desk.inFile(), twoBoxes());
    }
};

INFERBOARD_TEST(TestRunWindow)
#include "tst_run_window.moc"
