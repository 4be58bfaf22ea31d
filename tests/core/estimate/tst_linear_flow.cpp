// SPDX-License-Identifier: MIT
#include "core/estimate/network/linear_flow.h"
#include "support/registered_test.h"

#include <QTest>

#include <cmath>

using core::estimation::LinearFlow;

class LinearFlowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDiamondAddsUp()
    {
        const LinearFlow flow(4, {{0, 1, 0.5}, {0, 2, 2}, {1, 3, 1}, {2, 3, 0.25}});

        QCOMPARE(flow.solve({100, 0, 0, 0}), (std::vector<double> {100, 50, 200, 100}));
    }

    void theOrderOfNodesDoesNotMatter()
    {
        const LinearFlow flow(3, {{2, 1, 0.5}, {1, 0, 4}});

        QCOMPARE(flow.solve({0, 0, 10}), (std::vector<double> {20, 5, 10}));
    }

    void aLoopIsSummedUp()
    {
        const LinearFlow flow(3, {{0, 1, 1}, {1, 2, 0.5}, {2, 1, 1}});

        const auto rates = flow.solve({10, 0, 0});

        QCOMPARE(rates, (std::vector<double> {10, 20, 10}));
        QVERIFY(!flow.isInLoop(0));
        QVERIFY(flow.isInLoop(1));
    }

    void aNodeMayFeedItself()
    {
        const LinearFlow flow(1, {{0, 0, 0.75}});

        QCOMPARE(flow.solve({10}), (std::vector<double> {40}));
    }

    void endlessLoopsAreFound_data()
    {
        QTest::addColumn<double>("gain");
        QTest::addColumn<bool>("isEndless");
        QTest::newRow("half") << 0.5 << false;
        QTest::newRow("almost one") << 0.999 << false;
        QTest::newRow("one") << 1.0 << true;
        QTest::newRow("two") << 2.0 << true;
    }

    void endlessLoopsAreFound()
    {
        QFETCH(double, gain);
        QFETCH(bool, isEndless);

        const LinearFlow flow(4, {{0, 1, 1}, {1, 2, gain}, {2, 1, 1}, {2, 3, 1}});

        QCOMPARE(!flow.endlessLoops().empty(), isEndless);
        QCOMPARE(flow.endlessLoop(0), -1);
        QCOMPARE(flow.endlessLoop(3), isEndless ? 0 : -1);
    }

    void twoHarmlessLoopsTogetherCanBeEndless()
    {
        const LinearFlow flow(3, {{0, 1, 0.6}, {1, 0, 1}, {0, 2, 0.6}, {2, 0, 1}});

        QCOMPARE(flow.endlessLoops(), (std::vector<std::vector<int>> {{0, 1, 2}}));
    }

    void edgesWithoutWeightCloseNoLoop()
    {
        const LinearFlow flow(2, {{0, 1, 1}, {1, 0, 0}});

        QVERIFY(!flow.isInLoop(0));
        QCOMPARE(flow.solve({3, 0}), (std::vector<double> {3, 3}));
    }

    void largeLoopsAreSolvedLikeSmallOnes_data()
    {
        QTest::addColumn<int>("size");
        QTest::newRow("eliminated") << 128;
        QTest::newRow("iterated") << 129;
    }

    void largeLoopsAreSolvedLikeSmallOnes()
    {
        QFETCH(int, size);
        std::vector<core::estimation::WeightedEdge> edges;
        for (int i = 0; i < size; ++i) {
            edges.push_back({i, (i + 1) % size, i == 0 ? 0.5 : 1});
        }
        const LinearFlow flow(size, edges);
        std::vector<double> inputs(static_cast<std::size_t>(size), 0);
        inputs[0] = 7;

        const auto rates = flow.solve(inputs);

        QCOMPARE(flow.endlessLoops().size(), 0U);
        QVERIFY(std::abs(rates.front() - 14) < 1e-9);
        QVERIFY(std::abs(rates.back() - 7) < 1e-9);
        edges[0].weight = 1;
        QCOMPARE(LinearFlow(size, edges).endlessLoops().size(), 1U);
    }

    void absurdWeightsStayFinite()
    {
        std::vector<core::estimation::WeightedEdge> edges;
        for (int i = 0; i < 500; ++i) {
            edges.push_back({i, i + 1, 1e6});
        }
        std::vector<double> inputs(501, 0);
        inputs[0] = 1e12;

        for (const double rate : LinearFlow(501, edges).solve(inputs)) {
            QVERIFY(std::isfinite(rate));
        }
    }
};

INFERBOARD_TEST(LinearFlowTest)
#include "tst_linear_flow.moc"
