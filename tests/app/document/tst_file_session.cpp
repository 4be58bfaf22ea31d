// SPDX-License-Identifier: MIT
#include "app/document/document.h"
#include "app/document/file_session.h"
#include "app/settings.h"
#include "core/io/design_json.h"
#include "core/io/journal.h"
#include "core/io/versions.h"
#include "core/model/edits.h"
#include "support/registered_test.h"
#include "support/sketch.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace {

core::Design titled(const QString &title)
{
    core::Design design;
    design.title = title;
    return core::edits::add(design, sketch::box({}, u"ranking"_s)).design;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

void setTime(const QString &path, const QDateTime &when)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(when, QFileDevice::FileModificationTime));
}

void waitFor(const FileSession &session)
{
    QTRY_VERIFY(!session.isBusy());
}

} // namespace

class TestFileSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void savingWritesTheDesignAndIsClean();
    void savingAsChangesThePath();
    void openingResetsTheDocument();
    void openingWhatIsNoDesignLeavesTheBoard();
    void whatCanBeReadOfAFileWithErrorsIsOffered();
    void openingAMissingFileLeavesTheBoard();
    void openingWhileTheBoardIsEditedKeepsTheEdit();
    void whatIsOnlyPartlyReadableIsNotOfferedToABoardEditedMeanwhile();
    void whatWaitsForAnotherFileIsNotOpenedOverAnEdit();
    void aRecoveredBoardWhoseFileHoldsSomethingElseIsNotSavedOver();
    void editsDuringASaveStayUnsaved();
    void aDraftDuringASaveIsNotInTheFile();
    void savingTwiceInARowIsNoConflict();
    void savingABoardWithoutAFileIsRefused();
    void aFileThatSomebodyElseWroteIsNotWrittenOver();
    void savingAnywayWritesOverWhatSomebodyElseWrote();
    void aFileThatWasRemovedIsWrittenAgain();
    void anEmptyBoardOverAFullOneKeepsTheOld();
    void anEmptyBoardOverAnEmptyOneKeepsNothing();
    void aSaveThatFailsSaysSoAndStaysUnsaved();
    void startingAnewForgetsTheFile();
    void openedAndSavedFilesAreRecent();
    void aReadOnlyBoardIsEditedButItsFileIsNeverWritten();
    void aReadOnlyBoardCannotBeSavedOverItsFileByAnotherName();
    void savingAReadOnlyBoardElsewhereGivesFullAccess();
    void aDesignShownReadOnlyKeepsItsFileAndIsClean();
    void anUnsavedStartIsUntitledAndStaysUnsaved();
    void otherContentOfTheSameSizeAndTimeIsNotWrittenOver();
    void aFileThatWasOnlyTouchedIsNoConflict();
    void aFolderInTheFilesPlaceIsToldAsOne();
    void aPipeIsNeitherOpenedNorWritten();
    void aLongNameIsOpenedAndSaved();
    void eachSaveKeepsWhatTheFileHeldBefore();
    void whatSomebodyElseWroteIsKeptWhenItIsSavedOver();
    void aBoardOpenElsewhereIsNotOpenedUntilThePersonSaysHow();
    void aFileThatIsOpenElsewhereIsNotSavedOver();
    void savingUnderAnotherNameMovesTheLock();
    void aFolderThatVanishedIsToldAndNothingIsLost();

private:
    QString path(const QString &name) const { return m_dir->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestFileSession::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"inferboard-tests"_s);
    QCoreApplication::setApplicationName(u"tst_file_session"_s);
}

void TestFileSession::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QSettings().clear();
}

void TestFileSession::savingWritesTheDesignAndIsClean()
{
    Document document;
    FileSession session(document);
    document.commit(u"Add"_s, titled(u"One"_s));
    QSignalSpy saved(&session, &FileSession::saved);
    session.saveAs(path(u"one.inferboard"_s));
    QVERIFY(session.isBusy());
    waitFor(session);
    QCOMPARE(saved.count(), 1);
    QCOMPARE(contents(path(u"one.inferboard"_s)), core::io::toText(titled(u"One"_s)));
    QVERIFY(document.isClean());
}

