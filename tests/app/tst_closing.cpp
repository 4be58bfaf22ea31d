// SPDX-License-Identifier: MIT
// A window that closes while its board is being saved: nothing that was done later is lost.
#include "app/desk.h"
#include "support/lease.h"
#include "support/registered_test.h"

#include <QStandardPaths>

using namespace Qt::StringLiterals;

/// A desk with an unsaved board, of which it is told how each question was answered.
struct ClosingDesk : Desk {
    ClosingDesk() : Desk(twoBoxes())
    {
        edit();
        window.files().dialogs().unsavedChanges = [this](const QString &) {
            ++questions;
            return answers.isEmpty() ? UnsavedAnswer::Cancel : answers.takeFirst();
        };
    }

    void edit()
    {
        trigger(u"edit.select-all"_s);
        trigger(u"arrange.nudge-left"_s);
        trigger(u"edit.select-none"_s);
    }

    int questions = 0;
    QList<UnsavedAnswer> answers; ///< to the questions to come; Cancel when there is none
};

class TestClosing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"inferboard-test"_s);
        QCoreApplication::setApplicationName(u"closing"_s);
    }

    void init()
    {
        m_desk = std::make_unique<ClosingDesk>();
        m_slow = std::make_unique<Lease>(m_desk->path);
        if (!m_slow->isHeld()) {
            QSKIP("this file system has no leases");
        }
    }

    void cleanup()
    {
        m_slow.reset();
        m_desk.reset();
    }

    void aWindowClosesOnceItsBoardIsSaved()
    {
        auto &desk = *m_desk;
        desk.answers = {UnsavedAnswer::Save};
        QVERIFY(!desk.window.close());
        QVERIFY(desk.isSaving() && desk.window.isVisible());

        m_slow.reset();

        QTRY_VERIFY(!desk.window.isVisible());
        QCOMPARE(desk.inFile(), desk.document().design());
        QCOMPARE(desk.questions, 1);
    }

    void whatIsEditedMeanwhileKeepsTheWindowOpen()
    {
        auto &desk = *m_desk;
        desk.answers = {UnsavedAnswer::Save, UnsavedAnswer::Cancel};
        QVERIFY(!desk.window.close());
        const auto whenAsked = desk.document().design();
        desk.edit();

        m_slow.reset();

        QTRY_COMPARE(desk.questions, 2);
        QVERIFY(staysOpen());
        QCOMPARE(desk.inFile(), whenAsked);
        QVERIFY(desk.document().design() != whenAsked);
        QVERIFY(!desk.document().isClean());
    }

    void whatIsEditedMeanwhileIsInTheFileWhenItIsSavedToo()
    {
        auto &desk = *m_desk;
        desk.answers = {UnsavedAnswer::Save, UnsavedAnswer::Save};
        QVERIFY(!desk.window.close());
        desk.edit();
        const auto last = desk.document().design();

        m_slow.reset();

        QTRY_VERIFY(!desk.window.isVisible());
        QCOMPARE(desk.questions, 2);
        QCOMPARE(desk.inFile(), last);
    }

    void aDragThatBeganMeanwhileIsAskedAbout()
    {
        auto &desk = *m_desk;
        desk.answers = {UnsavedAnswer::Save, UnsavedAnswer::Cancel};
        QVERIFY(!desk.window.close());
        const auto whenAsked = desk.document().design();
        beginDrag(desk);
        const auto shown = desk.document().design();
        QVERIFY(shown != whenAsked);

        m_slow.reset();

        QTRY_COMPARE(desk.questions, 2);
        QVERIFY(staysOpen());
        QCOMPARE(desk.document().committed(), shown);
        QCOMPARE(desk.inFile(), whenAsked);
    }

    void whatIsEditedAfterAnEarlierSaveIsAskedAboutAfterIt()
    {
        auto &desk = *m_desk;
        desk.answers = {UnsavedAnswer::Save};
        desk.trigger(u"file.save"_s);
        desk.edit();
        const auto last = desk.document().design();
        QVERIFY(!desk.window.close());
        QCOMPARE(desk.questions, 0);

        m_slow.reset();

        QTRY_VERIFY(!desk.window.isVisible());
        QCOMPARE(desk.questions, 1);
        QCOMPARE(desk.inFile(), last);
    }

    void whatIsEditedInTheMomentBeforeItClosesKeepsTheWindowOpen()
    {
        auto &desk = *m_desk;
        desk.answers = {UnsavedAnswer::Save, UnsavedAnswer::Cancel};
        // Runs between the end of the save and the closing that was put off until then.
        connect(&desk.window.files().session(), &FileSession::busyChanged, &desk.window, [&desk] {
            if (!desk.isSaving()) {
                desk.edit();
            }
        });
        QVERIFY(!desk.window.close());

        m_slow.reset();

        QTRY_COMPARE(desk.questions, 2);
        QVERIFY(staysOpen());
        QVERIFY(!desk.document().isClean());
    }

    void aWindowThatIsClosedTwiceMeanwhileAsksOnceMore()
    {
        auto &desk = *m_desk;
        desk.answers = {UnsavedAnswer::Save, UnsavedAnswer::Cancel};
        QVERIFY(!desk.window.close());
        desk.edit();
        QVERIFY(!desk.window.close());
        QCOMPARE(desk.questions, 1);

        m_slow.reset();

        QTRY_COMPARE(desk.questions, 2);
        QVERIFY(staysOpen());
        QCOMPARE(desk.questions, 2);
    }

    void aSaveThatFailsKeepsTheWindowOpen()
    {
        auto &desk = *m_desk;
        desk.answers = {UnsavedAnswer::Save};
        QStringList told;
        desk.window.files().dialogs().conflict = [&told](const QString &, const QStringList &) {
            told.append(u"conflict"_s);
            return ConflictAnswer::Cancel;
        };
        const auto theirs = QByteArray("of somebody else");
        m_slow.reset();
        QVERIFY(core::io::write(desk.path, theirs));
        m_slow = std::make_unique<Lease>(desk.path);
        QVERIFY(!desk.window.close());

        m_slow.reset();

        QTRY_COMPARE(told.size(), 1);
        QVERIFY(staysOpen());
        QVERIFY(!desk.document().isClean());
        QCOMPARE(*core::io::read(desk.path), theirs);
    }

private:
    /// Whether the window is open when all is done that was put off.
    bool staysOpen()
    {
        (void)QTest::qWaitFor([this] { return !m_desk->isSaving(); });
        QCoreApplication::processEvents();
        return m_desk->window.isVisible();
    }

    std::unique_ptr<ClosingDesk> m_desk;
    std::unique_ptr<Lease> m_slow;
};

INFERBOARD_TEST(TestClosing)
#include "tst_closing.moc"
