// SPDX-License-Identifier: MIT
// What comes in the middle of a gesture: actions, other buttons, a lost focus, a closing window.
#include "app/canvas/add_popup.h"
#include "app/canvas/inline_editor.h"
#include "app/desk.h"
#include "support/registered_test.h"

#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPointer>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

class TestInterruptions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anEditDropsADragAndIsOneStep_data();
    void anEditDropsADragAndIsOneStep();
    void undoDropsADragAndUndoesNothingElse();
    void undoDropsACopyThatIsDragged();
    void cutUndoAndRedoInADragLeaveWhatCutDid();
    void savingKeepsADrag();
    void anotherButtonDropsADragAndOpensNothing();
    void theMenuOpensOnlyWhenNoButtonIsDown();
    void aLostFocusKeepsADrag();
    void aClosingWindowKeepsADragAndAsks();
    void whatIsEditedWhileAClosingWindowSavesIsAskedAboutAgain();
    void aReleaseThatWentElsewhereEndsADrag();
    void aPressAfterALostReleaseBeginsAnew();
    void anArrangementThatComesDuringAGestureIsDropped();
    void aClickOnAnEntryOfTheAddMenuAddsIt();
    void keysBelongToTheAddMenuWhileItIsOpen();
    void theAddMenuClosesWhenTheKeysGoElsewhereInItsWindow();
    void typingOnAFreshComponentNamesIt();
    void aTextLeftEmptyLeavesNoTrace();
    void aTextThatIsEmptiedGoesInOneStep();
    void anEmptyTextWaitsWhileAnotherWindowIsUsed();
    void aNameThatIsOnlyLookedAtStays();
    void theBoardHasTheKeysAfterAnActionInTheAddMenu();
};

void TestInterruptions::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"inferboard-test"_s);
    QCoreApplication::setApplicationName(u"interruptions"_s);
}

void TestInterruptions::anEditDropsADragAndIsOneStep_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<int>("components");
    QTest::newRow("delete") << u"edit.delete"_s << 1;
    QTest::newRow("cut") << u"edit.cut"_s << 1;
    QTest::newRow("duplicate") << u"edit.duplicate"_s << 3;
    QTest::newRow("nudge") << u"arrange.nudge-left"_s << 2;
}

void TestInterruptions::anEditDropsADragAndIsOneStep()
{
    QFETCH(QString, action);
    QFETCH(int, components);
    Desk desk(twoBoxes());
    beginDrag(desk);
    desk.trigger(action);
    QVERIFY(!desk.document().isDrafting());
    QCOMPARE(desk.document().design().components.size(), components);
    desk.pointer.moveTo(desk.at(490, 330));
    desk.pointer.release();
    QCOMPARE(desk.document().history().size(), 1);
    const auto edited = desk.document().design();
    desk.trigger(u"edit.undo"_s);
    QCOMPARE(desk.document().design(), twoBoxes());
    desk.trigger(u"edit.redo"_s);
    QCOMPARE(desk.document().design(), edited);
    QCOMPARE(desk.saved(), edited);
}

void TestInterruptions::undoDropsADragAndUndoesNothingElse()
{
    Desk desk(twoBoxes());
    beginDrag(desk);
    desk.trigger(u"edit.undo"_s);
    desk.pointer.release();
    QCOMPARE(desk.document().design(), twoBoxes());
    desk.trigger(u"edit.select-all"_s);
    desk.trigger(u"arrange.nudge-left"_s);
    const auto nudged = desk.document().design();
    desk.trigger(u"edit.select-none"_s);
    beginDrag(desk);
    desk.trigger(u"edit.undo"_s);
    desk.pointer.release();
    QCOMPARE(desk.document().design(), nudged);
    desk.trigger(u"edit.undo"_s);
    QCOMPARE(desk.document().design(), twoBoxes());
    desk.trigger(u"edit.redo"_s);
    QCOMPARE(desk.document().design(), nudged);
}

void TestInterruptions::undoDropsACopyThatIsDragged()
{
    Desk desk(twoBoxes());
    auto &interaction = desk.window.board().interaction();
    interaction.press({{490, 30}, 1, Qt::AltModifier});
    interaction.move({{490, 230}, 1, Qt::AltModifier});
    QCOMPARE(desk.document().design().components.size(), 3);
    desk.trigger(u"edit.undo"_s);
    QCOMPARE(desk.document().design(), twoBoxes());
    QVERIFY(!interaction.isBusy());
}

