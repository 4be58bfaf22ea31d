// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/solve.h"
#include "support/random_network.h"
#include "support/registered_test.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace core;
using namespace core::estimation;

namespace {

constexpr quint64 designs = 25;
constexpr double gridError = 0.0024; // 2,048 cells, see tst_single_server

analytic::Solution solved(const Network &network)
{
    analytic::Memory memory;
    return analytic::solve(network, memory);
}

/// By how much the same numbers may differ when they are added up in another order. What timeouts
/// do is iterated until it moves by less than a millionth, in steps that need not be the last.
double roundingOf(const Network &network)
{
    for (const auto &node : network.nodes) {
        for (const auto &stage : node.stages) {
            for (const auto &call : stage.calls) {
                if (call.timeoutMs) {
                    return 1e-3;
                }
            }
        }
    }
    return 1e-7;
}

bool isSame(double a, double b, double rounding)
{
    return std::abs(a - b) <= rounding * std::max(std::abs(a), std::abs(b));
}

bool isSame(const std::optional<analytic::Percentiles> &a,
    const std::optional<analytic::Percentiles> &b, double rounding)
{
    if (!a || !b) {
        return a.has_value() == b.has_value();
    }
    return isSame(a->mean, b->mean, rounding) && isSame(a->p50, b->p50, rounding)
        && isSame(a->p90, b->p90, rounding) && isSame(a->p95, b->p95, rounding)
        && isSame(a->p99, b->p99, rounding) && isSame(a->p999, b->p999, rounding);
}

/// The same network told in another order: nodes and clients, and the calls of a stage whose order
/// means nothing.
Network turnedRound(Network network)
{
    const int last = static_cast<int>(network.nodes.size()) - 1;
    for (auto &entry : network.entries) {
        entry.node = last - entry.node;
    }
    for (auto &node : network.nodes) {
        for (auto &stage : node.stages) {
            for (auto &call : stage.calls) {
                call.to = last - call.to;
            }
            if (stage.mode != Stage::Mode::Sequential) {
                std::reverse(stage.calls.begin(), stage.calls.end());
            }
        }
    }
    std::reverse(network.nodes.begin(), network.nodes.end());
    std::reverse(network.entries.begin(), network.entries.end());
    return network;
}

/// Each Poisson client as two of a third and two thirds of its rate.
Network partedClients(const Network &network)
{
    auto parted = network;
    parted.entries.clear();
    for (auto entry : network.entries) {
        entry.rate /= 3;
        parted.entries.push_back(entry);
        entry.rate *= 2;
        parted.entries.push_back(entry);
    }
    return parted;
}

} // namespace

/// What must hold for the formulas on whatever small design is drawn.
class NetworkPropertiesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void moreLoadNeverLowersUtilisation()
    {
        for (quint64 seed = 1; seed <= designs; ++seed) {
            auto network = support::randomNetwork(seed);
            const auto before = solved(network);
            for (auto &entry : network.entries) {
                entry.rate *= 1.1;
            }
            const auto after = solved(network);
            for (std::size_t i = 0; i < network.nodes.size(); ++i) {
                const double least = before.nodes[i].utilisation * (1 - gridError);
                QVERIFY2(after.nodes[i].isSaturated || after.nodes[i].utilisation >= least,
                    qPrintable(u"seed %1, node %2: %3, then %4"_s.arg(seed)
                                   .arg(i)
                                   .arg(before.nodes[i].utilisation)
                                   .arg(after.nodes[i].utilisation)));
                QVERIFY(after.nodes[i].isSaturated || !before.nodes[i].isSaturated);
            }
        }
    }

    void theOrderOfElementsNeverChangesANumber()
    {
        for (quint64 seed = 1; seed <= designs; ++seed) {
            const auto network = support::randomNetwork(seed);
            const double rounding = roundingOf(network);
            const auto one = solved(network);
            const auto other = solved(turnedRound(network));
            for (std::size_t i = 0; i < one.entries.size(); ++i) {
                QVERIFY2(isSame(one.entries[i].times, other.entries.rbegin()[i].times, rounding),
                    qPrintable(u"seed %1, client %2"_s.arg(seed).arg(i)));
            }
            for (std::size_t i = 0; i < one.nodes.size(); ++i) {
                const auto &node = other.nodes.rbegin()[i];
                QVERIFY2(isSame(one.nodes[i].utilisation, node.utilisation, rounding)
                        && isSame(one.nodes[i].sojourn, node.sojourn, rounding),
                    qPrintable(u"seed %1, node %2"_s.arg(seed).arg(i)));
            }
        }
    }

    void twoPoissonClientsAreOne()
    {
        for (quint64 seed = 1; seed <= designs; ++seed) {
            auto network = support::randomNetwork(seed);
            for (auto &entry : network.entries) {
                entry.arrivals = {};
            }
            const double rounding = roundingOf(network);
            const auto one = solved(network);
            const auto two = solved(partedClients(network));
            for (std::size_t i = 0; i < one.entries.size(); ++i) {
                QVERIFY2(isSame(one.entries[i].times, two.entries[2 * i].times, rounding)
                        && isSame(one.entries[i].times, two.entries[2 * i + 1].times, rounding),
                    qPrintable(u"seed %1, client %2"_s.arg(seed).arg(i)));
            }
        }
    }

    void moreReplicasNeverRaiseTheTail_data()
    {
        QTest::addColumn<Balancer>("balancer");
        QTest::addColumn<int>("concurrency");
        QTest::addColumn<double>("scv");
        const std::pair<const char *, Balancer> balancers[] {{"shared", Balancer::Shared},
            {"least requests", Balancer::LeastRequests}, {"in turn", Balancer::RoundRobin},
            {"random", Balancer::Random}};
        for (const auto &[name, balancer] : balancers) {
            for (const int concurrency : {1, 4}) {
                for (const double scv : {0.0, 0.3, 1.0, 3.0}) {
                    QTest::addRow("%s, %d slots, scv %g", name, concurrency, scv)
                        << balancer << concurrency << scv;
                }
            }
        }
    }

    void moreReplicasNeverRaiseTheTail()
    {
        QFETCH(Balancer, balancer);
        QFETCH(int, concurrency);
        QFETCH(double, scv);
        Node station;
        station.balancer = balancer;
        station.concurrency = concurrency;
        station.service = {Distribution::Kind::Lognormal, 10, scv};
        constexpr double load = 0.9; // of the first
        constexpr int first = 2;
        const double rate = 100 * load * first * concurrency;
        double before = std::numeric_limits<double>::infinity();
        for (station.replicas = first; station.replicas <= 10; ++station.replicas) {
            const auto times = solved({{station}, {{0, rate, {}}}}).entries[0].times;

            QVERIFY2(times->p99 <= before * (1 + gridError),
                qPrintable(u"%1 replicas: %2 after %3"_s.arg(station.replicas)
                               .arg(times->p99)
                               .arg(before)));
            before = times->p99;
        }
    }
};

INFERBOARD_TEST(NetworkPropertiesTest)
#include "tst_network_properties.moc"
