// SPDX-License-Identifier: MIT
#include "app/panels/bench.h"
#include "app/panels/brief/brief_field.h"
#include "app/panels/brief/brief_panel.h"
#include "app/panels/brief/list_field.h"
#include "app/panels/brief/step_section.h"
#include "app/widgets/auto_height_text_edit.h"
#include "app/widgets/line_field.h"
#include "support/registered_test.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

class TestBriefPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aTextIsCommittedWhenTheFocusLeaves();
    void aTextIsCommittedAfterAPause();
    void consecutiveTextsAreOneUndoStep();
    void undoIsFollowed();
    void whatWasOnlyLookedAtKeepsItsSpaces();
    void aSpaceBeforeTheNextWordOfAnEntryStaysThroughAPause();
    void aClearedEntryGoesOnlyWhenItIsLeft();
    void aTextThatWrapsShowsItsFirstLine();
    void entriesAreAddedWithEnter();
    void entriesAreChangedAndRemoved();
    void theSameEntryIsNotAddedTwice();
    void aChoiceIsChosenAndTakenBack();
    void focusingAFieldOpensItsStep();
    void theHeadCountsWhatIsFilled();
    void answersThatNoChecklistAsksForAreShown();
    void aLibraryWithoutChecklistsSaysSo();
    void everyChosenFrameworkAsksItsFields();
    void aSharedFieldStandsOnceAtTheFirst();

private:
    QString firstField(core::FieldKind kind) const;
    template<typename T> T *input(const QString &field) const
    {
        return m_panel->findChild<T *>(u"brief:"_s + field);
    }
    bool says(const QString &text) const;
    void add(const ListField *list, const QString &text) const;

    std::unique_ptr<Bench> m_bench;
    std::unique_ptr<BriefPanel> m_panel;
};

void TestBriefPanel::init()
{
    m_panel.reset();
    m_bench = std::make_unique<Bench>();
    m_panel = std::make_unique<BriefPanel>(m_bench->workspace);
    m_panel->resize(340, 800);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
}

QString TestBriefPanel::firstField(core::FieldKind kind) const
{
    for (const auto &stage : m_bench->library.checklists.first().stages) {
        for (const auto &field : stage.fields) {
            if (field.kind == kind) {
                return field.id;
            }
        }
    }
    return {};
}

