// SPDX-License-Identifier: MIT
#include "core/estimate/simulation/simulation.h"
#include "support/registered_test.h"
#include "support/scenario.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace core::estimation;
using namespace core::simulation;

namespace {

Plan planOf(long requests)
{
    Plan plan;
    plan.mostRequests = requests;
    plan.precision = 0;
    return plan;
}

void append(std::vector<double> &numbers, const Interval &interval)
{
    numbers.insert(numbers.end(), {interval.value, interval.halfWidth});
}

void append(std::vector<double> &numbers, const Times &times)
{
    numbers.push_back(double(times.count));
    for (const auto *part :
        {&times.mean, &times.p50, &times.p90, &times.p95, &times.p99, &times.p999}) {
        append(numbers, *part);
    }
}

/// Every number of a result, for comparison to the last bit.
std::vector<double> numbersOf(const Result &result)
{
    std::vector<double> numbers {
        double(result.requests), double(result.events), double(result.replications)};
    for (const auto &entry : result.entries) {
        append(numbers, entry.latency);
        append(numbers, entry.successRate);
        append(numbers, entry.throughput);
    }
    for (const auto &node : result.nodes) {
        append(numbers, node.wait);
        append(numbers, node.sojourn);
        for (const auto *part :
            {&node.rate, &node.utilisation, &node.inSystem, &node.backlogGrowth}) {
            append(numbers, *part);
        }
        numbers.push_back(node.meanBatch);
    }
    for (const auto &call : result.asyncCalls) {
        append(numbers, call.time);
    }
    for (const auto *traces : {&result.slowest, &result.typical}) {
        for (const auto &trace : *traces) {
            numbers.insert(numbers.end(), {trace.latencyMs, double(trace.spans.size())});
        }
    }
    return numbers;
}

bool isNear(double actual, double expected, double tolerance)
{
    const bool isClose = std::abs(actual - expected) <= tolerance;
    if (!isClose) {
        qWarning("actual %.12g, expected %.12g +- %.3g", actual, expected, tolerance);
    }
    return isClose;
}

Node delay(double ms)
{
    Node node;
    node.isDelay = true;
    node.service = {Distribution::Kind::Constant, ms, 0};
    return node;
}

/// A node that calls itself.
Network loop(double serviceMs, const NetworkCall &call)
{
    auto node = delay(serviceMs);
    node.stages.push_back({Stage::Mode::Parallel, {call}});
    return {{node}, {{0, 100, {}}}};
}

NetworkCall callToItself(int count)
{
    NetworkCall call;
    call.to = 0;
    call.count = count;
    return call;
}

} // namespace

class SimulationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSingleServerFollowsTheExactDistribution()
    {
        // M/M/1 of rho 0.8 and 8 ms: the sojourn is exponential of mean 40 ms.
        const auto scenario = support::scenarioNamed("s01_mm1_rho080");

        const auto result = simulate(scenario.network, planOf(2'000'000));

        const auto &latency = result.entries[0].latency;
        QVERIFY(isNear(latency.mean.value, 40, 1.5 * latency.mean.halfWidth));
        QVERIFY(isNear(latency.p50.value, 40 * std::log(2), 1.5 * latency.p50.halfWidth));
        QVERIFY(isNear(latency.p99.value, 40 * std::log(100), 1.5 * latency.p99.halfWidth));
        QVERIFY(latency.p99.halfWidth < 0.1 * latency.p99.value);
        QVERIFY(isNear(result.nodes[0].wait.mean.value, 32, 1.5 * latency.mean.halfWidth));
        QVERIFY(isNear(result.nodes[0].utilisation.value, 0.8, 0.01));
        QCOMPARE(latency.count, result.requests);
    }

    void theNumberOfThreadsDoesNotMatter_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("stages, batches and shards") << QStringLiteral("s29_feed_ranking");
        QTest::newRow("timeouts") << QStringLiteral("s16_timeout_retry");
        QTest::newRow("a fixed horizon") << QStringLiteral("s24_saturated");
    }

    void theNumberOfThreadsDoesNotMatter()
    {
        QFETCH(QString, name);
        const auto scenario = support::scenarioNamed(name.toStdString());
        auto plan = planOf(40'000);
        if (scenario.horizonMs) {
            plan.horizonMs = 60'000;
        }
        const auto alone = numbersOf(simulate(scenario.network, plan));

        for (const int threads : {2, 3}) {
            plan.threads = threads;
            QVERIFY(numbersOf(simulate(scenario.network, plan)) == alone);
        }
    }

    void anotherSeedIsAnotherRun()
    {
        const auto scenario = support::scenarioNamed("s01_mm1_rho080");
        auto plan = planOf(20'000);
        const auto first = numbersOf(simulate(scenario.network, plan));
        plan.seed = 2;

        QVERIFY(numbersOf(simulate(scenario.network, plan)) != first);
    }

    void littlesLawHoldsAtEveryNode_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto *name : {"s29_feed_ranking", "s25_kafka_async", "s16_timeout_retry",
                 "s27_lb_jsq", "s21_gpu_batch_greedy"}) {
            QTest::newRow(name) << QString::fromLatin1(name);
        }
    }

    void littlesLawHoldsAtEveryNode()
    {
        QFETCH(QString, name);
        const auto scenario = support::scenarioNamed(name.toStdString());

        const auto result = simulate(scenario.network, planOf(60'000));

        for (const auto &node : result.nodes) {
            const double expected = node.rate.value / 1000 * node.sojourn.mean.value;
            QVERIFY(expected > 0);
            QVERIFY(isNear(node.inSystem.value, expected, 0.01 * expected));
        }
    }

    void aBusyTimeIsTheLoadOfTheServers()
    {
        const auto scenario = support::scenarioNamed("s29_feed_ranking");

        const auto result = simulate(scenario.network, planOf(100'000));

        for (std::size_t i = 0; i < result.nodes.size(); ++i) {
            const auto &node = scenario.network.nodes[i];
            const auto &found = result.nodes[i];
            if (!node.isDelay && !node.batching) {
                const double load =
                    found.rate.value / 1000 * node.service.mean / (node.shards * node.servers());
                QVERIFY(isNear(found.utilisation.value, load, 0.02 * load));
            }
        }
    }

    void itStopsWhenItIsSureEnough()
    {
        const auto scenario = support::scenarioNamed("s28_two_stage_rec");
        auto plan = planOf(2'000'000);
        plan.precision = 0.02;

        const auto result = simulate(scenario.network, plan);

        const auto &p99 = result.entries[0].latency.p99;
        QVERIFY(result.isPrecise);
        QVERIFY(p99.halfWidth <= 0.02 * p99.value);
        QVERIFY(result.requests < plan.mostRequests / 4);
    }

    void itTellsHowFarItIsAndObeys()
    {
        const auto scenario = support::scenarioNamed("s10_fanout100");
        auto plan = planOf(100'000'000'000); // one replication would take an hour
        plan.threads = 2;
        int calls = 0;
        double share = 0;

        const auto result = simulate(scenario.network, plan, [&](const Progress &progress) {
            const bool isForward = progress.share >= share && progress.share <= 1;
            share = progress.share;
            return isForward && ++calls < 5;
        });

        QVERIFY(result.isCancelled);
        QCOMPARE(calls, 5);
        QVERIFY(share > 0);
        QCOMPARE(result.replications, 0); // it did not wait for the end of one
    }

    void aSaturatedNetworkIsMeasuredWithoutASteadyState()
    {
        const auto scenario = support::scenarioNamed("s24_saturated");
        auto plan = planOf(2'000'000);
        plan.horizonMs = scenario.horizonMs;

        const auto result = simulate(scenario.network, plan);

        const auto &saturated = result.nodes[1];
        QVERIFY(isNear(result.entries[0].throughput.value, 80, 0.5));
        QVERIFY(isNear(saturated.backlogGrowth.value, 20, 0.6));
        QVERIFY(isNear(saturated.utilisation.value, 1, 1e-3));
        QVERIFY(isNear(result.nodes[0].backlogGrowth.value, 0, 0.1));
        QVERIFY(!result.hasOverflowed);
    }

    void whatDoesNotFitIntoMemoryIsCutShort()
    {
        // Every request waits for a batch that takes longer than the horizon.
        Node node;
        node.batching = Batching {1, 0, 1e9, 0, {Distribution::Kind::Constant, 1, 0}};
        auto plan = planOf(100'000'000);
        plan.horizonMs = 2000;

        const auto result = simulate({{node}, {{0, 1'000'000, {}}}}, plan);

        QVERIFY(result.hasOverflowed);
        QVERIFY(isNear(result.nodes[0].backlogGrowth.value, 1'000'000, 10'000));
    }

    void endlessLoopsEnd_data()
    {
        QTest::addColumn<double>("serviceMs");
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("isAsync");
        QTest::newRow("twice in no time") << 0.0 << 2 << false;
        QTest::newRow("once in no time") << 0.0 << 1 << false;
        QTest::newRow("twice") << 1.0 << 2 << false;
        QTest::newRow("once") << 1.0 << 1 << false;
        QTest::newRow("asynchronous in no time") << 0.0 << 1 << true;
        QTest::newRow("asynchronous") << 1.0 << 2 << true;
    }

    void endlessLoopsEnd()
    {
        QFETCH(double, serviceMs);
        QFETCH(int, count);
        QFETCH(bool, isAsync);
        auto call = callToItself(count);
        call.isAsync = isAsync;

        QVERIFY(simulate(loop(serviceMs, call), planOf(100)).hasOverflowed);
    }

    void aLoopThatEndsIsNoProblem()
    {
        auto call = callToItself(1);
        call.probability = 0.75;

        const auto result = simulate(loop(10, call), planOf(100'000));

        QVERIFY(!result.hasOverflowed);
        QVERIFY(isNear(result.entries[0].latency.mean.value, 40, 0.6));
    }

    void nonsenseIsHarmless()
    {
        constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        Node node;
        node.replicas = -1;
        node.service = {Distribution::Kind::Lognormal, nan, -3};
        node.failure = nan;
        NetworkCall astray;
        astray.to = 7;
        node.stages.push_back({Stage::Mode::Choice, {astray}});
        Network network {{node}, {{0, 0, {}}, {5, 10, {}}, {0, nan, {}}}};

        const auto idle = simulate(network, planOf(1000));
        network.entries.push_back({0, 10, {Arrivals::Kind::Gamma, nan}});
        const auto result = simulate(network, planOf(1000));

        QCOMPARE(simulate({}, {}).requests, 0);
        QCOMPARE(idle.requests, 0);
        QCOMPARE(idle.entries.size(), std::size_t(3));
        QCOMPARE(result.entries[0].latency.count, 0);
        QVERIFY(result.entries[3].latency.count > 0);
        QCOMPARE(result.entries[3].latency.p99.value, 0.0);
    }

    void manyCallsAtOnceAreNoProblem()
    {
        auto root = delay(0);
        NetworkCall call;
        call.to = 1;
        call.count = 10'000;
        root.stages.push_back({Stage::Mode::Parallel, {call}});
        Node leaf;
        leaf.service = {Distribution::Kind::Constant, 0.01, 0};

        const auto result = simulate({{root, leaf}, {{0, 1, {}}}}, planOf(120));

        QVERIFY(result.entries[0].latency.p50.value >= 99.99);
        QVERIFY(isNear(result.nodes[1].rate.value, 10'000, 3000));
    }

    void tracesShowWhatTheSlowestWaitedFor()
    {
        const auto scenario = support::scenarioNamed("s29_feed_ranking");
        auto plan = planOf(60'000);
        plan.tracedRequests = 5;

        const auto result = simulate(scenario.network, plan);

        QCOMPARE(result.slowest.size(), std::size_t(5));
        QCOMPARE(result.typical.size(), std::size_t(3));
        QVERIFY(result.slowest[0].latencyMs >= result.slowest[4].latencyMs);
        const auto &latency = result.entries[0].latency;
        QVERIFY(result.slowest[4].latencyMs > latency.p99.value);
        QVERIFY(isNear(result.typical[0].latencyMs, latency.p50.value, 0.05 * latency.p50.value));
        for (const auto *traces : {&result.slowest, &result.typical}) {
            for (const auto &trace : *traces) {
                checkTrace(trace, scenario.network);
            }
        }
    }

    void tracesShowAttempts()
    {
        const auto scenario = support::scenarioNamed("s16_timeout_retry");

        const auto result = simulate(scenario.network, planOf(60'000));

        const auto &slowest = result.slowest[0];
        checkTrace(slowest, scenario.network);
        QCOMPARE(slowest.spans.size(), std::size_t(3));
        QVERIFY(slowest.spans[1].isFailed);
        QVERIFY(isNear(slowest.spans[1].endedMs - slowest.spans[1].calledMs, 60, 1e-6));
        QCOMPARE(slowest.spans[2].attempt, 1);
    }

private:
    static void checkTrace(const Trace &trace, const Network &network)
    {
        QVERIFY(!trace.spans.empty());
        QVERIFY(isNear(trace.spans[0].endedMs, trace.latencyMs, 1e-6));
        for (std::size_t i = 0; i < trace.spans.size(); ++i) {
            const auto &span = trace.spans[i];
            QVERIFY(span.node >= 0 && span.node < int(network.nodes.size()));
            QVERIFY(span.calledMs <= span.arrivedMs && span.arrivedMs <= span.startedMs);
            QVERIFY(span.startedMs <= span.servedMs && span.servedMs <= span.endedMs);
            QCOMPARE(span.parent < 0, i == 0);
            if (span.parent >= 0) {
                QVERIFY(span.parent < int(i));
                const auto &caller = trace.spans[std::size_t(span.parent)];
                QVERIFY(span.calledMs >= caller.servedMs - 1e-9);
                QVERIFY(span.endedMs <= caller.endedMs + 1e-9);
            }
        }
    }
};

INFERBOARD_TEST(SimulationTest)
#include "tst_simulation.moc"