void TestFileSession::savingAsChangesThePath()
{
    Document document;
    FileSession session(document);
    document.reset(titled(u"One"_s));
    QSignalSpy pathChanged(&session, &FileSession::pathChanged);
    session.saveAs(path(u"one.inferboard"_s));
    waitFor(session);
    session.saveAs(path(u"two.inferboard"_s));
    waitFor(session);
    QCOMPARE(session.path(), path(u"two.inferboard"_s));
    QCOMPARE(pathChanged.count(), 2);
    QVERIFY(QFile::exists(path(u"one.inferboard"_s)));
}

void TestFileSession::openingResetsTheDocument()
{
    put(path(u"one.inferboard"_s), core::io::toText(titled(u"One"_s)));
    Document document;
    FileSession session(document);
    document.commit(u"Add"_s, titled(u"Other"_s));
    QSignalSpy opened(&session, &FileSession::opened);
    session.open(path(u"one.inferboard"_s));
    waitFor(session);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(document.design(), titled(u"One"_s));
    QVERIFY(document.isClean());
    QVERIFY(!document.canUndo());
    QCOMPARE(session.path(), path(u"one.inferboard"_s));
}

void TestFileSession::openingWhatIsNoDesignLeavesTheBoard()
{
    put(path(u"bad.inferboard"_s), "{\"format\": \"inferbo");
    Document document;
    FileSession session(document);
    document.commit(u"Add"_s, titled(u"Mine"_s));
    QSignalSpy failed(&session, &FileSession::failed);
    session.open(path(u"bad.inferboard"_s));
    waitFor(session);
    QCOMPARE(failed.count(), 1);
    QVERIFY(failed.first().first().value<core::Error>().text().contains(u"bad.inferboard"_s));
    QCOMPARE(document.design(), titled(u"Mine"_s));
    QVERIFY(document.canUndo());
    QVERIFY(session.path().isEmpty());
}

void TestFileSession::whatCanBeReadOfAFileWithErrorsIsOffered()
{
    put(path(u"odd.inferboard"_s),
        R"({"format": "inferboard", "version": 1, "title": "Odd", "components": [5]})");
    Document document;
    FileSession session(document);
    document.commit(u"Add"_s, titled(u"Mine"_s));
    QSignalSpy failed(&session, &FileSession::failed);
    QSignalSpy repairable(&session, &FileSession::repairable);
    session.open(path(u"odd.inferboard"_s));
    waitFor(session);
    QCOMPARE(failed.count(), 0);
    QCOMPARE(repairable.count(), 1);
    QCOMPARE(document.design(), titled(u"Mine"_s));
    QVERIFY(session.path().isEmpty());
    const auto repaired = repairable.first().at(2).value<core::io::Repaired>();
    QCOMPARE(repaired.design.title, u"Odd"_s);
    QVERIFY(repaired.design.components.isEmpty());
    QCOMPARE(repaired.notes,
        QStringList {u"components[0]: it must be an object, not a number; it was left out"_s});
}

void TestFileSession::openingAMissingFileLeavesTheBoard()
{
    Document document;
    FileSession session(document);
    document.reset(titled(u"Mine"_s));
    QSignalSpy failed(&session, &FileSession::failed);
    session.open(path(u"missing.inferboard"_s));
    waitFor(session);
    QCOMPARE(failed.count(), 1);
    QCOMPARE(document.design(), titled(u"Mine"_s));
    QVERIFY(settings::recentFiles().isEmpty());
}

void TestFileSession::openingWhileTheBoardIsEditedKeepsTheEdit()
{
    put(path(u"one.inferboard"_s), core::io::toText(titled(u"One"_s)));
    Document document;
    FileSession session(document);
    QSignalSpy failed(&session, &FileSession::failed);
    session.open(path(u"one.inferboard"_s));
    document.commit(u"Add"_s, titled(u"Mine"_s));
    waitFor(session);
    QCOMPARE(failed.count(), 1);
    QCOMPARE(document.design(), titled(u"Mine"_s));
}

