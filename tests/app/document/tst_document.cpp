// SPDX-License-Identifier: MIT
#include "app/document/document.h"
#include "app/document/selection.h"
#include "core/model/edits.h"
#include "support/random_design.h"
#include "support/registered_test.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

core::Design withComponents(int count)
{
    core::Design design;
    for (int i = 0; i < count; ++i) {
        core::Component component;
        component.type = u"ranking"_s;
        component.rect = QRectF(i * 200, 0, 180, 60);
        design = core::edits::add(design, component).design;
    }
    return design;
}

core::Design moved(const core::Design &design, double by)
{
    return core::edits::move(design, {design.components.first().id}, {by, 0});
}

} // namespace

class TestDocument : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void committingIsOneUndoStep();
    void committingWhatIsThereChangesNothing();
    void undoAndRedoLeadBackAndForth();
    void stepsWithOneMergeKeyBecomeOne();
    void stepsWithDifferentMergeKeysStayTwo();
    void mergedStepsThatCancelOutLeaveNoStep();
    void aDraftThatIsDroppedRestoresTheDesign();
    void aDraftThatIsKeptIsOneStepWhateverItShowed();
    void aDraftTellsViewsOfEveryStep();
    void aDocumentIsCleanWhereItWasSaved();
    void resettingForgetsTheHistory();
    void theHistoryHoldsTheDifferencesThatLedHere();
    void settledComesWithKeptStepsOnly();
    void whatComesWhileADraftIsOpenIsRefused();
    void whatAListenerWantsToEditIsRefused();
    void aSecondDraftDoesNothing();
    void aDraftDroppedByAListenerIsDroppedWhenAllAreTold();
    void whatIsSavedIsTheDesignWithoutTheDraft();
    void randomEditsAreUndoneAndRedoneExactly();
};

void TestDocument::committingIsOneUndoStep()
{
    Document document;
    document.commit(u"Add"_s, withComponents(2));
    QCOMPARE(document.design(), withComponents(2));
    QCOMPARE(document.undoLabel(), u"Add"_s);
    document.undo();
    QCOMPARE(document.design(), core::Design());
    QVERIFY(!document.canUndo());
}

void TestDocument::committingWhatIsThereChangesNothing()
{
    Document document;
    document.reset(withComponents(1));
    QSignalSpy changed(&document, &Document::changed);
    document.commit(u"Nothing"_s, withComponents(1));
    QVERIFY(!document.canUndo());
    QVERIFY(document.isClean());
    QCOMPARE(changed.count(), 0);
}

void TestDocument::undoAndRedoLeadBackAndForth()
{
    Document document;
    document.commit(u"One"_s, withComponents(1));
    document.commit(u"Three"_s, withComponents(3));
    document.undo();
    QCOMPARE(document.design(), withComponents(1));
    QCOMPARE(document.redoLabel(), u"Three"_s);
    document.redo();
    QCOMPARE(document.design(), withComponents(3));
    QVERIFY(!document.canRedo());
}

void TestDocument::stepsWithOneMergeKeyBecomeOne()
{
    Document document;
    const auto start = withComponents(1);
    document.reset(start);
    document.commit(u"Nudge"_s, moved(start, 1), u"nudge"_s);
    document.commit(u"Nudge"_s, moved(start, 2), u"nudge"_s);
    document.commit(u"Nudge"_s, moved(start, 3), u"nudge"_s);
    QCOMPARE(document.history().size(), 1);
    document.undo();
    QCOMPARE(document.design(), start);
    document.redo();
    QCOMPARE(document.design(), moved(start, 3));
}

void TestDocument::stepsWithDifferentMergeKeysStayTwo()
{
    Document document;
    const auto start = withComponents(1);
    document.reset(start);
    document.commit(u"Nudge"_s, moved(start, 1), u"nudge"_s);
    document.commit(u"Type"_s, moved(start, 2), u"type"_s);
    document.commit(u"Drag"_s, moved(start, 3));
    document.commit(u"Drag"_s, moved(start, 4));
    QCOMPARE(document.history().size(), 4);
}

void TestDocument::mergedStepsThatCancelOutLeaveNoStep()
{
    Document document;
    const auto start = withComponents(1);
    document.reset(start);
    document.commit(u"Nudge"_s, moved(start, 1), u"nudge"_s);
    document.commit(u"Nudge"_s, start, u"nudge"_s);
    QCOMPARE(document.history().size(), 0);
    QCOMPARE(document.design(), start);
}

