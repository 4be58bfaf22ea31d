// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/grid_error.h"
#include "support/registered_test.h"

#include <QTest>

using namespace core::analytic;
using namespace networks;

namespace {

bool isLight(const core::Json &row)
{
    return row.at("scv").get<double>() <= 2;
}

bool isAny(const core::Json &)
{
    return true;
}

Network behindBalancer(const core::Json &row, Balancer balancer)
{
    const int replicas = row.at("R");
    return network(
        grids::rateOf(row, replicas), {station(grids::serviceOf(row), replicas, balancer)});
}

grids::GridErrors balancerErrors(const char *name, Balancer balancer)
{
    return grids::errorsOf(
        "grid_balancer", [&](const auto &row) { return row.at("lb") == name; },
        [&](const auto &row) { return behindBalancer(row, balancer); });
}

/// The target (2.4): mean within 2 %, p50 and p95 within 3 %, p99 within 5 % for 19 designs of 20,
/// never more than 10 %.
bool areOnTarget(const grids::GridErrors &errors)
{
    return errors.mean.areMostlyWithin(0.02, 0.1, "mean")
        && errors.p50.areMostlyWithin(0.03, 0.1, "p50")
        && errors.p95.areMostlyWithin(0.03, 0.1, "p95")
        && errors.p99.areMostlyWithin(0.05, 0.1, "p99");
}

} // namespace

/// Bounds are those of the estimation notes (the section is named), to the digits given there.
class GridsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onePool()
    {
        const auto errors = grids::errorsOf("grid_pool", isLight, [](const auto &row) {
            const int servers = row.at("c");
            return network(grids::rateOf(row, servers), {station(grids::serviceOf(row), servers)});
        });

        QVERIFY(areOnTarget(errors));
    }

    void aSharedQueue() { QVERIFY(areOnTarget(balancerErrors("shared", Balancer::Shared))); }

    void randomReplicas()
    {
        const auto errors = balancerErrors("random", Balancer::Random);

        // 1.5: exact but for the grid and the simulation; p99 0.6 % on average.
        QVERIFY(errors.mean.areWithin(0.005, 0.02, "mean"));
        QVERIFY(errors.p99.areWithin(0.006, 0.03, "p99"));
    }

    void replicasInTurn()
    {
        const auto errors = balancerErrors("round_robin", Balancer::RoundRobin);

        // 1.5 has p99 4.6 % on average and 12 % at worst for two moments; one replica's queue is
        // solved exactly here.
        QVERIFY(areOnTarget(errors));
        QVERIFY(errors.p99.areWithin(0.01, 0.05, "p99"));
    }

    void shardsOfOneRequest()
    {
        const auto errors = grids::errorsOf("grid_fork_join", isAny, [](const auto &row) {
            const int servers = row.at("c");
            auto shards = station(grids::serviceOf(row), servers);
            shards.shards = row.at("K");
            return network(
                grids::rateOf(row, servers), {with(delay(), {parallel({toAllShards(1)})}), shards});
        });

        // 1.6: mean 2.3 % (worst 13 %), p99 1.3 % (worst 6.6 %).
        QVERIFY(errors.mean.areWithin(0.023, 0.135, "mean"));
        QVERIFY(errors.p99.areWithin(0.013, 0.066, "p99"));
    }

    void callsToOneStationInARow()
    {
        const auto errors = grids::errorsOf("grid_same_station", isAny, [](const auto &row) {
            const int servers = row.at("c");
            const int calls = row.at("k");
            return network(grids::rateOf(row, servers) / calls,
                {with(delay(), {sequential({call(1, calls)})}),
                    station(grids::serviceOf(row), servers)});
        });

        // 1.5: mean right, p99 2.2 % on average over the 144 points.
        QVERIFY(errors.mean.areWithin(0.022, 0.05, "mean"));
        QVERIFY(errors.p99.areWithin(0.022, 1, "p99")); // of the worst it says nothing
    }
};

INFERBOARD_TEST(GridsTest)
#include "tst_grids.moc"