void TestFileSession::whatIsOnlyPartlyReadableIsNotOfferedToABoardEditedMeanwhile()
{
    put(path(u"odd.inferboard"_s),
        R"({"format": "inferboard", "version": 1, "title": "Odd", "components": [5]})");
    Document document;
    FileSession session(document);
    QSignalSpy repairable(&session, &FileSession::repairable);
    QSignalSpy failed(&session, &FileSession::failed);
    session.open(path(u"odd.inferboard"_s));
    document.commit(u"Add"_s, titled(u"Mine"_s));
    waitFor(session);
    QCOMPARE(repairable.count(), 0);
    QCOMPARE(failed.count(), 1);
}

void TestFileSession::whatWaitsForAnotherFileIsNotOpenedOverAnEdit()
{
    put(path(u"one.inferboard"_s), core::io::toText(titled(u"One"_s)));
    Document document;
    FileSession session(document);
    QSignalSpy failed(&session, &FileSession::failed);
    session.open(path(u"missing.inferboard"_s));
    session.open(path(u"one.inferboard"_s));
    session.startUnsaved(titled(u"Repaired"_s));
    document.commit(u"Add"_s, titled(u"Mine"_s));
    waitFor(session);
    QCOMPARE(failed.count(), 3);
    QCOMPARE(document.design(), titled(u"Mine"_s));
}

void TestFileSession::aRecoveredBoardWhoseFileHoldsSomethingElseIsNotSavedOver()
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

void TestFileSession::editsDuringASaveStayUnsaved()
{
    Document document;
    FileSession session(document);
    document.commit(u"Add"_s, titled(u"One"_s));
    session.saveAs(path(u"one.inferboard"_s));
    document.commit(u"Title"_s, core::edits::setTitle(document.design(), u"Two"_s));
    waitFor(session);
    QCOMPARE(contents(path(u"one.inferboard"_s)), core::io::toText(titled(u"One"_s)));
    QVERIFY(!document.isClean());
}

void TestFileSession::aDraftDuringASaveIsNotInTheFile()
{
    Document document;
    FileSession session(document);
    document.commit(u"Add"_s, titled(u"One"_s));
    {
        Draft draft(document);
        draft.show(core::edits::setTitle(document.design(), u"Draft"_s));
        session.saveAs(path(u"one.inferboard"_s));
        waitFor(session);
    }
    QCOMPARE(document.design().title, u"One"_s);
    QCOMPARE(contents(path(u"one.inferboard"_s)), core::io::toText(titled(u"One"_s)));
    QVERIFY(document.isClean());
}

void TestFileSession::savingABoardWithoutAFileIsRefused()
{
    Document document;
    FileSession session(document);
    document.commit(u"Add"_s, titled(u"One"_s));
    QSignalSpy failed(&session, &FileSession::failed);
    session.save();
    QVERIFY(!session.isBusy());
    QCOMPARE(failed.count(), 1);
    QVERIFY(!document.isClean());
}

void TestFileSession::savingTwiceInARowIsNoConflict()
{
    Document document;
    FileSession session(document);
    document.commit(u"Add"_s, titled(u"One"_s));
    session.saveAs(path(u"one.inferboard"_s));
    waitFor(session);
    QSignalSpy conflicts(&session, &FileSession::changedOnDisk);
    QSignalSpy saved(&session, &FileSession::saved);
    session.save();
    document.commit(u"Title"_s, core::edits::setTitle(document.design(), u"A longer title"_s));
    session.save();
    waitFor(session);
    QCOMPARE(conflicts.count(), 0);
    QCOMPARE(saved.count(), 2);
    QVERIFY(document.isClean());
}

void TestFileSession::aFileThatSomebodyElseWroteIsNotWrittenOver()
{
    Document document;
    FileSession session(document);
    document.commit(u"Add"_s, titled(u"One"_s));
    session.saveAs(path(u"one.inferboard"_s));
    waitFor(session);
    const auto theirs = core::io::toText(titled(u"Theirs, and longer"_s));
    put(path(u"one.inferboard"_s), theirs);
    document.commit(u"Title"_s, core::edits::setTitle(document.design(), u"Mine"_s));
    QSignalSpy conflicts(&session, &FileSession::changedOnDisk);
    session.save();
    waitFor(session);
    QCOMPARE(conflicts.count(), 1);
    QCOMPARE(contents(path(u"one.inferboard"_s)), theirs);
    QVERIFY(!document.isClean());
}

