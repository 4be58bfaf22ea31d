// SPDX-License-Identifier: MIT
#include "core/layout/packing.h"
#include "support/registered_test.h"

#include <QRectF>
#include <QtTest>

using namespace core::layout;

class TestPacking : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingPacksToNothing() { QVERIFY(packed({}, 20).empty()); }
    void theFirstBoxLiesAtTheOrigin() { QCOMPARE(packed({{100, 50}}, 20).front(), QPointF(0, 0)); }
    void boxesKeepTheGap();
    void manySmallBoxesLieBesideEachOtherRatherThanInOneColumn();
    void smallBoxesLieBelowAWideOne();
};

void TestPacking::boxesKeepTheGap()
{
    const std::vector<QSizeF> boxes {{300, 200}, {120, 80}, {10, 400}, {500, 20}, {60, 60}};

    const auto corners = packed(boxes, 20);

    for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const QRectF widened = QRectF(corners[i], boxes[i]).adjusted(-19, -19, 19, 19);
            QVERIFY(!widened.intersects(QRectF(corners[j], boxes[j])));
        }
    }
}

void TestPacking::manySmallBoxesLieBesideEachOtherRatherThanInOneColumn()
{
    const std::vector<QSizeF> boxes(100, QSizeF(160, 80));

    const auto corners = packed(boxes, 20);

    const double width = corners.back().x() + 160;
    const double height = corners.back().y() + 80;
    QVERIFY(height < 2000);
    QVERIFY(width < 2500);
}

void TestPacking::smallBoxesLieBelowAWideOne()
{
    const auto corners = packed({{1000, 200}, {100, 50}, {100, 50}}, 40);

    QCOMPARE(corners[1], QPointF(0, 240));
    QCOMPARE(corners[2], QPointF(140, 240));
}

INFERBOARD_TEST(TestPacking)
#include "tst_packing.moc"
