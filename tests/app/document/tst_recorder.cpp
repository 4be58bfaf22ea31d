// SPDX-License-Identifier: MIT
#include "app/document/document.h"
#include "app/document/file_session.h"
#include "app/document/recorder.h"
#include "core/io/design_json.h"
#include "core/io/file.h"
#include "core/model/edits.h"
#include "support/random_design.h"
#include "support/registered_test.h"
#include "support/sketch.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int longMs = 10'000;
constexpr auto host = "here"_L1;

core::Design board()
{
    core::Design design;
    design.title = u"Ranking"_s;
    design.components = {sketch::box(u"a"_s, u"cache"_s)};
    design.components.first().rect = QRectF(0, 0, 180, 60);
    return design;
}

} // namespace

class TestRecorder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_document = std::make_unique<Document>();
        m_session = std::make_unique<FileSession>(*m_document);
        m_session->start(board());
        m_recorder = std::make_unique<Recorder>(*m_document, *m_session);
        m_recorder->keepIn(folder());
    }
    void cleanup()
    {
        m_recorder.reset();
        m_session.reset();
        m_document.reset();
    }

    void anUntouchedBoardHasNoJournal()
    {
        QVERIFY(m_recorder->flush(longMs));

        QVERIFY(journals().isEmpty());
    }

    void everyStepUndoAndRedoIsRecorded()
    {
        rename(u"b"_s);
        rename(u"c"_s);
        m_document->undo();
        m_document->redo();

        const auto journal = kept();

        QCOMPARE(journal.start, board());
        QCOMPARE(journal.design, m_document->design());
        QCOMPARE(journal.steps.size(), 4);
        QCOMPARE(journal.steps.at(2).cause, core::StepCause::Undo);
        QCOMPARE(journal.steps.at(3).cause, core::StepCause::Redo);
        QCOMPARE(journal.steps.at(3).label, u"Rename"_s);
    }

    void stepsThatUndoMergesAreRecordedAsTheyCome()
    {
        rename(u"b"_s, u"typing"_s);
        rename(u"bc"_s, u"typing"_s);
        m_document->undo();

        const auto journal = kept();

        QCOMPARE(journal.steps.size(), 3);
        QCOMPARE(journal.design, board());
    }

    void aDroppedDraftIsNotRecorded()
    {
        {
            Draft draft(*m_document);
            draft.show(core::edits::rename(board(), u"a"_s, u"b"_s));
        }
        QVERIFY(m_recorder->flush(longMs));

        QVERIFY(journals().isEmpty());
    }

    void theJournalFollowsAnyEditsAndUndos()
    {
        test::RandomDesigns random(7);
        for (int i = 0; i < 300; ++i) {
            switch (random.below(6)) {
            case 0:
                m_document->undo();
                break;
            case 1:
                m_document->redo();
                break;
            default:
                m_document->commit(u"Edit"_s, random.edited(m_document->design()),
                    random.isOneIn(3) ? u"key"_s : QString());
            }
        }

        const auto journal = kept();

        QCOMPARE(core::io::toText(journal.design), core::io::toText(m_document->design()));
        QCOMPARE(journal.badBytes, 0);
    }

    void aSavedBoardLeavesNothingToOffer()
    {
        rename(u"b"_s);
        saveAs(u"board.inferboard"_s);

        QVERIFY(!kept().isUnsaved());
        QCOMPARE(kept().file, m_dir->filePath(u"board.inferboard"_s));

        rename(u"c"_s);
        QVERIFY(kept().isUnsaved());
        QCOMPARE(kept().changes, 1);
    }

    void aSavedBoardLeavesNoJournalAtTheEnd()
    {
        rename(u"b"_s);
        saveAs(u"board.inferboard"_s);
        QVERIFY(m_recorder->flush(longMs));
        QCOMPARE(journals().size(), 1);

        m_recorder.reset();

        QVERIFY(journals().isEmpty());
    }

    void anUnsavedBoardIsOfferedAfterTheEnd()
    {
        rename(u"b"_s);
        m_recorder.reset();

        const auto found = core::io::leftBoards(folder(), host);

        QCOMPARE(found.boards.size(), 1);
        QCOMPARE(found.boards.first().journal.design, m_document->design());
    }

    void aBoardThatIsGivenUpLeavesNoJournal()
    {
        rename(u"b"_s);
        m_session->start(board());
        QVERIFY(m_recorder->flush(longMs));

        QVERIFY(journals().isEmpty());

        rename(u"c"_s);
        QCOMPARE(kept().steps.size(), 1);
    }

    void aLiveBoardIsNotOffered()
    {
        rename(u"b"_s);
        QVERIFY(m_recorder->flush(longMs));

        const auto found = core::io::leftBoards(folder(), host);

        QVERIFY(found.boards.isEmpty());
        QCOMPARE(found.live.size(), 1);
    }

    void anUnsavedStartIsKeptWithoutAStep()
    {
        m_session->startUnsaved(board());
        QTRY_VERIFY(m_recorder->flush(longMs) && journals().size() == 1);

        QCOMPARE(kept().design, board());
        QVERIFY(kept().isUnsaved());
    }

    void aRecoveredBoardGoesOnInItsJournal()
    {
        rename(u"b"_s);
        m_recorder.reset();
        const auto left = core::io::leftBoards(folder(), host).boards.first();
        m_recorder = std::make_unique<Recorder>(*m_document, *m_session);
        m_recorder->keepIn(folder());

        m_session->startRecovered(left.journal.design, {}, {});
        m_recorder->resume(std::move(*core::io::JournalFile::claim(left.journalPath)), left);
        QVERIFY(m_recorder->flush(longMs));
        QCOMPARE(journals(), QStringList {left.journalPath});
        rename(u"c"_s);
        QCOMPARE(kept().steps.size(), 2);

        saveAs(u"board.inferboard"_s);
        QVERIFY(m_recorder->flush(longMs));
        m_recorder.reset();
        QVERIFY(journals().isEmpty());
    }

    void aFolderThatCannotBeWrittenIsToldOnceAndTriedAgain()
    {
        QFile obstacle(folder());
        QVERIFY(obstacle.open(QIODevice::WriteOnly)); // a file where the folder should be
        QSignalSpy notice(m_recorder.get(), &Recorder::notice);

        rename(u"b"_s);
        rename(u"c"_s);
        m_recorder->flush(longMs);
        QTRY_COMPARE(notice.size(), 1);
        QVERIFY(obstacle.remove());

        QTRY_COMPARE_WITH_TIMEOUT(notice.size(), 2, longMs);
        QCOMPARE(kept().design, m_document->design());
    }

private:
    QString folder() const { return m_dir->filePath(u"state"_s); }
    QStringList journals() const { return core::io::journalsIn(folder()); }
    core::io::Journal kept()
    {
        m_recorder->flush(longMs);
        const auto paths = journals();
        return paths.size() == 1 ? core::io::readLeftBoard(paths.first())->journal
                                 : core::io::Journal();
    }
    void rename(const QString &name, const QString &mergeKey = {})
    {
        m_document->commit(
            u"Rename"_s, core::edits::rename(m_document->design(), u"a"_s, name), mergeKey);
    }
    void saveAs(const QString &name)
    {
        m_session->saveAs(m_dir->filePath(name));
        QTRY_VERIFY(!m_session->isBusy());
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<FileSession> m_session;
    std::unique_ptr<Recorder> m_recorder;
};

INFERBOARD_TEST(TestRecorder)
#include "tst_recorder.moc"
