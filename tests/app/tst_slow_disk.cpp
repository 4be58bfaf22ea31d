// SPDX-License-Identifier: MIT
// A disk that does not answer: the board is worked on meanwhile, and its window can be closed.
#include "app/desk.h"
#include "core/io/versions.h"
#include "support/lease.h"
#include "support/registered_test.h"

#include <QMessageBox>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTimer>

using namespace Qt::StringLiterals;

/// A desk whose board lies on a disk that does not answer until it is told to.
struct SlowDesk : Desk {
    SlowDesk() : Desk(twoBoxes()), hold(std::make_unique<Lease>(path))
    {
        window.files().dialogs().unsavedChanges = [this](const QString &) {
            asked.append(u"unsaved"_s);
            return unsaved;
        };
        window.files().dialogs().giveUp = [this](const QString &file) {
            asked.append(u"give up "_s + file);
            if (isAnsweringMeanwhile) {
                answer();
                (void)QTest::qWaitFor([this] { return !isSaving(); });
            }
            return isGivenUp;
        };
        window.files().names().dialogs().name = [this](const FileNameQuestion &question) {
            asked.append(u"name"_s);
            return TypedName {elsewhere(), question.kinds.first()};
        };
    }
    ~SlowDesk() { answer(); }

    QString elsewhere() const { return folder.filePath(u"elsewhere.inferboard"_s); }
    QString question() const { return u"give up "_s + path; }
    QString told() { return window.statusBar()->currentMessage(); }
    void answer() { hold.reset(); }
    /// An edit, and a save that waits for the disk.
    void editAndSave()
    {
        trigger(u"edit.select-all"_s);
        trigger(u"arrange.nudge-left"_s);
        trigger(u"file.save"_s);
    }

    std::unique_ptr<Lease> hold;
    QStringList asked;
    UnsavedAnswer unsaved = UnsavedAnswer::Cancel;
    bool isGivenUp = false;
    bool isAnsweringMeanwhile = false; ///< the disk answers while the question is asked
};

