// SPDX-License-Identifier: MIT
#include "app/document/board_files.h"
#include "core/io/journal.h"
#include "core/io/versions.h"
#include "support/registered_test.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace board_files;

/// What else may have happened to the file of a board before it is saved.
class TestFileConflicts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void savingTwiceInARowIsNoConflict();
    void aFileThatSomebodyElseWroteIsNotWrittenOver();
    void savingAnywayWritesOverWhatSomebodyElseWrote();
    void aFileThatWasRemovedIsWrittenAgain();
    void anEmptyBoardOverAFullOneKeepsTheOld();
    void anEmptyBoardOverAnEmptyOneKeepsNothing();
    void otherContentOfTheSameSizeAndTimeIsNotWrittenOver();
    void aFileThatWasOnlyTouchedIsNoConflict();
    void aFolderInTheFilesPlaceIsToldAsOne();
    void aPipeIsNeitherOpenedNorWritten();
    void eachSaveKeepsWhatTheFileHeldBefore();
    void whatSomebodyElseWroteIsKeptWhenItIsSavedOver();
    void aBoardOpenElsewhereIsNotOpenedUntilThePersonSaysHow();
    void aBoardOpenByAnotherNameIsToldBeforeAndAfterASave();
    void aFileThatIsOpenElsewhereIsNotSavedOver();
    void savingUnderAnotherNameMovesTheLock();
    void aFolderThatVanishedIsToldAndNothingIsLost();
    void aRecoveredBoardWhoseFileHoldsSomethingElseIsNotSavedOver();

private:
    QString path(const QString &name) const { return m_dir->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestFileConflicts::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"inferboard-tests"_s);
    QCoreApplication::setApplicationName(u"tst_file_conflicts"_s);
}

void TestFileConflicts::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QSettings().clear();
}

void TestFileConflicts::savingTwiceInARowIsNoConflict()
{
    SavedBoard board(titled(u"One"_s), path(u"one.inferboard"_s));
    QSignalSpy conflicts(&board.session, &FileSession::changedOnDisk);
    QSignalSpy saved(&board.session, &FileSession::saved);
    board.session.save();
    board.document.commit(
        u"Title"_s, core::edits::setTitle(board.document.design(), u"A longer title"_s));
    board.session.save();
    waitFor(board.session);
    QCOMPARE(conflicts.count(), 0);
    QCOMPARE(saved.count(), 2);
    QVERIFY(board.document.isClean());
}

void TestFileConflicts::aFileThatSomebodyElseWroteIsNotWrittenOver()
{
    SavedBoard board(titled(u"One"_s), path(u"one.inferboard"_s));
    const auto theirs = core::io::toText(titled(u"Theirs, and longer"_s));
    put(path(u"one.inferboard"_s), theirs);
    board.document.commit(u"Title"_s, core::edits::setTitle(board.document.design(), u"Mine"_s));
    QSignalSpy conflicts(&board.session, &FileSession::changedOnDisk);
    board.session.save();
    waitFor(board.session);
    QCOMPARE(conflicts.count(), 1);
    QCOMPARE(contents(path(u"one.inferboard"_s)), theirs);
    QVERIFY(!board.document.isClean());
}

void TestFileConflicts::savingAnywayWritesOverWhatSomebodyElseWrote()
{
    SavedBoard board(titled(u"One"_s), path(u"one.inferboard"_s));
    put(path(u"one.inferboard"_s), core::io::toText(titled(u"Theirs, and longer"_s)));
    connect(&board.session, &FileSession::changedOnDisk, &board.session, &FileSession::saveAnyway);
    board.session.save();
    waitFor(board.session);
    QCOMPARE(contents(path(u"one.inferboard"_s)), core::io::toText(titled(u"One"_s)));
    QVERIFY(board.document.isClean());
}

void TestFileConflicts::aFileThatWasRemovedIsWrittenAgain()
{
    SavedBoard board(titled(u"One"_s), path(u"one.inferboard"_s));
    QVERIFY(QFile::remove(path(u"one.inferboard"_s)));
    board.session.save();
    waitFor(board.session);
    QVERIFY(QFile::exists(path(u"one.inferboard"_s)));
}

void TestFileConflicts::anEmptyBoardOverAFullOneKeepsTheOld()
{
    const auto old = core::io::toText(titled(u"One"_s));
    put(path(u"one.inferboard"_s), old);
    Document document;
    FileSession session(document);
    QSignalSpy kept(&session, &FileSession::oldKept);
    session.saveAs(path(u"one.inferboard"_s));
    waitFor(session);
    QCOMPARE(kept.count(), 1);
    QCOMPARE(kept.first().first().toString(), path(u"one.inferboard.bak"_s));
    QCOMPARE(contents(path(u"one.inferboard.bak"_s)), old);
    QCOMPARE(contents(path(u"one.inferboard"_s)), core::io::toText({}));
}

