// SPDX-License-Identifier: MIT
#include "app/canvas/canvas_bench.h"
#include "core/model/edits.h"
#include "support/registered_test.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;

namespace {

/// A component and three others to its right, one above the other.
core::Design oneAndThree()
{
    core::Design design;
    const QMap<QString, QPointF> places {
        {u"a"_s, {0, 200}}, {u"b"_s, {400, 0}}, {u"c"_s, {400, 200}}, {u"d"_s, {400, 400}}};
    for (auto place = places.begin(); place != places.end(); ++place) {
        core::Component component;
        component.id = place.key();
        component.type = u"app-server"_s;
        component.name = place.key();
        component.rect = QRectF(place.value(), QSizeF(180, 60));
        design.components.append(component);
    }
    return design;
}

} // namespace

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
        bench.interaction.press(bench.at(690, 30));
        bench.interaction.move(bench.at(690, 330));
        QVERIFY(bench.document.design() != before);
        bench.interaction.escape();
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
        bench.interaction.press(bench.at(690, 30, Qt::AltModifier));
        bench.interaction.move(bench.at(690, 230, Qt::AltModifier));
        bench.interaction.escape();
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
        QSignalSpy wanted(&bench.interaction, &Interaction::componentWanted);
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
        bench.interaction.place(u"redis-cache"_s, {400, 400}, u"api"_s);
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
        const auto end = canvas::endHandles(bench.scene, u"request"_s, 1)->second;
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
        bench.drag(canvas::endHandles(bench.scene, u"request"_s, 1)->second, {400, 500});
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
        bench.interaction.press(bench.at(250, -50));
        bench.interaction.move(bench.at(820, 40));
        bench.interaction.escape();
        QCOMPARE(bench.selection.ids(), core::ElementIds({u"client"_s}));
    }

    void thePlaceToolPutsOneComponentAndLetsGo()
    {
        CanvasBench bench;
        bench.interaction.takePlace(u"kafka"_s);
        bench.click({103, 47});
        QCoreApplication::processEvents();
        QCOMPARE(bench.interaction.tool(), ToolId::Select);
        const auto &component = bench.document.design().components.first();
        QCOMPARE(component.type, u"kafka"_s);
        QCOMPARE(component.rect, QRectF(20, 20, 180, 60));
    }

    void secondComponentsOfATypeGetNamesOfTheirOwn()
    {
        CanvasBench bench;
        bench.interaction.place(u"ranking"_s, {0, 0});
        bench.interaction.place(u"ranking"_s, {0, 300});
        QCOMPARE(bench.document.design().components.at(1).name,
            bench.document.design().components.at(0).name + u" 2"_s);
    }

    void theConnectToolStartsAnywhereOnAComponent()
    {
        CanvasBench bench;
        bench.document.reset(threeInARow());
        bench.interaction.take(ToolId::Connect);
        bench.drag({390, 30}, {690, 30});
        QCOMPARE(bench.document.design().connections.size(), 2);
    }

    void doubleClickAsksForTextOrAComponent()
    {
        CanvasBench bench;
        bench.document.reset(threeInARow());
        QSignalSpy text(&bench.interaction, &Interaction::textWanted);
        QSignalSpy component(&bench.interaction, &Interaction::componentWanted);
        bench.interaction.doubleClick(bench.at(90, 30));
        QCOMPARE(text.first().first().toString(), u"client"_s);
        bench.interaction.doubleClick(bench.at(90, 300));
        QCOMPARE(component.size(), 1);
    }

    void aFanOutFromOneDotIsDrawnWithoutRewiring()
    {
        CanvasBench bench;
        bench.document.reset(oneAndThree());
        const QPointF dot(180, 230);
        for (const auto &target : {u"b"_s, u"c"_s, u"d"_s}) {
            for (const double zoom : {0.5, 1.0, 2.0}) {
                const auto hit = canvas::hitAt(bench.scene, dot, zoom);
                QCOMPARE(hit.part, Hit::Part::Edge);
                QCOMPARE(hit.id, u"a"_s);
            }
            bench.drag(dot, bench.component(target).rect.center());
            QCOMPARE(bench.selection.ids().size(), 1);
        }
        QStringList drawn;
        for (const auto &connection : bench.document.design().connections) {
            drawn.append(connection.from + u'-' + connection.to);
        }
        QCOMPARE(drawn, QStringList({u"a-b"_s, u"a-c"_s, u"a-d"_s}));
    }

    void fromTheDotWhereAConnectionArrivesANewOneIsDrawn()
    {
        CanvasBench bench;
        bench.document.reset(threeInARow());
        bench.selection.set({u"request"_s});
        bench.drag(bench.scene.route(u"request"_s).points.last(), {690, 200});
        bench.drag(bench.scene.route(u"request"_s).points.last(), {690, 30});
        QCOMPARE(bench.document.design().connections.first(), threeInARow().connections.first());
        QCOMPARE(bench.document.design().connections.last().from, u"api"_s);
        QCOMPARE(bench.document.design().connections.last().to, u"store"_s);
    }

    void bothEndsOfAShortConnectionCanBeGrabbed()
    {
        CanvasBench bench;
        auto design = threeInARow();
        design.components[1].rect.moveLeft(210);
        bench.document.reset(design);
        bench.selection.set({u"request"_s});
        const auto handles = canvas::endHandles(bench.scene, u"request"_s, 1);
        QCOMPARE(canvas::hitAt(bench.scene, handles->first, 1).part, Hit::Part::FromEnd);
        QCOMPARE(canvas::hitAt(bench.scene, handles->second, 1).part, Hit::Part::ToEnd);
    }

    void endingAGestureDropsOrKeepsWhatItShows_data()
    {
        QTest::addColumn<QPointF>("from");
        QTest::addColumn<QPointF>("to");
        QTest::addColumn<QString>("selected");
        QTest::newRow("move") << QPointF(690, 30) << QPointF(690, 230) << u"store"_s;
        QTest::newRow("resize") << QPointF(780, 60) << QPointF(860, 120) << u"store"_s;
        QTest::newRow("reconnect") << QPointF(278, 30) << QPointF(690, 30) << u"request"_s;
    }

    void endingAGestureDropsOrKeepsWhatItShows()
    {
        QFETCH(QPointF, from);
        QFETCH(QPointF, to);
        QFETCH(QString, selected);
        for (const auto ending : {Ending::Drop, Ending::Keep}) {
            CanvasBench bench;
            bench.document.reset(threeInARow());
            bench.selection.set({selected});
            bench.interaction.press({from, 1, {}});
            bench.interaction.move({to, 1, {}});
            const auto shown = bench.document.design();
            QVERIFY(shown != threeInARow());
            QVERIFY(bench.interaction.end(ending));
            QVERIFY(!bench.interaction.end(ending));
            QCOMPARE(bench.document.design(), ending == Ending::Keep ? shown : threeInARow());
            // The rest of the drag means nothing.
            bench.interaction.move({{0, 500}, 1, {}});
            bench.interaction.release({{0, 500}, 1, {}});
            QCOMPARE(bench.document.history().size(), ending == Ending::Keep ? 1 : 0);
            bench.document.undo();
            QCOMPARE(bench.document.design(), threeInARow());
        }
    }

    void aConnectionWhoseStartGoesWhileItIsDrawnIsNotMade()
    {
        CanvasBench bench;
        bench.document.reset(threeInARow());
        bench.interaction.press(bench.at(479, 30));
        bench.interaction.move(bench.at(600, 200));
        QVERIFY(bench.document.commit(
            u"Delete"_s, core::edits::remove(bench.document.design(), {u"api"_s})));
        const auto left = bench.document.design();
        bench.interaction.move(bench.at(650, 50));
        bench.interaction.release(bench.at(690, 30));
        QCOMPARE(bench.document.design(), left);
    }

    void whatIsPlacedNearSomethingLandsBesideIt()
    {
        CanvasBench bench;
        for (int i = 0; i < 9; ++i) {
            bench.interaction.place(u"ranking"_s, {300, 300});
        }
        const auto &components = bench.document.design().components;
        for (int i = 0; i < components.size(); ++i) {
            for (int j = 0; j < i; ++j) {
                QVERIFY(!components.at(i).rect.intersects(components.at(j).rect));
            }
            QVERIFY(QLineF(components.at(i).rect.center(), {300, 300}).length() < 700);
        }
    }

    void aComponentIsFreshUntilSomethingElseIsDone()
    {
        CanvasBench bench;
        const auto place = [&] {
            bench.interaction.takePlace(u"kafka"_s);
            bench.click({100, 100});
            QCoreApplication::processEvents();
            return bench.document.design().components.last().id;
        };
        const auto id = place();
        QCOMPARE(bench.interaction.fresh(), id);
        bench.interaction.move(bench.at(300, 300));
        QCOMPARE(bench.interaction.fresh(), id);
        bench.interaction.press(bench.at(300, 300));
        QVERIFY(bench.interaction.fresh().isEmpty());
        bench.interaction.release(bench.at(300, 300));
        place();
        bench.document.undo();
        QVERIFY(bench.interaction.fresh().isEmpty());
        place();
        bench.interaction.escape();
        QVERIFY(bench.interaction.fresh().isEmpty());
    }

    void ctrlInvertsSnapping()
    {
        CanvasBench bench;
        bench.document.reset(threeInARow());
        bench.drag({690, 30}, {697, 237}, Qt::ControlModifier);
        QCOMPARE(bench.component(u"store"_s).rect.topLeft(), QPointF(607, 207));
    }
};

INFERBOARD_TEST(TestHand)
#include "tst_interaction.moc"
