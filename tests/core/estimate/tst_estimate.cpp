// SPDX-License-Identifier: MIT
#include "support/registered_test.h"

#include <QTest>

#include "boards.h"

using namespace boards;

namespace {

/// Two clients share a station with a capacity of 1,000/s; the first calls it twice.
Board shared()
{
    Board board;
    board.add(u"web"_s, "client", {{"rate_per_s", 100}})
        .add(u"app"_s, "client", {{"rate_per_s", 300}})
        .add(u"s"_s, "service",
            {{"replicas", 2}, {"max_rate_per_replica", 500}, {"service_p50_ms", 5},
                {"service_p99_ms", 9}})
        .add(u"w"_s, "worker", {{"replicas", 1}, {"max_rate_per_replica", 150}})
        .call(u"web"_s, u"s"_s, {{"calls", 2}})
        .call(u"app"_s, u"s"_s)
        .stream(u"app"_s, u"w"_s, {{"probability", 0.1}});
    return board;
}

} // namespace

class EstimateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEmptyBoardHasAnEmptyEstimate()
    {
        const auto estimate = Board().estimate();

        QVERIFY(estimate.entries.isEmpty());
        QVERIFY(estimate.components.isEmpty());
        QVERIFY(!estimate.peakRate.value);
        QVERIFY(!estimate.maxMultiplier.value);
        QVERIFY(estimate.problems.isEmpty());
    }

    void theHighestRateOfOneClientLeavesTheOthersAsTheyAre()
    {
        const auto estimate = shared().estimate();

        QVERIFY(isNear(estimate.entry(u"web"_s)->maxRate.value, (1000 - 300) / 2.0));
        QCOMPARE(estimate.entry(u"web"_s)->bottleneck, u"s"_s);
        QVERIFY(isNear(estimate.entry(u"app"_s)->maxRate.value, 800));
        QVERIFY(estimate.entry(u"web"_s)->maxRate.working.contains(u"300/s of other clients"_s));
    }

    void atTheHighestRateTheBottleneckIsFull()
    {
        auto board = shared();
        const double highest = *board.estimate().entry(u"app"_s)->maxRate.value;

        board.design.components[1].settings[u"rate_per_s"_s] = highest;

        QVERIFY(isNear(board.estimate().component(u"s"_s)->utilisation.value, 1));
    }

    void anAsynchronousWorkerCanBeTheBottleneck()
    {
        auto board = shared();
        board.design.connections[2].settings[u"probability"_s] = 0.4;

        const auto estimate = board.estimate();

        QCOMPARE(estimate.bottleneck, u"w"_s);
        QVERIFY(isNear(estimate.maxMultiplier.value, 1.25));
        QVERIFY(isNear(estimate.entry(u"app"_s)->maxRate.value, 375));
    }

    void equalBottlenecksAreNamedInTheDesignsOrder()
    {
        Board board;
        board.add(u"c"_s, "client", {{"rate_per_s", 100}})
            .add(u"z"_s, "worker", {{"max_rate_per_replica", 200}})
            .add(u"a"_s, "worker", {{"max_rate_per_replica", 200}})
            .stream(u"c"_s, u"a"_s)
            .stream(u"c"_s, u"z"_s);

        QCOMPARE(board.estimate().bottleneck, u"z"_s);
    }

    void withoutCapacitiesNothingLimitsAClient()
    {
        const auto estimate = Board()
                                  .add(u"c"_s, "client", {{"rate_per_s", 100}})
                                  .constant(u"a"_s, 1)
                                  .call(u"c"_s, u"a"_s)
                                  .estimate();

        QVERIFY(!estimate.entries.first().maxRate.value);
        QVERIFY(estimate.entries.first().bottleneck.isEmpty());
    }

    void theOrderOfElementsDoesNotMatter()
    {
        auto board = shared();
        const auto before = board.estimate();
        std::reverse(board.design.components.begin(), board.design.components.end());
        std::reverse(board.design.connections.begin(), board.design.connections.end());

        const auto after = board.estimate();

        for (const auto &component : before.components) {
            const auto *same = after.component(component.id);
            QCOMPARE(same->rate.value, component.rate.value);
            QCOMPARE(same->latency.p99.value, component.latency.p99.value);
        }
        for (const auto &entry : before.entries) {
            QCOMPARE(after.entry(entry.id)->latency.p99.value, entry.latency.p99.value);
            QCOMPARE(after.entry(entry.id)->maxRate.value, entry.maxRate.value);
        }
    }

    void lookupsFindOnlyWhatThereIs()
    {
        const auto estimate = shared().estimate();

        QCOMPARE(estimate.component(u"s"_s)->id, u"s"_s);
        QCOMPARE(estimate.connection(u"web>s"_s)->id, u"web>s"_s);
        QVERIFY(!estimate.component(u"ghost"_s));
        QVERIFY(!estimate.connection(u"ghost"_s));
        QVERIFY(!estimate.entry(u"s"_s));
    }
};

INFERBOARD_TEST(EstimateTest)
#include "tst_estimate.moc"
