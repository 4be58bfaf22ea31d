// SPDX-License-Identifier: MIT
#include "app/panels/bench.h"
#include "app/panels/inspector/inspector.h"
#include "app/panels/inspector/setting_editor.h"
#include "app/panels/inspector/setting_section.h"
#include "app/widgets/auto_height_text_edit.h"
#include "app/widgets/line_field.h"
#include "support/registered_test.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

class TestInspector : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void typingAValueIsOneUndoStep();
    void consecutiveValuesOfOneSettingAreOneUndoStep();
    void aValueOutOfBoundsIsRefusedWithTheReason();
    void escapeBringsTheValueBack();
    void theDefaultIsNotStored();
    void theResetButtonTakesTheValueAway();
    void anEmptiedFieldTakesTheValueAway();
    void upStepsTheNumber();
    void severalComponentsAreEditedAtOnce();
    void differingValuesAreShownAsMixed();
    void choicesAndFlagsAreEdited();
    void rareSettingsWaitInSections();
    void aSectionWithAChangeIsOpenAndSaysSo();
    void undoIsFollowed();
    void whatWasRefusedGoesWhenTheDesignGoesOn();
    void undoInAFieldDropsWhatWasRefused();
    void aTimeIsReadInAnyUnitOfTime();
    void whatIsBeingTypedStaysWhenSomethingElseChanges();
    void theNameAndTheNoteAreEdited();
    void aClearedTextGoesOnlyWhenItsFieldIsLeft();
    void theKindOfAConnectionDecidesItsSettings();
    void mixedElementsOfferDeletion();
    void anUnknownTypeKeepsItsSettings();
    void theDesignHasATitle();
    void selectingAnotherWhileTypingDropsNothingOfTheDesign();
    void theFocusStaysInTheKindAfterAChange();
    void finishingEditsWithoutLeavingTheField();
    void undoReachesTheWindowWhenNothingIsTyped();
    void theEstimateOfTheComponentIsShown();

private:
    template<typename T = QLineEdit> T *field(const QString &setting) const
    {
        return m_inspector->findChild<T *>(u"field:"_s + setting);
    }
    void type(QLineEdit *line, const QString &text) const
    {
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
        QTest::keyClick(line, Qt::Key_Return);
    }
    bool says(const QString &text) const;

    std::unique_ptr<Bench> m_bench;
    std::unique_ptr<Inspector> m_inspector;
};

void TestInspector::init()
{
    m_inspector.reset();
    m_bench = std::make_unique<Bench>();
    m_inspector = std::make_unique<Inspector>(m_bench->workspace);
    m_inspector->resize(340, 800);
    m_inspector->show();
    QVERIFY(QTest::qWaitForWindowActive(m_inspector.get()));
}

