// SPDX-License-Identifier: MIT
#include "core/io/board_journal.h"
#include "core/io/design_json.h"
#include "core/io/file.h"
#include "core/io/recovery.h"
#include "core/model/edits.h"
#include "support/registered_test.h"
#include "support/sketch.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

const QDateTime noon = QDateTime::fromString(u"2026-11-30T12:00:00.000Z"_s, Qt::ISODateWithMs);

Design board(const QString &name = u"a"_s)
{
    Design design;
    design.components = {sketch::box(u"a"_s, u"cache"_s, name)};
    design.components.first().rect = QRectF(0, 0, 180, 60);
    return design;
}

} // namespace

class TestBoardJournal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void aBoardWithoutStepsHasNoJournal()
    {
        auto journal = begun();

        QVERIFY(journal.write());
        QVERIFY(journal.flush());
        QVERIFY(!QFile::exists(path()));
    }

    void theFirstStepMakesTheFolderAndTheJournal()
    {
        auto journal = begun();

        rename(journal, u"b"_s);

        QVERIFY(journal.write());
        QVERIFY(journal.flush());
        QCOMPARE(read().design, board(u"b"_s));
        QCOMPARE(read().start, board());
        QCOMPARE(read().writer.host, u"desk"_s);
        QVERIFY(!(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void aJournalThatHasGrownIsCompacted()
    {
        auto journal = begun();
        for (int i = 0; i <= io::BoardJournal::mostSteps; ++i) {
            rename(journal, QString::number(i));
            QVERIFY(journal.write());
        }

        QCOMPARE(read().steps.size(), 0);
        QCOMPARE(read().design, m_design);
        QCOMPARE(read().changes, io::BoardJournal::mostSteps + 1);
        QVERIFY(read().isUnsaved());

        rename(journal, u"last"_s);
        QVERIFY(journal.write());
        QCOMPARE(read().design, board(u"last"_s));
    }

    void savesCountAsStepsDo()
    {
        auto journal = begun();
        for (int i = 0; i < io::mostRecords / 2 + 1; ++i) {
            rename(journal, QString::number(i));
            journal.markSaved(u"/home/me/b.inferboard"_s, m_design);
            QVERIFY(journal.write());
        }

        QCOMPARE(read().design, m_design);
        QVERIFY(read().records < io::mostRecords);
    }

    void aLargeJournalIsCompacted()
    {
        auto journal = begun();
        const auto large = QString(90'000, u'x');
        for (int i = 0; i < 60; ++i) {
            rename(journal, large + QString::number(i));
            QVERIFY(journal.write());
        }

        QVERIFY(QFileInfo(path()).size() < io::BoardJournal::mostGrowth + 1'000'000);
        QCOMPARE(read().design, m_design);
    }

    void afterASaveTheBoardIsSaved()
    {
        auto journal = begun();
        rename(journal, u"b"_s);
        journal.markSaved(u"/home/me/b.inferboard"_s, m_design);

        QVERIFY(journal.write());

        QVERIFY(!read().isUnsaved());
        QCOMPARE(read().file, u"/home/me/b.inferboard"_s);
    }

    void aRemovedJournalIsBegunAnew()
    {
        auto journal = begun();
        rename(journal, u"b"_s);
        QVERIFY(journal.write());
        QVERIFY(QDir(folder()).removeRecursively());

        rename(journal, u"c"_s);
        QVERIFY(journal.write());
        QVERIFY(!journal.flush());
        QVERIFY(journal.write());
        QVERIFY(journal.flush());

        QCOMPARE(read().design, board(u"c"_s));
        QVERIFY(read().isUnsaved());
    }

    void whatCannotBeWrittenIsWrittenLater()
    {
        QFile obstacle(folder());
        QVERIFY(obstacle.open(QIODevice::WriteOnly)); // a file where the folder should be
        auto journal = begun();
        rename(journal, u"b"_s);

        QVERIFY(!journal.write());
        rename(journal, u"c"_s);
        QVERIFY(!journal.write());
        QVERIFY(obstacle.remove());

        QVERIFY(journal.write());
        QCOMPARE(read().design, board(u"c"_s));
        QCOMPARE(read().steps.size(), 2);
    }

    void aClosedJournalIsGone()
    {
        auto journal = begun();
        rename(journal, u"b"_s);
        QVERIFY(journal.write());

        QVERIFY(journal.close());

        QVERIFY(!QFile::exists(path()));
    }

    void onlyOneCanHoldAJournal()
    {
        auto journal = std::make_unique<io::BoardJournal>(begun());
        rename(*journal, u"b"_s);
        QVERIFY(journal->write());

        QVERIFY(!io::JournalFile::claim(path()));
        QCOMPARE(io::leftBoards(folder(), u"desk"_s).live, QStringList {path()});

        journal.reset();
        QVERIFY(io::JournalFile::claim(path()));
        QCOMPARE(io::leftBoards(folder(), u"desk"_s).boards.size(), 1);
    }

    void aRecoveredJournalGoesOnWithoutItsTornTail()
    {
        {
            auto journal = begun();
            rename(journal, u"b"_s);
            QVERIFY(journal.write());
        }
        QFile file(path());
        QVERIFY(file.open(QIODevice::Append));
        file.write("0000");
        file.close();
        const auto left = read();
        QCOMPARE(left.badBytes, 4);

        io::BoardJournal journal(
            std::move(*io::JournalFile::claim(path())), left, {99, u"lap"_s, noon});
        rename(journal, u"c"_s);
        QVERIFY(journal.write());

        QCOMPARE(read().badBytes, 0);
        QCOMPARE(read().steps.size(), 2);
        QCOMPARE(read().design, board(u"c"_s));
        QCOMPARE(read().writer.host, u"lap"_s);
    }

    void theFileOfABoardIsComparedWithItsJournal()
    {
        const auto file = m_dir->filePath(u"board.inferboard"_s);
        m_file = file;
        QVERIFY(io::write(file, io::toText(board())));
        {
            auto journal = begun();
            rename(journal, u"b"_s);
            QVERIFY(journal.write());
        }
        const auto state = [&] { return io::readLeftBoard(path())->fileState; };

        QCOMPARE(state(), io::FileState::Known);
        QVERIFY(io::write(file, io::toText(board(u"other"_s))));
        QCOMPARE(state(), io::FileState::Changed);
        QVERIFY(io::write(file, "{"));
        QCOMPARE(state(), io::FileState::Unreadable);
        QVERIFY(QFile::remove(file));
        QCOMPARE(state(), io::FileState::Missing);
        QVERIFY(io::write(file, io::toText(board(u"b"_s))));
        QCOMPARE(state(), io::FileState::Same);
        QVERIFY(io::leftBoards(folder(), u"desk"_s).boards.isEmpty());
        QCOMPARE(io::leftBoards(folder(), u"desk"_s).settled, QStringList {path()});
    }

    void aJournalDamagedInItsFirstStepIsNotTakenForASavedBoard()
    {
        const auto file = m_dir->filePath(u"board.inferboard"_s);
        m_file = file;
        QVERIFY(io::write(file, io::toText(board())));
        {
            auto journal = begun();
            rename(journal, u"b"_s);
            QVERIFY(journal.write());
        }
        const auto whole = *io::read(path());
        QCOMPARE(read().badBytes, 0);
        for (const auto cut : {qsizetype(0), qsizetype(1)}) {
            auto spoilt = whole.chopped(cut);
            const auto last = spoilt.lastIndexOf("\"cause\"");
            spoilt[last] = '#';
            QVERIFY(io::write(path(), spoilt));

            const auto found = io::leftBoards(folder(), u"desk"_s);

            QVERIFY(found.settled.isEmpty());
            QCOMPARE(found.boards.size(), 1);
            QVERIFY(found.boards.first().journal.badBytes > 0);
        }
    }

    void aDamagedJournalIsToldAndLeft()
    {
        QVERIFY(QDir().mkpath(folder()));
        QVERIFY(io::write(path(), "what is this"));

        const auto found = io::leftBoards(folder(), u"desk"_s);

        QCOMPARE(found.damaged.size(), 1);
        QCOMPARE(found.damaged.first().where, path());
        QVERIFY(QFile::exists(path()));
    }

private:
    QString folder() const { return m_dir->filePath(u"state"_s); }
    QString path() const { return io::journalPath(folder(), 7, noon); }
    io::Journal read() const { return *io::readJournal(*io::read(path())); }
    io::BoardJournal begun()
    {
        m_design = board();
        return {path(), {{7, u"desk"_s, noon}, m_file, io::digestOf(m_design), 0}, m_design};
    }
    void rename(io::BoardJournal &journal, const QString &name)
    {
        const auto next = edits::rename(m_design, u"a"_s, name);
        journal.add({u"Rename"_s, noon, difference(m_design, next), {}}, next);
        m_design = next;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    Design m_design;
    QString m_file;
};

INFERBOARD_TEST(TestBoardJournal)
#include "tst_board_journal.moc"