void TestFileSession::savingAnywayWritesOverWhatSomebodyElseWrote()
{
    Document document;
    FileSession session(document);
    document.commit(u"Add"_s, titled(u"One"_s));
    session.saveAs(path(u"one.inferboard"_s));
    waitFor(session);
    put(path(u"one.inferboard"_s), core::io::toText(titled(u"Theirs, and longer"_s)));
    connect(&session, &FileSession::changedOnDisk, &session, &FileSession::saveAnyway);
    session.save();
    waitFor(session);
    QCOMPARE(contents(path(u"one.inferboard"_s)), core::io::toText(titled(u"One"_s)));
    QVERIFY(document.isClean());
}

void TestFileSession::aFileThatWasRemovedIsWrittenAgain()
{
    Document document;
    FileSession session(document);
    document.commit(u"Add"_s, titled(u"One"_s));
    session.saveAs(path(u"one.inferboard"_s));
    waitFor(session);
    QVERIFY(QFile::remove(path(u"one.inferboard"_s)));
    session.save();
    waitFor(session);
    QVERIFY(QFile::exists(path(u"one.inferboard"_s)));
}

void TestFileSession::anEmptyBoardOverAFullOneKeepsTheOld()
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

void TestFileSession::anEmptyBoardOverAnEmptyOneKeepsNothing()
{
    Document document;
    FileSession session(document);
    session.saveAs(path(u"one.inferboard"_s));
    waitFor(session);
    session.save();
    waitFor(session);
    QVERIFY(!QFile::exists(path(u"one.inferboard.bak"_s)));
}

void TestFileSession::aSaveThatFailsSaysSoAndStaysUnsaved()
{
    Document document;
    FileSession session(document);
    document.commit(u"Add"_s, titled(u"One"_s));
    QSignalSpy failed(&session, &FileSession::failed);
    session.saveAs(path(u"no/such/folder/one.inferboard"_s));
    waitFor(session);
    QCOMPARE(failed.count(), 1);
    QVERIFY(!document.isClean());
    QVERIFY(session.path().isEmpty());
}

void TestFileSession::startingAnewForgetsTheFile()
{
    Document document;
    FileSession session(document);
    document.commit(u"Add"_s, titled(u"One"_s));
    session.saveAs(path(u"one.inferboard"_s));
    session.start(titled(u"Template"_s));
    waitFor(session);
    QVERIFY(session.path().isEmpty());
    QCOMPARE(document.design(), titled(u"Template"_s));
    QVERIFY(QFile::exists(path(u"one.inferboard"_s)));
}

void TestFileSession::openedAndSavedFilesAreRecent()
{
    put(path(u"one.inferboard"_s), core::io::toText(titled(u"One"_s)));
    Document document;
    FileSession session(document);
    session.open(path(u"one.inferboard"_s));
    waitFor(session);
    session.saveAs(path(u"two.inferboard"_s));
    waitFor(session);
    QCOMPARE(settings::recentFiles(),
        QStringList({path(u"two.inferboard"_s), path(u"one.inferboard"_s)}));
}

void TestFileSession::aReadOnlyBoardIsEditedButItsFileIsNeverWritten()
{
    const auto original = core::io::toText(titled(u"One"_s));
    put(path(u"one.inferboard"_s), original);
    Document document;
    FileSession session(document);
    QSignalSpy accessChanged(&session, &FileSession::accessChanged);
    QSignalSpy failed(&session, &FileSession::failed);
    session.openReadOnly(path(u"one.inferboard"_s), u"Somebody else has it open."_s);
    waitFor(session);
    QCOMPARE(accessChanged.count(), 1);
    QCOMPARE(session.access(), Access::ReadOnly);
    QCOMPARE(session.readOnlyReason(), u"Somebody else has it open."_s);
    document.commit(u"Title"_s, core::edits::setTitle(document.design(), u"Mine"_s));
    for (const auto &save : {&FileSession::save, &FileSession::saveAnyway}) {
        (session.*save)();
        waitFor(session);
    }
    session.saveAs(path(u"one.inferboard"_s));
    waitFor(session);
    QCOMPARE(failed.count(), 3);
    QCOMPARE(contents(path(u"one.inferboard"_s)), original);
    QVERIFY(!document.isClean());
}

