// SPDX-License-Identifier: MIT
#include "core/estimate/queueing.h"

#include <QTest>

#include "boards.h"

using namespace boards;

namespace {

const auto c = u"c"_s;
const auto a = u"a"_s;
const auto b = u"b"_s;
const auto d = u"d"_s;

Board start()
{
    Board board;
    board.add(c, "client", {{"rate_per_s", 100}});
    return board;
}

/// A delay with a lognormal time.
void addStore(Board &board, const QString &id, double p50, double p99)
{
    board.add(id, "store", {{"service_p50_ms", p50}, {"service_p99_ms", p99}});
}

double quantile(double p50, double p99, double tail)
{
    return core::queueing::lognormalFromPercentiles(p50, p99)->quantile(tail);
}

} // namespace

class LatencyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void networkTimeIsAdded()
    {
        auto board = start();
        addStore(board, a, 10, 40);
        board.call(c, a, {{"network_ms", 2}});

        const auto latency = board.estimate().entries.first().latency;

        QVERIFY(isNear(latency.p50.value, 12));
        QVERIFY(isNear(latency.p99.value, 42));
        QVERIFY(isNear(latency.mean.value, 2 + 35.8287931488 / 3));
    }

    void stagesAddUpAndParallelCallsTakeTheSlowest()
    {
        auto board = start();
        board.constant(a, 10).constant(b, 30).constant(d, 5);
        board.call(c, a, {{"stage", 1}}).call(c, b, {{"stage", 1}}).call(c, d, {{"stage", 2}});

        const auto entry = board.estimate().entries.first();

        QVERIFY(isNear(entry.latency.p99.value, 35));
        QVERIFY(isNear(entry.latency.mean.value, 35));
        QCOMPARE(entry.criticalPath, (QList<core::ElementId> {c, b, d}));
        QCOMPARE(entry.approximations.size(), 2);
        QCOMPARE(entry.latency.p99.working, u"b 30 + d 5 + network 0 = 35 ms"_s);
    }

    void theOrderOfStagesIsTheirNumberNotTheirPlace()
    {
        auto board = start();
        board.constant(a, 10).constant(b, 30);
        board.call(c, a, {{"stage", 2}}).call(c, b, {{"stage", 1}});

        QCOMPARE(board.estimate().entries.first().criticalPath, (QList<core::ElementId> {c, b, a}));
    }

    void percentilesOfASequenceAreAdded()
    {
        auto board = start();
        addStore(board, a, 10, 40);
        addStore(board, b, 3, 50);
        board.call(c, a).call(a, b);

        const auto latency = board.estimate().entries.first().latency;

        QVERIFY(isNear(latency.p50.value, 13));
        QVERIFY(isNear(latency.p99.value, 90));
        QVERIFY(isNear(latency.p999.value, quantile(10, 40, 0.001) + quantile(3, 50, 0.001)));
    }

    void aRareCallCountsOnlyInTheTail()
    {
        auto board = start();
        addStore(board, a, 10, 40);
        board.call(c, a, {{"probability", 0.03}});

        const auto latency = board.estimate().entries.first().latency;

        QCOMPARE(latency.p50.value, std::optional(0.0));
        QCOMPARE(latency.p95.value, std::optional(0.0));
        QVERIFY(isNear(latency.p99.value, quantile(10, 40, 0.01 / 0.03)));
        QVERIFY(isNear(latency.mean.value, 0.03 * 35.8287931488 / 3));
    }

    void aCacheHitSkipsWhatIsBehind()
    {
        auto board = start();
        board.add(a, "store", {{"service_p50_ms", 1}, {"service_p99_ms", 1}, {"hit_ratio", 0.8}});
        addStore(board, b, 10, 40);
        board.call(c, a).call(a, b);

        const auto latency = board.estimate().entries.first().latency;

        QVERIFY(isNear(latency.p50.value, 1));
        QVERIFY(isNear(latency.p90.value, 1 + quantile(10, 40, 0.5)));
        QVERIFY(isNear(latency.p99.value, 1 + quantile(10, 40, 0.05)));
    }

    void ofManyCallsTheSlowestCounts()
    {
        auto board = start();
        addStore(board, a, 10, 40);
        board.call(c, a, {{"calls", 100}});

        const auto latency = board.estimate().entries.first().latency;

        QVERIFY(isNear(latency.p99.value, quantile(10, 40, 1 - std::pow(0.99, 0.01))));
        QVERIFY(isNear(latency.p50.value, quantile(10, 40, 1 - std::pow(0.5, 0.01))));
    }

    void streamsAreNotWaitedFor()
    {
        auto board = start();
        board.constant(a, 10).constant(b, 1000);
        board.call(c, a).stream(a, b);

        QVERIFY(isNear(board.estimate().entries.first().latency.p99.value, 10));
    }

    void aSaturatedStreamConsumerDoesNotHurtTheCaller()
    {
        auto board = start();
        board.constant(a, 10).add(b, "service",
            {{"max_rate_per_replica", 1}, {"service_p50_ms", 1}, {"service_p99_ms", 1}});
        board.call(c, a).stream(a, b);

        const auto estimate = board.estimate();

        QVERIFY(estimate.component(b)->isSaturated);
        QVERIFY(isNear(estimate.entries.first().latency.p99.value, 10));
    }

    void aLoopIsFollowedAsOftenAsItsProbabilityLeadsBack()
    {
        auto board = start();
        board.constant(a, 10).constant(b, 5);
        board.call(c, a).call(a, b, {{"probability", 0.5}}).call(b, a);

        const auto entry = board.estimate().entries.first();

        // Tails 0.01, 0.02 ... 0.32 are below one half and lead back: 6 more rounds.
        QVERIFY(isNear(entry.latency.p99.value, 10 + 6 * 15));
        QVERIFY(isNear(entry.latency.mean.value, 25));
        QVERIFY(entry.approximations.join(u' ').contains(u"loop"_s));
        QCOMPARE(entry.criticalPath, (QList<core::ElementId> {c, a, b}));
    }

    void aLoopThatAlmostNeverEndsGivesUpOrTells()
    {
        auto board = start();
        board.constant(a, 10).constant(b, 5);
        board.call(c, a).call(a, b, {{"probability", 0.9999}}).call(b, a);

        const auto estimate = board.estimate();

        QVERIFY(isNear(estimate.entries.first().latency.mean.value, 10 + 9999 * 15));
        QVERIFY(!estimate.entries.first().latency.p99.value);
        QCOMPARE(estimate.problems.size(), 1);
    }

    void theBudgetIsCompared()
    {
        Board board;
        board.add(
            c, "client", {{"rate_per_s", 1}, {"budget_p99_ms", 50}, {"budget_availability", 99.9}});
        board.constant(a, 60).call(c, a);

        const auto entry = board.estimate().entries.first();

        QCOMPARE(entry.isMet, std::optional(false));
        QVERIFY(isNear(entry.slackMs.value, -10));
        QVERIFY(isNear(entry.budget.availability, 0.999));
    }

    void twoClientsHaveTheirOwnLatency()
    {
        auto board = start();
        board.add(d, "client", {{"rate_per_s", 7}}).constant(a, 10).constant(b, 20);
        board.call(c, a).call(a, b).call(d, b);

        const auto estimate = board.estimate();

        QVERIFY(isNear(estimate.entry(c)->latency.p99.value, 30));
        QVERIFY(isNear(estimate.entry(d)->latency.p99.value, 20));
    }
};

QTEST_APPLESS_MAIN(LatencyTest)
#include "tst_latency.moc"
