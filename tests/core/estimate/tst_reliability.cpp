// SPDX-License-Identifier: MIT
#include "core/estimate/answer/reliability.h"
#include "support/registered_test.h"

#include <QTest>

#include "boards.h"

using namespace core;
using namespace core::estimation;
using namespace boards;

namespace {

/// The network of a board: each component a node, each connection a call in the same order.
Network networkOf(const Board &board)
{
    const Graph graph(board.design);
    Network network;
    network.nodes.resize(static_cast<std::size_t>(graph.size()));
    for (int node = 0; node < graph.size(); ++node) {
        auto &made = network.nodes[static_cast<std::size_t>(node)];
        const auto &component = graph.component(node);
        const auto replicas = component.settings.value(u"replicas"_s, 1.0);
        made.replicas = static_cast<int>(std::get<double>(replicas));
        made.stages.emplace_back();
        for (const int edge : graph.outgoing(node)) {
            made.stages[0].calls.emplace_back();
            made.stages[0].calls.back().to = graph.target(edge);
            made.stages[0].calls.back().edge = edge;
        }
        if (component.type == u"client") {
            network.entries.push_back({node, 1, {}});
        }
    }
    return network;
}

struct Answer {
    AvailabilityEstimate estimate;
    QStringList problems;
};

Answer answerOf(const Board &board)
{
    Answer answer;
    const ResolvedDesign resolved(board.design, catalog());
    answer.estimate = availabilityOf(resolved, networkOf(board), answer.problems);
    return answer;
}

Board shop()
{
    return Board()
        .add(u"user"_s, "client")
        .add(u"app"_s, "service", {{"availability", 99.5}, {"replicas", 2}})
        .add(u"db"_s, "service", {{"availability", 99.9}})
        .call(u"user"_s, u"app"_s)
        .call(u"app"_s, u"db"_s);
}

} // namespace

class ReliabilityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void availabilityIsWrittenWithTheDigitsThatMatter_data()
    {
        QTest::addColumn<double>("availability");
        QTest::addColumn<QString>("text");
        QTest::newRow("certain") << 1.0 << u"100 %"_s;
        QTest::newRow("half") << 0.5 << u"50 %"_s;
        QTest::newRow("two nines") << 0.995 << u"99.5 %"_s;
        QTest::newRow("nearly three") << 0.99890 << u"99.89 %"_s;
        QTest::newRow("pair") << 0.999975 << u"99.9975 %"_s;
        QTest::newRow("never") << 0.0 << u"0 %"_s;
    }
    void availabilityIsWrittenWithTheDigitsThatMatter()
    {
        QFETCH(double, availability);
        QFETCH(QString, text);

        QCOMPARE(availabilityText(availability), text);
    }

    void aChainIsTheProductOfItsComponents()
    {
        const auto [estimate, problems] = answerOf(shop());

        const auto &entry = estimate.entries.first();
        QVERIFY(isNear(entry.success.value, 99.9975 * 0.999));
        QVERIFY(isNear(entry.downtime.value, (1 - 0.999975 * 0.999) * 43'200));
        QVERIFY(!entry.error);
        QCOMPARE(entry.singlePoints, QList<ElementId> {u"db"_s});
        QCOMPARE(entry.shares.size(), 2);
        QCOMPARE(entry.shares.first().id, u"db"_s);
        QVERIFY(isNear(entry.shares.first().minutes.value, 43.2));
        QCOMPARE(entry.success.working,
            u"99.898 % of requests; down per 30 days: db 43.2 min, app 1.08 min; exact, shared "
            "components counted once"_s);
        QVERIFY(!estimate.components.at(0).own.value);
        QCOMPARE(estimate.components.at(1).own.working,
            u"each replica is up 99.5 % of the time, 1 of 2 needed: 99.9975 %"_s);
        QCOMPARE(problems, QStringList());
    }

    void aFallbackIsNamedOnItsConnection()
    {
        auto board = shop()
                         .add(u"popular"_s, "service", {{"availability", 99}})
                         .call(u"app"_s, u"popular"_s);
        board.design.connections.last().settings.insert(u"fallback_for"_s, u"db"_s);

        const auto [estimate, problems] = answerOf(board);

        const auto &entry = estimate.entries.first();
        QVERIFY(isNear(entry.success.value, 99.9975 * (1 - 0.001 * 0.01)));
        QCOMPARE(entry.singlePoints, QList<ElementId>());
        QCOMPARE(problems, QStringList());
    }

    void aFallbackForWhatIsNotCalledIsAProblem()
    {
        auto board = shop();
        board.design.connections.last().settings.insert(u"fallback_for"_s, u"user"_s);

        const auto [estimate, problems] = answerOf(board);

        QCOMPARE(problems,
            QStringList {u"app → db: it stands in for \"user\", which its caller does not call; "
                         "name another component that the caller calls."_s});
        QVERIFY(isNear(estimate.entries.first().success.value, 99.9975 * 0.999));
    }

    void moreReplicasRequiredThanThereAreIsAProblem()
    {
        auto board = shop();
        board.design.components.last().settings.insert(u"replicas_required"_s, 2.0);

        const auto [estimate, problems] = answerOf(board);

        QCOMPARE(estimate.entries.first().success.value, std::optional(0.0));
        QCOMPARE(problems.size(), 1);
    }

    void aCacheMayBeBypassed()
    {
        auto board = shop();
        board.design.components.last().settings.insert(u"bypassed_when_down"_s, true);

        QVERIFY(isNear(answerOf(board).estimate.entries.first().success.value, 99.9975));
    }

    void aZoneIsLostByAllThatStandsInIt()
    {
        auto board = shop();
        board.design.components[0].settings.insert(u"zone_availability"_s, 99.0);
        board.design.components[1].settings.insert(u"zones"_s, 1.0);
        board.design.components[2].settings.insert(u"zones"_s, 1.0);

        QVERIFY(
            isNear(answerOf(board).estimate.entries.first().success.value, 99.9975 * 0.999 * 0.99));
    }

    void withoutAvailabilitiesNothingIsEverDown()
    {
        const auto board =
            Board().add(u"user"_s, "client").add(u"app"_s, "service").call(u"user"_s, u"app"_s);

        const auto entry = answerOf(board).estimate.entries.first();

        QCOMPARE(entry.success.value, std::optional(100.0));
        QVERIFY(!entry.nines.value);
        QCOMPARE(entry.shares.size(), 0);
    }
};

INFERBOARD_TEST(ReliabilityTest)
#include "tst_reliability.moc"