void TestFileSession::aReadOnlyBoardCannotBeSavedOverItsFileByAnotherName()
{
    const auto original = core::io::toText(titled(u"One"_s));
    put(path(u"one.inferboard"_s), original);
    QVERIFY(QFile::link(path(u"one.inferboard"_s), path(u"link.inferboard"_s)));
    Document document;
    FileSession session(document);
    session.openReadOnly(path(u"one.inferboard"_s), u"Look only."_s);
    waitFor(session);
    document.commit(u"Title"_s, core::edits::setTitle(document.design(), u"Mine"_s));
    session.saveAs(path(u"link.inferboard"_s));
    waitFor(session);
    QCOMPARE(contents(path(u"one.inferboard"_s)), original);
}

void TestFileSession::savingAReadOnlyBoardElsewhereGivesFullAccess()
{
    put(path(u"one.inferboard"_s), core::io::toText(titled(u"One"_s)));
    Document document;
    FileSession session(document);
    session.openReadOnly(path(u"one.inferboard"_s), u"Look only."_s);
    waitFor(session);
    session.saveAs(path(u"two.inferboard"_s));
    waitFor(session);
    QCOMPARE(session.access(), Access::Full);
    QVERIFY(session.readOnlyReason().isEmpty());
    QCOMPARE(contents(path(u"two.inferboard"_s)), core::io::toText(titled(u"One"_s)));
}

void TestFileSession::aDesignShownReadOnlyKeepsItsFileAndIsClean()
{
    put(path(u"new.inferboard"_s), "of a newer version");
    Document document;
    FileSession session(document);
    QSignalSpy opened(&session, &FileSession::opened);
    session.showReadOnly(titled(u"Part"_s), path(u"new.inferboard"_s), u"It is newer."_s);
    waitFor(session);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(session.path(), path(u"new.inferboard"_s));
    QCOMPARE(session.access(), Access::ReadOnly);
    QVERIFY(document.isClean());
    session.save();
    waitFor(session);
    QCOMPARE(contents(path(u"new.inferboard"_s)), QByteArray("of a newer version"));
}

void TestFileSession::anUnsavedStartIsUntitledAndStaysUnsaved()
{
    Document document;
    FileSession session(document);
    session.openReadOnly(path(u"missing.inferboard"_s), u"Look only."_s);
    session.startUnsaved(titled(u"Recovered"_s));
    waitFor(session);
    QVERIFY(session.path().isEmpty());
    QCOMPARE(session.access(), Access::Full);
    QCOMPARE(document.design(), titled(u"Recovered"_s));
    QVERIFY(!document.isClean());
    session.saveAs(path(u"recovered.inferboard"_s));
    waitFor(session);
    QVERIFY(document.isClean());
}

void TestFileSession::otherContentOfTheSameSizeAndTimeIsNotWrittenOver()
{
    Document document;
    FileSession session(document);
    document.commit(u"Add"_s, titled(u"One"_s));
    session.saveAs(path(u"one.inferboard"_s));
    waitFor(session);
    const auto when = QFileInfo(path(u"one.inferboard"_s)).lastModified();
    const auto theirs = core::io::toText(titled(u"Two"_s));
    put(path(u"one.inferboard"_s), theirs);
    setTime(path(u"one.inferboard"_s), when);
    QCOMPARE(QFileInfo(path(u"one.inferboard"_s)).lastModified(), when);
    QSignalSpy conflicts(&session, &FileSession::changedOnDisk);
    session.save();
    waitFor(session);
    QCOMPARE(conflicts.count(), 1);
    QCOMPARE(contents(path(u"one.inferboard"_s)), theirs);
}

void TestFileSession::aFileThatWasOnlyTouchedIsNoConflict()
{
    Document document;
    FileSession session(document);
    document.commit(u"Add"_s, titled(u"One"_s));
    session.saveAs(path(u"one.inferboard"_s));
    waitFor(session);
    setTime(path(u"one.inferboard"_s), QDateTime(QDate(2024, 2, 29), QTime(12, 30)));
    QSignalSpy conflicts(&session, &FileSession::changedOnDisk);
    session.save();
    waitFor(session);
    QCOMPARE(conflicts.count(), 0);
}