void TestInterruptions::cutUndoAndRedoInADragLeaveWhatCutDid()
{
    Desk desk(twoBoxes());
    beginDrag(desk);
    desk.trigger(u"edit.cut"_s);
    desk.trigger(u"edit.undo"_s);
    desk.trigger(u"edit.redo"_s);
    desk.pointer.moveTo(desk.at(490, 300));
    desk.pointer.release();
    QCOMPARE(desk.document().design().components.size(), 1);
    QCOMPARE(desk.saved(), desk.document().design());
}

void TestInterruptions::savingKeepsADrag()
{
    Desk desk(twoBoxes());
    beginDrag(desk);
    const auto shown = desk.document().design();
    QCOMPARE(desk.saved(), shown);
    desk.key(Qt::Key_Escape);
    desk.pointer.release();
    QCOMPARE(desk.document().design(), shown);
    QVERIFY(desk.document().isClean());
    QVERIFY(!desk.window.isWindowModified());
    desk.trigger(u"edit.undo"_s);
    QCOMPARE(desk.document().design(), twoBoxes());
    QVERIFY(!desk.document().isClean());
}

void TestInterruptions::anotherButtonDropsADragAndOpensNothing()
{
    for (const auto button : {Qt::MiddleButton, Qt::RightButton, Qt::BackButton}) {
        Desk desk(twoBoxes());
        beginDrag(desk);
        desk.pointer.press(desk.at(490, 230), button);
        QCOMPARE(desk.document().design(), twoBoxes());
        desk.pointer.moveTo(desk.at(490, 300));
        desk.pointer.release(button);
        QVERIFY(!QApplication::activePopupWidget());
        desk.pointer.moveTo(desk.at(490, 400));
        desk.pointer.release();
        desk.pointer.moveTo(desk.at(300, 400));
        QCOMPARE(desk.document().design(), twoBoxes());
        QVERIFY(!desk.document().canUndo());
        // And the next drag is an ordinary one.
        beginDrag(desk);
        desk.pointer.release();
        QCOMPARE(desk.document().history().size(), 1);
    }
}

void TestInterruptions::theMenuOpensOnlyWhenNoButtonIsDown()
{
    Desk desk(twoBoxes());
    desk.pointer.press(desk.at(490, 30), Qt::RightButton);
    desk.pointer.press(desk.at(490, 30), Qt::LeftButton);
    desk.pointer.release(Qt::RightButton);
    QVERIFY(!QApplication::activePopupWidget());
    desk.pointer.release(Qt::LeftButton);
    QVERIFY(!QApplication::activePopupWidget());
    desk.pointer.press(desk.at(490, 30), Qt::RightButton);
    desk.pointer.release(Qt::RightButton);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    menu->close();
    QCOMPARE(desk.document().design(), twoBoxes());
}

void TestInterruptions::aLostFocusKeepsADrag()
{
    Desk desk(twoBoxes());
    beginDrag(desk);
    const auto shown = desk.document().design();
    desk.window.board().view().clearFocus();
    QVERIFY(!desk.document().isDrafting());
    desk.pointer.moveTo(desk.at(490, 400));
    desk.pointer.release();
    QCOMPARE(desk.document().design(), shown);
    QCOMPARE(desk.document().history().size(), 1);
}

void TestInterruptions::aClosingWindowKeepsADragAndAsks()
{
    Desk desk(twoBoxes());
    int asked = 0;
    desk.window.files().dialogs().unsavedChanges = [&](const QString &) {
        ++asked;
        return UnsavedAnswer::Cancel;
    };
    beginDrag(desk);
    const auto shown = desk.document().design();
    QVERIFY(!desk.window.close());
    QCOMPARE(asked, 1);
    QCOMPARE(desk.document().committed(), shown);
    desk.pointer.release();
    QCOMPARE(desk.saved(), shown);
}

void TestInterruptions::whatIsEditedWhileAClosingWindowSavesIsAskedAboutAgain()
{
    Desk desk(twoBoxes());
    int asked = 0;
    desk.window.files().dialogs().unsavedChanges = [&](const QString &) {
        return ++asked == 1 ? UnsavedAnswer::Save : UnsavedAnswer::Cancel;
    };
    desk.trigger(u"edit.select-all"_s);
    desk.trigger(u"arrange.nudge-left"_s);
    QVERIFY(!desk.window.close());
    desk.trigger(u"arrange.push-up"_s);
    QTRY_COMPARE(asked, 2);
    QVERIFY(desk.window.isVisible());
    QVERIFY(!desk.document().isClean());
}

