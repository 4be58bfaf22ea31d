// SPDX-License-Identifier: MIT
#include "app/document/board_files.h"
#include "app/settings/settings.h"
#include "core/io/versions.h"
#include "support/registered_test.h"

#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace board_files;

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
    void editsDuringASaveStayUnsaved();
    void aDraftDuringASaveIsNotInTheFile();
    void savingABoardWithoutAFileIsRefused();
    void aSaveThatFailsSaysSoAndStaysUnsaved();
    void startingAnewForgetsTheFile();
    void openedAndSavedFilesAreRecent();
    void aReadOnlyBoardIsEditedButItsFileIsNeverWritten();
    void aReadOnlyBoardCannotBeSavedOverItsFileByAnotherName();
    void savingAReadOnlyBoardElsewhereGivesFullAccess();
    void aDesignShownReadOnlyKeepsItsFileAndIsClean();
    void anUnsavedStartIsUntitledAndStaysUnsaved();
    void aLongNameIsOpenedAndSaved();

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

INFERBOARD_TEST(TestFileSession)
#include "tst_file_session.moc"