bool TestInspector::says(const QString &text) const
{
    const auto labels = m_inspector->findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(),
        [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
}

void TestInspector::typingAValueIsOneUndoStep()
{
    const auto id = m_bench->add(u"model-server-gpu"_s);
    m_bench->selection.set({id});
    type(field(u"max_rate_per_replica"_s), u"5k"_s);
    QCOMPARE(m_bench->settings(id).value(u"max_rate_per_replica"_s), core::Setting(5000.0));
    QCOMPARE(field(u"max_rate_per_replica"_s)->text(), u"5,000"_s);
    QCOMPARE(m_bench->steps(), 1);
}

void TestInspector::consecutiveValuesOfOneSettingAreOneUndoStep()
{
    const auto id = m_bench->add(u"model-server-gpu"_s);
    m_bench->selection.set({id});
    type(field(u"replicas"_s), u"5"_s);
    type(field(u"replicas"_s), u"7"_s);
    QCOMPARE(m_bench->steps(), 1);
    type(field(u"concurrency"_s), u"4"_s);
    QCOMPARE(m_bench->steps(), 2);
}

void TestInspector::aValueOutOfBoundsIsRefusedWithTheReason()
{
    const auto id = m_bench->add(u"model-server-gpu"_s);
    m_bench->selection.set({id});
    type(field(u"replicas"_s), u"0"_s);
    QVERIFY(says(u"Replicas must be at least 1"_s));
    QVERIFY(m_bench->settings(id).isEmpty());
    QCOMPARE(m_bench->steps(), 0);
    type(field(u"replicas"_s), u"many"_s);
    QVERIFY(says(u"not a number"_s));
}

void TestInspector::escapeBringsTheValueBack()
{
    m_bench->selection.set({m_bench->add(u"model-server-gpu"_s)});
    type(field(u"replicas"_s), u"0"_s);
    QTest::keyClick(field(u"replicas"_s), Qt::Key_Escape);
    QCOMPARE(field(u"replicas"_s)->text(), u"2"_s);
    QVERIFY(!says(u"must be"_s));
}

void TestInspector::theDefaultIsNotStored()
{
    const auto id = m_bench->add(u"model-server-gpu"_s, {{u"replicas"_s, 6.0}});
    m_bench->selection.set({id});
    type(field(u"replicas"_s), u"2"_s);
    QVERIFY(m_bench->settings(id).isEmpty());
    QVERIFY(field(u"replicas"_s)->property("default").toBool());
}

void TestInspector::theResetButtonTakesTheValueAway()
{
    const auto id = m_bench->add(u"model-server-gpu"_s, {{u"replicas"_s, 6.0}});
    m_bench->selection.set({id});
    auto *editor = m_inspector->findChild<SettingEditor *>(u"setting:replicas"_s);
    auto *reset = editor->findChild<QToolButton *>();
    QVERIFY(reset->isVisible());
    QTest::mouseClick(reset, Qt::LeftButton);
    QVERIFY(m_bench->settings(id).isEmpty());
    QVERIFY(!reset->isVisible());
}

void TestInspector::anEmptiedFieldTakesTheValueAway()
{
    const auto id = m_bench->add(u"model-server-gpu"_s, {{u"model_gib"_s, 3.0}});
    m_bench->selection.set({id});
    auto *line = field(u"model_gib"_s);
    line->setFocus();
    line->selectAll();
    QTest::keyClick(line, Qt::Key_Delete);
    QTest::keyClick(line, Qt::Key_Return);
    QVERIFY(m_bench->settings(id).isEmpty());
    QCOMPARE(line->placeholderText(), u"not set"_s);
}

void TestInspector::upStepsTheNumber()
{
    const auto id = m_bench->add(u"model-server-gpu"_s);
    m_bench->selection.set({id});
    QTest::keyClick(field(u"replicas"_s), Qt::Key_Up);
    QTest::keyClick(field(u"replicas"_s), Qt::Key_Up);
    QCOMPARE(m_bench->settings(id).value(u"replicas"_s), core::Setting(4.0));
    QCOMPARE(m_bench->steps(), 1);
}

void TestInspector::severalComponentsAreEditedAtOnce()
{
    const auto gpu = m_bench->add(u"model-server-gpu"_s);
    const auto cpu = m_bench->add(u"model-server-cpu"_s);
    m_bench->selection.set({gpu, cpu});
    QVERIFY(says(u"2 components"_s));
    type(field(u"replicas"_s), u"9"_s);
    QCOMPARE(m_bench->settings(gpu).value(u"replicas"_s), core::Setting(9.0));
    QCOMPARE(m_bench->settings(cpu).value(u"replicas"_s), core::Setting(9.0));
    QCOMPARE(m_bench->steps(), 1);
}

void TestInspector::differingValuesAreShownAsMixed()
{
    const auto one = m_bench->add(u"model-server-gpu"_s, {{u"gpu"_s, u"H100"_s}});
    const auto two = m_bench->add(u"model-server-gpu"_s, {{u"replicas"_s, 6.0}});
    m_bench->selection.set({one, two});
    QCOMPARE(field(u"replicas"_s)->text(), QString());
    QCOMPARE(field(u"replicas"_s)->placeholderText(), u"mixed"_s);
    QCOMPARE(field<QComboBox>(u"gpu"_s)->currentIndex(), -1);
}

void TestInspector::choicesAndFlagsAreEdited()
{
    const auto gpu = m_bench->add(u"model-server-gpu"_s);
    m_bench->selection.set({gpu});
    auto *combo = field<QComboBox>(u"gpu"_s);
    combo->setFocus();
    QTest::keyClick(combo, Qt::Key_Down);
    QCOMPARE(m_bench->settings(gpu).value(u"gpu"_s), core::Setting(u"L4"_s));

    const auto fallback = m_bench->add(u"re-ranking"_s);
    m_bench->selection.set({fallback});
    QTest::keyClick(field<QCheckBox>(u"dedupe"_s), Qt::Key_Space);
    QCOMPARE(m_bench->settings(fallback).value(u"dedupe"_s), core::Setting(false));
    QTest::keyClick(field<QCheckBox>(u"dedupe"_s), Qt::Key_Space);
    QVERIFY(m_bench->settings(fallback).isEmpty());
}

void TestInspector::rareSettingsWaitInSections()
{
    const auto id = m_bench->add(u"app-server"_s);
    m_bench->selection.set({id});
    auto *head = m_inspector->findChild<SettingHead *>(u"section:Balancing"_s);
    QVERIFY(head && !head->isChecked());
    QVERIFY(!field(u"shards"_s));
    QVERIFY(field(u"replicas"_s)->isVisible());

    head->setFocus();
    QTest::keyClick(head, Qt::Key_Right);

    QVERIFY(field(u"shards"_s)->isVisible());
    QTest::keyClick(head, Qt::Key_Tab);
    QVERIFY(field<QCheckBox>(u"unlimited_concurrency"_s)->hasFocus());
    type(field(u"shards"_s), u"4"_s);
    QCOMPARE(m_bench->settings(id).value(u"shards"_s), core::Setting(4.0));
    QCOMPARE(head->accessibleDescription(), u"1 changed"_s);
    head->setFocus();
    QTest::keyClick(head, Qt::Key_Left);
    QVERIFY(!field(u"shards"_s)->isVisible());
}

void TestInspector::aSectionWithAChangeIsOpenAndSaysSo()
{
    const auto from = m_bench->add(u"client"_s);
    const auto wire = m_bench->connect(from, m_bench->add(u"app-server"_s, {{u"shards"_s, 2.0}}));
    m_bench->document.reset(
        core::edits::setSetting(m_bench->design(), {wire}, u"retries"_s, core::Setting(2.0)));
    m_bench->selection.set({wire});
    QVERIFY(m_inspector->findChild<SettingHead *>(u"section:Failures and retries"_s)->isChecked());
    QVERIFY(!m_inspector->findChild<SettingHead *>(u"section:Network time"_s)->isChecked());
    QCOMPARE(field(u"retries"_s)->text(), u"2"_s);
    QVERIFY(field(u"retries"_s)->isVisible());
}

void TestInspector::undoIsFollowed()
{
    m_bench->selection.set({m_bench->add(u"model-server-gpu"_s)});
    auto *line = field(u"replicas"_s);
    type(line, u"8"_s);
    m_bench->document.undo();
    QCOMPARE(field(u"replicas"_s), line);
    QCOMPARE(line->text(), u"2"_s);
    m_bench->document.redo();
    QCOMPARE(line->text(), u"8"_s);
}

void TestInspector::whatWasRefusedGoesWhenTheDesignGoesOn()
{
    const auto id = m_bench->add(u"model-server-gpu"_s);
    m_bench->selection.set({id});
    m_bench->document.commit(u"move"_s, core::edits::move(m_bench->design(), {id}, {10, 0}));
    auto *line = field(u"replicas"_s);
    type(line, u"many"_s);
    QVERIFY(says(u"not a number"_s));
    m_bench->document.undo();
    QCOMPARE(line->text(), u"2"_s);
    QVERIFY(!says(u"not a number"_s));
    type(line, u"many"_s);
    m_bench->document.redo();
    QCOMPARE(line->text(), u"2"_s);
}

void TestInspector::undoInAFieldDropsWhatWasRefused()
{
    m_bench->selection.set({m_bench->add(u"model-server-gpu"_s)});
    auto *line = field(u"replicas"_s);
    type(line, u"many"_s);
    QTest::keySequence(line, QKeySequence::Undo);
    QCOMPARE(line->text(), u"2"_s);
    QVERIFY(!says(u"not a number"_s));
}

void TestInspector::aTimeIsReadInAnyUnitOfTime()
{
    const auto id = m_bench->add(u"model-server-gpu"_s);
    m_bench->selection.set({id});
    auto *line = m_inspector->findChild<QLineEdit *>(u"field:service_p50_ms"_s);
    line = line ? line : m_inspector->findChild<QLineEdit *>(u"field:service_mean_ms"_s);
    QVERIFY(line);
    const auto setting = line->objectName().section(u':', 1);
    type(line, u"0.15 s"_s);
    QCOMPARE(m_bench->settings(id).value(setting), core::Setting(150.0));
    QCOMPARE(line->text(), u"150"_s);
    type(line, u"2m"_s);
    QVERIFY(says(u"minutes or milliseconds"_s));
    QCOMPARE(m_bench->settings(id).value(setting), core::Setting(150.0));
}

void TestInspector::whatIsBeingTypedStaysWhenSomethingElseChanges()
{
    const auto id = m_bench->add(u"model-server-gpu"_s);
    m_bench->selection.set({id});
    auto *line = field(u"replicas"_s);
    line->setFocus();
    line->selectAll();
    QTest::keyClicks(line, u"12"_s);
    m_bench->document.commit(u"move"_s, core::edits::move(m_bench->design(), {id}, {10, 0}));
    QCOMPARE(line->text(), u"12"_s);
    QVERIFY(line->hasFocus());
}

void TestInspector::theNameAndTheNoteAreEdited()
{
    const auto id = m_bench->add(u"model-server-gpu"_s);
    m_bench->selection.set({id});
    m_inspector->focusName();
    auto *name = m_inspector->findChild<QLineEdit *>(u"inspectorName"_s);
    QVERIFY(name->hasFocus());
    type(name, u"Scorer"_s);
    QCOMPARE(m_bench->design().components.first().name, u"Scorer"_s);
    auto *note = m_inspector->findChild<AutoHeightTextEdit *>(u"inspectorNote"_s);
    note->setFocus();
    QTest::keyClicks(note, u"why"_s);
    name->setFocus();
    QCOMPARE(m_bench->design().components.first().note, u"why"_s);
    QCOMPARE(m_bench->steps(), 2);
}

void TestInspector::aClearedTextGoesOnlyWhenItsFieldIsLeft()
{
    core::Annotation text;
    text.id = u"text"_s;
    text.kind = u"text"_s;
    text.rect = QRectF(0, 200, 160, 60);
    text.text = u"Peak hours"_s;
    core::Design design;
    design.annotations.append(text);
    m_bench->document.reset(design);
    m_bench->selection.set({text.id});
    auto *field = m_inspector->findChild<AutoHeightTextEdit *>(u"inspectorName"_s);
    field->setFocus();
    field->selectAll();
    QTest::keyClick(field, Qt::Key_Delete);
    QTRY_COMPARE(m_bench->steps(), 1); // after the pause
    QCOMPARE(m_bench->design().annotations.size(), 1);
    QTest::keyClicks(field, u"Calm"_s);
    QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_bench->design().annotations.first().text, u"Calm"_s);
    field->selectAll();
    QTest::keyClick(field, Qt::Key_Delete);
    field->clearFocus();
    QVERIFY(m_bench->design().annotations.isEmpty());
    m_bench->document.undo();
    QCOMPARE(m_bench->design(), design);
}

