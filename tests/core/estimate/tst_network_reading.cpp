// SPDX-License-Identifier: MIT
#include "core/analysis/library.h"
#include "core/estimate/reading/network_reading.h"
#include "support/registered_test.h"
#include "support/shipped.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace core;
using namespace core::estimation;
using namespace Qt::StringLiterals;

namespace {

/// A design that is written down line by line, of the shipped types.
struct Board {
    Design design;
    QStringList problems;

    Board &add(const QString &id, const QString &type, const Settings &settings = {})
    {
        Component component;
        component.id = component.name = id;
        component.type = type;
        component.settings = settings;
        design.components.append(component);
        return *this;
    }
    Board &wire(const QString &id, const QString &from, const QString &to,
        const Settings &settings = {}, ConnectionKind kind = ConnectionKind::Request)
    {
        Connection connection;
        connection.id = id;
        connection.from = from;
        connection.to = to;
        connection.kind = kind;
        connection.settings = settings;
        design.connections.append(connection);
        return *this;
    }

    Reading read()
    {
        problems.clear();
        return readNetwork(ResolvedDesign(design, library().catalog), problems);
    }
    /// The only node of a board of one component.
    Node node() { return read().network.nodes.at(0); }
    /// The stages of the first component.
    std::vector<estimation::Stage> stages() { return node().stages; }
};

/// A caller and three callees.
Board fan()
{
    return Board()
        .add(u"caller"_s, u"app-server"_s)
        .add(u"a"_s, u"fallback"_s)
        .add(u"b"_s, u"fallback"_s)
        .add(u"cache"_s, u"redis-cache"_s, {{u"hit_ratio"_s, 0.75}});
}

Settings server(double replicas, double concurrency, double meanMs, double limit)
{
    return {{u"replicas"_s, replicas}, {u"concurrency"_s, concurrency},
        {u"service_law"_s, u"exponential"_s}, {u"service_mean_ms"_s, meanMs},
        {u"max_rate_per_replica"_s, limit}};
}

bool isNear(double actual, double expected)
{
    return std::abs(actual - expected) <= 1e-12 * std::abs(expected);
}

} // namespace