void TestDocument::aDraftThatIsDroppedRestoresTheDesign()
{
    Document document;
    const auto start = withComponents(1);
    document.reset(start);
    {
        Draft draft(document);
        QVERIFY(document.isDrafting());
        draft.show(moved(start, 100));
        QCOMPARE(document.design(), moved(start, 100));
    }
    QCOMPARE(document.design(), start);
    QVERIFY(!document.isDrafting());
    QVERIFY(!document.canUndo());
    QVERIFY(document.isClean());
}

void TestDocument::aDraftThatIsKeptIsOneStepWhateverItShowed()
{
    Document document;
    const auto start = withComponents(1);
    document.reset(start);
    {
        Draft draft(document);
        for (int by = 1; by <= 50; ++by) {
            draft.show(moved(draft.start(), by));
        }
        draft.keep(u"Move"_s);
    }
    QCOMPARE(document.history().size(), 1);
    QCOMPARE(document.design(), moved(start, 50));
    document.undo();
    QCOMPARE(document.design(), start);
}

void TestDocument::aDraftTellsViewsOfEveryStep()
{
    Document document;
    const auto start = withComponents(1);
    document.reset(start);
    auto followed = start;
    connect(&document, &Document::changed, this,
        [&](const core::Diff &diff) { followed = core::apply(followed, diff); });
    Draft draft(document);
    draft.show(moved(start, 1));
    QCOMPARE(followed, document.design());
    draft.show(moved(start, 2));
    QCOMPARE(followed, document.design());
    draft.keep(u"Move"_s);
    QCOMPARE(followed, document.design());
}

void TestDocument::aDocumentIsCleanWhereItWasSaved()
{
    Document document;
    document.commit(u"One"_s, withComponents(1));
    QVERIFY(!document.isClean());
    document.setClean();
    QVERIFY(document.isClean());
    document.commit(u"Two"_s, withComponents(2));
    QVERIFY(!document.isClean());
    document.undo();
    QVERIFY(document.isClean());
    document.setDirty();
    QVERIFY(!document.isClean());
}

void TestDocument::resettingForgetsTheHistory()
{
    Document document;
    document.commit(u"One"_s, withComponents(1));
    document.reset(withComponents(4));
    QVERIFY(!document.canUndo());
    QVERIFY(document.isClean());
    QVERIFY(document.history().isEmpty());
    QCOMPARE(document.design(), withComponents(4));
}

void TestDocument::theHistoryHoldsTheDifferencesThatLedHere()
{
    Document document;
    const auto start = withComponents(2);
    document.reset(start);
    document.commit(u"Move"_s, moved(start, 10));
    document.commit(u"Title"_s, core::edits::setTitle(document.design(), u"Ranking"_s));
    document.commit(u"Undone"_s, withComponents(3));
    document.undo();
    auto replayed = start;
    QStringList labels;
    for (const auto &step : document.history()) {
        replayed = core::apply(replayed, step.diff);
        labels.append(step.label);
    }
    QCOMPARE(labels, QStringList({u"Move"_s, u"Title"_s}));
    QCOMPARE(replayed, document.design());
}

void TestDocument::settledComesWithKeptStepsOnly()
{
    Document document;
    const auto start = withComponents(1);
    document.reset(start);
    QSignalSpy settled(&document, &Document::settled);
    {
        Draft draft(document);
        draft.show(moved(start, 1));
        draft.show(moved(start, 2));
    }
    QCOMPARE(settled.count(), 0);
    document.commit(u"Move"_s, moved(start, 3));
    QCOMPARE(settled.count(), 1);
    document.undo();
    QCOMPARE(settled.count(), 2);
}

void TestDocument::whatComesWhileADraftIsOpenIsRefused()
{
    Document document;
    const auto start = withComponents(2);
    document.reset(withComponents(1));
    document.commit(u"Add"_s, start);
    document.commit(u"Undone"_s, withComponents(3));
    document.undo();
    QSignalSpy refused(&document, &Document::refused);
    {
        Draft draft(document);
        draft.show(moved(start, 50));
        QVERIFY(!document.commit(u"Other"_s, withComponents(3)));
        QVERIFY(!document.reset({}));
        document.undo();
        document.redo();
        QCOMPARE(document.design(), moved(start, 50));
        QCOMPARE(document.undoLabel(), u"Add"_s);
        QCOMPARE(document.redoLabel(), u"Undone"_s);
    }
    QCOMPARE(refused.count(), 4);
    QCOMPARE(document.design(), start);
    document.redo();
    QCOMPARE(document.design(), withComponents(3));
    document.undo();
    document.undo();
    QCOMPARE(document.design(), withComponents(1));
}

