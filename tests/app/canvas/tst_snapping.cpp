// SPDX-License-Identifier: MIT
#include "app/canvas/scene/snapping.h"
#include "support/registered_test.h"

#include <QTest>

class TestSnapping : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEdgeWithinReachAligns()
    {
        const auto snap = canvas::snap({103, 200, 180, 60}, {{100, 0, 180, 60}}, {false, true, 8});
        QCOMPARE(snap.by, QPointF(-3, 0));
        QVERIFY(!snap.guides.isEmpty());
    }

    void nothingWithinReachGoesToTheGrid()
    {
        const auto snap = canvas::snap({113, 207, 50, 50}, {{900, 900, 10, 10}}, {true, true, 8});
        QCOMPARE(snap.by, QPointF(7, -7));
        QVERIFY(snap.guides.isEmpty());
    }

    void withBothOffNothingMoves()
    {
        const auto snap = canvas::snap({103, 207, 50, 50}, {{100, 0, 50, 50}}, {false, false, 8});
        QCOMPARE(snap.by, QPointF(0, 0));
    }

    void theNearestOfSeveralWins()
    {
        const QList<QRectF> others {{95, 0, 40, 40}, {101, 300, 44, 44}};
        const auto snap = canvas::snap({100, 500, 60, 60}, others, {false, true, 8});
        QCOMPARE(snap.by.x(), 1.0);
    }
};

INFERBOARD_TEST(TestSnapping)
#include "tst_snapping.moc"