void TestFileConflicts::anEmptyBoardOverAnEmptyOneKeepsNothing()
{
    Document document;
    FileSession session(document);
    session.saveAs(path(u"one.inferboard"_s));
    waitFor(session);
    session.save();
    waitFor(session);
    QVERIFY(!QFile::exists(path(u"one.inferboard.bak"_s)));
}

void TestFileConflicts::otherContentOfTheSameSizeAndTimeIsNotWrittenOver()
{
    SavedBoard board(titled(u"One"_s), path(u"one.inferboard"_s));
    const auto when = QFileInfo(path(u"one.inferboard"_s)).lastModified();
    const auto theirs = core::io::toText(titled(u"Two"_s));
    put(path(u"one.inferboard"_s), theirs);
    setTime(path(u"one.inferboard"_s), when);
    QCOMPARE(QFileInfo(path(u"one.inferboard"_s)).lastModified(), when);
    QSignalSpy conflicts(&board.session, &FileSession::changedOnDisk);
    board.session.save();
    waitFor(board.session);
    QCOMPARE(conflicts.count(), 1);
    QCOMPARE(contents(path(u"one.inferboard"_s)), theirs);
}

void TestFileConflicts::aFileThatWasOnlyTouchedIsNoConflict()
{
    SavedBoard board(titled(u"One"_s), path(u"one.inferboard"_s));
    setTime(path(u"one.inferboard"_s), QDateTime(QDate(2024, 2, 29), QTime(12, 30)));
    QSignalSpy conflicts(&board.session, &FileSession::changedOnDisk);
    board.session.save();
    waitFor(board.session);
    QCOMPARE(conflicts.count(), 0);
}

void TestFileConflicts::aFolderInTheFilesPlaceIsToldAsOne()
{
    SavedBoard board(titled(u"One"_s), path(u"one.inferboard"_s));
    QVERIFY(QFile::remove(path(u"one.inferboard"_s)));
    QVERIFY(QDir().mkdir(path(u"one.inferboard"_s)));
    QSignalSpy conflicts(&board.session, &FileSession::changedOnDisk);
    QSignalSpy failed(&board.session, &FileSession::failed);
    board.session.save();
    waitFor(board.session);
    QCOMPARE(conflicts.count(), 0);
    QCOMPARE(failed.count(), 1);
    QVERIFY(failed.first().first().value<core::Error>().message.contains(u"folder"_s));
}