void TestDocument::whatAListenerWantsToEditIsRefused()
{
    Document document;
    document.reset(withComponents(1));
    int told = 0;
    const auto meddle = [&] {
        ++told;
        QVERIFY(!document.commit(u"Meddle"_s, withComponents(7)));
        QVERIFY(!document.reset({}));
        document.undo();
        Draft draft(document);
        draft.show({});
        draft.keep(u"Meddle"_s);
    };
    connect(&document, &Document::changed, this, meddle);
    connect(&document, &Document::settled, this, meddle);
    connect(&document, &Document::historyChanged, this, meddle);
    document.commit(u"Add"_s, withComponents(2));
    QVERIFY(told >= 3);
    QCOMPARE(document.design(), withComponents(2));
    QCOMPARE(document.history().size(), 1);
    document.undo();
    QCOMPARE(document.design(), withComponents(1));
    document.redo();
    QCOMPARE(document.design(), withComponents(2));
}

void TestDocument::aSecondDraftDoesNothing()
{
    Document document;
    const auto start = withComponents(1);
    document.reset(start);
    Draft first(document);
    first.show(moved(start, 10));
    {
        Draft second(document);
        QVERIFY(first.isOpen() && !second.isOpen());
        second.show(withComponents(5));
        second.keep(u"Second"_s);
    }
    QVERIFY(document.isDrafting());
    QCOMPARE(document.design(), moved(start, 10));
    first.keep(u"First"_s);
    QCOMPARE(document.history().size(), 1);
    document.undo();
    QCOMPARE(document.design(), start);
}

void TestDocument::aDraftDroppedByAListenerIsDroppedWhenAllAreTold()
{
    Document document;
    const auto start = withComponents(1);
    document.reset(start);
    auto draft = std::make_unique<Draft>(document);
    auto followed = start;
    const auto dropping = connect(&document, &Document::changed, this, [&] { draft.reset(); });
    connect(&document, &Document::changed, this,
        [&](const core::Diff &diff) { followed = core::apply(followed, diff); });
    auto *dropped = draft.get();
    dropped->show(moved(start, 10));
    disconnect(dropping);
    QCOMPARE(document.design(), start);
    QCOMPARE(followed, start);
    QVERIFY(document.isEditable());
    QVERIFY(!document.canUndo());
}

void TestDocument::whatIsSavedIsTheDesignWithoutTheDraft()
{
    Document document;
    const auto start = withComponents(1);
    document.commit(u"Add"_s, start);
    QVERIFY(!document.isClean());
    {
        Draft draft(document);
        draft.show(moved(start, 10));
        QCOMPARE(document.committed(), start);
        document.setClean();
        QVERIFY(document.isClean());
    }
    QVERIFY(document.isClean());
    QCOMPARE(document.committed(), start);
    document.commit(u"Move"_s, moved(start, 10));
    QVERIFY(!document.isClean());
    document.undo();
    QVERIFY(document.isClean());
}

void TestDocument::randomEditsAreUndoneAndRedoneExactly()
{
    for (quint32 seed = 1; seed <= 40; ++seed) {
        test::RandomDesigns random(seed);
        Document document;
        document.reset(random.design());
        QList<core::Design> designs {document.design()};
        int now = 0;
        for (int turn = 0; turn < 60; ++turn) {
            if (random.isOneIn(2)) {
                const auto next = random.edited(document.design());
                document.commit(random.lastEdit(), next);
                if (next != designs.at(now)) {
                    designs.resize(now + 1);
                    designs.append(next);
                    ++now;
                }
            }
            // Undo and redo come in bursts, as from a held key.
            for (int burst = random.below(5); burst > 0 && document.canUndo(); --burst) {
                document.undo();
                QVERIFY2(document.design() == designs.at(--now), qPrintable(random.lastEdit()));
            }
            for (int burst = random.below(5); burst > 0 && document.canRedo(); --burst) {
                document.redo();
                QVERIFY2(document.design() == designs.at(++now), qPrintable(random.lastEdit()));
            }
        }
    }
}

INFERBOARD_TEST(TestDocument)
#include "tst_document.moc"
