// SPDX-License-Identifier: MIT
#include "app/canvas/canvas_bench.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;

class TestHand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aClickSelectsTheComponentUnderIt()
    {
        CanvasBench bench;
        bench.document.reset(threeInARow());
        bench.click({90, 30});
        QCOMPARE(bench.selection.ids(), core::ElementIds({u"client"_s}));
    }

    void shiftClickAddsToTheSelectionAndTakesAway()
    {
        CanvasBench bench;
        bench.document.reset(threeInARow());
        bench.click({90, 30});
        bench.click({390, 30}, Qt::ShiftModifier);
        QCOMPARE(bench.selection.ids(), core::ElementIds({u"client"_s, u"api"_s}));
        bench.click({90, 30}, Qt::ShiftModifier);
        QCOMPARE(bench.selection.ids(), core::ElementIds({u"api"_s}));
    }

    void aClickOnTheEmptyBoardClearsTheSelection()
    {
        CanvasBench bench;
        bench.document.reset(threeInARow());
        bench.click({90, 30});
        bench.click({90, 400});
        QVERIFY(bench.selection.isEmpty());
    }

    void draggingMovesTheSelectionInOneUndoStep()
    {
        CanvasBench bench;
        bench.document.reset(threeInARow());
        const auto before = bench.document.design();
        bench.drag({690, 30}, {690, 233});
        QCOMPARE(bench.component(u"store"_s).rect, QRectF(600, 200, 180, 60));
        QCOMPARE(bench.document.history().size(), 1);
        bench.document.undo();
        QCOMPARE(bench.document.design(), before);
    }

    void escapeDropsADragWithoutATrace()
    {
        CanvasBench bench;
        bench.document.reset(threeInARow());
        const auto before = bench.document.design();
        bench.hand.press(bench.at(690, 30));
        bench.hand.move(bench.at(690, 330));
        QVERIFY(bench.document.design() != before);
        bench.hand.escape();
        QCOMPARE(bench.document.design(), before);
        QVERIFY(!bench.document.canUndo());
    }

    void aTinyMovementIsAClickAndNotADrag()
    {
        CanvasBench bench;
        bench.document.reset(threeInARow());
        bench.drag({90, 30}, {92, 31});
        QVERIFY(!bench.document.canUndo());
        QCOMPARE(bench.selection.ids(), core::ElementIds({u"client"_s}));
    }

    void shiftKeepsADragToOneAxis()
    {
        CanvasBench bench;
        bench.document.reset(threeInARow());
        bench.drag({690, 30}, {790, 70}, Qt::ShiftModifier);
        QCOMPARE(bench.component(u"store"_s).rect.top(), 0.0);
        QVERIFY(bench.component(u"store"_s).rect.left() > 600);
    }

    void altDragLeavesACopy()
    {
        CanvasBench bench;
        bench.document.reset(threeInARow());
        bench.drag({690, 30}, {690, 230}, Qt::AltModifier);
        QCOMPARE(bench.document.design().components.size(), 4);
        QCOMPARE(bench.component(u"store"_s).rect, QRectF(600, 0, 180, 60));
        QCOMPARE(bench.document.design().components.last().rect, QRectF(600, 200, 180, 60));
        QCOMPARE(bench.selection.ids(),
            core::ElementIds({bench.document.design().components.last().id}));
    }

    void droppingAnAltDragTakesTheCopyAway()
    {
        CanvasBench bench;
        bench.document.reset(threeInARow());
        bench.hand.press(bench.at(690, 30, Qt::AltModifier));
        bench.hand.move(bench.at(690, 230, Qt::AltModifier));
        bench.hand.escape();
        QCOMPARE(bench.document.design(), threeInARow());
    }

    void draggingFromAnEdgeConnects()
    {
        CanvasBench bench;
        bench.document.reset(threeInARow());
        bench.drag({479, 30}, {690, 30});
        const auto &connection = bench.document.design().connections.last();
        QCOMPARE(connection.from, u"api"_s);
        QCOMPARE(connection.to, u"store"_s);
        QCOMPARE(connection.kind, core::ConnectionKind::Request);
        QCOMPARE(bench.document.history().size(), 1);
    }

    void draggingFromAnEdgeToTheEmptyBoardAsksForAComponent()
    {
        CanvasBench bench;
        bench.document.reset(threeInARow());
        QSignalSpy wanted(&bench.hand, &Hand::componentWanted);
        bench.drag({479, 30}, {400, 400});
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().at(0).toPointF(), QPointF(400, 400));
        QCOMPARE(wanted.first().at(1).toString(), u"api"_s);
        QCOMPARE(bench.document.design(), threeInARow());
    }

    void placingFromAConnectionAddsBothInOneStep()
    {
        CanvasBench bench;
        bench.document.reset(threeInARow());
        bench.hand.place(u"redis-cache"_s, {400, 400}, u"api"_s);
        QCOMPARE(bench.document.design().components.last().type, u"redis-cache"_s);
        QCOMPARE(bench.document.design().connections.last().from, u"api"_s);
        bench.document.undo();
        QCOMPARE(bench.document.design(), threeInARow());
    }

    void theEndOfASelectedConnectionLeadsElsewhere()
    {
        CanvasBench bench;
        bench.document.reset(threeInARow());
        bench.selection.set({u"request"_s});
        const auto end = bench.scene.route(u"request"_s).points.last();
        bench.drag(end, {690, 30});
        QCOMPARE(bench.document.design().connections.first().to, u"store"_s);
        bench.document.undo();
        QCOMPARE(bench.document.design(), threeInARow());
    }

    void reconnectingToTheEmptyBoardChangesNothing()
    {
        CanvasBench bench;
        bench.document.reset(threeInARow());
        bench.selection.set({u"request"_s});
        bench.drag(bench.scene.route(u"request"_s).points.last(), {400, 500});
        QCOMPARE(bench.document.design(), threeInARow());
        QVERIFY(!bench.document.canUndo());
    }

    void aCornerOfTheSelectedComponentResizes()
    {
        CanvasBench bench;
        bench.document.reset(threeInARow());
        bench.selection.set({u"store"_s});
        bench.drag({780, 60}, {860, 120});
        QCOMPARE(bench.component(u"store"_s).rect, QRectF(600, 0, 260, 120));
    }

    void resizingStopsAtTheSmallestSize()
    {
        CanvasBench bench;
        bench.document.reset(threeInARow());
        bench.selection.set({u"store"_s});
        bench.drag({780, 60}, {100, -300});
        QCOMPARE(bench.component(u"store"_s).rect.size(), canvas::smallestComponent);
    }

    void theRubberBandSelectsWhatItTouches()
    {
        CanvasBench bench;
        bench.document.reset(threeInARow());
        bench.drag({250, -50}, {820, 40});
        QCOMPARE(bench.selection.ids(), core::ElementIds({u"api"_s, u"store"_s}));
    }

    void escapeDropsTheRubberBandAndItsSelection()
    {
        CanvasBench bench;
        bench.document.reset(threeInARow());
        bench.selection.set({u"client"_s});
        bench.hand.press(bench.at(250, -50));
        bench.hand.move(bench.at(820, 40));
        bench.hand.escape();
        QCOMPARE(bench.selection.ids(), core::ElementIds({u"client"_s}));
    }

    void thePlaceToolPutsOneComponentAndLetsGo()
    {
        CanvasBench bench;
        bench.hand.takePlace(u"kafka"_s);
        bench.click({103, 47});
        QCoreApplication::processEvents();
        QCOMPARE(bench.hand.tool(), ToolId::Select);
        const auto &component = bench.document.design().components.first();
        QCOMPARE(component.type, u"kafka"_s);
        QCOMPARE(component.rect, QRectF(20, 20, 180, 60));
    }

    void secondComponentsOfATypeGetNamesOfTheirOwn()
    {
        CanvasBench bench;
        bench.hand.place(u"ranking"_s, {0, 0});
        bench.hand.place(u"ranking"_s, {0, 300});
        QCOMPARE(bench.document.design().components.at(1).name,
            bench.document.design().components.at(0).name + u" 2"_s);
    }

    void theConnectToolStartsAnywhereOnAComponent()
    {
        CanvasBench bench;
        bench.document.reset(threeInARow());
        bench.hand.take(ToolId::Connect);
        bench.drag({390, 30}, {690, 30});
        QCOMPARE(bench.document.design().connections.size(), 2);
    }

    void doubleClickAsksForTextOrAComponent()
    {
        CanvasBench bench;
        bench.document.reset(threeInARow());
        QSignalSpy text(&bench.hand, &Hand::textWanted);
        QSignalSpy component(&bench.hand, &Hand::componentWanted);
        bench.hand.doubleClick(bench.at(90, 30));
        QCOMPARE(text.first().first().toString(), u"client"_s);
        bench.hand.doubleClick(bench.at(90, 300));
        QCOMPARE(component.size(), 1);
    }

    void ctrlInvertsSnapping()
    {
        CanvasBench bench;
        bench.document.reset(threeInARow());
        bench.drag({690, 30}, {697, 237}, Qt::ControlModifier);
        QCOMPARE(bench.component(u"store"_s).rect.topLeft(), QPointF(607, 207));
    }
};

QTEST_MAIN(TestHand)
#include "tst_hand.moc"
