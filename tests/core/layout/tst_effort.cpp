// SPDX-License-Identifier: MIT
#include "core/layout/columns.h"
#include "core/layout/effort.h"
#include "core/layout/layout.h"
#include "support/registered_test.h"

#include <QtTest>

#include <random>

using namespace Qt::StringLiterals;
using namespace core;
using namespace core::layout;

namespace {

Island island(int nodes)
{
    Island island;
    for (int node = 0; node < nodes; ++node) {
        island.nodes.push_back(node);
    }
    return island;
}

/// Each node leads to all that come after it.
Island completeIsland(int nodes)
{
    auto all = island(nodes);
    for (int from = 0; from < nodes; ++from) {
        for (int to = from + 1; to < nodes; ++to) {
            all.arcs.push_back({from, to, 4});
        }
    }
    return all;
}

Island randomIsland(int nodes, int arcs, unsigned seed)
{
    std::mt19937 random(seed);
    auto some = island(nodes);
    while (static_cast<int>(some.arcs.size()) < arcs) {
        const int a = static_cast<int>(random() % unsigned(nodes));
        const int b = static_cast<int>(random() % unsigned(nodes));
        if (a != b) {
            some.arcs.push_back({std::min(a, b), std::max(a, b), 1});
        }
    }
    return some;
}

Design completeDesign(int components)
{
    Design design;
    for (int i = 0; i < components; ++i) {
        Component component;
        component.id = u"c%1"_s.arg(i);
        component.rect = QRectF(0, 0, 180, 60);
        design.components.append(component);
        for (int to = 0; to < i; ++to) {
            Connection connection;
            connection.id = u"e%1-%2"_s.arg(i).arg(to);
            connection.from = component.id;
            connection.to = design.components.at(to).id;
            design.connections.append(connection);
        }
    }
    return design;
}

} // namespace

class EffortTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void longConnectionsCountWhereTheyPass();
    void aUsualDesignIsArrangedAsWellAsItCanBe();
    void aDenseDesignIsHurried();
    void whatWouldTakeTooLongNeverGetsToGraphviz_data();
    void whatWouldTakeTooLongNeverGetsToGraphviz();
    void theLongestConnectionsAreLeftOutFirst();
    void columnsFollowTheFlowWithoutOverlap();
    void aHundredComponentsWithAllConnectionsAreArranged();
};

void EffortTest::longConnectionsCountWhereTheyPass()
{
    auto chain = island(4);
    chain.arcs = {{0, 1, 1}, {1, 2, 1}, {2, 3, 1}, {0, 3, 1}};

    const auto effort = effortOf(chain);

    QCOMPARE(ranks(chain), (std::vector<int> {0, 1, 2, 3}));
    QCOMPARE(effort.nodes, 4 + 2.0);
    QCOMPARE(effort.crossings, 3 * 4.0);
}

void EffortTest::aUsualDesignIsArrangedAsWellAsItCanBe()
{
    QVERIFY(planFor(randomIsland(40, 60, 1)).way == Way::Whole);
    QVERIFY(planFor(randomIsland(30, 150, 1)).way == Way::Whole);
}

void EffortTest::aDenseDesignIsHurried()
{
    const auto plan = planFor(randomIsland(100, 593, 1));

    QVERIFY(plan.way == Way::Hurried);
}

void EffortTest::whatWouldTakeTooLongNeverGetsToGraphviz_data()
{
    QTest::addColumn<int>("nodes");
    QTest::addColumn<int>("arcs");
    QTest::newRow("dense") << 200 << 1194;
    QTest::newRow("denser") << 1000 << 10'000;
    QTest::newRow("as many as may be") << 5000 << 100'000;
    QTest::newRow("between few") << 300 << 100'000;
    QTest::newRow("between two") << 2 << 100'000;
}

void EffortTest::whatWouldTakeTooLongNeverGetsToGraphviz()
{
    QFETCH(int, nodes);
    QFETCH(int, arcs);

    const auto plan = planFor(randomIsland(nodes, arcs, 3));

    if (plan.way != Way::Columns) {
        QVERIFY2(plan.effort.nodes <= 40'000, qPrintable(QString::number(plan.effort.nodes)));
        QVERIFY2(plan.effort.crossings <= 1e7, qPrintable(QString::number(plan.effort.crossings)));
    }
}

void EffortTest::theLongestConnectionsAreLeftOutFirst()
{
    // A long chain, and from each node one to the last.
    auto chain = island(400);
    for (int node = 1; node < 400; ++node) {
        chain.arcs.push_back({node - 1, node, 1});
        chain.arcs.push_back({node - 1, 399, 1});
    }

    const auto plan = planFor(chain);

    QVERIFY(plan.way == Way::Hurried);
    QVERIFY(plan.island.arcs.size() < chain.arcs.size());
    for (int node = 1; node < 400; ++node) {
        const Arc link {node - 1, node, 1};
        QVERIFY(std::find(plan.island.arcs.begin(), plan.island.arcs.end(), link)
            != plan.island.arcs.end());
    }
}

void EffortTest::columnsFollowTheFlowWithoutOverlap()
{
    const auto all = completeIsland(30);
    const std::vector<QSizeF> sizes(30, QSizeF(180, 60));

    const auto corners = inColumns(all, sizes, {90, 40});

    for (std::size_t i = 1; i < corners.size(); ++i) {
        QVERIFY(corners[i].x() > corners[i - 1].x()
            || (corners[i].x() == corners[i - 1].x()
                && corners[i].y() >= corners[i - 1].y() + 60 + 40));
    }
    QVERIFY(corners.back().x() > corners.front().x());
}

void EffortTest::aHundredComponentsWithAllConnectionsAreArranged()
{
    const auto design = completeDesign(100);

    const auto positions = arrange(design);

    QVERIFY(positions);
    QCOMPARE(positions->size(), 100);
    const auto places = positions->values();
    for (qsizetype i = 0; i < places.size(); ++i) {
        for (qsizetype j = 0; j < i; ++j) {
            QVERIFY(!QRectF(places.at(i), QSizeF(180, 60))
                         .intersects(QRectF(places.at(j), QSizeF(180, 60))));
        }
    }
}

INFERBOARD_TEST(EffortTest)
#include "tst_effort.moc"