void TestInspector::theKindOfAConnectionDecidesItsSettings()
{
    const auto from = m_bench->add(u"client"_s);
    const auto to = m_bench->add(u"model-server-gpu"_s);
    const auto wire = m_bench->connect(from, to);
    m_bench->selection.set({wire});
    QVERIFY(says(u"client → model-server-gpu"_s));
    QVERIFY(field(u"network_ms"_s));
    type(field(u"probability"_s), u"0.5"_s);
    QCOMPARE(m_bench->settings(wire).value(u"probability"_s), core::Setting(0.5));
    QTest::mouseClick(m_inspector->findChild<QToolButton *>(u"kind:2"_s), Qt::LeftButton);
    QCOMPARE(m_bench->design().connections.first().kind, core::ConnectionKind::Batch);
    QVERIFY(field(u"volume_gib"_s));
    QVERIFY(says(u"Other settings"_s));
    m_bench->document.undo();
    QVERIFY(field(u"network_ms"_s));
}

void TestInspector::mixedElementsOfferDeletion()
{
    const auto from = m_bench->add(u"client"_s);
    const auto to = m_bench->add(u"model-server-gpu"_s);
    const auto wire = m_bench->connect(from, to);
    m_bench->selection.set({from, wire});
    QVERIFY(says(u"1 component, 1 connection"_s));
    QTest::mouseClick(m_inspector->findChild<QPushButton *>(u"deleteElements"_s), Qt::LeftButton);
    QCOMPARE(m_bench->design().components.size(), 1);
    QVERIFY(m_bench->design().connections.isEmpty());
}

