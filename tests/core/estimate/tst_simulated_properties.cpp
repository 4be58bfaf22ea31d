// SPDX-License-Identifier: MIT
#include "support/agreement.h"
#include "support/random_network.h"
#include "support/registered_test.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

/// The formulas and the simulation are two ways to one number, whatever small design is drawn.
/// ./dev truth --random does the same with a thousand.
class SimulatedPropertiesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_entries = truth::agreements({1, 60, 60'000}); }

    /// Of the promise, what sixty designs can tell: the bounds that hold for all, each widened by
    /// the simulation's 95 % interval. That interval is missed by chance now and then, so one
    /// design in fifty may lie outside; none by more than the interval once again.
    void withoutAWarningTheyAgree()
    {
        QStringList outside;
        int unflagged = 0;
        for (const auto &entry : std::as_const(m_entries)) {
            if (!entry.isFlagged() && entry.obstacle.isEmpty()) {
                ++unflagged;
                for (const auto &metric : entry.broken()) {
                    outside.append(entry.scenario + u' ' + entry.id + u' ' + metric);
                }
            }
        }
        QVERIFY(2 * unflagged >= m_entries.size());
        QVERIFY2(50 * outside.size() <= unflagged, qPrintable(outside.join(u"; "_s)));
    }

    void nearlyAllHaveASteadyState()
    {
        const auto unsteady = std::count_if(m_entries.cbegin(), m_entries.cend(),
            [](const truth::Entry &entry) { return !entry.obstacle.isEmpty(); });
        QVERIFY(10 * unsteady <= m_entries.size());
    }

    /// L = lambda W, of waiting and service together, apart from the visits that are under way when
    /// a replication begins or ends to measure.
    void littlesLawHoldsAtEveryStation()
    {
        constexpr double tolerance = 0.002;
        for (quint64 seed = 1; seed <= 20; ++seed) {
            const auto network = support::randomNetwork(seed);
            double rate = 0;
            for (const auto &entry : network.entries) {
                rate += entry.rate;
            }
            core::simulation::Plan plan;
            plan.mostRequests = 60'000;
            plan.precision = 0;
            const auto result = core::simulation::simulate(network, plan);
            const double measuredMs =
                1000 * static_cast<double>(result.requests) / rate / result.replications;
            for (std::size_t i = 0; i < result.nodes.size() && !result.hasOverflowed; ++i) {
                const auto &node = result.nodes[i];
                const double expected = node.rate.value / 1000 * node.sojourn.mean.value;
                const double edge = node.sojourn.p99.value / measuredMs;
                QVERIFY2(std::abs(node.inSystem.value - expected) <= (tolerance + edge) * expected,
                    qPrintable(u"seed %1, node %2: %3 instead of %4"_s.arg(seed)
                                   .arg(i)
                                   .arg(node.inSystem.value)
                                   .arg(expected)));
            }
        }
    }

    void theSameSeedDrawsTheSameNetwork()
    {
        QVERIFY(support::randomNetwork(3) == support::randomNetwork(3));
        QVERIFY(support::randomNetwork(3) != support::randomNetwork(4));
    }

private:
    QList<truth::Entry> m_entries;
};

INFERBOARD_TEST(SimulatedPropertiesTest)
#include "tst_simulated_properties.moc"