void TestInterruptions::aReleaseThatWentElsewhereEndsADrag()
{
    Desk desk(twoBoxes());
    beginDrag(desk);
    const auto shown = desk.document().design();
    desk.pointer.forget();
    desk.pointer.moveTo(desk.at(490, 400));
    QCOMPARE(desk.document().design(), shown);
    QVERIFY(!desk.document().isDrafting());
}

void TestInterruptions::aPressAfterALostReleaseBeginsAnew()
{
    Desk desk(twoBoxes());
    beginDrag(desk);
    const auto shown = desk.document().design();
    desk.pointer.forget();
    desk.pointer.press(desk.at(490, 400), Qt::MiddleButton);
    QVERIFY(!desk.document().isDrafting());
    desk.pointer.moveTo(desk.at(490, 450));
    desk.pointer.release(Qt::MiddleButton);
    QCOMPARE(desk.document().design(), shown);
    QCOMPARE(desk.document().history().size(), 1);
}

void TestInterruptions::anArrangementThatComesDuringAGestureIsDropped()
{
    Desk desk(twoBoxes());
    desk.trigger(u"edit.select-next"_s);
    desk.pointer.press(desk.at(180, 60)); // a corner: a draft is open, and nothing has changed yet
    QVERIFY(desk.document().isDrafting());
    Q_EMIT desk.window.workspace().analyst.arranged({{u"api"_s, QPointF(900, 900)}});
    QCOMPARE(desk.document().design(), twoBoxes());
    desk.pointer.release();
    QVERIFY(!desk.document().canUndo());
}