void TestInspector::anUnknownTypeKeepsItsSettings()
{
    const auto id = m_bench->add(u"quantum-oracle"_s, {{u"qubits"_s, 12.0}});
    m_bench->selection.set({id});
    QVERIFY(says(u"does not know"_s));
    QVERIFY(says(u"qubits: 12"_s));
}

void TestInspector::theDesignHasATitle()
{
    QVERIFY(says(u"Nothing yet"_s));
    type(m_inspector->findChild<QLineEdit *>(u"inspectorName"_s), u"Fraud"_s);
    QCOMPARE(m_bench->design().title, u"Fraud"_s);
}

void TestInspector::selectingAnotherWhileTypingDropsNothingOfTheDesign()
{
    const auto one = m_bench->add(u"model-server-gpu"_s);
    const auto two = m_bench->add(u"client"_s);
    m_bench->selection.set({one});
    field(u"replicas"_s)->setFocus();
    QTest::keyClicks(field(u"replicas"_s), u"5"_s);
    const auto without = core::edits::remove(m_bench->design(), {one});
    m_bench->document.commit(u"remove"_s, without);
    QCOMPARE(m_bench->design(), without);
    m_bench->selection.set({two});
    QCOMPARE(m_bench->design(), without);
}

void TestInspector::theFocusStaysInTheKindAfterAChange()
{
    const auto from = m_bench->add(u"client"_s);
    const auto to = m_bench->add(u"model-server-gpu"_s);
    m_bench->selection.set({m_bench->connect(from, to)});
    auto *stream = m_inspector->findChild<QToolButton *>(u"kind:1"_s);
    stream->setFocus();
    QTest::keyClick(stream, Qt::Key_Space);
    QVERIFY(m_inspector->findChild<QToolButton *>(u"kind:1"_s)->hasFocus());
}

