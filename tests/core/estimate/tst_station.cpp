// SPDX-License-Identifier: MIT
#include <QTest>

#include "boards.h"

using namespace boards;

namespace {

core::Estimate oneStation(double rate, Numbers station)
{
    return Board()
        .add(u"c"_s, "client", {{"rate_per_s", rate}})
        .add(u"s"_s, "service", station)
        .call(u"c"_s, u"s"_s)
        .estimate();
}

} // namespace

class StationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void capacityIsTheSmallerOfTimeAndLimit_data()
    {
        QTest::addColumn<double>("concurrency");
        QTest::addColumn<double>("limit");
        QTest::addColumn<double>("utilisation");
        QTest::newRow("by time: 8 / 10 ms") << 8.0 << 1e6 << 600.0 / (4 * 800);
        QTest::newRow("by limit") << 1000.0 << 500.0 << 600.0 / (4 * 500);
    }

    void capacityIsTheSmallerOfTimeAndLimit()
    {
        QFETCH(double, concurrency);
        QFETCH(double, limit);
        QFETCH(double, utilisation);

        const auto estimate = oneStation(600,
            {{"replicas", 4}, {"concurrency", concurrency}, {"max_rate_per_replica", limit},
                {"service_p50_ms", 10}, {"service_p99_ms", 10}});

        QVERIFY(isNear(estimate.component(u"s"_s)->utilisation.value, utilisation));
        QCOMPARE(estimate.bottleneck, u"s"_s);
        QVERIFY(isNear(estimate.maxMultiplier.value, 1 / utilisation));
    }

    void utilisationShowsItsWorking()
    {
        const auto estimate = oneStation(1200,
            {{"replicas", 4}, {"max_rate_per_replica", 500}, {"service_p50_ms", 10},
                {"service_p99_ms", 10}});

        QCOMPARE(estimate.component(u"s"_s)->utilisation.working,
            u"1,200/s ÷ (4 replicas × 500/s) = 0.6"_s);
    }

    void oneServerWaitsLikeMM1()
    {
        // Given: one server, mean service 10 ms, 80 % busy: W = rho / (1 - rho) x 10 ms.
        const auto estimate = oneStation(80,
            {{"replicas", 1}, {"concurrency", 1}, {"service_p50_ms", 10}, {"service_p99_ms", 10}});

        const auto &station = *estimate.component(u"s"_s);
        QVERIFY(isNear(station.meanWaitMs.value, 40));
        QVERIFY(isNear(station.wait.p99.value, std::log(80.0) * 50));
        QVERIFY(isNear(station.latency.mean.value, 50));
    }

    void withoutLoadTheLatencyIsTheService()
    {
        const auto estimate = oneStation(0,
            {{"replicas", 2}, {"concurrency", 4}, {"service_p50_ms", 10}, {"service_p99_ms", 40}});

        const auto &station = *estimate.component(u"s"_s);
        QVERIFY(isNear(station.latency.p50.value, 10));
        QVERIFY(isNear(station.latency.p99.value, 40));
        QCOMPARE(station.meanWaitMs.value, std::optional(0.0));
        QVERIFY(estimate.bottleneck.isEmpty());
        QVERIFY(!estimate.maxMultiplier.value);
    }

    void aSaturatedStationHasNoLatency()
    {
        const auto estimate = oneStation(1500,
            {{"replicas", 2}, {"max_rate_per_replica", 500}, {"service_p50_ms", 10},
                {"service_p99_ms", 20}});

        const auto &station = *estimate.component(u"s"_s);
        QVERIFY(station.isSaturated);
        QVERIFY(isNear(station.utilisation.value, 1.5));
        QVERIFY(!station.meanWaitMs.value);
        QVERIFY(!station.latency.p50.value);
        QVERIFY(station.latency.p50.working.contains(u"grows by 500"_s));
        QVERIFY(!estimate.entries.first().latency.p99.value);
        QVERIFY(estimate.entries.first().latency.p99.working.startsWith(u"s: Saturated"_s));
    }

    void replicasAreRoundedUpTo70Percent_data()
    {
        QTest::addColumn<double>("rate");
        QTest::addColumn<double>("needed");
        QTest::newRow("exactly") << 7000.0 << 20.0;
        QTest::newRow("a little more") << 7001.0 << 21.0;
        QTest::newRow("little") << 1.0 << 1.0;
    }

    void replicasAreRoundedUpTo70Percent()
    {
        QFETCH(double, rate);
        QFETCH(double, needed);

        const auto estimate = oneStation(rate, {{"replicas", 4}, {"max_rate_per_replica", 500}});

        QCOMPARE(estimate.component(u"s"_s)->replicasNeeded.value, std::optional(needed));
        QCOMPARE(estimate.component(u"s"_s)->replicas, std::optional(4.0));
    }

    void aDelayNeverQueues()
    {
        const auto estimate =
            Board()
                .add(u"c"_s, "client", {{"rate_per_s", 1e6}})
                .add(u"s"_s, "store", {{"service_p50_ms", 10}, {"service_p99_ms", 40}})
                .call(u"c"_s, u"s"_s)
                .estimate();

        QVERIFY(!estimate.component(u"s"_s)->utilisation.value);
        QVERIFY(!estimate.component(u"s"_s)->wait.p99.value);
        QVERIFY(isNear(estimate.component(u"s"_s)->latency.p99.value, 40));
    }

    void aWorkerHasAUtilisationButNobodyWaitsForIt()
    {
        const auto estimate =
            Board()
                .add(u"c"_s, "client", {{"rate_per_s", 300}})
                .add(u"w"_s, "worker", {{"replicas", 2}, {"max_rate_per_replica", 100}})
                .stream(u"c"_s, u"w"_s)
                .estimate();

        const auto &worker = *estimate.component(u"w"_s);
        QVERIFY(isNear(worker.utilisation.value, 1.5));
        QVERIFY(worker.isSaturated);
        QCOMPARE(worker.replicasNeeded.value, std::optional(5.0));
        QVERIFY(!worker.latency.p99.value);
        QCOMPARE(worker.latency.p99.working, u"Nobody waits for it."_s);
        QCOMPARE(estimate.bottleneck, u"w"_s);
    }

    void impossibleServiceTimesAreNamed()
    {
        const auto estimate = oneStation(10,
            {{"replicas", 1}, {"concurrency", 1}, {"service_p50_ms", 10}, {"service_p99_ms", 5}});

        QVERIFY(!estimate.component(u"s"_s)->latency.p99.value);
        QCOMPARE(estimate.problems.size(), 1);
        QVERIFY(estimate.problems.first().startsWith(u"s: "_s));
    }

    void nonsenseIsNamedAndTheDefaultUsed()
    {
        Board board;
        board.add(u"c"_s, "client",
            {{"rate_per_s", 10}, {"peak_factor", -3}, {"budget_p99_ms", std::nan("")}});

        const auto estimate = board.estimate();

        QVERIFY(isNear(estimate.entries.first().peakRate.value, 10));
        QVERIFY(!estimate.entries.first().budget.p99Ms);
        QCOMPARE(estimate.problems.size(), 2);
    }
};

QTEST_APPLESS_MAIN(StationTest)
#include "tst_station.moc"
