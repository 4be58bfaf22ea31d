// SPDX-License-Identifier: MIT
#include "core/estimate/insights/what_if.h"
#include "support/registered_test.h"

#include <QTest>

#include "boards.h"

using namespace boards;

namespace {

const auto shippedLike = catalog();

/// A client at 100/s, a cache that answers 80 %, and a store of four replicas behind it.
Board cached()
{
    Board board;
    board.add(u"web"_s, "client", {{"rate_per_s", 100}, {"peak_factor", 2}})
        .add(
            u"cache"_s, "store", {{"service_p50_ms", 1}, {"service_p99_ms", 1}, {"hit_ratio", 0.8}})
        .add(u"db"_s, "service",
            {{"replicas", 4}, {"max_rate_per_replica", 100}, {"service_p50_ms", 5},
                {"service_p99_ms", 9}})
        .call(u"web"_s, u"cache"_s)
        .call(u"cache"_s, u"db"_s);
    return board;
}

double number(const core::Design &design, const QString &id, const QString &setting)
{
    return std::get<double>(core::find(design.components, id)->settings.value(setting));
}

} // namespace

class WhatIfTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void askingNothingChangesNothing()
    {
        const auto board = cached();

        QCOMPARE(core::applied(board.design, shippedLike, {}), board.design);
        QVERIFY(!core::WhatIf {}.isAsked());
    }

    void trafficMultipliesEveryRate()
    {
        const auto board = cached();
        core::WhatIf twice;
        twice.traffic = 2;

        const auto after =
            core::estimate(core::applied(board.design, shippedLike, twice), shippedLike);

        QVERIFY(isNear(after.entry(u"web"_s)->peakRate.value, 400));
        QVERIFY(isNear(after.component(u"db"_s)->rate.value, 80));
    }

    void trafficOfUsersIsMultipliedToo()
    {
        Board board;
        board.add(u"web"_s, "client", {{"daily_active_users", 8.64e6}}); // of ten requests each
        core::WhatIf half;
        half.traffic = 0.5;

        const auto after =
            core::estimate(core::applied(board.design, shippedLike, half), shippedLike);

        QVERIFY(isNear(after.entry(u"web"_s)->averageRate.value, 500));
    }

    void trafficBeyondWhatUsersCanSendBecomesARate()
    {
        Board board;
        board.add(u"web"_s, "client",
            {{"daily_active_users", 86'400}, {"requests_per_user_per_day", 1e6}});
        core::WhatIf twice;
        twice.traffic = 2;

        const auto after =
            core::estimate(core::applied(board.design, shippedLike, twice), shippedLike);

        QVERIFY(isNear(after.entry(u"web"_s)->averageRate.value, 2e6));
    }

    void theBottleneckLosesAReplicaUnlessAnotherIsNamed()
    {
        const auto board = cached();
        core::WhatIf fewer;
        fewer.isReplicaLost = true;

        const auto ofBottleneck = core::suppose(board.design, shippedLike, fewer);
        fewer.component = u"cache"_s;
        const auto ofCache = core::suppose(board.design, shippedLike, fewer);

        QCOMPARE(number(ofBottleneck.design, u"db"_s, u"replicas"_s), 3.0);
        QCOMPARE(ofBottleneck.text, u"one replica of the bottleneck fewer"_s);
        QCOMPARE(ofCache.design, board.design);
        QCOMPARE(ofCache.notes.size(), 1);
    }

    void aComponentThatIsGoneLeavesTheQuestionToTheBottleneck()
    {
        const auto board = cached();
        core::WhatIf fewer;
        fewer.isReplicaLost = true;
        fewer.component = u"deleted"_s;

        const auto supposed = core::suppose(board.design, shippedLike, fewer);

        QCOMPARE(number(supposed.design, u"db"_s, u"replicas"_s), 3.0);
    }

    void whoLosesTheLastReplicaIsGone()
    {
        auto board = cached();
        board.design.components[2].settings[u"replicas"_s] = 1.0;
        core::WhatIf fewer;
        fewer.isReplicaLost = true;
        fewer.component = u"db"_s;

        const auto supposed = core::suppose(board.design, shippedLike, fewer);
        const auto after = core::estimate(supposed.design, shippedLike);

        QCOMPARE(supposed.gone, QList<core::ElementId> {u"db"_s});
        QVERIFY(supposed.notes.first().contains(u"is gone"_s));
        QVERIFY(after.component(u"db"_s)->isSaturated);
    }

    void coldCachesAnswerNothing()
    {
        const auto board = cached();
        core::WhatIf cold;
        cold.isCacheCold = true;

        const auto after =
            core::estimate(core::applied(board.design, shippedLike, cold), shippedLike);

        QVERIFY(isNear(after.component(u"db"_s)->rate.value, 200));
    }

    void aLostZoneTakesItsShareOfEveryReplica_data()
    {
        QTest::addColumn<double>("before");
        QTest::addColumn<int>("zones");
        QTest::addColumn<double>("after");
        QTest::newRow("three of three zones") << 3.0 << 3 << 2.0;
        QTest::newRow("four over three zones") << 4.0 << 3 << 2.0;
        QTest::newRow("two over three zones") << 2.0 << 3 << 1.0;
        QTest::newRow("ten over two zones") << 10.0 << 2 << 5.0;
    }
    void aLostZoneTakesItsShareOfEveryReplica()
    {
        QFETCH(double, before);
        QFETCH(int, zones);
        auto board = cached();
        board.design.components[2].settings[u"replicas"_s] = before;
        core::WhatIf lost;
        lost.isZoneLost = true;
        lost.zones = zones;

        const auto supposed = core::suppose(board.design, shippedLike, lost);

        QTEST(number(supposed.design, u"db"_s, u"replicas"_s), "after");
        QVERIFY(supposed.gone.isEmpty());
    }

    void aLostZoneTakesASingleReplicaAway()
    {
        auto board = cached();
        board.design.components[2].settings[u"replicas"_s] = 1.0;
        core::WhatIf lost;
        lost.isZoneLost = true;

        QCOMPARE(core::suppose(board.design, shippedLike, lost).gone.size(), 1);
    }
};

INFERBOARD_TEST(WhatIfTest)
#include "tst_what_if.moc"