void TestFileConflicts::aPipeIsNeitherOpenedNorWritten()
{
    const auto pipe = path(u"pipe.inferboard"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    Document document;
    FileSession session(document);
    document.commit(u"Add"_s, titled(u"One"_s));
    QSignalSpy failed(&session, &FileSession::failed);
    session.open(pipe);
    waitFor(session);
    session.saveAs(pipe);
    waitFor(session);
    QCOMPARE(failed.count(), 2);
    QVERIFY(failed.last().first().value<core::Error>().message.contains(u"pipe"_s));
    QVERIFY(!document.isClean());
}

void TestFileConflicts::eachSaveKeepsWhatTheFileHeldBefore()
{
    Document document;
    FileSession session(document);
    document.commit(u"Add"_s, titled(u"0"_s));
    session.saveAs(path(u"one.inferboard"_s));
    for (int i = 1; i < 8; ++i) {
        waitFor(session);
        document.commit(u"Title"_s, core::edits::setTitle(document.design(), QString::number(i)));
        session.save();
    }
    waitFor(session);
    session.save(); // nothing new: no version
    waitFor(session);
    const auto versions = core::io::versionsOf(path(u"one.inferboard"_s));
    QCOMPARE(versions.size(), 5);
    QCOMPARE(contents(versions.first().path), core::io::toText(titled(u"6"_s)));
    QCOMPARE(contents(versions.last().path), core::io::toText(titled(u"2"_s)));
}

void TestFileConflicts::whatSomebodyElseWroteIsKeptWhenItIsSavedOver()
{
    SavedBoard board(titled(u"One"_s), path(u"one.inferboard"_s));
    const auto theirs = core::io::toText(titled(u"Theirs"_s));
    put(path(u"one.inferboard"_s), theirs);
    board.session.saveAnyway();
    waitFor(board.session);
    QCOMPARE(contents(core::io::versionsOf(path(u"one.inferboard"_s)).first().path), theirs);
}

void TestFileConflicts::aBoardOpenElsewhereIsNotOpenedUntilThePersonSaysHow()
{
    put(path(u"one.inferboard"_s), core::io::toText(titled(u"One"_s)));
    Document theirs;
    FileSession other(theirs);
    other.open(path(u"one.inferboard"_s));
    waitFor(other);
    Document document;
    FileSession session(document);
    QSignalSpy elsewhere(&session, &FileSession::openElsewhere);
    session.open(path(u"one.inferboard"_s));
    waitFor(session);
    QCOMPARE(elsewhere.count(), 1);
    QVERIFY(session.path().isEmpty());
    session.openCopy(path(u"one.inferboard"_s));
    waitFor(session);
    QCOMPARE(document.design(), titled(u"One"_s));
    QVERIFY(session.path().isEmpty());
    session.openReadOnly(path(u"one.inferboard"_s), u"Open elsewhere."_s);
    waitFor(session);
    QCOMPARE(session.access(), Access::ReadOnly);
    other.start({});
    waitFor(other);
    session.open(path(u"one.inferboard"_s));
    waitFor(session);
    QCOMPARE(session.access(), Access::Full);
}

void TestFileConflicts::aBoardOpenByAnotherNameIsToldBeforeAndAfterASave()
{
    const auto one = path(u"one.inferboard"_s);
    const auto two = path(u"two.inferboard"_s);
    SavedBoard board(titled(u"One"_s), one);
    for (const auto *title : {u"Two", u"Three"}) {
        QFile::remove(two);
        QCOMPARE(::link(QFile::encodeName(one), QFile::encodeName(two)), 0);
        Document document;
        FileSession other(document);
        QSignalSpy elsewhere(&other, &FileSession::openElsewhere);
        other.open(two);
        waitFor(other);
        QCOMPARE(elsewhere.count(), 1);
        QVERIFY(QFile::remove(two)); // or the save would keep the names together
        const auto edited =
            core::edits::setTitle(board.document.design(), QString::fromUtf16(title));
        board.document.commit(u"Title"_s, edited);
        board.session.save();
        waitFor(board.session);
    }
}

void TestFileConflicts::aFileThatIsOpenElsewhereIsNotSavedOver()
{
    const auto before = core::io::toText(titled(u"One"_s));
    put(path(u"one.inferboard"_s), before);
    Document theirs;
    FileSession other(theirs);
    other.open(path(u"one.inferboard"_s));
    waitFor(other);
    Document document;
    FileSession session(document);
    document.commit(u"Add"_s, titled(u"Mine"_s));
    QSignalSpy failed(&session, &FileSession::failed);
    session.saveAs(path(u"one.inferboard"_s));
    waitFor(session);
    QCOMPARE(failed.count(), 1);
    QCOMPARE(contents(path(u"one.inferboard"_s)), before);
}

void TestFileConflicts::savingUnderAnotherNameMovesTheLock()
{
    SavedBoard board(titled(u"One"_s), path(u"one.inferboard"_s));
    QVERIFY(QFile::exists(path(u".one.inferboard.lock"_s)));
    board.session.saveAs(path(u"two.inferboard"_s));
    waitFor(board.session);
    QVERIFY(!QFile::exists(path(u".one.inferboard.lock"_s)));
    QVERIFY(QFile::exists(path(u".two.inferboard.lock"_s)));
}

void TestFileConflicts::aFolderThatVanishedIsToldAndNothingIsLost()
{
    QVERIFY(QDir().mkdir(path(u"folder"_s)));
    SavedBoard board(titled(u"One"_s), path(u"folder/one.inferboard"_s));
    QVERIFY(QDir(path(u"folder"_s)).removeRecursively());
    board.document.commit(u"Title"_s, core::edits::setTitle(board.document.design(), u"Two"_s));
    QSignalSpy failed(&board.session, &FileSession::failed);
    board.session.save();
    waitFor(board.session);
    QCOMPARE(failed.count(), 1);
    QVERIFY(failed.first().first().value<core::Error>().message.contains(u"does not exist"_s));
    QVERIFY(!board.document.isClean());
}

void TestFileConflicts::aRecoveredBoardWhoseFileHoldsSomethingElseIsNotSavedOver()
{
    const auto digest = core::io::digestOf(titled(u"One"_s));
    put(path(u"one.inferboard"_s), core::io::toText(titled(u"Theirs"_s)));
    Document document;
    FileSession session(document);
    QSignalSpy changed(&session, &FileSession::changedOnDisk);
    session.startRecovered(titled(u"Mine"_s), path(u"one.inferboard"_s), digest);
    waitFor(session);
    session.save();
    waitFor(session);
    QCOMPARE(changed.count(), 1);
}

INFERBOARD_TEST(TestFileConflicts)
#include "tst_file_conflicts.moc"
