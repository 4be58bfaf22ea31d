// SPDX-License-Identifier: MIT
#include "core/estimate/simulation/simulation.h"
#include "support/registered_test.h"

#include <QTest>

#include <cmath>

using namespace core::estimation;
using core::simulation::Plan;
using core::simulation::Result;

namespace {

// Requests come once a second, at the same instant from all clients, so that with constant times
// every latency can be worked out by hand.

Distribution constant(double ms)
{
    return {Distribution::Kind::Constant, ms, 0};
}

Node station(double serviceMs, int replicas = 1)
{
    Node node;
    node.service = constant(serviceMs);
    node.replicas = replicas;
    return node;
}

Node delay(double serviceMs)
{
    auto node = station(serviceMs);
    node.isDelay = true;
    return node;
}

Node batcher(int largest, double longestWaitMs, int replicas = 1)
{
    auto node = station(0, replicas);
    node.batching = Batching {largest, longestWaitMs, 10, 1, constant(1)};
    return node;
}

NetworkCall callTo(int node)
{
    NetworkCall call;
    call.to = node;
    call.edge = node;
    return call;
}

NetworkCall timedCall(int node, double timeoutMs, int retries = 0, double backoffMs = 0)
{
    auto call = callTo(node);
    call.timeoutMs = timeoutMs;
    call.retries = retries;
    call.backoffMs = backoffMs;
    return call;
}

NetworkCall times(int count, NetworkCall call)
{
    call.count = count;
    return call;
}

NetworkCall likely(double probability, NetworkCall call)
{
    call.probability = probability;
    return call;
}

NetworkCall async(NetworkCall call)
{
    call.isAsync = true;
    return call;
}

NetworkCall over(double networkMs, NetworkCall call)
{
    call.network = constant(networkMs);
    return call;
}

Node failing(Node node)
{
    node.failure = 1;
    return node;
}

Node with(Node node, Stage::Mode mode, const std::vector<NetworkCall> &calls)
{
    node.stages.push_back({mode, calls});
    return node;
}

constexpr auto parallel = Stage::Mode::Parallel;
constexpr auto sequential = Stage::Mode::Sequential;
constexpr auto choice = Stage::Mode::Choice;

Result simulated(const std::vector<Node> &nodes, int clients = 1)
{
    Network network;
    network.nodes = nodes;
    for (int i = 0; i < clients; ++i) {
        network.entries.push_back({0, 1, {Arrivals::Kind::Gamma, 0}});
    }
    Plan plan;
    plan.mostRequests = 12'000;
    plan.precision = 0;
    return core::simulation::simulate(network, plan);
}

double latency(const Result &result, std::size_t entry = 0)
{
    return result.entries[entry].latency.mean.value;
}

double ok(const Result &result)
{
    return result.entries[0].successRate.value;
}

double rate(const Result &result, std::size_t node)
{
    return result.nodes[node].rate.value;
}

bool isNear(double actual, double expected, double tolerance = 1e-6)
{
    const bool isClose = std::abs(actual - expected) <= tolerance;
    if (!isClose) {
        qWarning("actual %.12g, expected %.12g", actual, expected);
    }
    return isClose;
}

} // namespace

class SimulationSemanticsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRequestTakesItsTime()
    {
        const auto result = simulated({station(10)});

        QVERIFY(isNear(latency(result), 10));
        QVERIFY(isNear(result.entries[0].latency.p999.value, 10));
        QVERIFY(isNear(result.nodes[0].utilisation.value, 0.01, 1e-4));
        QVERIFY(isNear(result.entries[0].throughput.value, 1, 1e-2));
        QCOMPARE(ok(result), 1.0);
    }

    void stagesFollowEachOther()
    {
        const auto root = with(with(delay(1), parallel, {callTo(1), callTo(2)}), sequential,
            {callTo(1), over(3, callTo(2))});

        QVERIFY(isNear(latency(simulated({root, delay(10), delay(20)})), 1 + 20 + 10 + 3 + 20));
    }

    void aSequenceStopsAtItsFirstFailure()
    {
        const auto root = with(delay(0), sequential, {callTo(1), callTo(2)});

        const auto result = simulated({root, failing(delay(10)), delay(20)});

        QVERIFY(isNear(latency(result), 10));
        QCOMPARE(ok(result), 0.0);
        QCOMPARE(rate(result, 2), 0.0);
    }

    void aParallelStageWaitsForAllEvenIfOneFails()
    {
        const auto root =
            with(with(delay(0), parallel, {callTo(1), callTo(2)}), parallel, {callTo(2)});

        const auto result = simulated({root, failing(delay(10)), delay(20)});

        QVERIFY(isNear(latency(result), 20));
        QCOMPARE(ok(result), 0.0);
        QVERIFY(isNear(rate(result, 2), 1, 1e-2));
    }

    void aFailedVisitSkipsItsStages()
    {
        const auto result =
            simulated({failing(with(station(10), sequential, {callTo(1)})), delay(5)});

        QVERIFY(isNear(latency(result), 10));
        QCOMPARE(rate(result, 1), 0.0);
    }

    void theFailureOfAnOptionalCallDoesNoHarm()
    {
        auto call = callTo(1);
        call.isOptional = true;

        const auto result = simulated(
            {with(delay(0), sequential, {call, callTo(2)}), failing(delay(10)), delay(20)});

        QVERIFY(isNear(latency(result), 30));
        QCOMPARE(ok(result), 1.0);
    }

    void afterATimeoutTheWorkGoesOn()
    {
        const auto result =
            simulated({with(delay(0), sequential, {timedCall(1, 20)}), station(50)});

        QVERIFY(isNear(latency(result), 20));
        QCOMPARE(ok(result), 0.0);
        QVERIFY(isNear(result.nodes[1].sojourn.mean.value, 50));
        QVERIFY(isNear(result.nodes[1].utilisation.value, 0.05, 1e-3));
    }

    void theTimeoutIncludesTheNetwork()
    {
        const auto call = over(15, timedCall(1, 20));

        const auto result = simulated({with(delay(0), sequential, {call}), delay(10)});

        QVERIFY(isNear(latency(result), 20));
        QVERIFY(isNear(result.nodes[1].sojourn.mean.value, 10));
    }

    void anAnswerJustInTimeCounts()
    {
        const auto result =
            simulated({with(delay(0), sequential, {timedCall(1, 64)}), station(64)});

        QCOMPARE(ok(result), 1.0);
    }

    void retriesMeetTheWorkThatWasGivenUp()
    {
        // Attempts at 0, 25 and 50 are each given up after 20; the server works until 150.
        const auto call = timedCall(1, 20, 2, 5);

        const auto result = simulated({with(delay(0), sequential, {call}), station(50)});

        QVERIFY(isNear(latency(result), 20 + 5 + 20 + 5 + 20));
        QVERIFY(isNear(rate(result, 1), 3, 3e-2));
        QVERIFY(isNear(result.nodes[1].sojourn.mean.value, (50.0 + 75 + 100) / 3));
    }

    void timeoutsReachThroughStages()
    {
        // The callee's own call is known only after 30 ms, later than the timeout.
        const auto root = with(delay(0), sequential, {timedCall(1, 20, 1, 5)});
        const auto middle = with(delay(30), sequential, {callTo(2)});

        const auto result = simulated({root, middle, station(10)});

        QVERIFY(isNear(latency(result), 45));
        QCOMPARE(ok(result), 0.0);
        QVERIFY(isNear(rate(result, 2), 2, 2e-2));
    }

    void failuresAreRetriedWithBackOff()
    {
        auto call = callTo(1);
        call.retries = 3;
        call.backoffMs = 5;

        const auto result = simulated({with(delay(0), sequential, {call}), failing(delay(10))});

        QVERIFY(isNear(latency(result), 4 * 10 + 3 * 5));
        QCOMPARE(ok(result), 0.0);
    }

    void aChoiceMakesOneCallOrNone()
    {
        const auto root = with(delay(0), choice, {likely(0.25, callTo(1)), likely(0.5, callTo(2))});

        const auto result = simulated({root, delay(10), delay(20)});

        QVERIFY(isNear(rate(result, 1), 0.25, 0.02));
        QVERIFY(isNear(rate(result, 2), 0.5, 0.02));
        QVERIFY(isNear(latency(result), 12.5, 0.4));
    }

    void callsAreRepeated_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<int>("servers");
        QTest::addColumn<double>("expected");
        QTest::newRow("in sequence") << int(sequential) << 1 << 30.0;
        QTest::newRow("at once into one server") << int(parallel) << 1 << 30.0;
        QTest::newRow("at once into two servers") << int(parallel) << 2 << 20.0;
        QTest::newRow("at once into three servers") << int(parallel) << 3 << 10.0;
    }

    void callsAreRepeated()
    {
        QFETCH(int, mode);
        QFETCH(int, servers);
        QFETCH(double, expected);

        const auto root = with(delay(0), Stage::Mode(mode), {times(3, callTo(1))});

        QVERIFY(isNear(latency(simulated({root, station(10, servers)})), expected));
    }

    void shardsAreIndependent()
    {
        auto shard = station(10);
        shard.shards = 4;
        auto all = callTo(1);
        all.toAllShards = true;

        const auto result = simulated({with(delay(0), parallel, {all}), shard}, 2);

        QVERIFY(isNear(rate(result, 1), 8, 8e-2));
        QVERIFY(isNear(latency(result, 0), 10));
        QVERIFY(isNear(latency(result, 1), 20));
    }

    void oneShardIsDrawn()
    {
        auto shard = station(10);
        shard.shards = 4;

        const auto result = simulated({with(delay(0), parallel, {callTo(1)}), shard}, 2);

        QVERIFY(isNear(latency(result, 1), 12.5, 0.5)); // one time in four both meet
    }

    void aBlockingServerIsHeldUntilTheStagesEnd_data()
    {
        QTest::addColumn<bool>("isBlocking");
        QTest::addColumn<double>("second");
        QTest::addColumn<double>("utilisation");
        QTest::newRow("not blocking") << false << 50.0 << 0.02;
        QTest::newRow("blocking") << true << 80.0 << 0.08;
    }

    void aBlockingServerIsHeldUntilTheStagesEnd()
    {
        QFETCH(bool, isBlocking);
        QFETCH(double, second);
        QFETCH(double, utilisation);
        auto node = with(station(10), sequential, {callTo(1)});
        node.isBlocking = isBlocking;

        const auto result = simulated({node, delay(30)}, 2);

        QVERIFY(isNear(latency(result, 0), 40));
        QVERIFY(isNear(latency(result, 1), second));
        QVERIFY(isNear(result.nodes[0].utilisation.value, utilisation, 1e-3));
    }

    void aBatchStartsWhenItIsFullOrHasWaited_data()
    {
        QTest::addColumn<int>("clients");
        QTest::addColumn<int>("largest");
        QTest::addColumn<double>("longestWait");
        QTest::addColumn<int>("replicas");
        QTest::addColumn<double>("first");
        QTest::addColumn<double>("last");
        QTest::newRow("full at once") << 2 << 2 << 5.0 << 1 << 12.0 << 12.0;
        QTest::newRow("never full") << 2 << 4 << 5.0 << 1 << 17.0 << 17.0;
        QTest::newRow("full, and one left") << 3 << 2 << 5.0 << 1 << 12.0 << 23.0;
        QTest::newRow("one left on a second server") << 3 << 2 << 5.0 << 2 << 12.0 << 16.0;
        QTest::newRow("greedy") << 3 << 4 << 0.0 << 1 << 11.0 << 23.0;
        QTest::newRow("two greedy ones") << 2 << 4 << 0.0 << 2 << 11.0 << 11.0;
    }

    void aBatchStartsWhenItIsFullOrHasWaited()
    {
        QFETCH(int, clients);
        QFETCH(int, largest);
        QFETCH(double, longestWait);
        QFETCH(int, replicas);
        QFETCH(double, first);
        QFETCH(double, last);

        const auto result = simulated({batcher(largest, longestWait, replicas)}, clients);

        QVERIFY(isNear(latency(result, 0), first));
        QVERIFY(isNear(latency(result, std::size_t(clients) - 1), last));
    }

    void batchesAreTheSameBehindANetwork()
    {
        // The batcher works ahead of time when all calls take equally long to reach it.
        const auto root = with(delay(0), sequential, {over(7, callTo(1))});

        const auto result = simulated({root, batcher(2, 5)}, 3);

        QVERIFY(isNear(latency(result, 0), 7 + 12));
        QVERIFY(isNear(latency(result, 2), 7 + 23));
        QVERIFY(isNear(result.nodes[1].meanBatch, 1.5, 1e-2));
    }

    void balancersSpreadRequests_data()
    {
        QTest::addColumn<int>("balancer");
        QTest::addColumn<double>("mean");
        QTest::addColumn<double>("tolerance");
        QTest::newRow("shared queue") << int(Balancer::Shared) << 10.0 << 1e-6;
        QTest::newRow("round robin") << int(Balancer::RoundRobin) << 10.0 << 1e-6;
        QTest::newRow("least requests") << int(Balancer::LeastRequests) << 10.0 << 1e-6;
        QTest::newRow("random") << int(Balancer::Random) << 12.5 << 0.3;
    }

    void balancersSpreadRequests()
    {
        QFETCH(int, balancer);
        QFETCH(double, mean);
        QFETCH(double, tolerance);
        auto node = station(10, 2);
        node.balancer = Balancer(balancer);

        const auto result = simulated({node}, 2);

        QVERIFY(isNear(result.nodes[0].sojourn.mean.value, mean, tolerance));
    }

    void theLeastBusyReplicaIsTheOneWithTheFewestRequests()
    {
        // Three at once on two replicas: one waits. Strictly in turn as well.
        for (const auto balancer : {Balancer::LeastRequests, Balancer::RoundRobin}) {
            auto node = station(10, 2);
            node.balancer = balancer;
            node.isBlocking = balancer == Balancer::LeastRequests;
            node = with(node, sequential, {callTo(1)});

            const auto result = simulated({node, delay(0)}, 3);

            QVERIFY(isNear(result.nodes[0].wait.mean.value, 10.0 / 3, 1e-2));
        }
    }

    void aShareOfTheVisitsRunsTheStages()
    {
        auto node = with(station(10), sequential, {callTo(1)});
        node.stageShare = 0.25;

        const auto result = simulated({node, delay(20)});

        QVERIFY(isNear(rate(result, 1), 0.25, 0.02));
        QVERIFY(isNear(latency(result), 15, 0.4));
    }

    void nobodyWaitsForAsynchronousCalls()
    {
        const auto root = with(delay(10), sequential, {async(over(5, callTo(1))), callTo(2)});
        const auto started = with(delay(30), sequential, {callTo(3)});

        const auto result = simulated({root, started, delay(4), failing(station(20))});

        QVERIFY(isNear(latency(result), 14));
        QCOMPARE(ok(result), 1.0);
        QCOMPARE(result.asyncCalls.size(), std::size_t(1));
        QCOMPARE(result.asyncCalls[0].edge, 1);
        QVERIFY(isNear(result.asyncCalls[0].time.mean.value, 5 + 30 + 20));
    }

    void asynchronousCallsAreRetriedToo()
    {
        const auto root = with(delay(10), parallel, {async(timedCall(1, 20, 1, 5))});

        const auto result = simulated({root, delay(30)});

        QVERIFY(isNear(latency(result), 10));
        QVERIFY(isNear(result.asyncCalls[0].time.mean.value, 45));
        QVERIFY(isNear(rate(result, 1), 2, 2e-2));
    }
};

INFERBOARD_TEST(SimulationSemanticsTest)
#include "tst_simulation_semantics.moc"