void TestInterruptions::aClickOnAnEntryOfTheAddMenuAddsIt()
{
    Desk desk({});
    for (int row = 0; row < 16; ++row) {
        desk.trigger(u"insert.component"_s);
        auto *popup = desk.window.findChild<AddPopup *>();
        QVERIFY(popup);
        auto *list = popup->findChild<QListWidget *>();
        auto *item = list->item(row);
        list->scrollToItem(item);
        const auto name = item->text();
        QTest::mouseClick(
            list->viewport(), Qt::LeftButton, {}, list->visualItemRect(item).center());
        QCOMPARE(desk.document().design().components.size(), row + 1);
        QVERIFY(desk.document().design().components.last().name.startsWith(name));
        QVERIFY(desk.window.board().view().hasFocus());
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

void TestInterruptions::keysBelongToTheAddMenuWhileItIsOpen()
{
    Desk desk(twoBoxes());
    desk.trigger(u"edit.select-next"_s);
    desk.trigger(u"insert.component"_s);
    auto *popup = desk.window.findChild<AddPopup *>();
    auto *search = popup->findChild<QLineEdit *>();
    QVERIFY(search->hasFocus());
    for (const auto key : {Qt::Key_Delete, Qt::Key_Left, Qt::Key_Tab, Qt::Key_Backspace}) {
        QTest::keyClick(search, key);
        QVERIFY(search->hasFocus());
        QCOMPARE(desk.document().design(), twoBoxes());
    }
    QTest::keyClick(search, Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(desk.document().design(), twoBoxes());
    QTest::keyClicks(search, u"kafka"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(!desk.window.findChild<InlineEditor *>());
    QCOMPARE(desk.document().design().components.last().type, u"kafka"_s);
}

void TestInterruptions::theAddMenuClosesWhenTheKeysGoElsewhereInItsWindow()
{
    Desk desk(twoBoxes());
    desk.trigger(u"insert.component"_s);
    const QPointer<AddPopup> popup = desk.window.findChild<AddPopup *>();
    QDialog dialog(&desk.window);
    dialog.show();
    QApplication::setActiveWindow(&dialog);
    QVERIFY(popup && popup->isVisible());
    dialog.close();
    QApplication::setActiveWindow(&desk.window);

    desk.window.board().view().setFocus();

    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(!popup);
}

void TestInterruptions::typingOnAFreshComponentNamesIt()
{
    for (const auto &name : {u"Vault"_s, u"hub"_s, u"5xx alarm"_s, u"next"_s}) {
        Desk desk(twoBoxes());
        desk.trigger(u"insert.component"_s);
        QTest::keyClick(
            desk.window.findChild<AddPopup *>()->findChild<QLineEdit *>(), Qt::Key_Return);
        QTest::keyClicks(&desk.window.board().view(), name.left(1));
        auto *editor = desk.window.findChild<InlineEditor *>();
        QVERIFY(editor);
        QTest::keyClicks(editor, name.mid(1));
        QTest::keyClick(editor, Qt::Key_Return);
        QCOMPARE(desk.document().design().components.last().name, name);
        QCOMPARE(desk.window.board().interaction().tool(), ToolId::Select);
        // From now on letters are shortcuts again.
        QTest::keyClicks(&desk.window.board().view(), u"h"_s);
        QCOMPARE(desk.window.board().interaction().tool(), ToolId::Pan);
    }
}

void TestInterruptions::aTextLeftEmptyLeavesNoTrace()
{
    Desk desk(twoBoxes());
    for (const auto &typed : {u""_s, u"  "_s}) {
        desk.trigger(u"insert.text"_s);
        desk.pointer.click(desk.at(300, 300));
        auto *editor = desk.window.findChild<InlineEditor *>();
        QVERIFY(editor);
        QTest::keyClicks(editor, typed);
        QTest::keyClick(editor, Qt::Key_Escape);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(desk.document().design(), twoBoxes());
        QVERIFY(!desk.document().canUndo());
        QVERIFY(desk.document().isClean());
    }
    desk.trigger(u"insert.text"_s);
    desk.pointer.click(desk.at(300, 300));
    QTest::keyClicks(desk.window.findChild<InlineEditor *>(), u"Peak hours"_s);
    desk.trigger(u"file.save"_s);
    QCOMPARE(desk.document().design().annotations.first().text, u"Peak hours"_s);
    QCOMPARE(desk.document().history().size(), 1);
}

void TestInterruptions::aTextThatIsEmptiedGoesInOneStep()
{
    auto design = twoBoxes();
    core::Annotation text;
    text.id = u"text"_s;
    text.kind = u"text"_s;
    text.rect = QRectF(0, 200, 160, 60);
    text.text = u"Peak hours"_s;
    design.annotations.append(text);
    Desk desk(design);
    desk.window.board().editText(u"text"_s);
    auto *editor = desk.window.findChild<InlineEditor *>();
    QTest::keyClick(editor, Qt::Key_Delete);
    QTest::keyClick(editor, Qt::Key_Escape);
    QCOMPARE(desk.document().design(), twoBoxes());
    desk.trigger(u"edit.undo"_s);
    QCOMPARE(desk.document().design(), design);
}

void TestInterruptions::anEmptyTextWaitsWhileAnotherWindowIsUsed()
{
    Desk desk(twoBoxes());
    desk.trigger(u"insert.text"_s);
    desk.pointer.click(desk.at(300, 300));
    auto *editor = desk.window.findChild<InlineEditor *>();
    QFocusEvent away(QEvent::FocusOut, Qt::ActiveWindowFocusReason);
    QCoreApplication::sendEvent(editor, &away);
    QVERIFY(editor->isVisible());
    QTest::keyClicks(editor, u"Peak hours"_s);
    QTest::keyClick(editor, Qt::Key_Escape);
    QCOMPARE(desk.document().design().annotations.first().text, u"Peak hours"_s);
}

void TestInterruptions::aNameThatIsOnlyLookedAtStays()
{
    auto design = twoBoxes();
    design.components.first().name = u"within 5\u00a0ms  or not"_s;
    Desk desk(design);
    desk.window.board().editText(u"client"_s);
    QTest::keyClick(desk.window.findChild<InlineEditor *>(), Qt::Key_Escape);
    QCOMPARE(desk.document().design(), design);
    QVERIFY(!desk.document().canUndo());
}

void TestInterruptions::theBoardHasTheKeysAfterAnActionInTheAddMenu()
{
    Desk desk(twoBoxes());
    desk.trigger(u"insert.component"_s);
    QVERIFY(desk.window.findChild<AddPopup *>());
    desk.trigger(u"file.save"_s);
    QVERIFY(desk.window.board().view().hasFocus());
}

INFERBOARD_TEST(TestInterruptions)
#include "tst_interruptions.moc"