void TestFileSession::aFolderInTheFilesPlaceIsToldAsOne()
{
    Document document;
    FileSession session(document);
    document.commit(u"Add"_s, titled(u"One"_s));
    session.saveAs(path(u"one.inferboard"_s));
    waitFor(session);
    QVERIFY(QFile::remove(path(u"one.inferboard"_s)));
    QVERIFY(QDir().mkdir(path(u"one.inferboard"_s)));
    QSignalSpy conflicts(&session, &FileSession::changedOnDisk);
    QSignalSpy failed(&session, &FileSession::failed);
    session.save();
    waitFor(session);
    QCOMPARE(conflicts.count(), 0);
    QCOMPARE(failed.count(), 1);
    QVERIFY(failed.first().first().value<core::Error>().message.contains(u"folder"_s));
}

void TestFileSession::aPipeIsNeitherOpenedNorWritten()
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

void TestFileSession::aLongNameIsOpenedAndSaved()
{
    const auto name = path(QString(240, u'n') + u".inferboard"_s);
    put(name, core::io::toText(titled(u"One"_s)));
    Document document;
    FileSession session(document);
    QSignalSpy failed(&session, &FileSession::failed);
    session.open(name);
    waitFor(session);
    document.commit(u"Title"_s, core::edits::setTitle(document.design(), u"Two"_s));
    session.save();
    waitFor(session);
    QCOMPARE(failed.count(), 0);
    QVERIFY(document.isClean());
    QCOMPARE(contents(name), core::io::toText(titled(u"Two"_s)));
    QCOMPARE(core::io::versionsOf(name).size(), 1);
}

void TestFileSession::eachSaveKeepsWhatTheFileHeldBefore()
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

void TestFileSession::whatSomebodyElseWroteIsKeptWhenItIsSavedOver()
{
    Document document;
    FileSession session(document);
    document.commit(u"Add"_s, titled(u"One"_s));
    session.saveAs(path(u"one.inferboard"_s));
    waitFor(session);
    const auto theirs = core::io::toText(titled(u"Theirs"_s));
    put(path(u"one.inferboard"_s), theirs);
    session.saveAnyway();
    waitFor(session);
    QCOMPARE(contents(core::io::versionsOf(path(u"one.inferboard"_s)).first().path), theirs);
}

void TestFileSession::aBoardOpenElsewhereIsNotOpenedUntilThePersonSaysHow()
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

void TestFileSession::aFileThatIsOpenElsewhereIsNotSavedOver()
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

void TestFileSession::savingUnderAnotherNameMovesTheLock()
{
    Document document;
    FileSession session(document);
    document.commit(u"Add"_s, titled(u"One"_s));
    session.saveAs(path(u"one.inferboard"_s));
    waitFor(session);
    QVERIFY(QFile::exists(path(u".one.inferboard.lock"_s)));
    session.saveAs(path(u"two.inferboard"_s));
    waitFor(session);
    QVERIFY(!QFile::exists(path(u".one.inferboard.lock"_s)));
    QVERIFY(QFile::exists(path(u".two.inferboard.lock"_s)));
}

void TestFileSession::aFolderThatVanishedIsToldAndNothingIsLost()
{
    QVERIFY(QDir().mkdir(path(u"folder"_s)));
    Document document;
    FileSession session(document);
    document.commit(u"Add"_s, titled(u"One"_s));
    session.saveAs(path(u"folder/one.inferboard"_s));
    waitFor(session);
    QVERIFY(QDir(path(u"folder"_s)).removeRecursively());
    document.commit(u"Title"_s, core::edits::setTitle(document.design(), u"Two"_s));
    QSignalSpy failed(&session, &FileSession::failed);
    session.save();
    waitFor(session);
    QCOMPARE(failed.count(), 1);
    QVERIFY(failed.first().first().value<core::Error>().message.contains(u"does not exist"_s));
    QVERIFY(!document.isClean());
}

INFERBOARD_TEST(TestFileSession)
#include "tst_file_session.moc"
