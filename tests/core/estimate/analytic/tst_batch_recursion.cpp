// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/batch_recursion.h"
#include "core/estimate/analytic/discretise.h"
#include "core/estimate/analytic/truth.h"
#include "support/registered_test.h"

#include <QTest>

using namespace core::analytic;
using core::estimation::Batching;
using core::estimation::Distribution;

namespace {

BatchLoad loadOf(double rate, int largest, double longestWaitMs, double baseMs, double perItemMs)
{
    BatchLoad load;
    load.rate = rate;
    load.batching.largest = largest;
    load.batching.longestWaitMs = longestWaitMs;
    load.batching.baseMs = baseMs;
    load.batching.perItemMs = perItemMs;
    return load;
}

} // namespace

class BatchRecursionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void greedyBatchesAgreeWithTheEmbeddedChain_data()
    {
        QTest::addColumn<BatchLoad>("load");
        QTest::addColumn<QList<double>>("expected");
        const auto table = truth::table("batch_server");
        for (const auto &row : table.at("rows")) {
            const double rate = row.at("lambda_per_ms");
            const int largest = row.at("max");
            QTest::addRow("max=%d rate=%g", largest, rate)
                << loadOf(rate, largest, 0, row.at("base_ms"), row.at("per_item_ms"))
                << QList<double> {row.at("mean_latency_ms"), row.at("mean_batch"), row.at("busy")};
        }
    }

    void greedyBatchesAgreeWithTheEmbeddedChain()
    {
        QFETCH(BatchLoad, load);
        QFETCH(QList<double>, expected);

        const auto times = batchTimes(load);

        // An exact recursion on a sampled stream: 0 to 0.8 % in the scenarios, 2 % at a load of
        // 0.9 (estimation notes, 1.5).
        const double share = load.rate / batchCapacity(load.batching, 1);
        const double sampled = share < 0.85 ? 0.008 : 0.02;
        QVERIFY(truth::isNear(truth::meanOf(times.sojourns), expected[0], sampled));
        QVERIFY(truth::isNear(times.meanBatch, expected[1], sampled));
        QVERIFY(truth::isNear(times.busy, expected[2], sampled));
    }

    void unlimitedBatchesKeepTheirBound()
    {
        const auto table = truth::table("batch_server");
        for (const auto &row : table.at("inoue")) {
            const double rate = row.at("lambda_alpha");
            const auto load = loadOf(rate / row.at("alpha_ms").get<double>(), 1'000, 0,
                row.at("tau0_ms"), row.at("alpha_ms"));

            const double latency = truth::meanOf(batchTimes(load).sojourns);

            const double sampled = rate < 0.85 ? 0.008 : 0.02;
            QVERIFY(truth::isNear(latency, row.at("mean_latency_exact_ms"), sampled));
            QVERIFY(latency <= row.at("bound_ms").get<double>() * (1 + sampled));
        }
    }

    void waitingForAFullerBatchIsWaitingBesideAFreeServer()
    {
        const auto lonely = batchTimes(loadOf(0.0001, 8, 7, 8, 2)); // nobody else comes in time
        const auto greedy = batchTimes(loadOf(0.3, 8, 0, 8, 2));
        const auto single = batchTimes(loadOf(0.05, 1, 7, 8, 2));
        const auto busy = batchTimes(loadOf(0.3, 8, 7, 8, 2));

        QVERIFY(truth::isNear(lonely.meanForming, 7, 0.01));
        QCOMPARE(greedy.meanForming, 0.0);
        QCOMPARE(single.meanForming, 0.0);
        QVERIFY(busy.meanForming > 0 && busy.meanForming < truth::meanOf(busy.waits));
    }

    void aBatchOfOneIsAnOrdinaryQueue()
    {
        // M/D/1 at 0.5: the wait is half a service.
        const auto times = batchTimes(loadOf(0.05, 1, 7, 8, 2));

        QVERIFY(
            truth::isNear(truth::meanOf(times.waits), 5, 0.008 * 3)); // 0.8 % of wait and service
        QCOMPARE(times.meanBatch, 1.0);
        QCOMPARE(times.bulk, 1.0);
    }

    void withoutCompanyTheLongestWaitIsWaited()
    {
        const auto times = batchTimes(loadOf(1e-6, 32, 5, 4, 1));

        QVERIFY(truth::isNear(truth::meanOf(times.waits), 5, 1e-3));
        QVERIFY(truth::isNear(truth::meanOf(times.sojourns), 10, 1e-3));
    }

    void aBulkOfAFullBatchStartsAtOnce()
    {
        auto load = loadOf(0.01, 8, 50, 4, 1);
        load.bulk = 8;

        const auto times = batchTimes(load);

        // Poisson bulks at a load of 0.015: few meet another, for half its 12 ms.
        QVERIFY(truth::isNear(truth::meanOf(times.sojourns), 12, 0.015));
        QVERIFY(truth::isNear(times.meanBatch, 8, 1e-3));
    }

    void noiseLengthensEveryBatch()
    {
        auto load = loadOf(1e-6, 32, 0, 4, 1);
        load.batching.noise = {Distribution::Kind::Lognormal, 1.5, 0.2};

        const auto times = batchTimes(load);

        QVERIFY(truth::isNear(truth::meanOf(times.sojourns), 7.5, 0.008));
    }

    void capacityIsFullBatchesWithoutAPause()
    {
        Batching batching;
        batching.largest = 8;
        batching.baseMs = 10;
        batching.perItemMs = 2;

        QCOMPARE(batchCapacity(batching, 3), 3 * 8 / 26.0);
    }

    void theSameLoadGivesTheSameTimes()
    {
        const auto load = loadOf(0.3, 32, 2, 4, 1);

        QCOMPARE(batchTimes(load).sojourns, batchTimes(load).sojourns);
    }

    void timesOnAGridKeepTheirMean()
    {
        const auto pmf = discretise(std::vector<float> {0, 1.5F, 3.25F, 7.75F}, {0.5, 32});

        QVERIFY(truth::isNear(mean(pmf, {0.5, 32}), 3.125, 1e-12));
    }
};

INFERBOARD_TEST(BatchRecursionTest)
#include "tst_batch_recursion.moc"