class TestNetworkReading : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLimitOfAReplicaIsItsCapacityExactly_data()
    {
        QTest::addColumn<double>("concurrency");
        QTest::addColumn<double>("meanMs");
        QTest::addColumn<double>("limit");
        QTest::addColumn<int>("workers");
        QTest::addColumn<double>("servedMs");
        QTest::newRow("limit far away") << 4.0 << 20.0 << 1000.0 << 4 << 20.0;
        QTest::newRow("limit just reached") << 4.0 << 20.0 << 200.0 << 4 << 20.0;
        QTest::newRow("limit of 8.12 workers") << 100.0 << 16.24 << 500.0 << 8 << 16.0;
        QTest::newRow("limit of less than a worker") << 100.0 << 1.0 << 10.0 << 1 << 100.0;
        QTest::newRow("no time at all") << 100.0 << 0.0 << 10.0 << 1 << 100.0;
    }
    void theLimitOfAReplicaIsItsCapacityExactly()
    {
        QFETCH(double, concurrency);
        QFETCH(double, meanMs);
        QFETCH(double, limit);
        QFETCH(int, workers);
        QFETCH(double, servedMs);

        const auto node =
            Board().add(u"s"_s, u"app-server"_s, server(3, concurrency, meanMs, limit)).node();

        QCOMPARE(node.replicas, 3);
        QCOMPARE(node.concurrency, workers);
        QVERIFY(isNear(node.service.mean, servedMs));
    }

    void aBatchIsSlowedDownToTheLimit()
    {
        Settings settings {{u"batch_base_ms"_s, 10.0}, {u"batch_item_ms"_s, 2.0},
            {u"max_batch"_s, 8.0}, {u"max_rate_per_replica"_s, 1000.0}};

        const auto free = Board().add(u"s"_s, u"model-server-gpu"_s, settings).node();
        settings[u"max_rate_per_replica"_s] = 8000.0 / 52; // half of 8 in 26 ms
        const auto limited = Board().add(u"s"_s, u"model-server-gpu"_s, settings).node();

        QCOMPARE(free.batching->perItemMs, 2.0);
        QCOMPARE(free.batching->longestWaitMs, 2.0); // the type's default
        QVERIFY(isNear(limited.batching->baseMs, 20));
        QVERIFY(isNear(limited.batching->perItemMs, 4));
    }

    void heldWorkersAndTokensTakeThePlaceOfTheLimit()
    {
        auto settings = server(1, 100, 20, 10);
        settings[u"holds_worker"_s] = true;

        const auto held = Board().add(u"s"_s, u"app-server"_s, settings).node();
        const auto tokens = Board()
                                .add(u"s"_s, u"llm-server"_s,
                                    {{u"service_law"_s, u"tokens"_s}, {u"ttft_ms"_s, 100.0},
                                        {u"time_per_token_ms"_s, 10.0}, {u"output_tokens"_s, 90.0},
                                        {u"output_tokens_scv"_s, 0.0}, {u"concurrency"_s, 8.0}})
                                .read();

        QCOMPARE(held.concurrency, 100);
        QVERIFY(held.isBlocking);
        const auto &node = tokens.network.nodes.at(0);
        QCOMPARE(node.concurrency, 8);
        QVERIFY((node.service == Distribution {Distribution::Kind::Constant, 1000, 0}));
        QVERIFY(tokens.tokens.at(0).has_value());
        QVERIFY(isNear(
            tokenServiceDistribution(*tokens.tokens.at(0), 5).mean, 100 + 900 * (1 + 4 * 0.035)));
    }

    void theLengthOfAnswersVariesOnlyTheirGeneration()
    {
        const auto distribution = tokenServiceDistribution({200, 10, 0.1, 60, 0.5}, 6);

        QVERIFY(isNear(distribution.mean, 200 + 900));
        QVERIFY(isNear(distribution.variance(), 900.0 * 900 * 0.5));
    }

    void aComponentWithoutCapacityNeverQueues()
    {
        auto board = Board()
                         .add(u"free"_s, u"app-server"_s,
                             {{u"unlimited_concurrency"_s, true}, {u"service_law"_s, u"constant"_s},
                                 {u"service_mean_ms"_s, 0.0}})
                         .add(u"log"_s, u"prediction-log"_s)
                         .add(u"queue"_s, u"kafka"_s, {{u"replicas"_s, 3.0}});

        const auto nodes = board.read().network.nodes;

        QVERIFY(nodes.at(0).isDelay && nodes.at(0).service == Distribution {});
        QVERIFY(nodes.at(1).isDelay && nodes.at(1).service == Distribution {});
        QVERIFY(!nodes.at(2).isDelay);
        QCOMPARE(nodes.at(2).servers(), 3);
        QVERIFY((nodes.at(2).service
            == Distribution {Distribution::Kind::Constant, 0.05, 0})); // 20,000/s each
        QCOMPARE(board.problems, QStringList());
    }

    void aConsumerOfBatchesCanBeDrawn()
    {
        const auto node = Board()
                              .add(u"s"_s, u"prediction-log"_s,
                                  {{u"shards"_s, 12.0}, {u"max_batch"_s, 100.0},
                                      {u"batch_base_ms"_s, 40.0}, {u"batch_item_ms"_s, 4.0}})
                              .node();

        QVERIFY(!node.isDelay);
        QCOMPARE(node.shards, 12);
        QCOMPARE(node.servers(), 1);
        QVERIFY((node.batching == Batching {100, 0, 40, 4, {Distribution::Kind::Constant, 1, 0}}));
    }

    void stagesFollowTheirNumbersAndCallsTheirIds()
    {
        auto board = fan()
                         .wire(u"z"_s, u"caller"_s, u"a"_s, {{u"stage"_s, 1.0}})
                         .wire(u"m"_s, u"caller"_s, u"b"_s, {{u"stage"_s, 2.0}})
                         .wire(u"k"_s, u"caller"_s, u"cache"_s, {{u"stage"_s, 1.0}})
                         .wire(u"y"_s, u"caller"_s, u"cache"_s, {}, ConnectionKind::Batch);
        const auto stages = board.stages();
        std::reverse(board.design.connections.begin(), board.design.connections.end());
        const auto reversed = board.stages();

        QCOMPARE(stages.size(), std::size_t(2));
        QCOMPARE(stages[0].calls.size(), std::size_t(2));
        QCOMPARE(stages[0].calls[0].to, 3);
        QCOMPARE(stages[0].calls[0].edge, 2);
        QCOMPARE(stages[0].calls[1].to, 1);
        QCOMPARE(stages[1].calls[0].to, 2);
        QCOMPARE(reversed[0].calls[0].to, 3);
        QCOMPARE(reversed[0].calls[0].edge, 1);
    }

    void partsOfCallsBecomeProbabilities_data()
    {
        QTest::addColumn<double>("calls");
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QList<double>>("probabilities");
        QTest::addColumn<QList<int>>("counts");
        using Shares = QList<double>;
        using Counts = QList<int>;
        QTest::newRow("none") << 0.0 << u"parallel"_s << Shares {0} << Counts {1};
        QTest::newRow("less than one") << 0.25 << u"parallel"_s << Shares {0.125} << Counts {1};
        QTest::newRow("whole") << 3.0 << u"parallel"_s << Shares {0.5} << Counts {3};
        QTest::newRow("more") << 2.25 << u"parallel"_s << Shares {0.5, 0.125} << Counts {2, 1};
        QTest::newRow("chosen") << 2.25 << u"choice"_s << Shares {0.375, 0.125} << Counts {2, 3};
    }
    void partsOfCallsBecomeProbabilities()
    {
        QFETCH(double, calls);
        QFETCH(QString, mode);
        QFETCH(QList<double>, probabilities);
        QFETCH(QList<int>, counts);

        const auto stages =
            fan()
                .wire(u"c"_s, u"caller"_s, u"a"_s,
                    {{u"probability"_s, 0.5}, {u"calls"_s, calls}, {u"stage_mode"_s, mode}})
                .stages();

        QList<double> actual;
        QList<int> actualCounts;
        for (const auto &call : stages.at(0).calls) {
            actual.append(call.probability);
            actualCounts.append(call.count);
        }
        QCOMPARE(actual, probabilities);
        QCOMPARE(actualCounts, counts);
    }

    void onlyMissesCallOn()
    {
        auto board =
            fan()
                .wire(u"1"_s, u"caller"_s, u"cache"_s)
                .wire(u"2"_s, u"caller"_s, u"a"_s,
                    {{u"stage"_s, 2.0}, {u"probability"_s, 0.5}, {u"on_miss_of"_s, u"cache"_s}})
                .wire(u"3"_s, u"cache"_s, u"b"_s);
        const auto nodes = board.read().network.nodes;

        QCOMPARE(nodes.at(0).stages.at(1).calls.at(0).probability, 0.125);
        QCOMPARE(nodes.at(3).stageShare, 0.25);
        QCOMPARE(nodes.at(3).stages.at(0).calls.at(0).probability, 1.0);
        QCOMPARE(board.problems, QStringList());
    }

    void streamsGoOutWhateverIsChosen()
    {
        auto board = fan()
                         .wire(u"1"_s, u"caller"_s, u"a"_s,
                             {{u"stage_mode"_s, u"choice"_s}, {u"probability"_s, 0.5}})
                         .wire(u"2"_s, u"caller"_s, u"b"_s,
                             {{u"stage_mode"_s, u"choice"_s}, {u"probability"_s, 0.5}})
                         .wire(u"3"_s, u"caller"_s, u"cache"_s, {}, ConnectionKind::Stream);
        const auto stages = board.stages();

        QCOMPARE(stages.size(), std::size_t(2));
        QCOMPARE(stages[0].mode, estimation::Stage::Mode::Parallel);
        QVERIFY(stages[0].calls.at(0).isAsync);
        QCOMPARE(stages[1].mode, estimation::Stage::Mode::Choice);
        QCOMPARE(stages[1].calls.size(), std::size_t(2));
        QCOMPARE(board.problems, QStringList());
    }

    void whatCannotBeUsedIsSaid_data()
    {
        QTest::addColumn<Settings>("component");
        QTest::addColumn<Settings>("connection");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *name, const Settings &component, const Settings &connection,
                             const QString &problem) {
            QTest::newRow(name) << component << connection << problem;
        };
        row("unknown law", {{u"service_law"_s, u"cauchy"_s}}, {},
            u"caller: Law must be one of percentiles, lognormal, exponential, gamma, hyperexponential, constant, tokens; the default is used instead."_s);
        row("law without a mean", {{u"service_law"_s, u"gamma"_s}}, {},
            u"caller: its service time is gamma but has no mean; fill it in."_s);
        row("percentiles crossed", {{u"service_p50_ms"_s, 200.0}}, {},
            u"caller: no service time has a p50 of 200 and a p99 of 100; the p50 must be above 0, and the p99 at least as large."_s);
        row("variability too low",
            {{u"service_law"_s, u"hyperexponential"_s}, {u"service_mean_ms"_s, 1.0}}, {},
            u"caller: a hyperexponential service time has a variability of at least 1, not 0.43."_s);
        row("half a shard", {{u"shards"_s, 1.5}}, {},
            u"caller: Shards must be a whole number; the default, 1, is used instead."_s);
        row("flag that is none", {{u"holds_worker"_s, 1.0}}, {},
            u"caller: Worker held during calls must be true or false; the default is used instead."_s);
        row("unknown cache", {}, {{u"on_miss_of"_s, u"gone"_s}},
            u"caller → a: it is made on a miss of \"gone\", but no component has this id; it is made always."_s);
        row("no cache", {}, {{u"on_miss_of"_s, u"b"_s}},
            u"caller → a: it is made on a miss of b, which has no hit ratio; it is made always."_s);
        row("network without p99", {}, {{u"network_law"_s, u"percentiles"_s}},
            u"caller → a: its network time has a p50 but no p99; fill in both."_s);
        row("negative retries", {}, {{u"retries"_s, -1.0}},
            u"caller → a: Retries must be at least 0; the default, 0, is used instead."_s);
        row("modes differ", {}, {{u"stage_mode"_s, u"choice"_s}},
            u"caller → b: stage 1 is choice by caller → a and parallel by this; it is counted as choice. Give all calls of a stage the same way."_s);
    }
    void whatCannotBeUsedIsSaid()
    {
        QFETCH(Settings, component);
        QFETCH(Settings, connection);
        QFETCH(QString, problem);
        auto board = fan();
        board.design.components.first().settings = component;
        board.wire(u"1"_s, u"caller"_s, u"a"_s, connection).wire(u"2"_s, u"caller"_s, u"b"_s);

        board.read();

        QCOMPARE(board.problems.value(0), problem);
    }

    void anUnknownTypeTakesNoTimeAndIsNamed()
    {
        auto board = Board().add(u"x"_s, u"type-of-tomorrow"_s, {{u"hit_ratio"_s, 0.5}});

        const auto node = board.node();

        QVERIFY(node.isDelay && node.service == Distribution {});
        QCOMPARE(node.stageShare, 0.5);
        QCOMPARE(board.problems,
            QStringList {
                u"x: the type \"type-of-tomorrow\" is unknown to this version, so its time and capacity are not counted."_s});
    }

    void aClientWithADemandIsAnEntry()
    {
        auto board =
            Board()
                .add(u"silent"_s, u"client"_s)
                .add(u"web"_s, u"client"_s,
                    {{u"rate_per_s"_s, 20.0}, {u"peak_factor"_s, 3.0},
                        {u"arrival_law"_s, u"hyperexponential"_s}, {u"arrival_scv"_s, 9.0}})
                .add(u"s"_s, u"app-server"_s)
                .wire(u"1"_s, u"web"_s, u"s"_s, {{u"network_ms"_s, 0.0}});
        const auto reading = board.read();

        QCOMPARE(reading.network.entries.size(), std::size_t(1));
        const NetworkEntry entry {1, 60, {Arrivals::Kind::Hyperexponential, 9}};
        QVERIFY(reading.network.entries.at(0) == entry);
        QCOMPARE(reading.demands.size(), std::size_t(2));
        QCOMPARE(reading.demandOfEntry.at(0), 1);
        QVERIFY(reading.network.nodes.at(1).isDelay);
        QCOMPARE(reading.network.nodes.at(1).stages.at(0).calls.at(0).to, 2);
    }

    void everyTypeAndTemplateIsReadWithoutComplaint()
    {
        const auto library = loadLibrary(QStringLiteral(INFERBOARD_SOURCE_DIR));
        Board board;
        for (const auto &type : library->catalog.types()) {
            if (type.behaviour != Behaviour::Client) {
                board.add(type.id, type.id);
            }
        }

        board.read();

        QCOMPARE(board.problems, QStringList());
        for (const auto &start : library->templates) {
            Board drawn;
            drawn.design = start.design;
            drawn.read();
            QCOMPARE(drawn.problems, QStringList());
        }
    }
};

INFERBOARD_TEST(TestNetworkReading)
#include "tst_network_reading.moc"