class TestSlowDisk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"inferboard-test"_s);
        QCoreApplication::setApplicationName(u"slow_disk"_s);
    }

    void init()
    {
        m_desk = std::make_unique<SlowDesk>();
        if (!m_desk->hold->isHeld()) {
            QSKIP("this file system has no leases");
        }
    }

    void cleanup() { m_desk.reset(); }

    void aBoardIsWorkedOnWhileItIsSaved()
    {
        auto &desk = *m_desk;
        desk.editAndSave();
        const auto whenSaved = desk.document().design();
        desk.trigger(u"edit.select-none"_s);
        beginDrag(desk);
        desk.pointer.release();
        desk.trigger(u"edit.undo"_s);
        desk.trigger(u"edit.redo"_s);
        const auto after = desk.document().design();
        QVERIFY(after != whenSaved);
        QVERIFY(desk.isSaving() && core::io::versionsOf(desk.path).isEmpty());

        desk.answer();

        QTRY_VERIFY(!desk.isSaving());
        QCOMPARE(desk.inFile(), whenSaved);
        QCOMPARE(desk.document().design(), after);
        QVERIFY(desk.window.isWindowModified());
    }

    void aBoardIsNotCalledSavedBeforeItIs()
    {
        auto &desk = *m_desk;
        desk.editAndSave();
        QVERIFY(desk.isSaving());
        QVERIFY(desk.window.isWindowModified());
        QVERIFY(!desk.told().startsWith(u"Saved"_s));

        desk.answer();

        QTRY_VERIFY(!desk.window.isWindowModified());
        QVERIFY2(desk.told().startsWith(u"Saved"_s), qPrintable(desk.told()));
    }

    void aBoardThatComesSlowlyLeavesTheOneThatIsWorkedOn()
    {
        auto &desk = *m_desk;
        const auto other = desk.elsewhere();
        auto theirs = twoBoxes();
        theirs.title = u"Theirs"_s;
        QVERIFY(core::io::write(other, core::io::toText(theirs)));
        desk.answer();
        desk.hold = std::make_unique<Lease>(other);
        QStringList told;
        desk.window.files().dialogs().tell = [&told](const QString &, const QString &text) {
            told.append(text);
        };
        desk.window.files().openFile(other);
        desk.trigger(u"edit.select-all"_s);
        desk.trigger(u"edit.delete"_s);
        QVERIFY(desk.isSaving() && told.isEmpty());

        desk.answer();

        QTRY_COMPARE(told.size(), 1);
        QVERIFY2(told.first().contains(u"edited meanwhile"_s), qPrintable(told.first()));
        QVERIFY(desk.document().design().isEmpty());
        QCOMPARE(desk.window.session().path(), desk.path);
    }

    void aClosingWindowWaitsAsLongAsThePersonDoes()
    {
        auto &desk = *m_desk;
        desk.editAndSave();

        QVERIFY(!desk.window.close());
        QTRY_COMPARE(desk.asked, QStringList {desk.question()});
        QVERIFY(desk.window.isVisible());
        QVERIFY(desk.isSaving());
        desk.answer();

        QTRY_VERIFY(!desk.window.isVisible());
        QCOMPARE(desk.asked, QStringList {desk.question()});
        QCOMPARE(desk.inFile(), desk.document().design());
    }

    void aBoardWhoseSaveIsGivenUpIsAskedAboutBeforeItsWindowCloses()
    {
        auto &desk = *m_desk;
        desk.isGivenUp = true;
        desk.editAndSave();

        desk.window.close();

        QTRY_COMPARE(desk.asked, (QStringList {desk.question(), u"unsaved"_s}));
        QVERIFY(desk.window.isVisible());
        QVERIFY(!desk.document().isClean());
    }

    void aBoardWhoseSaveIsGivenUpCanBeSavedElsewhereByItsClosingWindow()
    {
        auto &desk = *m_desk;
        desk.isGivenUp = true;
        desk.unsaved = UnsavedAnswer::Save;
        desk.window.files().dialogs().saveElsewhere = [](const QString &) { return true; };
        desk.editAndSave();
        const auto shown = desk.document().design();

        desk.window.close();

        QTRY_VERIFY(!desk.window.isVisible());
        QCOMPARE(desk.asked, (QStringList {desk.question(), u"unsaved"_s, u"name"_s}));
        const auto text = core::io::read(desk.elsewhere());
        QVERIFY(text);
        QCOMPARE(*core::io::fromText(*text, desk.elsewhere()), shown);
    }

    void aSaveThatEndsWhileThatIsAskedIsNotGivenUp()
    {
        auto &desk = *m_desk;
        desk.isGivenUp = true;
        desk.isAnsweringMeanwhile = true;
        desk.editAndSave();

        desk.window.close();

        QTRY_VERIFY(!desk.window.isVisible());
        QCOMPARE(desk.asked, QStringList {desk.question()});
        QCOMPARE(desk.window.session().access(), Access::Full);
        QCOMPARE(desk.inFile(), desk.document().design());
    }

    void theQuestionGoesWhenTheDiskAnswers()
    {
        auto &desk = *m_desk;
        desk.window.files().dialogs().giveUp =
            standardFileDialogs(&desk.window, desk.window.session()).giveUp;
        QString shown;
        bool isStillThere = false;
        desk.window.files().dialogs().unsavedChanges = [&](const QString &) {
            desk.asked.append(u"unsaved"_s);
            isStillThere = isStillThere || QApplication::activeModalWidget();
            return UnsavedAnswer::Save;
        };
        QTimer person;
        person.setInterval(10);
        person.callOnTimeout(&person, [&] {
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            if (box && shown.isEmpty()) {
                shown = box->text();
                desk.answer();
            } else if (box && !desk.isSaving()) {
                isStillThere = true;
                box->reject();
            }
        });
        person.start();
        desk.editAndSave();
        desk.trigger(u"arrange.push-up"_s);

        desk.window.close();

        QTRY_VERIFY(!desk.window.isVisible());
        QVERIFY2(shown.contains(u"board.inferboard"_s), qPrintable(shown));
        QVERIFY(!isStillThere);
        QCOMPARE(desk.asked, QStringList {u"unsaved"_s});
        QCOMPARE(desk.inFile(), desk.document().design());
    }

private:
    std::unique_ptr<SlowDesk> m_desk;
};

INFERBOARD_TEST(TestSlowDisk)
#include "tst_slow_disk.moc"
