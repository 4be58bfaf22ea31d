// SPDX-License-Identifier: MIT
#include "app/window/main_window.h"
#include "core/io/design_json.h"
#include "core/io/versions.h"
#include "core/model/edits.h"
#include "support/lease.h"
#include "support/registered_test.h"

#include <QDialog>
#include <QFile>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// The file commands in a window whose dialogs are answered here.
class TestFileCommands : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"inferboard-test"_s);
        QCoreApplication::setApplicationName(u"file_commands"_s);
        auto library = core::loadLibrary(u":/inferboard"_s);
        QVERIFY(library);
        m_library = std::make_unique<core::Library>(std::move(*library));
    }

    void init()
    {
        QSettings().clear();
        m_asked.clear();
        m_window.reset();
        m_folder = std::make_unique<QTemporaryDir>();
        m_window = std::make_unique<MainWindow>(*m_library, m_appearance);
        auto &dialogs = files().dialogs();
        dialogs.tell = [this](const QString &title, const QString &text) {
            m_asked.append(title + u": "_s + text);
        };
        dialogs.unsavedChanges = [this](const QString &) {
            m_asked.append(u"unsaved"_s);
            return UnsavedAnswer::Save;
        };
        files().names().dialogs().name = [this](const FileNameQuestion &question) {
            m_asked.append(u"name"_s);
            return TypedName {m_name, question.kinds.first()};
        };
        files().names().dialogs().replace = [this](const QString &path) {
            m_asked.append(u"replace "_s + path);
            return true;
        };
    }

    void aNameWithoutSuffixIsAskedAboutBeforeItReplaces()
    {
        put(u"victim.inferboard"_s, "of somebody");
        m_name = path(u"victim"_s);
        edit(u"Mine"_s);

        files().save();
        waitForFiles();

        QCOMPARE(m_asked, (QStringList {u"name"_s, u"replace "_s + path(u"victim.inferboard"_s)}));
        QCOMPARE(onDisk(u"victim.inferboard"_s), written());
        QVERIFY(!QFile::exists(path(u"victim"_s)));
    }

    void savingAReadOnlyBoardLeadsToAnotherName()
    {
        put(u"one.inferboard"_s, core::io::toText(titled(u"One"_s)));
        files().dialogs().saveElsewhere = [this](const QString &reason) {
            m_asked.append(reason);
            return true;
        };
        open(u"one.inferboard"_s, [](FileSession &session, const QString &path) {
            session.openReadOnly(path, u"It is newer."_s);
        });
        QVERIFY(m_window->windowTitle().contains(u"read-only"_s));
        edit(u"Mine"_s);
        m_name = path(u"two"_s);

        files().save();
        waitForFiles();

        QCOMPARE(m_asked, (QStringList {u"It is newer."_s, u"name"_s}));
        QCOMPARE(onDisk(u"one.inferboard"_s), core::io::toText(titled(u"One"_s)));
        QCOMPARE(onDisk(u"two.inferboard"_s), written());
        QVERIFY(!m_window->windowTitle().contains(u"read-only"_s));
    }

    void aChangeFromOutsideIsShownAndSavedOverOnlyWhenAskedTo_data()
    {
        QTest::addColumn<ConflictAnswer>("answer");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("titleOnDisk");
        QTest::newRow("cancel") << ConflictAnswer::Cancel << u"Mine"_s << u"Theirs"_s;
        QTest::newRow("over") << ConflictAnswer::SaveOver << u"Mine"_s << u"Mine"_s;
        QTest::newRow("reload") << ConflictAnswer::Reload << u"Theirs"_s << u"Theirs"_s;
        QTest::newRow("copy") << ConflictAnswer::SaveElsewhere << u"Mine"_s << u"Theirs"_s;
    }

    void aChangeFromOutsideIsShownAndSavedOverOnlyWhenAskedTo()
    {
        QFETCH(ConflictAnswer, answer);
        QFETCH(QString, title);
        QFETCH(QString, titleOnDisk);
        put(u"one.inferboard"_s, core::io::toText(titled(u"One"_s)));
        openOwn(u"one.inferboard"_s);
        put(u"one.inferboard"_s, core::io::toText(titled(u"Theirs"_s)));
        edit(u"Mine"_s);
        QStringList differences;
        files().dialogs().conflict = [&](const QString &, const QStringList &lines) {
            differences = lines;
            return answer;
        };
        m_name = path(u"copy"_s);

        files().save();
        waitForFiles();

        QCOMPARE(differences, QStringList {u"The title differs"_s});
        QCOMPARE(document().design().title, title);
        QCOMPARE(onDisk(u"one.inferboard"_s), core::io::toText(titled(titleOnDisk)));
        QCOMPARE(
            QFile::exists(path(u"copy.inferboard"_s)), answer == ConflictAnswer::SaveElsewhere);
    }

    void aBoardThatAnotherWindowHasOpenIsOpenedAsThePersonWants_data()
    {
        QTest::addColumn<SharedAnswer>("answer");
        QTest::addColumn<QString>("title");
        QTest::newRow("cancel") << SharedAnswer::Cancel << QString();
        QTest::newRow("read-only") << SharedAnswer::ReadOnly << u"One"_s;
        QTest::newRow("copy") << SharedAnswer::Copy << u"One"_s;
    }

    void aBoardThatAnotherWindowHasOpenIsOpenedAsThePersonWants()
    {
        QFETCH(SharedAnswer, answer);
        QFETCH(QString, title);
        put(u"one.inferboard"_s, core::io::toText(titled(u"One"_s)));
        MainWindow other(*m_library, m_appearance);
        other.files().openFile(path(u"one.inferboard"_s));
        QTRY_VERIFY(!other.files().session().isBusy());
        files().dialogs().openElsewhere = [&](const QString &, const LockHolder &holder) {
            m_asked.append(QString::number(holder.process));
            return answer;
        };

        openOwn(u"one.inferboard"_s);

        QCOMPARE(m_asked, QStringList {QString::number(QCoreApplication::applicationPid())});
        QCOMPARE(document().design().title, title);
        const auto access = answer == SharedAnswer::ReadOnly ? Access::ReadOnly : Access::Full;
        QCOMPARE(files().session().access(), access);
        QCOMPARE(files().session().path().isEmpty(), answer != SharedAnswer::ReadOnly);
    }

    void aWindowThatClosesOrOpensAnotherBoardGivesTheLockBack()
    {
        put(u"one.inferboard"_s, core::io::toText(titled(u"One"_s)));
        const auto lock = path(u".one.inferboard.lock"_s);
        openOwn(u"one.inferboard"_s);
        QVERIFY(QFile::exists(lock));
        files().session().start({});
        waitForFiles();
        QVERIFY(!QFile::exists(lock));
        openOwn(u"one.inferboard"_s);
        QVERIFY(QFile::exists(lock));
        m_window.reset();
        QVERIFY(!QFile::exists(lock));
    }

    void anEarlierVersionComesBackAsOneStep()
    {
        m_name = path(u"one"_s);
        edit(u"One"_s);
        files().save();
        waitForFiles();
        edit(u"Two"_s);
        files().save();
        waitForFiles();

        files().showVersions();
        auto *dialog = m_window->findChild<QDialog *>(u"versions"_s);
        QVERIFY(dialog);
        auto *restore = dialog->findChild<QPushButton *>(u"versionsRestore"_s);
        QTRY_VERIFY(restore->isEnabled());
        restore->click();

        QCOMPARE(document().design().title, u"One"_s);
        QVERIFY(!document().isClean());
        document().undo();
        QCOMPARE(document().design().title, u"Two"_s);
    }

    void earlierVersionsOnADiskThatDoesNotAnswerHoldNothingUp()
    {
        m_name = path(u"one"_s);
        for (const auto &title : {u"One"_s, u"Two"_s}) {
            edit(title);
            files().save();
            waitForFiles();
        }
        const auto versions = core::io::versionsOf(path(u"one.inferboard"_s));
        QCOMPARE(versions.size(), 1);
        const Lease lease(versions.first().path);
        if (!lease.isHeld()) {
            QSKIP("this file system has no leases");
        }

        files().showVersions();
        QPointer<QDialog> dialog = m_window->findChild<QDialog *>(u"versions"_s);
        QVERIFY(dialog);
        QVERIFY(!dialog->findChild<QPushButton *>(u"versionsRestore"_s)->isEnabled());
        dialog->reject();

        QTRY_VERIFY(!dialog);
        edit(u"Three"_s);
        QCOMPARE(document().design().title, u"Three"_s);
    }

    void closingIsNotHeldUpByADiskThatDoesNotAnswer()
    {
        bool isAsked = false;
        files().dialogs().giveUp = [&isAsked](const QString &) {
            isAsked = true;
            return true;
        };
        m_window->show();
        put(u"one.inferboard"_s, core::io::toText(titled(u"One"_s)));
        const Lease lease(path(u"one.inferboard"_s));
        if (!lease.isHeld()) {
            QSKIP("this file system has no leases");
        }
        files().openFile(path(u"one.inferboard"_s));
        m_window->close();
        QVERIFY(m_window->isVisible());

        QTRY_VERIFY_WITH_TIMEOUT(!m_window->isVisible(), 3000);

        QVERIFY(isAsked);
    }

    void aBoardWhoseDiskDidNotAnswerIsOnlySavedElsewhere()
    {
        put(u"one.inferboard"_s, core::io::toText(titled(u"One"_s)));
        openOwn(u"one.inferboard"_s);
        edit(u"Mine"_s);
        QString reason;
        files().dialogs().saveElsewhere = [&reason](const QString &text) {
            reason = text;
            return true;
        };
        m_name = path(u"two"_s);
        const Lease lease(path(u"one.inferboard"_s));
        if (!lease.isHeld()) {
            QSKIP("this file system has no leases");
        }
        files().save();
        files().session().giveUp();
        QCOMPARE(files().session().access(), Access::ReadOnly);

        files().save();
        waitForFiles();

        QCOMPARE(reason, u"Its disk did not answer."_s);
        QCOMPARE(onDisk(u"two.inferboard"_s), written());
        QVERIFY(document().isClean());
    }

    void givingUpAnotherFileLeavesTheBoardItsOwn()
    {
        put(u"one.inferboard"_s, core::io::toText(titled(u"One"_s)));
        put(u"two.inferboard"_s, core::io::toText(titled(u"Two"_s)));
        openOwn(u"one.inferboard"_s);
        const Lease lease(path(u"two.inferboard"_s));
        if (!lease.isHeld()) {
            QSKIP("this file system has no leases");
        }
        files().openFile(path(u"two.inferboard"_s));
        files().session().giveUp();
        edit(u"Mine"_s);

        files().save();
        waitForFiles();

        QCOMPARE(m_asked, QStringList());
        QCOMPARE(onDisk(u"one.inferboard"_s), written());
    }

private:
    FileCommands &files() { return m_window->files(); }
    Document &document() { return m_window->workspace().document; }
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QByteArray written() { return core::io::toText(document().design()); }

    void waitForFiles() { QTRY_VERIFY(!files().session().isBusy()); }

    void edit(const QString &title) { document().commit(u"Title"_s, titled(title)); }

    void openOwn(const QString &name)
    {
        files().openFile(path(name));
        waitForFiles();
    }

    void open(const QString &name, const std::function<void(FileSession &, const QString &)> &how)
    {
        how(files().session(), path(name));
        waitForFiles();
    }

    static core::Design titled(const QString &title)
    {
        core::Component component;
        component.id = u"a"_s;
        component.type = u"client"_s;
        component.rect = QRectF(0, 0, 160, 80);
        core::Design design;
        design.components = {component};
        design.title = title;
        return design;
    }

    void put(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    QByteArray onDisk(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    Appearance m_appearance;
    std::unique_ptr<core::Library> m_library;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
    QStringList m_asked;
    QString m_name;
};

INFERBOARD_TEST(TestFileCommands)
#include "tst_file_commands.moc"
