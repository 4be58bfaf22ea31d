// SPDX-License-Identifier: MIT
#include "core/estimate/insights/latency_histogram.h"
#include "core/estimate/insights/load_curve.h"
#include "core/estimate/insights/sensitivity.h"
#include "core/estimate/insights/waterfall.h"
#include "support/registered_test.h"

#include <QTest>

#include "boards.h"

using namespace boards;

namespace {

const auto always = [] { return true; };

/// 100/s of a station that can take 400/s, with a promise of 60 ms.
Board simple()
{
    Board board;
    board.add(u"web"_s, "client", {{"rate_per_s", 100}, {"budget_p99_ms", 60}})
        .add(u"s"_s, "service",
            {{"replicas", 4}, {"concurrency", 1}, {"service_p50_ms", 8}, {"service_p99_ms", 20},
                {"max_rate_per_replica", 100}})
        .constant(u"d"_s, 2)
        .call(u"web"_s, u"s"_s)
        .call(u"s"_s, u"d"_s, {{"probability", 0.05}});
    return board;
}

} // namespace

class CurvesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theCurveGoesBeyondWhatSaturates()
    {
        const auto curve = core::loadCurve(simple().design, catalog(), u"web"_s, 40, always);

        QCOMPARE(curve.points.size(), 40);
        QCOMPARE(curve.nowPerS, 100.0);
        QVERIFY(isNear(curve.points.first().share, 0.05));
        QVERIFY(isNear(curve.points.last().share, 1.1));
        QVERIFY(!curve.points.last().p99);
        QCOMPARE(curve.limit, u"s"_s);
        for (qsizetype i = 1; i < curve.points.size(); ++i) {
            QVERIFY(curve.points.at(i).ratePerS > curve.points.at(i - 1).ratePerS);
            if (curve.points.at(i).p99) {
                QVERIFY(*curve.points.at(i).p99 >= *curve.points.at(i - 1).p99 * (1 - 1e-9));
            }
        }
    }

    void theObjectiveIsCrossedWhereThePercentileReachesIt()
    {
        const auto board = simple();
        const auto curve = core::loadCurve(board.design, catalog(), u"web"_s, 40, always);

        QVERIFY(curve.objectivePerS.has_value());
        auto there = board;
        there.design.components[0].settings[u"rate_per_s"_s] = *curve.objectivePerS;
        QVERIFY(isNear(there.estimate().entry(u"web"_s)->latency.p99.value, 60, 0.02));
    }

    void aCurveThatIsCalledOffIsEmpty()
    {
        int left = 5;
        const auto curve =
            core::loadCurve(simple().design, catalog(), u"web"_s, 40, [&] { return --left > 0; });

        QVERIFY(curve.points.isEmpty());
    }

    void withoutDemandThereIsNoCurve()
    {
        Board board;
        board.add(u"web"_s, "client");

        const auto curve = core::loadCurve(board.design, catalog(), u"web"_s, 10, always);

        QVERIFY(curve.points.isEmpty());
        QVERIFY(curve.note.contains(u"No demand yet"_s));
    }

    void whatMattersMostComesFirst()
    {
        const auto result = core::sensitivity(simple().design, catalog(), u"web"_s, 5, always);

        QVERIFY(!result.isRate);
        QCOMPARE(result.bars.first().element, u"s"_s);
        for (qsizetype i = 1; i < result.bars.size(); ++i) {
            QVERIFY(result.bars.at(i - 1).span(result.now) >= result.bars.at(i).span(result.now));
        }
    }

    void whatSaturatesComesBeforeAnyNumber()
    {
        auto board = simple();
        board.design.components[0].settings[u"rate_per_s"_s] = 350.0;

        const auto result = core::sensitivity(board.design, catalog(), u"web"_s, 20, always);

        QVERIFY(result.bars.first().saturates());
        QVERIFY(result.bars.first().working.contains(u"saturated"_s));
        const auto integer = std::find_if(result.bars.begin(), result.bars.end(),
            [](const auto &bar) { return bar.setting == u"budget_p99_ms"_s; });
        QVERIFY(integer == result.bars.end());
    }

    void valuesThatMeanNothingAreNotCalledSaturated()
    {
        auto board = simple();
        board.design.components[2].settings[u"service_p50_ms"_s] =
            2.0; // its p99: no more is possible

        const auto result = core::sensitivity(board.design, catalog(), u"web"_s, 50, always);

        for (const auto &bar : result.bars) {
            QVERIFY2(!bar.saturates(), qPrintable(bar.working));
        }
    }

    void withoutALatencyTheHighestRateIsCompared()
    {
        auto board = simple();
        board.design.components[0].settings[u"rate_per_s"_s] = 1000.0;

        const auto result = core::sensitivity(board.design, catalog(), u"web"_s, 20, always);

        QVERIFY(result.isRate);
        QVERIFY(!result.bars.isEmpty());
        QVERIFY(result.note.contains(u"Saturated"_s));
    }

    void theWaterfallEndsWhereThePercentileIs()
    {
        const auto board = simple();
        const auto estimate = board.estimate();

        const auto p99 = core::waterfall(board.design, catalog(), estimate, u"web"_s, 99);
        const auto p50 = core::waterfall(board.design, catalog(), estimate, u"web"_s, 50);

        QVERIFY(isNear(p99.totalMs, *estimate.entry(u"web"_s)->latency.p99.value, 0.01));
        QVERIFY(isNear(p50.totalMs, *estimate.entry(u"web"_s)->latency.p50.value, 0.01));
        QCOMPARE(p99.bars.size(), 3);
        QCOMPARE(p50.bars.size(), 2); // the rare call is in no typical request
        QVERIFY(p50.note.contains(u"too rarely"_s));
        QCOMPARE(p99.budgetMs, 60.0);
    }

    void parallelCallsOverlapAndTheSlowestIsCritical()
    {
        Board board;
        board.add(u"web"_s, "client", {{"rate_per_s", 1}})
            .constant(u"app"_s, 5)
            .constant(u"slow"_s, 30)
            .constant(u"fast"_s, 10)
            .constant(u"last"_s, 7)
            .call(u"web"_s, u"app"_s, {{"network_ms", 1}})
            .call(u"app"_s, u"slow"_s)
            .call(u"app"_s, u"fast"_s)
            .call(u"app"_s, u"last"_s, {{"stage", 2}});

        const auto result =
            core::waterfall(board.design, catalog(), board.estimate(), u"web"_s, 95);

        QCOMPARE(result.bars.size(), 5);
        const auto &[web, app, slow, fast, last] = std::tie(
            result.bars[0], result.bars[1], result.bars[2], result.bars[3], result.bars[4]);
        QVERIFY(isNear(web.endMs, 43, 0.01));
        QVERIFY(isNear(app.startMs + app.networkMs, 1, 0.01));
        QVERIFY(isNear(slow.startMs, 6, 0.01) && isNear(fast.startMs, 6, 0.01));
        QVERIFY(isNear(last.startMs, 36, 0.01));
        QVERIFY(slow.isCritical && last.isCritical && !fast.isCritical);
        QCOMPARE(fast.depth, 2);
    }

    void theWaterfallTellsBatchingFromWaiting()
    {
        const auto board = simple();
        auto estimate = board.estimate();
        auto &station = estimate.components[1];
        QCOMPARE(station.id, u"s"_s);
        station.wait.mean.value = *station.latency.mean.value / 2;
        station.batchingMs.value = *station.wait.mean.value / 4;

        const auto result = core::waterfall(board.design, catalog(), estimate, u"web"_s, 99);

        const auto &bar = result.bars.at(1);
        QCOMPARE(bar.component, u"s"_s);
        QVERIFY(isNear(bar.batchingMs + bar.waitMs, bar.serviceMs));
        QVERIFY(isNear(bar.waitMs, 3 * bar.batchingMs));
        QVERIFY(bar.working.contains(u"until the batch is full"_s));
    }

    void aSaturatedDesignHasNoWaterfall()
    {
        auto board = simple();
        board.design.components[0].settings[u"rate_per_s"_s] = 1000.0;

        const auto result =
            core::waterfall(board.design, catalog(), board.estimate(), u"web"_s, 99);

        QVERIFY(result.bars.isEmpty());
        QVERIFY(result.note.contains(u"Saturated"_s));
    }

    void theSpreadPassesThroughThePercentiles()
    {
        const auto estimate = simple().estimate();

        const auto spread = core::latencyHistogram(estimate, u"web"_s, 61);

        const auto &latency = estimate.entry(u"web"_s)->latency;
        QCOMPARE(spread.p99Ms, *latency.p99.value);
        for (qsizetype i = 1; i < spread.points.size(); ++i) {
            QVERIFY(spread.points.at(i).ms > spread.points.at(i - 1).ms);
            QVERIFY(spread.points.at(i).share > spread.points.at(i - 1).share);
        }
        QVERIFY(isNear(spread.points.at(30).ms, *latency.p50.value));
    }

    void theLateShareIsOnePercentWhenTheObjectiveIsThePercentile()
    {
        auto board = simple();
        const double p99 = *board.estimate().entry(u"web"_s)->latency.p99.value;
        board.design.components[0].settings[u"budget_p99_ms"_s] = p99;

        const auto spread = core::latencyHistogram(board.estimate(), u"web"_s, 61);

        QVERIFY(isNear(spread.lateShare, 0.01, 1e-3));
    }

    void percentilesInBetweenFollowALognormal()
    {
        const auto estimate = simple().estimate();
        const auto &latency = estimate.component(u"s"_s)->latency;

        QVERIFY(isNear(core::latencyAt(latency, 0.01), *latency.p99.value));
        const auto between = core::latencyAt(latency, 0.02);
        QVERIFY(*between > *latency.p95.value && *between < *latency.p99.value);
    }
};

INFERBOARD_TEST(CurvesTest)
#include "tst_load_curve.moc"
