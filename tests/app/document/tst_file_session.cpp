// SPDX-License-Identifier: MIT
#include "app/document/document.h"
#include "app/document/file_session.h"
#include "app/settings.h"
#include "core/io/design_json.h"
#include "core/model/edits.h"
#include "support/sketch.h"

#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

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
    void savingACopyChangesNeitherPathNorCleanState();
    void openingResetsTheDocument();
    void openingWhatIsNoDesignLeavesTheBoard();
    void openingAMissingFileLeavesTheBoard();
    void openingWhileTheBoardIsEditedKeepsTheEdit();
    void editsDuringASaveStayUnsaved();
    void aDraftDuringASaveStaysUnsaved();
    void savingTwiceInARowIsNoConflict();
    void aFileThatSomebodyElseWroteIsNotWrittenOver();
    void savingAnywayWritesOverWhatSomebodyElseWrote();
    void aFileThatWasRemovedIsWrittenAgain();
    void anEmptyBoardOverAFullOneKeepsTheOld();
    void anEmptyBoardOverAnEmptyOneKeepsNothing();
    void aSaveThatFailsSaysSoAndStaysUnsaved();
    void startingAnewForgetsTheFile();
    void openedAndSavedFilesAreRecent();

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

void TestFileSession::savingACopyChangesNeitherPathNorCleanState()
{
    Document document;
    FileSession session(document);
    document.commit(u"Add"_s, titled(u"One"_s));
    session.saveCopy(path(u"copy.inferboard"_s));
    waitFor(session);
    QVERIFY(session.path().isEmpty());
    QVERIFY(!document.isClean());
    QCOMPARE(contents(path(u"copy.inferboard"_s)), core::io::toText(titled(u"One"_s)));
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

void TestFileSession::aDraftDuringASaveStaysUnsaved()
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

QTEST_GUILESS_MAIN(TestFileSession)
#include "tst_file_session.moc"
