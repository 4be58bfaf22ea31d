// SPDX-License-Identifier: MIT
// What is being typed reaches the board, and with it the journal, before it is finished.
#include "app/canvas/inline_editor.h"
#include "app/desk.h"
#include "support/registered_test.h"

#include <QSignalSpy>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace {

/// One who never pauses for as long as the field would wait.
void typeWithoutAPause(QWidget *field, int keys)
{
    constexpr int betweenKeysMs = 60;
    for (int i = 0; i < keys; ++i) {
        QTest::keyClick(field, Qt::Key_X, Qt::NoModifier, betweenKeysMs);
    }
}

} // namespace

class TestTyping : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"inferboard-test"_s);
        QCoreApplication::setApplicationName(u"typing"_s);
    }

    void whatIsTypedInPlaceReachesTheBoardWithoutAPause()
    {
        Desk desk(twoBoxes());
        desk.window.board().editText(u"api"_s);
        QSignalSpy recorded(&desk.document(), &Document::recorded);

        typeWithoutAPause(desk.window.findChild<InlineEditor *>(), 25);

        QVERIFY(recorded.count() >= 1);
        QVERIFY(desk.document().design().components.last().name.startsWith(u"xxx"_s));
        QVERIFY(desk.window.findChild<InlineEditor *>());
    }

    void howeverOftenItReachesTheBoardItIsOneStep()
    {
        Desk desk(twoBoxes());
        for (const auto &name : {u"First"_s, u"Second"_s}) {
            desk.window.board().editText(u"api"_s);
            auto *editor = desk.window.findChild<InlineEditor *>();
            QTest::keyClicks(editor, name);
            QTRY_COMPARE(desk.document().design().components.last().name, name);
            QTest::keyClicks(editor, u" service"_s);
            QTest::keyClick(editor, Qt::Key_Return);
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
        QCOMPARE(desk.document().design().components.last().name, u"Second service"_s);
        QCOMPARE(desk.document().history().size(), 2);
        desk.trigger(u"edit.undo"_s);
        QCOMPARE(desk.document().design().components.last().name, u"First service"_s);
    }

    void aNameTypedBackIsNoStep()
    {
        Desk desk(twoBoxes());
        desk.window.board().editText(u"api"_s);
        auto *editor = desk.window.findChild<InlineEditor *>();
        QTest::keyClicks(editor, u"x"_s);
        QTRY_COMPARE(desk.document().design().components.last().name, u"x"_s);
        QTest::keyClick(editor, Qt::Key_Backspace);
        QTest::keyClicks(editor, u"api"_s);
        QTest::keyClick(editor, Qt::Key_Return);

        QCOMPARE(desk.document().design(), twoBoxes());
        QVERIFY(!desk.document().canUndo());
        QVERIFY(desk.document().isClean());
    }

    void aTextThatIsEmptyForAWhileStays()
    {
        auto design = twoBoxes();
        core::Annotation note;
        note.id = u"note"_s;
        note.kind = u"note"_s;
        note.rect = QRectF(0, 200, 160, 60);
        note.text = u"Peak hours"_s;
        design.annotations.append(note);
        Desk desk(design);
        desk.window.board().editText(u"note"_s);
        auto *editor = desk.window.findChild<InlineEditor *>();
        QSignalSpy paused(editor, &InlineEditor::paused);
        QTest::keyClick(editor, Qt::Key_Delete);
        QVERIFY(paused.wait());
        QCOMPARE(desk.document().design(), design);
        QTest::keyClicks(editor, u"Off-peak"_s);
        QTest::keyClick(editor, Qt::Key_Escape);
        QCOMPARE(desk.document().design().annotations.first().text, u"Off-peak"_s);
        QCOMPARE(desk.document().history().size(), 1);
    }
};

INFERBOARD_TEST(TestTyping)
#include "tst_typing.moc"
