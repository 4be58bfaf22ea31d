// SPDX-License-Identifier: MIT
#include "core/estimate/insights/replica_search.h"
#include "support/registered_test.h"

#include <QTest>

#include "boards.h"

using namespace boards;

namespace {

const auto always = [] { return true; };
const auto equalCost = [](const core::Component &) { return 1.0; };

/// A cheap front and a dear model behind it, both too small for 400/s.
Board small(double budget)
{
    Board board;
    board.add(u"web"_s, "client", {{"rate_per_s", 400}, {"budget_p99_ms", budget}})
        .add(u"front"_s, "service",
            {{"replicas", 2}, {"concurrency", 1}, {"service_p50_ms", 4}, {"service_p99_ms", 8}})
        .add(u"model"_s, "service",
            {{"replicas", 2}, {"concurrency", 2}, {"service_p50_ms", 20}, {"service_p99_ms", 40}})
        .call(u"web"_s, u"front"_s)
        .call(u"front"_s, u"model"_s);
    return board;
}

double replicas(const core::Design &design, const QString &id)
{
    return std::get<double>(core::find(design.components, id)->settings.value(u"replicas"_s));
}

} // namespace

class AutosizeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noComponentIsBusierThanTheTarget()
    {
        const auto sizing = core::sizedForUtilisation(small(100).design, catalog(), 0.6, equalCost);
        const auto after = core::estimate(sizing.design, catalog());

        QVERIFY(sizing.isMet);
        QCOMPARE(sizing.changes.size(), 2);
        for (const auto &change : sizing.changes) {
            QVERIFY(*after.component(change.component)->utilisation.value <= 0.6);
            QVERIFY(!change.why.isEmpty());
        }
    }

    void oneReplicaFewerWouldBeTooBusy()
    {
        auto sizing = core::sizedForUtilisation(small(100).design, catalog(), 0.6, equalCost);
        auto &settings = sizing.design.components[2].settings;
        settings[u"replicas"_s] = std::get<double>(settings[u"replicas"_s]) - 1;

        const auto after = core::estimate(sizing.design, catalog());

        QVERIFY(*after.component(u"model"_s)->utilisation.value > 0.6);
    }

    void everyBudgetIsKeptAndNoReplicaCanBeSpared()
    {
        const auto sizing = core::sizedForBudgets(small(80).design, catalog(), equalCost, always);

        QVERIFY2(sizing.isMet, qPrintable(sizing.note));
        QVERIFY(*core::estimate(sizing.design, catalog()).entry(u"web"_s)->isMet);
        QVERIFY(sizing.solves < 200);
        for (const int place : {1, 2}) {
            auto fewer = sizing.design;
            auto &settings = fewer.components[place].settings;
            settings[u"replicas"_s] = std::get<double>(settings[u"replicas"_s]) - 1;
            const auto after = core::estimate(fewer, catalog());
            const auto busy = after.component(fewer.components.at(place).id)->utilisation.value;
            QVERIFY(!after.entry(u"web"_s)->isMet.value_or(false) || *busy > 0.9);
        }
    }

    void whatNobodyWaitsForIsNotSaturatedToSaveMoney()
    {
        auto board = small(200);
        board.add(u"log"_s, "worker", {{"replicas", 10}, {"max_rate_per_replica", 100}})
            .stream(u"web"_s, u"log"_s);

        const auto sizing = core::sizedForBudgets(board.design, catalog(), equalCost, always);

        QVERIFY(sizing.isMet);
        QCOMPARE(replicas(sizing.design, u"log"_s), 5.0); // four would be full
    }

    void theDearComponentGetsNoMoreThanItMust()
    {
        const auto dearModel = [](const core::Component &component) {
            return component.id == u"model"_s ? 50.0 : 1.0;
        };

        const auto equal = core::sizedForBudgets(small(75).design, catalog(), equalCost, always);
        const auto dear = core::sizedForBudgets(small(75).design, catalog(), dearModel, always);

        QVERIFY(equal.isMet && dear.isMet);
        QVERIFY(replicas(dear.design, u"model"_s) <= replicas(equal.design, u"model"_s));
        QCOMPARE(dear.costAfter,
            50 * replicas(dear.design, u"model"_s) + replicas(dear.design, u"front"_s));
    }

    void whatReplicasCannotDoNamesTheLargestPart()
    {
        const auto board = small(30);

        const auto sizing = core::sizedForBudgets(board.design, catalog(), equalCost, always);

        QVERIFY(!sizing.isMet);
        const auto *model = core::find(board.design.components, u"model"_s);
        QVERIFY(sizing.note.contains(catalog().displayName(*model)));
        QCOMPARE(sizing.design, board.design);
        QVERIFY(sizing.changes.isEmpty());
    }

    void tooManyReplicasAreTakenAway()
    {
        auto board = small(200);
        board.design.components[1].settings[u"replicas"_s] = 12.0;
        board.design.components[2].settings[u"replicas"_s] = 40.0;

        const auto sizing = core::sizedForBudgets(board.design, catalog(), equalCost, always);

        QVERIFY(sizing.isMet);
        QVERIFY(sizing.costAfter < sizing.costBefore);
    }

    void replicasAreWeighedByTheirPrices()
    {
        const auto board = small(200);
        auto priced = board.estimate();
        priced.components[1].cost.machines = {200, u"USD"_s, {}}; // of two replicas
        priced.components[2].cost.machines = {};

        const auto cost = core::pricedReplicaCost(catalog(), priced);

        QCOMPARE(cost(board.design.components[1]), 100.0);
        QCOMPARE(cost(board.design.components[2]), 100.0); // for want of a price, the average
    }

    void withoutBudgetsThereIsNothingToSize()
    {
        auto board = small(100);
        board.design.components[0].settings.remove(u"budget_p99_ms"_s);

        const auto sizing = core::sizedForBudgets(board.design, catalog(), equalCost, always);

        QVERIFY(!sizing.isMet);
        QCOMPARE(sizing.design, board.design);
    }
};

INFERBOARD_TEST(AutosizeTest)
#include "tst_autosize.moc"
