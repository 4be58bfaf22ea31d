// SPDX-License-Identifier: MIT
#include "app/start/recovery_dialog.h"
#include "app/window/main_window.h"
#include "core/io/board_journal.h"
#include "core/io/design_json.h"
#include "core/io/file.h"
#include "core/model/edits.h"
#include "support/lease.h"
#include "support/registered_test.h"
#include "support/shipped.h"
#include "support/sketch.h"

#include <QFile>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;

namespace {

const QDateTime noon = QDateTime::fromString(u"2026-11-30T12:00:00.000Z"_s, Qt::ISODateWithMs);
constexpr int longMs = 10'000;

Design board(const QString &name = u"Ranker"_s)
{
    Design design;
    design.title = u"<b>Ranking</b>"_s;
    design.components = {sketch::box(u"ranker"_s, u"ranking"_s, name)};
    design.components.first().rect = QRectF(0, 0, 180, 60);
    return design;
}

} // namespace

class TestRecovery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"inferboard-test"_s);
        QCoreApplication::setApplicationName(u"recovery"_s);
    }

    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_window = std::make_unique<MainWindow>(library(), m_appearance);
        m_window->show();
        m_window->recorder().keepIn(folder());
        m_others = 0;
    }

    void cleanup() { m_window.reset(); }

    void withoutALeftBoardTheStartIsAsUsual()
    {
        offer();

        QTRY_COMPARE(m_others, 1);
        QVERIFY(!dialog());
    }

    void aRecoveredBoardIsUnsavedAndOfItsFile()
    {
        const auto file = leave(u"board.inferboard"_s);
        offer();
        QTRY_VERIFY(dialog());

        press(u"Recover"_s);

        QTRY_VERIFY(!dialog());
        QCOMPARE(document().design(), board(u"Best"_s));
        QVERIFY(!document().isClean());
        QVERIFY(m_window->windowTitle().contains(u"board.inferboard"_s));
        QCOMPARE(m_others, 0);
        QCOMPARE(contents(file), io::toText(board()));
    }

    void theJournalStaysUntilTheBoardIsSaved()
    {
        const auto file = leave(u"board.inferboard"_s);
        offer();
        QTRY_VERIFY(dialog());
        press(u"Recover"_s);
        QVERIFY(m_window->recorder().flush(longMs));
        QVERIFY(QFile::exists(journal()));

        m_window->files().save();
        QTRY_VERIFY(document().isClean());
        QCOMPARE(contents(file), io::toText(board(u"Best"_s)));
        m_window.reset();

        QVERIFY(!QFile::exists(journal()));
    }

    void aRecoveredBoardThatIsNotSavedIsOfferedAgain()
    {
        leave({});
        offer();
        QTRY_VERIFY(dialog());
        press(u"Recover"_s);
        m_window.reset();

        const auto found = io::leftBoards(folder(), u"here"_s);

        QCOMPARE(found.boards.size(), 1);
        QCOMPARE(found.boards.first().journal.design, board(u"Best"_s));
    }

    void aFileThatChangedMeanwhileIsNotSavedOver()
    {
        const auto file = leave(u"board.inferboard"_s);
        QVERIFY(io::write(file, io::toText(board(u"Theirs"_s))));
        int questions = 0;
        m_window->files().dialogs().conflict = [&questions](const QString &, const QStringList &) {
            ++questions;
            return ConflictAnswer::Cancel;
        };
        offer();
        QTRY_VERIFY(dialog());
        press(u"Recover"_s);

        m_window->files().save();

        QTRY_COMPARE(questions, 1);
        QCOMPARE(contents(file), io::toText(board(u"Theirs"_s)));
    }

    void aBoardIsDiscardedAfterOneQuestion()
    {
        leave({});
        bool answer = false;
        QStringList questions;
        m_window->recovery().dialogs().confirm = [&](const QString &question) {
            questions.append(question);
            return answer;
        };
        offer();
        QTRY_VERIFY(dialog());

        press(u"Discard\u2026"_s);
        QVERIFY(dialog() && QFile::exists(journal()));
        answer = true;
        press(u"Discard\u2026"_s);

        QTRY_COMPARE(m_others, 1);
        QVERIFY(!QFile::exists(journal()));
        QCOMPARE(questions.size(), 2);
    }

    void whatDiffersIsShown()
    {
        leave(u"board.inferboard"_s);
        QStringList shown;
        m_window->recovery().dialogs().show = [&shown](const QString &, const QStringList &lines) {
            shown = lines;
        };
        offer();
        QTRY_VERIFY(dialog());

        press(u"Compare\u2026"_s);

        QCOMPARE(shown.size(), 1);
        QVERIFY2(shown.first().contains(u"Best"_s), qPrintable(shown.first()));
        QVERIFY(document().design().isEmpty());
    }

    void whatIsLeftUndecidedIsOfferedAgain()
    {
        leave({});
        offer();
        QTRY_VERIFY(dialog());
        QCOMPARE(io::leftBoards(folder(), u"here"_s).live.size(), 1); // no second window offers it

        dialog()->close();

        QTRY_COMPARE(m_others, 1);
        QCOMPARE(io::leftBoards(folder(), u"here"_s).boards.size(), 1);
    }

    void aDiskThatDoesNotAnswerHoldsNothingUp()
    {
        const auto file = leave(u"board.inferboard"_s);
        const Lease lease(file);
        if (!lease.isHeld()) {
            QSKIP("this file system has no leases");
        }

        offer();

        QTRY_COMPARE(m_others, 1);
        QVERIFY(!dialog());
    }

    void aBoardWhoseFileHoldsItIsClearedAway()
    {
        const auto file = leave(u"board.inferboard"_s);
        QVERIFY(io::write(file, io::toText(board(u"Best"_s))));

        offer();

        QTRY_COMPARE(m_others, 1);
        QVERIFY(!QFile::exists(journal()));
    }

private:
    QString folder() const { return m_dir->filePath(u"state"_s); }
    QString journal() const { return io::journalPath(folder(), 7, noon); }
    Document &document() { return m_window->workspace().document; }
    RecoveryDialog *dialog() const { return m_window->findChild<RecoveryDialog *>(); }
    static QByteArray contents(const QString &path) { return *io::read(path); }

    void offer()
    {
        m_window->recovery().offer(folder(), [this] { ++m_others; });
    }

    void press(const QString &text) const
    {
        for (auto *button : dialog()->findChildren<QPushButton *>()) {
            if (button->text() == text) {
                button->click();
                return;
            }
        }
        QFAIL("there is no such button");
    }

    /// A board with one change, as a window leaves it that is killed; the path of its file.
    QString leave(const QString &name) const
    {
        const auto file = name.isEmpty() ? QString() : m_dir->filePath(name);
        if (!file.isEmpty()) {
            static_cast<void>(io::write(file, io::toText(board())));
        }
        const auto after = board(u"Best"_s);
        io::BoardJournal kept(
            journal(), {{7, u"desk"_s, noon}, file, io::digestOf(board()), 0}, board());
        kept.add({u"Rename"_s, noon, difference(board(), after), {}}, after);
        static_cast<void>(kept.write());
        return file;
    }

    Appearance m_appearance;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<MainWindow> m_window;
    int m_others = 0;
};

INFERBOARD_TEST(TestRecovery)
#include "tst_recovery.moc"
