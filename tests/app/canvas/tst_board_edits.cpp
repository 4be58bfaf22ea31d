// SPDX-License-Identifier: MIT
#include "app/canvas/board_edits.h"
#include "app/canvas/canvas_bench.h"
#include "support/registered_test.h"

using namespace Qt::StringLiterals;

class TestBoardEdits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nudgesInARowAreOneUndoStep()
    {
        CanvasBench bench;
        bench.document.reset(threeInARow());
        bench.selection.set({u"api"_s});
        for (int i = 0; i < 5; ++i) {
            board_edits::nudge(bench.document, bench.selection, {20, 0});
        }
        QCOMPARE(bench.component(u"api"_s).rect.left(), 400.0);
        QCOMPARE(bench.document.history().size(), 1);
        bench.document.undo();
        QCOMPARE(bench.document.design(), threeInARow());
    }

    void nudgesOfDifferentBoxesStayApart()
    {
        CanvasBench bench;
        bench.document.reset(threeInARow());
        bench.selection.set({u"api"_s});
        board_edits::nudge(bench.document, bench.selection, {20, 0});
        const auto first = bench.document.design();
        bench.selection.set({u"store"_s});
        board_edits::nudge(bench.document, bench.selection, {20, 0});
        board_edits::nudge(bench.document, bench.selection, {20, 0});
        QCOMPARE(bench.document.history().size(), 2);
        bench.document.undo();
        QCOMPARE(bench.document.design(), first);
    }

    void pastingAgainLandsBesideTheLastOne()
    {
        CanvasBench bench;
        for (int i = 0; i < 5; ++i) {
            board_edits::paste(bench.document, bench.selection, threeInARow(), {1003, 504});
        }
        const auto &components = bench.document.design().components;
        QCOMPARE(components.size(), 15);
        for (int i = 0; i < components.size(); ++i) {
            for (int j = 0; j < i; ++j) {
                QVERIFY(!components.at(i).rect.intersects(components.at(j).rect));
            }
        }
    }

    void pastingAnEmptyFrameAgainLandsBesideTheLastOne()
    {
        CanvasBench bench;
        core::Annotation frame;
        frame.id = u"frame"_s;
        frame.kind = u"frame"_s;
        frame.rect = QRectF(0, 0, 400, 200);
        core::Design fragment;
        fragment.annotations.append(frame);
        board_edits::paste(bench.document, bench.selection, fragment, {200, 100});
        board_edits::paste(bench.document, bench.selection, fragment, {200, 100});
        const auto &frames = bench.document.design().annotations;
        QVERIFY(frames.at(0).rect != frames.at(1).rect);
    }

    void deletingAComponentDeletesItsConnections()
    {
        CanvasBench bench;
        bench.document.reset(threeInARow());
        bench.selection.set({u"client"_s});
        board_edits::removeSelected(bench.document, bench.selection);
        QCOMPARE(bench.document.design().components.size(), 2);
        QVERIFY(bench.document.design().connections.isEmpty());
        QVERIFY(bench.selection.isEmpty());
    }

    void alignPutsEdgesOnOneLine()
    {
        CanvasBench bench;
        auto design = threeInARow();
        design.components[1].rect.translate(0, 100);
        bench.document.reset(design);
        bench.selection.selectAll();
        board_edits::align(bench.document, bench.selection, board_edits::Side::Bottom);
        for (const auto &component : bench.document.design().components) {
            QCOMPARE(component.rect.bottom(), 160.0);
        }
    }

    void distributeMakesGapsEqual()
    {
        CanvasBench bench;
        auto design = threeInARow();
        design.components[1].rect.moveLeft(210);
        bench.document.reset(design);
        bench.selection.selectAll();
        board_edits::distribute(bench.document, bench.selection, Qt::Horizontal);
        QCOMPARE(bench.component(u"api"_s).rect.left(), 300.0);
    }

    void pasteCentresTheFragmentOnTheGridAndSelectsIt()
    {
        CanvasBench bench;
        board_edits::paste(bench.document, bench.selection, threeInARow(), {1003, 504});
        QCOMPARE(bench.document.design().components.size(), 3);
        QCOMPARE(bench.document.design().connections.size(), 1);
        const auto left = bench.document.design().components.first().rect.left();
        QCOMPARE(left, std::round(left / 20) * 20);
        QCOMPARE(bench.selection.ids().size(), 4);
    }

    void duplicateKeepsTheConnectionsInside()
    {
        CanvasBench bench;
        bench.document.reset(threeInARow());
        bench.selection.set({u"client"_s, u"api"_s});
        board_edits::duplicate(bench.document, bench.selection);
        QCOMPARE(bench.document.design().components.size(), 5);
        QCOMPARE(bench.document.design().connections.size(), 2);
    }

    void tabWalksFromLeftToRightAndRound()
    {
        const auto design = threeInARow();
        QCOMPARE(board_edits::neighbourInOrder(design, {}, 1), u"client"_s);
        QCOMPARE(board_edits::neighbourInOrder(design, {u"client"_s}, 1), u"api"_s);
        QCOMPARE(board_edits::neighbourInOrder(design, {u"client"_s}, -1), u"store"_s);
        QCOMPARE(board_edits::neighbourInOrder({}, {}, 1), QString());
    }
};

INFERBOARD_TEST(TestBoardEdits)
#include "tst_board_edits.moc"
