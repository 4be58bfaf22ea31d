// SPDX-License-Identifier: MIT
#include "app/cli/program.h"
#include "core/io/board_journal.h"
#include "core/io/file.h"
#include "core/model/edits.h"
#include "support/registered_test.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using namespace program;

namespace {

const QDateTime noon = QDateTime::fromString(u"2026-11-30T12:00:00.000Z"_s, Qt::ISODateWithMs);

} // namespace

class TestCliRecover : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(io::write(path(u"small.inferboard"_s), io::toText(smallBoard())));
        m_journal.reset();
    }

    void nothingToRecoverIsSaid()
    {
        const auto result = recover({u"--list"_s});

        QCOMPARE(result.exitCode, 0);
        QVERIFY(result.out.contains("nothing to recover"));
        QCOMPARE(result.error, QString());
    }

    void aLeftBoardIsListed()
    {
        leave();

        const auto text = recover({u"--list"_s});
        const auto json = recover({u"--list"_s, u"--json"_s});

        QCOMPARE(text.exitCode, 0);
        QVERIFY(text.out.contains("Small board"));
        QVERIFY(text.out.contains("1 change,"));
        QCOMPARE(schemaProblem(u"recover"_s, json.out), QString());
        const auto parsed = *parseJson(json.out, {});
        QCOMPARE(parsed["boards"].size(), std::size_t(1));
        QCOMPARE(textMember(parsed["boards"][0], "file_state"), u"known"_s);
        QCOMPARE(textMember(parsed["boards"][0], "file"), path(u"small.inferboard"_s));
    }

    void aBoardIsRecoveredByItsFileOrItsJournal_data()
    {
        QTest::addColumn<bool>("isByFile");
        QTest::newRow("file") << true;
        QTest::newRow("journal") << false;
    }

    void aBoardIsRecoveredByItsFileOrItsJournal()
    {
        QFETCH(const bool, isByFile);
        leave();
        const auto named = isByFile ? path(u"small.inferboard"_s) : journalFile();

        const auto result = recover({named, u"-o"_s, path(u"out.inferboard"_s)});

        QCOMPARE(result.exitCode, 0);
        QCOMPARE(contents(path(u"out.inferboard"_s)), io::toText(renamed()));
        QCOMPARE(contents(path(u"small.inferboard"_s)), io::toText(smallBoard()));
        QVERIFY(QFile::exists(journalFile()));
    }

    void withoutANameItIsWrittenBesideTheFile()
    {
        leave();

        QCOMPARE(recover({path(u"small.inferboard"_s)}).exitCode, 0);

        QCOMPARE(contents(path(u"small-recovered.inferboard"_s)), io::toText(renamed()));
        QCOMPARE(recover({path(u"small.inferboard"_s)}).exitCode, 2);
    }

    void aFileIsWrittenOverOnlyWhenForced()
    {
        leave();
        const auto file = path(u"small.inferboard"_s);

        QCOMPARE(recover({file, u"-o"_s, file}).exitCode, 2);
        QCOMPARE(contents(file), io::toText(smallBoard()));

        QCOMPARE(recover({file, u"-o"_s, file, u"--force"_s}).exitCode, 0);
        QCOMPARE(contents(file), io::toText(renamed()));
        QVERIFY(recover({u"--list"_s}).out.contains("nothing to recover"));
        QCOMPARE(contents(path(u".small.inferboard.~1~"_s)), io::toText(smallBoard()));
    }

    void whatDiffersIsSaid()
    {
        leave();

        const auto result = recover({path(u"small.inferboard"_s), u"--compare"_s});

        QCOMPARE(result.exitCode, 0);
        QVERIFY2(result.out.contains("Best ranker"), result.out.constData());
    }

    void aDiscardedBoardIsGone()
    {
        leave();

        QCOMPARE(recover({journalFile(), u"--discard"_s}).exitCode, 0);

        QVERIFY(!QFile::exists(journalFile()));
        QCOMPARE(recover({path(u"small.inferboard"_s)}).exitCode, 2);
    }

    void anOpenBoardIsNotTouched()
    {
        hold();

        QVERIFY(recover({u"--list"_s}).out.contains("nothing to recover"));
        for (const auto &named : {path(u"small.inferboard"_s), journalFile()}) {
            const auto result = recover({named, u"--discard"_s});
            QCOMPARE(result.exitCode, 2);
            QVERIFY2(result.error.contains(u"open in a window"_s), qPrintable(result.error));
        }
        QVERIFY(QFile::exists(journalFile()));
    }

    void aDamagedJournalIsTold()
    {
        leave();
        QVERIFY(io::write(journalFile(), "nonsense"));

        const auto json = recover({u"--list"_s, u"--json"_s});

        QCOMPARE(json.exitCode, 0);
        QCOMPARE(schemaProblem(u"recover"_s, json.out), QString());
        QCOMPARE((*parseJson(json.out, {}))["damaged"].size(), std::size_t(1));
        QCOMPARE(recover({journalFile()}).exitCode, 2);
    }

    void aJournalDamagedBehindItsStartIsToldWithWhatIsLeft()
    {
        leave();
        auto bytes = *io::read(journalFile());
        bytes[bytes.lastIndexOf("cause")] = '#';
        QVERIFY(io::write(journalFile(), bytes));

        const auto text = QString::fromUtf8(recover({u"--list"_s}).out);

        QVERIFY2(text.contains(u"damaged"_s), qPrintable(text));
        QVERIFY2(text.contains(journalFile()), qPrintable(text));
        QVERIFY2(!text.contains(u"nothing to recover"_s), qPrintable(text));
    }

    void aDamagedJournalIsDiscardedInItsFolderOnly()
    {
        leave();
        QVERIFY(io::write(journalFile(), "nonsense"));
        QVERIFY(io::write(path(u"other.journal"_s), "nonsense"));

        QCOMPARE(recover({path(u"other.journal"_s), u"--discard"_s}).exitCode, 2);
        QCOMPARE(recover({journalFile(), u"--discard"_s}).exitCode, 0);

        QVERIFY(QFile::exists(path(u"other.journal"_s)));
        QVERIFY(!QFile::exists(journalFile()));
    }

    void badUsageIsRefused()
    {
        QCOMPARE(recover({}).exitCode, 2);
        QCOMPARE(recover({u"--list"_s, u"x"_s}).exitCode, 2);
        QCOMPARE(recover({path(u"nothing.inferboard"_s)}).exitCode, 2);
    }

private:
    QString path(const QString &name) const { return m_dir->filePath(name); }
    QString folder() const { return path(u"state/inferboard"_s); }
    QString journalFile() const { return io::journalPath(folder(), 7, noon); }
    static Design renamed() { return edits::rename(smallBoard(), u"ranker"_s, u"Best ranker"_s); }
    Run recover(const QStringList &arguments) const
    {
        auto environment = bareEnvironment();
        environment.insert(u"XDG_STATE_HOME"_s, path(u"state"_s));
        return run(QStringList {u"recover"_s} + arguments, environment);
    }
    /// As a window does that changes a board.
    void hold()
    {
        const auto before = smallBoard();
        const auto file = path(u"small.inferboard"_s);
        m_journal.emplace(journalFile(),
            io::JournalHead {{7, u"desk"_s, noon}, file, io::digestOf(before), 0}, before);
        m_journal->add({u"Rename"_s, noon, difference(before, renamed()), {}}, renamed());
        QVERIFY(m_journal->write());
    }
    /// As a window does that is killed.
    void leave()
    {
        hold();
        m_journal.reset();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::optional<io::BoardJournal> m_journal;
};

INFERBOARD_TEST(TestCliRecover)
#include "tst_cli_recover.moc"
