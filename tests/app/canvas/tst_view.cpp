// SPDX-License-Identifier: MIT
#include "app/canvas/canvas_bench.h"
#include "app/canvas/view.h"
#include "core/model/limits.h"
#include "support/registered_test.h"

using namespace Qt::StringLiterals;

namespace {

/// Two components so far apart.
core::Design wide(double width, double height = 60)
{
    auto design = threeInARow();
    design.components.removeLast();
    design.components[0].rect = QRectF(0, 0, 180, 60);
    design.components[1].rect = QRectF(width - 180, height - 60, 180, 60);
    return design;
}

/// A view of the size, with tools over its upper edge.
class ViewBench : public CanvasBench {
public:
    static constexpr int covered = 60;

    ViewBench()
    {
        view.resize(800, 500);
        view.setCovered(covered);
        view.show();
    }

    QRectF shown(const QRectF &rect) const { return view.viewportTransform().mapRect(rect); }

    View view {scene, interaction};
};

} // namespace

class TestView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingFitsBelowTheTools_data()
    {
        QTest::addColumn<core::Design>("design");
        QTest::newRow("small") << threeInARow();
        QTest::newRow("high") << wide(400, 3000);
        QTest::newRow("wide") << wide(60'000);
        QTest::newRow("as wide as the limits allow") << [] {
            auto design = wide(400);
            design.components[0].rect.moveTo(-core::limits::coordinate, -core::limits::coordinate);
            design.components[1].rect.moveTo(core::limits::coordinate, core::limits::coordinate);
            return design;
        }();
    }

    void everythingFitsBelowTheTools()
    {
        QFETCH(core::Design, design);
        ViewBench bench;
        bench.document.reset(design);
        bench.view.fit(bench.scene.contentRect());
        const QRectF free(0, ViewBench::covered, 800, 500 - ViewBench::covered);
        for (const auto &component : design.components) {
            const auto place = bench.shown(component.rect);
            QVERIFY2(free.contains(place), qPrintable(QDebug::toString(place)));
        }
    }

    void aSmallBoardStaysInTheMiddle()
    {
        ViewBench bench;
        bench.document.reset(threeInARow());
        const auto content = bench.scene.contentRect();
        bench.view.fit(content);
        const auto middle = bench.shown(content).center();
        QVERIFY2(QLineF(middle, {400, 250}).length() < 2, qPrintable(QDebug::toString(middle)));
    }

    void aWideBoardCanBeZoomedOutToAndBack()
    {
        ViewBench bench;
        bench.document.reset(wide(60'000));
        for (int i = 0; i < 60; ++i) {
            bench.view.zoomOut();
        }
        QVERIFY(bench.view.zoom() * 60'000 < 800);
        const double least = bench.view.zoom();
        bench.view.zoomOut();
        QCOMPARE(bench.view.zoom(), least);
        bench.view.zoomIn();
        QVERIFY(bench.view.zoom() > least);
        bench.view.zoomTo(1);
        QCOMPARE(bench.view.zoom(), 1.0);
    }

    void aSmallBoardCannotBeZoomedAway()
    {
        ViewBench bench;
        bench.document.reset(threeInARow());
        for (int i = 0; i < 60; ++i) {
            bench.view.zoomOut();
        }
        QCOMPARE(bench.view.zoom(), 0.1);
    }

    void zoomingOutNeverMakesTheBoardLarger()
    {
        ViewBench bench;
        bench.document.reset(wide(60'000));
        bench.view.fit(bench.scene.contentRect());
        const double fitted = bench.view.zoom();
        bench.document.reset(threeInARow()); // the least zoom is another now
        bench.view.zoomOut();
        QVERIFY(bench.view.zoom() <= fitted);
    }

    void whatIsTinyIsStillSeen()
    {
        ViewBench bench;
        bench.document.reset(wide(600'000));
        bench.view.fit(bench.scene.contentRect());
        const auto picture = bench.view.viewport()->grab().toImage();
        for (const auto &component : bench.document.design().components) {
            const auto place = bench.shown(component.rect).center().toPoint();
            bool isSeen = false;
            for (int x = -2; x <= 2; ++x) {
                isSeen = isSeen
                    || picture.pixelColor(place + QPoint(x, 0)) != bench.scene.style().theme.canvas;
            }
            QVERIFY2(isSeen, qPrintable(component.id));
        }
    }
};

INFERBOARD_TEST(TestView)
#include "tst_view.moc"
