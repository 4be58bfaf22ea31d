// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/composition.h"
#include "core/estimate/analytic/networks.h"
#include "core/estimate/analytic/range.h"
#include "core/estimate/analytic/solve.h"
#include "support/registered_test.h"

#include <QTest>

#include <functional>
#include <random>

using namespace core::analytic;
using namespace networks;

namespace {

bool isSame(const Percentiles &a, const Percentiles &b)
{
    return a.mean == b.mean && a.p50 == b.p50 && a.p90 == b.p90 && a.p95 == b.p95 && a.p99 == b.p99
        && a.p999 == b.p999;
}

bool isSame(const std::optional<Percentiles> &a, const std::optional<Percentiles> &b)
{
    return a.has_value() == b.has_value() && (!a || isSame(*a, *b));
}

bool isSame(const EndToEnd &a, const EndToEnd &b)
{
    return a.obstacle == b.obstacle && a.obstacleNode == b.obstacleNode && a.pmf == b.pmf
        && a.grid == b.grid && a.success == b.success && isSame(a.times, b.times);
}

bool isSame(const Solution &a, const Solution &b)
{
    bool same = a.entries.size() == b.entries.size() && a.asyncCalls.size() == b.asyncCalls.size();
    for (std::size_t i = 0; same && i < a.entries.size(); ++i) {
        same = isSame(a.entries[i], b.entries[i]);
    }
    for (std::size_t i = 0; same && i < a.asyncCalls.size(); ++i) {
        same = isSame(a.asyncCalls[i], b.asyncCalls[i]);
    }
    for (std::size_t i = 0; same && i < a.nodes.size(); ++i) {
        same = isSame(a.nodes[i].wait, b.nodes[i].wait)
            && isSame(a.nodes[i].sojourn, b.nodes[i].sojourn);
    }
    return same;
}

constexpr Detail coarse {512, 256, true};

/// Everything the composition knows: all stage modes, shards, batching, balancers, a retry, a
/// timeout, a blocking node, an asynchronous call and a loop.
Network everything()
{
    auto gateway = with(delay(lognormal(1, 0.5)),
        {sequential({call(1, 2)}), parallel({call(2), toAllShards(3), call(4, 3)}),
            choice({call(5, 1, 0.4), call(6, 1, 0.5)})});
    gateway.stages[1].calls[0].timeoutMs = 60;
    gateway.stages[1].calls[0].retries = 1;
    gateway.stages[1].calls[0].backoffMs = 3;
    auto records = station(lognormal(4, 0.5), 2);
    records.failure = 0.01;
    auto shards = station(exponential(5));
    shards.shards = 4;
    auto model = station(constant(0), 2);
    model.batching = Batching {8, 5, 4, 1, lognormal(1, 0.1)};
    auto balanced = station(lognormal(8, 1), 3, Balancer::LeastRequests);
    auto worker = with(station(lognormal(2, 0.3), 4), {sequential({call(7)})});
    worker.isBlocking = true;
    worker.stageShare = 0.5;
    auto agent =
        with(station(exponential(5), 4), {sequential({call(8)}), choice({call(7, 1, 0.3)})});
    auto tool = station(lognormal(3, 0.4), 2, Balancer::RoundRobin);
    auto net = network(100,
        {gateway, records, model, shards, balanced, worker, station(exponential(1)), agent, tool});
    auto later = call(5);
    later.isAsync = true;
    net.nodes[0].stages[0].calls.push_back(later);
    return net;
}

using Change = std::function<void(Network &)>;

/// One of many small changes.
void changeAnything(Network &net, std::mt19937 &random)
{
    core::estimation::Node &node = net.nodes[random() % net.nodes.size()];
    const double factor = 0.8 + 0.1 * static_cast<double>(random() % 5);
    switch (random() % 6) {
    case 0:
        node.service = node.service.scaled(factor);
        return;
    case 1:
        node.failure = 0.01 * static_cast<double>(random() % 3);
        return;
    case 2:
        net.entries[0].rate *= factor;
        return;
    case 3:
        node.stageShare = factor > 1 ? 1 : factor;
        return;
    case 4: // nodes that move are the same nodes
        net.nodes.insert(net.nodes.end(), station(exponential(factor)));
        return;
    default:
        if (!node.stages.empty()) {
            auto &call = node.stages.back().calls.front();
            call.network = lognormal(factor, 0.5);
            call.isOptional = !call.isOptional;
        }
    }
}

/// What the p99 would be without the time of each node, and who ends last.
std::vector<double> answers(const Network &net, const Solution &solution, Memory &memory)
{
    std::vector<double> all;
    const auto &endToEnd = solution.entries[0];
    if (!endToEnd.times) {
        return all;
    }
    const auto &order = solution.flow.calleesFirst;
    Composition composition(net, solution.flow, solution.stations, endToEnd.grid, memory);
    for (const auto &win : composition.compose(0, order).wins) {
        all.insert(all.end(), {double(win.call), win.share, win.tailShare});
    }
    for (const int node : {1, 3, 6, 7}) {
        all.push_back(composition.p99WithoutTimeOf(node, 0, order));
    }
    return all;
}

} // namespace

class MemoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        Memory memory;
        solve(everything(), memory, coarse);
        m_runs = memory.runs();
    }

    void aChangedNetworkIsSolvedAsIfItWereNew_data()
    {
        QTest::addColumn<Change>("change");
        const auto add = [](const char *name, const Change &change) {
            QTest::newRow(name) << change;
        };
        add("nothing", [](Network &) {});
        add("rate", [](Network &net) { net.entries[0].rate = 120; });
        add("arrivals", [](Network &net) { net.entries[0].arrivals = {Arrivals::Kind::Gamma, 4}; });
        add("service", [](Network &net) { net.nodes[6].service = exponential(1.1); });
        add("kind of law", [](Network &net) { net.nodes[6].service = lognormal(1, 1); });
        add("service in a loop", [](Network &net) { net.nodes[7].service = exponential(6); });
        add("callee of a loop", [](Network &net) { net.nodes[8].service = lognormal(4, 0.4); });
        add("way out of a loop",
            [](Network &net) { net.nodes[7].stages[1].calls[0].probability = 0.4; });
        add("failure", [](Network &net) { net.nodes[8].failure = 0.1; });
        add("replicas", [](Network &net) { net.nodes[1].replicas = 3; });
        add("replicas for slots", [](Network &net) {
            net.nodes[4].replicas = 1;
            net.nodes[4].concurrency = 3;
        });
        add("balancer", [](Network &net) { net.nodes[4].balancer = Balancer::Random; });
        add("shards", [](Network &net) { net.nodes[3].shards = 5; });
        add("largest batch", [](Network &net) { net.nodes[2].batching->largest = 4; });
        add("longest wait", [](Network &net) { net.nodes[2].batching->longestWaitMs = 9; });
        add("noise", [](Network &net) { net.nodes[2].batching->noise = constant(1); });
        add("blocking", [](Network &net) { net.nodes[5].isBlocking = false; });
        add("blocking at its limit", [](Network &net) { net.nodes[7].service = exponential(90); });
        add("share of the stages", [](Network &net) { net.nodes[5].stageShare = 0.9; });
        add("delay", [](Network &net) { net.nodes[6].isDelay = true; });
        add("network time",
            [](Network &net) { net.nodes[0].stages[1].calls[1].network = lognormal(1, 1); });
        add("timeout", [](Network &net) { net.nodes[0].stages[1].calls[0].timeoutMs = 40; });
        add("retries", [](Network &net) { net.nodes[0].stages[1].calls[0].retries = 2; });
        add("pause", [](Network &net) { net.nodes[0].stages[1].calls[0].backoffMs = 9; });
        add("optional", [](Network &net) { net.nodes[0].stages[1].calls[0].isOptional = true; });
        add("count", [](Network &net) { net.nodes[0].stages[0].calls[0].count = 3; });
        add("probability", [](Network &net) { net.nodes[0].stages[2].calls[0].probability = 0.2; });
        add("mode", [](Network &net) { net.nodes[0].stages[1].mode = Stage::Mode::Sequential; });
        add("one shard", [](Network &net) { net.nodes[0].stages[1].calls[1].toAllShards = false; });
        add("order of stages",
            [](Network &net) { std::swap(net.nodes[0].stages[0], net.nodes[0].stages[1]); });
        add("other callee", [](Network &net) { net.nodes[0].stages[2].calls[1].to = 8; });
    }

    void aChangedNetworkIsSolvedAsIfItWereNew()
    {
        QFETCH(Change, change);
        Memory old;
        old.runs() = m_runs;
        auto changed = everything();
        const auto before = solve(changed, old, coarse);

        change(changed);
        const auto warm = solve(changed, old, coarse);
        Memory fresh;
        fresh.runs() = old.runs(); // they are long, and known by their whole load
        const auto cold = solve(changed, fresh, coarse);
        const auto back = solve(everything(), old, coarse);

        QVERIFY(before.entries[0].times);
        QVERIFY(isSame(warm, cold));
        QVERIFY(isSame(back, before));
    }

    void aSeriesOfChangesIsSolvedAsIfEachWereNew()
    {
        std::mt19937 random(7);
        auto net = everything();
        Memory old;
        old.runs() = m_runs;
        for (int i = 0; i < 40; ++i) {
            const auto warm = solve(net, old, coarse);
            Memory fresh;
            fresh.runs() = old.runs();
            const auto cold = solve(net, fresh, coarse);
            QVERIFY(isSame(warm, cold));
            QCOMPARE(answers(net, warm, old), answers(net, cold, fresh));
            changeAnything(net, random);
        }
    }

    void aBatchWithoutLoadIsKnownByItsSettings()
    {
        auto model = station(constant(0));
        model.batching = Batching {8, 5, 4, 1, constant(1)};
        auto net = network(0, {with(delay(), {sequential({call(1)})}), model});
        Memory memory;
        solve(net, memory);

        net.nodes[1].batching->longestWaitMs = 4.9; // few enough ms for the grid to stay
        const auto solution = solve(net, memory);

        QVERIFY(std::abs(solution.entries[0].times->mean - 9.9) < 1e-6);
    }

    void runsThatCameAndWentAreNotMistakenForOthers()
    {
        // Where a run lay in memory, the next one may lie; and a grid that another entry uses keeps
        // its visits longer than their run.
        auto model = station(constant(0));
        model.batching = Batching {8, 5, 4, 1, constant(1)};
        auto net = network(100, {with(delay(), {sequential({call(1)})}), model});
        net.nodes.push_back(delay(constant(20)));
        net.entries.push_back({2, 1, {}});
        Memory memory;
        for (int i = 0; i < 8; ++i) {
            net.nodes[1].batching->longestWaitMs = 5 + i;
            const auto warm = solve(net, memory, coarse);
            Memory fresh;
            QVERIFY(isSame(warm, solve(net, fresh, coarse)));
        }
    }

    void aFullBlockingNodeStaysFull()
    {
        auto worker = with(station(constant(1), 10), {sequential({call(1)})});
        worker.isBlocking = true;
        const auto net = network(100, {worker, delay(constant(150))}); // 15.1 of 10 threads
        Memory memory;

        const auto first = solve(net, memory);
        const auto second = solve(net, memory);

        QVERIFY(first.entries[0].obstacle == Obstacle::Saturated);
        QVERIFY(second.entries[0].obstacle == Obstacle::Saturated);
        QCOMPARE(second.entries[0].obstacleNode, 0);
    }

    void winnersAreNamedByTheirPresentNumber()
    {
        auto net = network(10,
            {with(delay(), {sequential({call(1)})}), with(delay(), {parallel({call(2), call(3)})}),
                delay(exponential(5)), delay(exponential(2))});
        Memory memory;
        solve(net, memory);

        net.nodes[0].stages[0].calls.insert(net.nodes[0].stages[0].calls.begin(), call(3));
        const auto solution = solve(net, memory);

        const auto &grid = solution.entries[0].grid;
        Composition composition(net, solution.flow, solution.stations, grid, memory);
        composition.compose(0, solution.flow.calleesFirst);
        const auto &visit = memory.visit(1, grid);
        QCOMPARE(visit.wins.size(), std::size_t {2});
        QCOMPARE(visit.wins[0].call, 0);
        QCOMPARE(visit.wins[1].call, 1);
    }

    void askingWhatIfChangesNothing()
    {
        const auto net = everything();
        Memory memory;
        const auto before = solve(net, memory, coarse);
        const auto &endToEnd = before.entries[0];
        Composition composition(net, before.flow, before.stations, endToEnd.grid, memory);
        const auto whole = total(composition.compose(0, before.flow.calleesFirst).whole);

        for (int node = 0; node < static_cast<int>(net.nodes.size()); ++node) {
            composition.withoutTimeOf(node, 0, before.flow.calleesFirst);
        }

        const auto again = total(composition.compose(0, before.flow.calleesFirst).whole);
        QCOMPARE(again.re, whole.re);
        QVERIFY(isSame(solve(net, memory, coarse), before));
    }

    void withoutTheTimeOfANodeItTakesNone()
    {
        // The whole of the rest: here by solving the network in which the node is instant.
        const auto net = everything();
        Memory memory;
        const auto solution = solve(net, memory, coarse);
        const Grid grid = solution.entries[0].grid;
        Composition composition(net, solution.flow, solution.stations, grid, memory);
        composition.compose(0, solution.flow.calleesFirst);
        for (const int node : {0, 1, 3, 4, 6, 8}) {
            auto instant = net;
            instant.nodes[static_cast<std::size_t>(node)].service = constant(0);
            instant.nodes[static_cast<std::size_t>(node)].isDelay = true;
            Memory fresh;
            auto stations = solution.stations;
            auto &station = stations[static_cast<std::size_t>(node)];
            station.replicas.reset();
            station.bulks.reset();
            Composition other(instant, solution.flow, stations, grid, fresh);

            const auto without = composition.withoutTimeOf(node, 0, solution.flow.calleesFirst);

            const auto expected = total(other.compose(0, solution.flow.calleesFirst).whole);
            QCOMPARE(without.re, expected.re);
            QCOMPARE(without.im, expected.im);
        }
    }

private:
    RunMemory m_runs;
};

INFERBOARD_TEST(MemoryTest)
#include "tst_memory.moc"
