// SPDX-License-Identifier: MIT
#include <QTest>

#include "boards.h"

using namespace boards;

class TrafficTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void usersMakeARate_data()
    {
        QTest::addColumn<double>("users");
        QTest::addColumn<double>("requests");
        QTest::addColumn<double>("factor");
        QTest::addColumn<double>("average");
        QTest::addColumn<double>("peak");
        QTest::newRow("4,000/s") << 34'560'000.0 << 10.0 << 3.0 << 4000.0 << 12'000.0;
        QTest::newRow("5 M users") << 5e6 << 2.0 << 3.0 << 115.740740741 << 347.222222222;
        QTest::newRow("no peak") << 86'400.0 << 1.0 << 1.0 << 1.0 << 1.0;
    }

    void usersMakeARate()
    {
        QFETCH(double, users);
        QFETCH(double, requests);
        QFETCH(double, factor);
        QFETCH(double, average);
        QFETCH(double, peak);

        const auto estimate =
            Board()
                .add(u"c"_s, "client",
                    {{"daily_active_users", users}, {"requests_per_user_per_day", requests},
                        {"peak_factor", factor}})
                .estimate();

        const auto &entry = estimate.entries.first();
        QVERIFY(isNear(entry.averageRate.value, average));
        QVERIFY(isNear(entry.peakRate.value, peak));
        QVERIFY(isNear(estimate.peakRate.value, peak));
    }

    void theDemandShowsItsWorking()
    {
        const auto estimate = Board()
                                  .add(u"c"_s, "client",
                                      {{"daily_active_users", 5e6},
                                          {"requests_per_user_per_day", 2}, {"peak_factor", 3}})
                                  .estimate();

        QCOMPARE(estimate.entries.first().peakRate.working,
            u"5,000,000 users × 2 requests/day ÷ 86,400 s = 116/s, × 3 peak factor = 347/s"_s);
    }

    void aRateTakesPrecedenceOverUsers()
    {
        const auto estimate =
            Board()
                .add(u"c"_s, "client",
                    {{"daily_active_users", 5e6}, {"rate_per_s", 50}, {"peak_factor", 2}})
                .estimate();

        QVERIFY(isNear(estimate.entries.first().averageRate.value, 50));
        QVERIFY(isNear(estimate.entries.first().peakRate.value, 100));
    }

    void withoutUsersThereIsNoDemand()
    {
        const auto estimate =
            Board().add(u"c"_s, "client").constant(u"s"_s, 5).call(u"c"_s, u"s"_s).estimate();

        const auto &entry = estimate.entries.first();
        QVERIFY(!entry.averageRate.value);
        QVERIFY(!entry.peakRate.value);
        QVERIFY(entry.peakRate.working.contains(u"daily active users"_s));
        QVERIFY(!entry.latency.p99.value);
        QVERIFY(!estimate.component(u"s"_s)->rate.value);
        QVERIFY(!estimate.connection(u"c>s"_s)->rate.value);
        QVERIFY(!estimate.peakRate.value);
        QVERIFY(estimate.bottleneck.isEmpty());
        QCOMPARE(estimate.problems.size(), 1);
    }

    void clientsAddUp()
    {
        const auto estimate = Board()
                                  .add(u"web"_s, "client", {{"rate_per_s", 100}})
                                  .add(u"app"_s, "client", {{"rate_per_s", 40}})
                                  .constant(u"s"_s, 5)
                                  .call(u"web"_s, u"s"_s)
                                  .call(u"app"_s, u"s"_s, {{"calls", 2}})
                                  .estimate();

        QVERIFY(isNear(estimate.component(u"s"_s)->rate.value, 180));
        QVERIFY(isNear(estimate.peakRate.value, 140));
        QCOMPARE(
            estimate.component(u"s"_s)->rate.working, u"100/s from web + 80/s from app = 180/s"_s);
    }

    void aCachePassesOnlyMissesOn()
    {
        const auto estimate =
            Board()
                .add(u"c"_s, "client", {{"rate_per_s", 1200}})
                .add(u"cache"_s, "store",
                    {{"service_p50_ms", 1}, {"service_p99_ms", 1}, {"hit_ratio", 0.8}})
                .constant(u"db"_s, 10)
                .add(u"log"_s, "log")
                .call(u"c"_s, u"cache"_s)
                .call(u"cache"_s, u"db"_s)
                .stream(u"cache"_s, u"log"_s)
                .estimate();

        QVERIFY(isNear(estimate.component(u"db"_s)->rate.value, 240));
        QVERIFY(isNear(estimate.component(u"log"_s)->rate.value, 1200));
        QCOMPARE(
            estimate.connection(u"cache>db"_s)->rate.working, u"1,200/s × 0.2 misses = 240/s"_s);
    }

    void probabilityAndCallsMultiply()
    {
        const auto estimate =
            Board()
                .add(u"c"_s, "client", {{"rate_per_s", 1000}})
                .constant(u"s"_s, 5)
                .call(u"c"_s, u"s"_s, {{"probability", 0.3}, {"calls", 4}, {"payload_kib", 512}})
                .estimate();

        QVERIFY(isNear(estimate.component(u"s"_s)->rate.value, 1200));
        QVERIFY(isNear(estimate.connection(u"c>s"_s)->bandwidth.value, 600));
    }

    void aDiamondJoinsItsBranches()
    {
        const auto estimate = Board()
                                  .add(u"c"_s, "client", {{"rate_per_s", 100}})
                                  .constant(u"a"_s, 1)
                                  .constant(u"b"_s, 1)
                                  .constant(u"d"_s, 1)
                                  .call(u"c"_s, u"a"_s)
                                  .call(u"c"_s, u"b"_s, {{"probability", 0.5}})
                                  .call(u"a"_s, u"d"_s)
                                  .call(u"b"_s, u"d"_s, {{"calls", 3}})
                                  .estimate();

        QVERIFY(isNear(estimate.component(u"d"_s)->rate.value, 250));
    }

    void anAgentThatCallsToolsHalfOfTheTimeIsVisitedTwice()
    {
        const auto estimate = Board()
                                  .add(u"c"_s, "client", {{"rate_per_s", 100}})
                                  .constant(u"agent"_s, 5)
                                  .constant(u"tool"_s, 5)
                                  .call(u"c"_s, u"agent"_s)
                                  .call(u"agent"_s, u"tool"_s, {{"probability", 0.5}})
                                  .call(u"tool"_s, u"agent"_s)
                                  .estimate();

        QVERIFY(isNear(estimate.component(u"agent"_s)->rate.value, 200));
        QVERIFY(isNear(estimate.component(u"tool"_s)->rate.value, 100));
    }

    void aLoopThatNeverEndsHasNoRateNorHasAnythingAfterIt()
    {
        const auto estimate = Board()
                                  .add(u"c"_s, "client", {{"rate_per_s", 100}})
                                  .constant(u"agent"_s, 5)
                                  .constant(u"tool"_s, 5)
                                  .constant(u"after"_s, 5)
                                  .constant(u"beside"_s, 5)
                                  .call(u"c"_s, u"agent"_s)
                                  .call(u"c"_s, u"beside"_s)
                                  .call(u"agent"_s, u"tool"_s)
                                  .call(u"tool"_s, u"agent"_s)
                                  .call(u"tool"_s, u"after"_s)
                                  .estimate();

        QVERIFY(!estimate.component(u"agent"_s)->rate.value);
        QVERIFY(!estimate.component(u"after"_s)->rate.value);
        QVERIFY(estimate.component(u"after"_s)->rate.working.contains(u"agent, tool"_s));
        QVERIFY(isNear(estimate.component(u"beside"_s)->rate.value, 100));
        QVERIFY(!estimate.entries.first().latency.p99.value);
        QVERIFY(!estimate.entries.first().maxRate.value);
        QCOMPARE(estimate.problems.size(), 1);
        QVERIFY(estimate.problems.first().contains(u"agent, tool"_s));
    }

    void batchesCarryVolumeButNoRate()
    {
        const auto estimate = Board()
                                  .add(u"c"_s, "client", {{"rate_per_s", 100}})
                                  .add(u"a"_s, "log")
                                  .add(u"b"_s, "log")
                                  .stream(u"c"_s, u"a"_s)
                                  .wire(u"a"_s, u"b"_s, core::ConnectionKind::Batch,
                                      {{"volume_gib", 36}, {"interval_h", 1}})
                                  .wire(u"b"_s, u"a"_s, core::ConnectionKind::Deploy)
                                  .estimate();

        QVERIFY(!estimate.connection(u"a>b"_s)->rate.value);
        QVERIFY(isNear(estimate.connection(u"a>b"_s)->bandwidth.value, 10.24));
        QVERIFY(!estimate.connection(u"b>a"_s)->rate.value);
        QVERIFY(estimate.connection(u"b>a"_s)->rate.working.contains(u"every 24 h"_s));
        QCOMPARE(estimate.component(u"b"_s)->rate.value, std::optional(0.0));
        QVERIFY(estimate.problems.isEmpty());
    }

    void unknownTypesPassRatesOn()
    {
        const auto estimate = Board()
                                  .add(u"c"_s, "client", {{"rate_per_s", 100}})
                                  .add(u"new"_s, "quantum-ranker")
                                  .constant(u"s"_s, 5)
                                  .call(u"c"_s, u"new"_s)
                                  .call(u"new"_s, u"s"_s)
                                  .estimate();

        QVERIFY(isNear(estimate.component(u"s"_s)->rate.value, 100));
        QVERIFY(isNear(estimate.entries.first().latency.p99.value, 5));
        QVERIFY(estimate.entries.first().approximations.join(u' ').contains(u"new"_s));
    }

    void connectionsToNowhereAreNamedAndLeftOut()
    {
        const auto estimate = Board()
                                  .add(u"c"_s, "client", {{"rate_per_s", 100}})
                                  .call(u"c"_s, u"ghost"_s)
                                  .estimate();

        QVERIFY(!estimate.connection(u"c>ghost"_s)->rate.value);
        QCOMPARE(estimate.problems.size(), 1);
    }
};

QTEST_APPLESS_MAIN(TrafficTest)
#include "tst_traffic.moc"
