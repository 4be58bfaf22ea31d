// SPDX-License-Identifier: MIT
#include "core/model/graph.h"
#include "support/registered_test.h"

#include <QTest>

#include <algorithm>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr int chainLength = 100'000;

/// Components 0 … count-1.
Design nodes(int count)
{
    Design design;
    for (int i = 0; i < count; ++i) {
        design.components.append(
            {QString::number(i), u"cache"_s, {}, QRectF(0, 0, 9, 9), {}, {}, {}});
    }
    return design;
}

void wire(Design &design, int from, int to, ConnectionKind kind = ConnectionKind::Request)
{
    design.connections.append({u"w%1"_s.arg(design.connections.size()), QString::number(from),
        QString::number(to), kind, {}, {}, {}, {}});
}

Design pipeline()
{
    auto design = nodes(chainLength);
    for (int i = 1; i < chainLength; ++i) {
        wire(design, i - 1, i);
    }
    return design;
}

std::vector<int> members(const std::vector<bool> &set)
{
    std::vector<int> found;
    for (int i = 0; i < static_cast<int>(set.size()); ++i) {
        if (set[static_cast<std::size_t>(i)]) {
            found.push_back(i);
        }
    }
    return found;
}

/// 0 → 1 → 2 ⇒ 3, and 4 alone; ⇒ is a stream.
Design mixed()
{
    auto design = nodes(5);
    wire(design, 0, 1);
    wire(design, 1, 2);
    wire(design, 2, 3, ConnectionKind::Stream);
    return design;
}

using Nodes = std::vector<int>;

} // namespace

class TestGraph : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nodesAndEdgesFollowTheLists()
    {
        const auto design = mixed();
        const Graph graph(design);

        QCOMPARE(graph.size(), 5);
        QCOMPARE(graph.node(u"2"_s), 2);
        QCOMPARE(graph.node(u"gone"_s), -1);
        QCOMPARE(graph.outgoing(1), Nodes {1});
        QCOMPARE(graph.incoming(1), Nodes {0});
        QCOMPARE(graph.target(2), 3);
    }

    void pathsGoOnlyOverTheGivenKinds()
    {
        const auto design = mixed();
        const Graph graph(design);

        QCOMPARE(members(graph.reachableFrom({0}, allKinds)), (Nodes {0, 1, 2, 3}));
        QCOMPARE(members(graph.reachableFrom({0}, requestOnly)), (Nodes {0, 1, 2}));
        QCOMPARE(members(graph.reaching({3}, allKinds)), (Nodes {0, 1, 2, 3}));
        QCOMPARE(members(graph.reaching({3}, requestOnly)), Nodes {3});
        QCOMPARE(members(graph.reachableFrom({}, allKinds)), Nodes {});
    }

    void aBlockedNodeIsReachedButNotPassed()
    {
        const auto design = mixed();
        const Graph graph(design);

        const auto seen = graph.reachableFrom({0}, allKinds, [](int node) { return node == 1; });

        QCOMPARE(members(seen), (Nodes {0, 1}));
    }

    void cyclesAreFoundPerKind()
    {
        auto design = mixed();
        wire(design, 3, 1);
        wire(design, 4, 0);
        const Graph graph(design);

        QCOMPARE(graph.cycles(allKinds), std::vector<Nodes> {(Nodes {1, 2, 3})});
        QCOMPARE(graph.cycles(requestOnly), std::vector<Nodes> {});
    }

    void separateCyclesAreSeparateGroups()
    {
        auto design = nodes(4);
        wire(design, 0, 3);
        wire(design, 3, 0);
        wire(design, 0, 1);
        wire(design, 1, 2);
        wire(design, 2, 1);
        const Graph graph(design);

        auto groups = graph.cycles(allKinds);
        std::sort(groups.begin(), groups.end());

        QCOMPARE(groups, (std::vector<Nodes> {{0, 3}, {1, 2}}));
    }

    void aConnectionToNowhereIsNoEdge()
    {
        auto design = nodes(2);
        wire(design, 0, 7);
        const Graph graph(design);

        QVERIFY(graph.outgoing(0).empty());
        QCOMPARE(graph.target(0), -1);
        QCOMPARE(members(graph.reachableFrom({0}, allKinds)), Nodes {0});
    }

    void aVeryLongChainDoesNotOverflowTheStack()
    {
        auto design = pipeline();
        {
            const Graph graph(design);
            const auto all = graph.reachableFrom({0}, allKinds);
            QCOMPARE(std::count(all.begin(), all.end(), true), chainLength);
            QVERIFY(graph.cycles(allKinds).empty());
        }
        wire(design, chainLength - 1, 0);
        const Graph ring(design);
        QCOMPARE(ring.cycles(allKinds).size(), std::size_t(1));
        QCOMPARE(ring.cycles(allKinds).front().size(), std::size_t(chainLength));
    }
};

INFERBOARD_TEST(TestGraph)
#include "tst_graph.moc"
