// SPDX-License-Identifier: MIT
#include "core/base/json.h"
#include "core/estimate/network/availability.h"
#include "support/registered_test.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <cmath>
#include <functional>
#include <random>

using namespace core::estimation;

namespace {

core::Json truth(const char *name)
{
    QFile file(QString::fromLatin1(INFERBOARD_SOURCE_DIR "/tests/data/truth/%1.json")
                   .arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? *core::parseJson(file.readAll(), file.fileName())
                                          : core::Json();
}

bool isNear(double actual, double expected, double tolerance = 1e-12)
{
    const bool isClose = std::abs(actual - expected) <= tolerance;
    if (!isClose) {
        qWarning("actual %.15g, expected %.15g", actual, expected);
    }
    return isClose;
}

/// A network of nodes that always work, written down call by call.
struct Plan {
    Network network;
    Reliability reliability;

    int add(double instance = 1, int replicas = 1, int required = 1)
    {
        Node node;
        node.replicas = replicas;
        network.nodes.push_back(node);
        Redundancy redundancy;
        redundancy.instance = instance;
        redundancy.required = required;
        reliability.nodes.push_back(redundancy);
        return static_cast<int>(network.nodes.size()) - 1;
    }
    NetworkCall &call(int from, int to, Stage::Mode mode = Stage::Mode::Parallel)
    {
        auto &stages = network.nodes[static_cast<std::size_t>(from)].stages;
        if (stages.empty() || stages.back().mode != mode) {
            stages.push_back({mode, {}});
        }
        stages.back().calls.emplace_back();
        auto &call = stages.back().calls.back();
        call.to = to;
        call.edge = m_edges++;
        return call;
    }
    Node &node(int index) { return network.nodes[static_cast<std::size_t>(index)]; }
    Redundancy &redundancy(int index) { return reliability.nodes[static_cast<std::size_t>(index)]; }
    double success(int entry = 0) const
    {
        const auto result = requestSuccess(network, entry, reliability);
        if (result.error != 0) {
            qWarning("not exact: %g", result.error);
        }
        return result.probability;
    }

private:
    int m_edges = 0;
};

Plan series(const QList<double> &availabilities)
{
    Plan plan;
    for (const double availability : availabilities) {
        const int node = plan.add(availability);
        if (node > 0) {
            plan.call(node - 1, node);
        }
    }
    return plan;
}

Plan sharded(double instance, int shardsRequired)
{
    Plan plan;
    plan.add();
    const int shards = plan.add(instance, 2);
    plan.node(shards).shards = 4;
    plan.redundancy(shards).shardsRequired = shardsRequired;
    plan.call(0, shards).toAllShards = true;
    return plan;
}

/// Two services that both need one; the second stands in for the first.
Plan sharedDependency()
{
    auto plan = series({1, 0.99});
    const int second = plan.add(0.99);
    const int shared = plan.add(0.999);
    plan.reliability.fallbacks.push_back({0, plan.call(0, second).edge, 1});
    plan.call(1, shared);
    plan.call(second, shared);
    return plan;
}

Plan planOf(const QString &id)
{
    if (id == u"series3") {
        return series({0.999, 0.999, 0.999});
    }
    Plan plan;
    if (id == u"pair") {
        plan.call(plan.add(0.9999), 1);
        plan.add(0.99, 2);
    } else if (id == u"two_of_three") {
        plan.add(0.99, 3, 2);
    } else if (id == u"cache_mask") {
        plan = series({0.999, 0.995});
        plan.node(0).stageShare = 0.1;
        plan.redundancy(0).isBypassed = true;
    } else if (id == u"optional") {
        plan.call(plan.add(0.9995), 1).isOptional = true;
        plan.add(0.99);
    } else if (id == u"call_probability") {
        plan.call(plan.add(0.9995), 1).probability = 0.3;
        plan.add(0.998);
    } else if (id == u"shards_all") {
        return sharded(0.999, 0);
    } else if (id == u"shards_3_of_4") {
        return sharded(0.99, 3);
    } else if (id == u"shared_dependency") {
        return sharedDependency();
    }
    return plan;
}

/// Two callers both call 30 services with the probability.
Plan manyShared(double probability)
{
    auto plan = series({1, 0.999});
    const int second = plan.add(0.999);
    plan.call(0, second);
    for (int i = 0; i < 30; ++i) {
        const int shared = plan.add(0.999);
        plan.call(1, shared).probability = probability;
        plan.call(second, shared).probability = probability;
    }
    return plan;
}

/// The success of a visit when everything is known to be up or down, straight from the definition.
double expanded(const Plan &plan, unsigned up, int index)
{
    const auto &node = plan.network.nodes[static_cast<std::size_t>(index)];
    double behind = 1;
    for (const auto &stage : node.stages) {
        double odds = 1;
        for (const auto &call : stage.calls) {
            if (call.isOptional || call.isAsync) {
                continue;
            }
            const double made = std::pow(expanded(plan, up, call.to), call.count);
            odds = stage.mode == Stage::Mode::Choice ? odds - call.probability * (1 - made)
                                                     : odds * (1 - call.probability * (1 - made));
        }
        behind *= odds;
    }
    const bool isBypassed = plan.reliability.nodes[static_cast<std::size_t>(index)].isBypassed;
    if ((up >> index & 1U) == 0) {
        return isBypassed ? behind : 0;
    }
    return (1 - node.stageShare + node.stageShare * behind) * (1 - node.failure);
}

double byAllStates(const Plan &plan)
{
    double total = 0;
    const auto size = plan.network.nodes.size();
    for (unsigned up = 0; up < 1U << size; ++up) {
        double probability = 1;
        for (std::size_t i = 0; i < size; ++i) {
            const double one = plan.reliability.nodes[i].instance;
            probability *= (up >> i & 1U) != 0 ? one : 1 - one;
        }
        total += probability * expanded(plan, up, 0);
    }
    return total;
}

Plan randomPlan(unsigned seed)
{
    std::mt19937 random(seed);
    const auto uniform = [&] { return std::uniform_real_distribution<>(0, 1)(random); };
    Plan plan;
    for (int i = 0; i < 7; ++i) {
        plan.add(0.5 + uniform() / 2);
        plan.node(i).stageShare = uniform() < 0.3 ? 0.4 : 1;
        plan.redundancy(i).isBypassed = plan.node(i).stageShare < 1 && uniform() < 0.5;
        plan.node(i).failure = uniform() < 0.2 ? 0.1 : 0;
    }
    for (int from = 0; from < 6; ++from) {
        for (int to = from + 1; to < 7; ++to) {
            if (uniform() < 0.5) {
                auto &call = plan.call(
                    from, to, uniform() < 0.2 ? Stage::Mode::Sequential : Stage::Mode::Parallel);
                call.probability = uniform() < 0.3 ? uniform() : 1;
                call.isOptional = uniform() < 0.1;
                call.isAsync = uniform() < 0.1;
                call.count = uniform() < 0.2 ? 2 : 1;
            }
        }
    }
    return plan;
}

} // namespace

class AvailabilityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void workedCasesComeOutExactly_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<double>("expected");
        const auto cases = truth("availability_cases");
        for (const auto &item : cases.at("cases")) {
            const auto id = core::toQString(item.at("id"));
            QTest::newRow(qPrintable(id)) << id << item.at("request_success").get<double>();
        }
    }
    void workedCasesComeOutExactly()
    {
        QFETCH(QString, id);
        QFETCH(double, expected);

        QVERIFY(isNear(planOf(id).success(), expected, 1e-14));
    }

    void tablesOfSeriesQuorumsAndRetriesAgree()
    {
        const auto table = truth("availability");

        for (const auto &row : table.at("series")) {
            const auto plan = series(QList<double>(row.at("n").get<int>(), row.at("a")));
            QVERIFY(isNear(plan.success(), row.at("result")));
        }
        for (const auto &row : table.at("k_of_n")) {
            QVERIFY(
                isNear(atLeast(row.at("k"), row.at("n"), row.at("a")), row.at("result"), 1e-14));
        }
        for (const auto &row : table.at("retry")) {
            auto plan = series({1, 1});
            plan.node(1).failure = row.at("fail");
            plan.node(0).stages[0].calls[0].retries = row.at("retries");
            QVERIFY(isNear(plan.success(), row.at("success")));
        }
        for (const auto &row : table.at("down_time")) {
            QVERIFY(isNear(downtimeMinutes(row.at("slo")), row.at("min_per_30d"), 1e-8));
        }
    }

    void publishedBudgetsAgree()
    {
        QVERIFY(isNear(downtimeMinutes(0.99999) * 60, 25.92, 1e-6));
        QVERIFY(
            isNear(downtimeMinutes(series({0.999, 0.999, 0.999}).success()), 129.4704432, 1e-7));
        QVERIFY(isNear(series({0.9995, 0.9995, 0.9995}).success(), 0.9985007498750001));
        QVERIFY(isNear(atLeast(1, 2, 0.9995), 0.99999975));
        QVERIFY(isNear(nines(0.999), 3, 1e-9));
    }

    void everyStateCountedGivesTheSame()
    {
        for (unsigned seed = 1; seed <= 150; ++seed) {
            const auto plan = randomPlan(seed);

            QVERIFY2(isNear(plan.success(), byAllStates(plan)), qPrintable(QString::number(seed)));
        }
    }

    void aChoiceTakesOneOfItsCalls()
    {
        Plan plan;
        plan.add();
        plan.call(0, plan.add(0.9), Stage::Mode::Choice).probability = 0.6;
        plan.call(0, plan.add(0.5), Stage::Mode::Choice).probability = 0.3;

        QVERIFY(isNear(plan.success(), 0.6 * 0.9 + 0.3 * 0.5 + 0.1));
    }

    void retriesDoNotHelpAgainstAnOutage()
    {
        auto plan = series({1, 0.9});
        plan.node(1).failure = 0.1;
        plan.node(0).stages[0].calls[0].retries = 1;

        QVERIFY(isNear(plan.success(), 0.9 * (1 - 0.01)));
    }

    void aFallbackTurnsRequiredIntoEither()
    {
        auto plan = series({0.999, 0.99});
        auto &call = plan.call(0, plan.add(0.95));
        call.probability = 0; // in normal times it is not made
        plan.reliability.fallbacks.push_back({0, call.edge, 1});

        QVERIFY(isNear(plan.success(), 0.999 * (1 - 0.01 * 0.05)));
        QVERIFY(singlePointsOfFailure(losses(plan.network, 0, plan.reliability))
            == std::vector<int> {0});
    }

    void replicasOfOneZoneFallTogether()
    {
        Plan plan;
        plan.add(0.99, 4);
        plan.redundancy(0).zones = 2;
        plan.reliability.zoneAvailability = 0.999;
        const double twoUp = 1 - std::pow(0.01, 4);
        const double oneUp = 1 - std::pow(0.01, 2);
        const double expected = 0.999 * 0.999 * twoUp + 2 * 0.999 * 0.001 * oneUp;
        QVERIFY(isNear(plan.success(), expected));

        plan.redundancy(0).zones = 1;
        QVERIFY(isNear(plan.success(), 0.999 * twoUp));
    }

    void componentsShareTheirZones()
    {
        auto plan = series({1, 1});
        plan.redundancy(0).zones = plan.redundancy(1).zones = 1;
        plan.reliability.zoneAvailability = 0.99;

        QVERIFY(isNear(plan.success(), 0.99));
    }

    void aLoopEndsWithTheShareOfItsReturns()
    {
        // Each round succeeds with 0.9 and comes back with 0.5: x = 0.9 (1 - 0.5 (1 - x)) given up.
        auto plan = series({1, 1});
        plan.node(1).failure = 0.1;
        plan.call(1, 1).probability = 0.5;

        QVERIFY(isNear(plan.success(), 0.9 * 0.5 / (1 - 0.9 * 0.5), 1e-9));
    }

    void aRequestNeedsItsOwnShard()
    {
        Plan plan;
        plan.add();
        const int store = plan.add(0.99);
        plan.node(store).shards = 10;
        plan.call(0, store).count = 3;

        QVERIFY(isNear(plan.success(), 0.99));
    }

    void lossesTellWhatARequestCannotDoWithout()
    {
        auto plan = series({0.999, 0.99, 0.99});
        plan.node(1).replicas = 2;
        plan.node(2).shards = 4;
        plan.call(1, plan.add(0.9)).isOptional = true;

        const auto found = losses(plan.network, 0, plan.reliability);

        QCOMPARE(found.size(), std::size_t(3));
        QCOMPARE(found[1].hasSpare, true);
        QCOMPARE(found[1].without, 0.0);
        QCOMPARE(found[2].withoutReplica, 0.75);
        QVERIFY(singlePointsOfFailure(found) == std::vector<int> {0});
        QVERIFY((singlePointsOfFailure(found, 0.9) == std::vector<int> {0, 2}));
    }

    void manySharedComponentsAreQuickAndWithinTheirError()
    {
        const auto plan = manyShared(0.5);
        QElapsedTimer timer;
        timer.start();

        const auto result = requestSuccess(plan.network, 0, plan.reliability);

        QVERIFY(result.error > 0 && result.error < 1e-5);
        // Both callers are up, and of each service that is down neither needs it.
        const double truth = std::pow(0.999, 2) * std::pow(0.999 + 0.001 * 0.25, 30);
        QVERIFY(result.probability <= truth && truth <= result.probability + result.error);
        qInfo("%lld ms", timer.elapsed());
    }

    void whatEveryRequestNeedsIsAFactor()
    {
        const auto result = requestSuccess(manyShared(1).network, 0, manyShared(1).reliability);

        QCOMPARE(result.error, 0.0);
        QVERIFY(isNear(result.probability, std::pow(0.999, 32)));
    }

    void aLargeNetworkTakesItsTime()
    {
        // 2,000 components in pairs of callers; each pair shares the next pair.
        Plan plan;
        plan.add(0.9999);
        for (int i = 1; i < 2'000; ++i) {
            const int node = plan.add(0.9999);
            plan.call(std::max(0, i - 2), node).probability = 0.9;
            plan.call(std::max(0, i - 3), node).probability = 0.5;
        }
        QElapsedTimer timer;
        timer.start();

        const auto result = requestSuccess(plan.network, 0, plan.reliability);

        QVERIFY(result.probability > 0 && result.probability + result.error <= 1);
        qInfo("%lld ms", timer.elapsed());
    }

    void thousandsOfReplicasAreNoTrouble()
    {
        QVERIFY(isNear(atLeast(99'000, 100'000, 0.999), 1));
        QVERIFY(isNear(atLeast(50'000, 100'001, 0.5), 0.5, 0.01));
        QCOMPARE(atLeast(3, 2, 0.9), 0.0);
        QCOMPARE(atLeast(0, 2, 0.0), 1.0);
    }
};

INFERBOARD_TEST(AvailabilityTest)
#include "tst_availability.moc"
