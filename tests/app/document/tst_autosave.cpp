// SPDX-License-Identifier: MIT
#include "app/document/autosave.h"
#include "app/document/document.h"
#include "app/document/file_session.h"
#include "core/io/design_json.h"
#include "core/io/versions.h"
#include "core/model/edits.h"
#include "support/registered_test.h"
#include "support/sketch.h"

#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QWindow>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestAutosave : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"inferboard-tests"_s);
        QCoreApplication::setApplicationName(u"tst_autosave"_s);
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QSettings().clear();
    }

    void aBoardThatRestsIsSaved()
    {
        Bench bench(file());
        bench.retitle(u"Two"_s);

        QTRY_COMPARE(bench.saved.count(), 1);

        QCOMPARE(
            bench.saved.first().at(1).value<FileSession::Cause>(), FileSession::Cause::Autosave);
        QCOMPARE(contents(), core::io::toText(bench.document.design()));
        QVERIFY(bench.document.isClean());
    }

    void nothingIsSavedWhenItIsOff()
    {
        Bench bench(file());
        bench.autosave.setOn(false);
        bench.retitle(u"Two"_s);
        QVERIFY(!bench.isWaiting());
    }

    void aBoardWithoutAFileIsLeftToThePerson()
    {
        Bench bench(file());
        bench.session.startUnsaved(bench.document.design());
        bench.retitle(u"Two"_s);
        QTRY_VERIFY(!bench.isWaiting());
        QVERIFY(!bench.document.isClean());
        QCOMPARE(bench.saved.count(), 0);
    }

    void nothingIsSavedWhileAQuestionIsOpen()
    {
        Bench bench(file());
        QWindow question;
        question.setModality(Qt::ApplicationModal);
        question.show();
        bench.retitle(u"Two"_s);
        QTest::qWait(100);
        QCOMPARE(bench.saved.count(), 0);
        QVERIFY(bench.isWaiting());

        question.hide();

        QTRY_COMPARE(bench.saved.count(), 1);
    }

    void aBoardThatIsUnsavedWithoutAnEditIsSavedToo()
    {
        Bench bench(file());
        bench.document.setDirty();
        QTRY_COMPARE(bench.saved.count(), 1);
    }

    void aFileThatChangedOutsideIsLeftToThePerson()
    {
        Bench bench(file());
        QSignalSpy held(&bench.session, &FileSession::autosaveHeld);
        QSignalSpy asked(&bench.session, &FileSession::changedOnDisk);
        put("theirs");
        bench.retitle(u"Two"_s);

        QTRY_COMPARE(held.count(), 1);

        QCOMPARE(asked.count(), 0);
        QCOMPARE(contents(), QByteArray("theirs"));
        QVERIFY(!bench.document.isClean());
    }

    void aFileThatIsGoneIsNotBroughtBack()
    {
        Bench bench(file());
        QSignalSpy held(&bench.session, &FileSession::autosaveHeld);
        QVERIFY(QFile::remove(file()));
        bench.retitle(u"Two"_s);

        QTRY_COMPARE(held.count(), 1);

        QVERIFY(!QFile::exists(file()));
    }

    void anEmptyBoardNeverReplacesAFullOne()
    {
        Bench bench(file());
        bench.document.commit(u"Clear"_s, {});
        QTRY_VERIFY(!bench.isWaiting());
        bench.session.autosave();
        QTRY_VERIFY(!bench.session.isBusy());
        QCOMPARE(bench.saved.count(), 0);
        QVERIFY(contents().contains("One"));
    }

    void aReadOnlyBoardIsNotSaved()
    {
        Bench bench(file());
        const auto before = contents();
        bench.session.openReadOnly(file(), u"Look only."_s);
        QTRY_VERIFY(!bench.session.isBusy());
        bench.retitle(u"Two"_s);
        QTRY_VERIFY(!bench.isWaiting());
        QVERIFY(!bench.session.isBusy());
        QCOMPARE(contents(), before);
    }

    void whatThePersonSavedIsKeptAndWhatWasSavedByItselfMakesNoCrowdOfVersions()
    {
        Bench bench(file());
        for (const auto &title : {u"Two"_s, u"Three"_s, u"Four"_s}) {
            bench.saved.clear();
            bench.retitle(title);
            QTRY_COMPARE(bench.saved.count(), 1);
        }

        const auto versions = core::io::versionsOf(file());
        QCOMPARE(versions.size(), 1);
        QFile kept(versions.first().path);
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QVERIFY(kept.readAll().contains("One"));
    }

private:
    /// A board with a file, saved after a millisecond of rest.
    struct Bench {
        explicit Bench(const QString &path)
        {
            core::Design design;
            design.title = u"One"_s;
            document.reset(core::edits::add(design, sketch::box({}, u"ranking"_s)).design);
            session.saveAs(path);
            [[maybe_unused]] const bool isSaved =
                QTest::qWaitFor([this] { return !session.isBusy(); });
            saved.clear();
            autosave.setOn(true);
        }

        void retitle(const QString &title)
        {
            document.commit(u"Title"_s, core::edits::setTitle(document.design(), title));
        }
        bool isWaiting() const { return autosave.isWaiting(); }

        Document document;
        FileSession session {document};
        Autosave autosave {document, session, 1ms};
        QSignalSpy saved {&session, &FileSession::saved};
    };

    QString file() const { return m_folder->filePath(u"one.inferboard"_s); }
    QByteArray contents() const
    {
        QFile source(file());
        return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
    }
    void put(const QByteArray &bytes) const
    {
        QFile target(file());
        QVERIFY(target.open(QIODevice::WriteOnly));
        target.write(bytes);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

INFERBOARD_TEST(TestAutosave)
#include "tst_autosave.moc"