void TestInspector::finishingEditsWithoutLeavingTheField()
{
    const auto id = m_bench->add(u"model-server-gpu"_s);
    m_bench->selection.set({id});
    auto *line = field(u"replicas"_s);
    line->setFocus();
    line->selectAll();
    QTest::keyClicks(line, u"12"_s);
    finishEditing();
    QCOMPARE(m_bench->settings(id).value(u"replicas"_s), core::Setting(12.0));
    QVERIFY(line->hasFocus());
}

void TestInspector::undoReachesTheWindowWhenNothingIsTyped()
{
    QAction undo(m_inspector.get());
    undo.setShortcut(QKeySequence::Undo);
    m_inspector->addAction(&undo);
    connect(&undo, &QAction::triggered, &m_bench->document, &Document::undo);
    m_bench->selection.set({m_bench->add(u"model-server-gpu"_s)});
    auto *line = field(u"replicas"_s);
    type(line, u"12"_s);
    QTest::keySequence(line, QKeySequence(QKeySequence::Undo));
    QCOMPARE(line->text(), u"2"_s);
}

void TestInspector::theEstimateOfTheComponentIsShown()
{
    const auto client = m_bench->add(u"client"_s, {{u"rate_per_s"_s, 100.0}});
    const auto server = m_bench->add(u"model-server-gpu"_s);
    m_bench->connect(client, server);
    m_bench->selection.set({server});
    QTRY_VERIFY(says(u"300/s"_s));
    QVERIFY(says(u"utilisation"_s));
}

INFERBOARD_TEST(TestInspector)
#include "tst_inspector.moc"
