// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/networks.h"
#include "core/estimate/analytic/solve.h"
#include "core/estimate/analytic/truth.h"
#include "support/registered_test.h"

#include <QTest>

#include <algorithm>

using namespace core::analytic;
using namespace networks;

namespace {

Solution solved(const Network &net)
{
    Memory memory;
    return solve(net, memory);
}

bool isNear(const Percentiles &a, const Percentiles &b, double tolerance)
{
    return truth::isNear(a.mean, b.mean, tolerance) && truth::isNear(a.p50, b.p50, tolerance)
        && truth::isNear(a.p95, b.p95, tolerance) && truth::isNear(a.p99, b.p99, tolerance)
        && truth::isNear(a.p999, b.p999, tolerance);
}

/// A gateway that asks three stations at once and one of two after that; it fails at times.
Network recommender(double rate)
{
    auto features = station(lognormal(4, 0.5), 3);
    features.failure = 0.01;
    auto index = station(exponential(6));
    index.shards = 4;
    auto gateway = with(delay(lognormal(1, 0.3)),
        {parallel({call(1, 2), toAllShards(2), call(3, 1, 0.5)}),
            choice({call(4, 1, 0.7), call(5, 1, 0.2)})});
    return network(rate,
        {gateway, features, index, station(lognormal(9, 1), 2), station(exponential(3)),
            station(constant(2))});
}

} // namespace

class SolveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void moreLoadNeverLowersUtilisationOrWaits()
    {
        auto before = solved(recommender(10));
        for (double rate = 20; rate < 200; rate += 10) {
            const auto here = solved(recommender(rate));
            for (std::size_t i = 0; i < here.nodes.size(); ++i) {
                const bool isDelay = i == 0;
                QVERIFY(isDelay || here.nodes[i].utilisation > before.nodes[i].utilisation);
                QVERIFY(here.nodes[i].isSaturated
                    || here.nodes[i].waitProbability >= before.nodes[i].waitProbability);
            }
            if (here.entries[0].times) {
                // The grid may change on the way.
                const double least = before.entries[0].times->p99 * (1 - truth::gridError);
                QVERIFY(here.entries[0].times->p99 >= least);
            }
            before = here;
            if (!here.entries[0].times) {
                break;
            }
        }
    }

    void moreReplicasNeverRaiseTheTail_data()
    {
        QTest::addColumn<Distribution>("service");
        QTest::newRow("constant") << constant(10);
        QTest::newRow("smooth") << lognormal(10, 0.25);
        QTest::newRow("exponential") << exponential(10);
        QTest::newRow("rough") << lognormal(10, 3);
    }

    void moreReplicasNeverRaiseTheTail()
    {
        QFETCH(Distribution, service);
        double before = 1e9;
        for (int replicas = 4; replicas < 16; ++replicas) {
            const auto solution = solved(network(380, {station(service, replicas)}));

            const double p99 = solution.entries[0].times->p99;
            QVERIFY(p99 <= before * (1 + truth::gridError));
            before = p99;
        }
    }

    void twoPoissonEntriesAreOne()
    {
        auto parted = recommender(60);
        parted.entries = {{0, 20, {}}, {0, 40, {}}};

        const auto two = solved(parted);

        const auto one = solved(recommender(60));
        QVERIFY(isNear(*two.entries[0].times, *one.entries[0].times, 1e-9));
        QVERIFY(isNear(*two.entries[1].times, *one.entries[0].times, 1e-9));
        for (std::size_t i = 0; i < one.nodes.size(); ++i) {
            QVERIFY(truth::isNear(two.nodes[i].rate, one.nodes[i].rate, 1e-12));
        }
    }

    void theOrderOfCallsAtOnceDoesNotMatter()
    {
        auto other = recommender(60);
        std::reverse(other.nodes[0].stages[0].calls.begin(), other.nodes[0].stages[0].calls.end());
        std::reverse(other.nodes[0].stages[1].calls.begin(), other.nodes[0].stages[1].calls.end());

        const auto solution = solved(other);

        const auto expected = solved(recommender(60));
        QVERIFY(isNear(*solution.entries[0].times, *expected.entries[0].times, 1e-9));
        QVERIFY(truth::isNear(solution.entries[0].success, expected.entries[0].success, 1e-12));
    }

    void theOrderOfEntriesDoesNotMatter()
    {
        auto first = recommender(60);
        first.entries.push_back({3, 25, {Arrivals::Kind::Gamma, 4}});
        auto second = first;
        std::swap(second.entries[0], second.entries[1]);

        const auto a = solved(first);
        const auto b = solved(second);

        QVERIFY(isNear(*a.entries[0].times, *b.entries[1].times, 1e-9));
        QVERIFY(isNear(*a.entries[1].times, *b.entries[0].times, 1e-9));
    }

    void theOrderOfNodesDoesNotMatter()
    {
        // The last station first; whoever calls knows it by its new number.
        auto other = recommender(60);
        const int last = static_cast<int>(other.nodes.size()) - 1;
        std::swap(other.nodes.front(), other.nodes.back());
        other.entries[0].node = last;
        for (auto &stage : other.nodes.back().stages) {
            for (auto &its : stage.calls) {
                its.to = its.to == last ? 0 : its.to;
            }
        }

        const auto solution = solved(other);

        const auto expected = solved(recommender(60));
        QVERIFY(isNear(*solution.entries[0].times, *expected.entries[0].times, 1e-9));
    }

    void otherUnitsGiveOtherNumbersAndTheSameShape()
    {
        // Twice as fast at twice the rate: half of every time, exactly, as steps are powers of two.
        const auto slow = solved(network(80, {station(lognormal(10, 0.7), 1)}));
        const auto fast = solved(network(160, {station(lognormal(5, 0.7), 1)}));

        QVERIFY(truth::isNear(slow.entries[0].times->p99, 2 * fast.entries[0].times->p99, 1e-9));
        QVERIFY(truth::isNear(slow.entries[0].times->mean, 2 * fast.entries[0].times->mean, 1e-9));
    }

    void aStationAloneIsItsOwnLatency()
    {
        const auto solution = solved(network(80, {station(exponential(10))}));

        // M/M/1 at 0.8: wait and service are exponential with a mean of 50.
        const auto &times = *solution.entries[0].times;
        QVERIFY(truth::isNear(times.mean, 50, truth::gridError));
        QVERIFY(truth::isNear(times.p50, 50 * std::log(2), truth::gridError));
        QVERIFY(truth::isNear(times.p99, 50 * std::log(100), truth::gridError));
        QVERIFY(truth::isNear(times.p999, 50 * std::log(1000), truth::gridError));
        QVERIFY(truth::isNear(solution.nodes[0].utilisation, 0.8, 1e-12));
    }

    void aFullStationHasNoLatency()
    {
        const auto solution = solved(
            network(120, {with(delay(), {sequential({call(1)})}), station(exponential(10))}));

        QVERIFY(solution.entries[0].obstacle == Obstacle::Saturated);
        QCOMPARE(solution.entries[0].obstacleNode, 1);
        QVERIFY(!solution.entries[0].times);
        QVERIFY(truth::isNear(solution.nodes[1].utilisation, 1.2, 1e-12));
    }

    void theLimitIsTheFactorThatFillsTheFirstStation()
    {
        const auto limit = limitOf(solved(recommender(50)));

        QVERIFY(limit);
        const auto atLimit = solved(recommender(50 * limit->factor * 0.999));
        const auto &node = atLimit.nodes[static_cast<std::size_t>(limit->node)];
        QVERIFY(truth::isNear(node.utilisation, 0.999, 1e-9));
        QVERIFY(!node.isSaturated);
    }

    void nothingIsNotANumber_data()
    {
        QTest::addColumn<double>("rate");
        for (const double rate : {0.0, 1e-6, 60.0, 160.0, 1e6}) {
            QTest::addRow("%g", rate) << rate;
        }
    }

    void nothingIsNotANumber()
    {
        QFETCH(double, rate);

        const auto solution = solved(recommender(rate));

        for (const auto &node : solution.nodes) {
            QVERIFY(std::isfinite(node.utilisation) && std::isfinite(node.waitProbability));
            QVERIFY(!node.sojourn || std::isfinite(node.sojourn->p999));
        }
        const auto &times = solution.entries[0].times;
        QVERIFY(times || rate > 160);
        QVERIFY(!times || (std::isfinite(times->mean) && times->p50 <= times->p99));
    }
};

INFERBOARD_TEST(SolveTest)
#include "tst_solve.moc"