bool TestBriefPanel::says(const QString &text) const
{
    const auto labels = m_panel->findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(),
        [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
}

void TestBriefPanel::add(const ListField *list, const QString &text) const
{
    auto *line = list->findChild<LineField *>(u"add"_s);
    QTest::keyClicks(line, text);
    QTest::keyClick(line, Qt::Key_Return);
}

void TestBriefPanel::aTextIsCommittedWhenTheFocusLeaves()
{
    const auto field = firstField(core::FieldKind::Text);
    auto *text = input<AutoHeightTextEdit>(field);
    text->setFocus();
    QTest::keyClicks(text, u"Less fraud"_s);
    QVERIFY(m_bench->design().brief.isEmpty());
    text->clearFocus();
    QCOMPARE(m_bench->design().brief.value(field), core::BriefAnswer(u"Less fraud"_s));
}

void TestBriefPanel::aTextIsCommittedAfterAPause()
{
    const auto field = firstField(core::FieldKind::Text);
    auto *text = input<AutoHeightTextEdit>(field);
    text->setFocus();
    QTest::keyClicks(text, u"Less fraud"_s);
    QTRY_VERIFY(m_bench->design().brief.contains(field));
    QVERIFY(text->hasFocus());
}

void TestBriefPanel::consecutiveTextsAreOneUndoStep()
{
    auto *text = input<AutoHeightTextEdit>(firstField(core::FieldKind::Text));
    text->setFocus();
    QTest::keyClicks(text, u"Less"_s);
    text->clearFocus();
    text->setFocus();
    QTest::keyClicks(text, u" fraud"_s);
    text->clearFocus();
    QCOMPARE(m_bench->steps(), 1);
}

void TestBriefPanel::aTextThatWrapsShowsItsFirstLine()
{
    auto *text = input<AutoHeightTextEdit>(firstField(core::FieldKind::Text));
    text->setFocus();
    for (int words = 0; words < 40; ++words) {
        QTest::keyClicks(text, u"cheaper "_s);
        QTRY_COMPARE(text->verticalScrollBar()->value(), 0);
        QTRY_VERIFY(text->viewport()->rect().contains(text->cursorRect()));
    }
    QTest::keyClick(text, Qt::Key_Return);
    QTest::keyClicks(text, u"second paragraph"_s);
    QTRY_COMPARE(text->verticalScrollBar()->value(), 0);
}

void TestBriefPanel::undoIsFollowed()
{
    auto *text = input<AutoHeightTextEdit>(firstField(core::FieldKind::Text));
    text->setFocus();
    QTest::keyClicks(text, u"Less fraud"_s);
    text->clearFocus();
    m_bench->document.undo();
    QCOMPARE(text->toPlainText(), QString());
    m_bench->document.redo();
    QCOMPARE(text->toPlainText(), u"Less fraud"_s);
}

void TestBriefPanel::entriesAreAddedWithEnter()
{
    const auto field = firstField(core::FieldKind::List);
    auto *list = input<ListField>(field);
    m_panel->focusField(field);
    add(list, u"Alpha"_s);
    add(list, u"Beta"_s);
    QCOMPARE(m_bench->design().brief.value(field),
        core::BriefAnswer(QStringList {u"Alpha"_s, u"Beta"_s}));
    QCOMPARE(list->findChildren<AutoHeightTextEdit *>(u"entry"_s).size(), 2);
    m_bench->document.undo();
    QTRY_COMPARE(list->findChildren<AutoHeightTextEdit *>(u"entry"_s).size(), 0);
}

void TestBriefPanel::entriesAreChangedAndRemoved()
{
    const auto field = firstField(core::FieldKind::List);
    auto *list = input<ListField>(field);
    m_panel->focusField(field);
    add(list, u"Alpha"_s);
    add(list, u"Beta"_s);
    auto *first = list->findChild<AutoHeightTextEdit *>(u"entry"_s);
    first->setFocus();
    first->moveCursor(QTextCursor::End);
    QTest::keyClicks(first, u"bet"_s);
    QTest::keyClick(first, Qt::Key_Return);
    QCOMPARE(m_bench->design().brief.value(field),
        core::BriefAnswer(QStringList {u"Alphabet"_s, u"Beta"_s}));
    QTest::mouseClick(list->findChild<QToolButton *>(), Qt::LeftButton);
    QCOMPARE(m_bench->design().brief.value(field), core::BriefAnswer(QStringList {u"Beta"_s}));
}

void TestBriefPanel::aSpaceBeforeTheNextWordOfAnEntryStaysThroughAPause()
{
    const auto field = firstField(core::FieldKind::List);
    auto *list = input<ListField>(field);
    m_panel->focusField(field);
    add(list, u"Alpha"_s);
    auto *entry = list->findChild<AutoHeightTextEdit *>(u"entry"_s);
    QApplication::setActiveWindow(m_panel.get());
    entry->setFocus();
    entry->moveCursor(QTextCursor::End);
    QSignalSpy paused(entry, &AutoHeightTextEdit::entered);
    QTest::keyClicks(entry, u" or "_s);
    QVERIFY(paused.wait());
    QCOMPARE(m_bench->design().brief.value(field), core::BriefAnswer(QStringList {u"Alpha or"_s}));
    QTest::keyClicks(entry, u"beta "_s);
    entry->clearFocus();
    QCOMPARE(entry->toPlainText(), u"Alpha or beta"_s);
    QCOMPARE(
        m_bench->design().brief.value(field), core::BriefAnswer(QStringList {u"Alpha or beta"_s}));
}

void TestBriefPanel::whatWasOnlyLookedAtKeepsItsSpaces()
{
    const auto shown = u"5\u00a0ms"_s;
    core::Design design;
    design.brief.insert(firstField(core::FieldKind::Text), core::BriefAnswer(shown));
    design.brief.insert(
        firstField(core::FieldKind::List), core::BriefAnswer(QStringList {shown + u"  or less"_s}));
    m_bench->document.reset(design);
    auto *text = input<AutoHeightTextEdit>(firstField(core::FieldKind::Text));
    m_panel->focusField(firstField(core::FieldKind::List));
    for (auto *field : {text, m_panel->findChild<AutoHeightTextEdit *>(u"entry"_s)}) {
        field->setFocus();
        QTest::keyClick(field, Qt::Key_Right);
        QTest::keyClick(field, Qt::Key_Escape);
        field->clearFocus();
    }
    QCOMPARE(m_bench->design(), design);
    QCOMPARE(m_bench->steps(), 0);
}

void TestBriefPanel::aClearedEntryGoesOnlyWhenItIsLeft()
{
    const auto field = firstField(core::FieldKind::List);
    auto *list = input<ListField>(field);
    m_panel->focusField(field);
    add(list, u"Alpha"_s);
    add(list, u"Beta"_s);
    auto *first = list->findChild<AutoHeightTextEdit *>(u"entry"_s);
    const auto clear = [first] {
        first->setFocus();
        first->selectAll();
        QTest::keyClick(first, Qt::Key_Delete);
    };
    clear();
    Q_EMIT first->entered({}); // as after a pause
    QTest::keyClicks(first, u"Gamma"_s);
    QTest::keyClick(first, Qt::Key_Return);
    QCOMPARE(m_bench->design().brief.value(field),
        core::BriefAnswer(QStringList {u"Gamma"_s, u"Beta"_s}));
    clear();
    first->clearFocus();
    QCOMPARE(m_bench->design().brief.value(field), core::BriefAnswer(QStringList {u"Beta"_s}));
}

void TestBriefPanel::theSameEntryIsNotAddedTwice()
{
    const auto field = firstField(core::FieldKind::List);
    auto *list = input<ListField>(field);
    m_panel->focusField(field);
    add(list, u"Alpha"_s);
    add(list, u" Alpha "_s);
    QCOMPARE(m_bench->design().brief.value(field), core::BriefAnswer(QStringList {u"Alpha"_s}));
}

void TestBriefPanel::aChoiceIsChosenAndTakenBack()
{
    const auto field = firstField(core::FieldKind::Choice);
    auto *choice = input<QComboBox>(field);
    m_panel->focusField(field);
    QTest::keyClick(choice, Qt::Key_Down);
    QCOMPARE(m_bench->design().brief.value(field), core::BriefAnswer(choice->itemText(1)));
    QTest::keyClick(choice, Qt::Key_Up);
    QVERIFY(m_bench->design().brief.isEmpty());
}

void TestBriefPanel::focusingAFieldOpensItsStep()
{
    const auto &stage = m_bench->library.checklists.first().stages.last();
    const auto field = stage.fields.last().id;
    QVERIFY(!input<QWidget>(field)->isVisible());
    m_panel->focusField(field);
    QVERIFY(input<QWidget>(field)->isVisible());
    QVERIFY(input<QWidget>(field)->hasFocus() || input<QWidget>(field)->focusProxy()->hasFocus());
    const auto place = input<QWidget>(field)->mapTo(m_panel.get(), QPoint(0, 0));
    QVERIFY(m_panel->rect().contains(place));
}

void TestBriefPanel::theHeadCountsWhatIsFilled()
{
    const auto &stage = m_bench->library.checklists.first().stages.first();
    auto *section = m_panel->findChild<StepSection *>(u"step:"_s + stage.id);
    const auto total = QString::number(stage.fields.size());
    QVERIFY(section->head().accessibleDescription().contains(u"0 of "_s + total));
    m_bench->document.commit(
        u"answer"_s, core::edits::setBrief(m_bench->design(), stage.fields.first().id, u"Yes"_s));
    QVERIFY(section->head().accessibleDescription().contains(u"1 of "_s + total));
}

void TestBriefPanel::answersThatNoChecklistAsksForAreShown()
{
    m_bench->document.commit(
        u"answer"_s, core::edits::setBrief(m_bench->design(), u"elsewhere"_s, u"Kept words"_s));
    QVERIFY(says(u"Kept words"_s));
    m_bench->document.undo();
    QVERIFY(!says(u"Kept words"_s));
}

void TestBriefPanel::aLibraryWithoutChecklistsSaysSo()
{
    m_bench->library.checklists.clear();
    m_panel = std::make_unique<BriefPanel>(m_bench->workspace);
    m_panel->show();
    QVERIFY(says(u"No checklist"_s));
}

void TestBriefPanel::everyChosenFrameworkAsksItsFields()
{
    const auto *score = m_bench->library.checklist(u"ml-test-score"_s);
    const auto field = score->stages.first().fields.first().id;
    QVERIFY(!input<QWidget>(field));

    m_bench->document.commit(u"frameworks"_s,
        core::edits::setChecklists(m_bench->design(), {u"seven-steps"_s, score->id}));
    QVERIFY(input<QWidget>(field));
    QVERIFY(says(score->name));
    m_bench->document.undo();

    QVERIFY(!input<QWidget>(field));
}

void TestBriefPanel::aSharedFieldStandsOnceAtTheFirst()
{
    m_bench->document.commit(u"frameworks"_s,
        core::edits::setChecklists(m_bench->design(), {u"seven-steps"_s, u"nine-steps"_s}));

    QSet<QString> ids;
    for (const auto *editor : m_panel->findChildren<BriefFieldEditor *>()) {
        QVERIFY2(!ids.contains(editor->field().id), qPrintable(editor->field().id));
        ids.insert(editor->field().id);
    }
    for (const auto &checklist : {u"seven-steps"_s, u"nine-steps"_s}) {
        for (const auto &stage : m_bench->library.checklist(checklist)->stages) {
            for (const auto &field : stage.fields) {
                QVERIFY2(ids.contains(field.id), qPrintable(field.id));
            }
        }
    }
}

INFERBOARD_TEST(TestBriefPanel)
#include "tst_brief_panel.moc"
