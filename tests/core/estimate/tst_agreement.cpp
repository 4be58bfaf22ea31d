// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/solve.h"
#include "core/estimate/simulation/simulation.h"
#include "support/registered_test.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace core;
using namespace core::estimation;

namespace {

/// Up to four stations called one after another, at the same time or by chance, none busier than
/// 0.8 and none more variable than twice an exponential: what needs no rule.
class SmallDesigns {
public:
    explicit SmallDesigns(unsigned seed) : m_random(seed) { }

    Network next()
    {
        Network network;
        const double rate = 20 * std::pow(50, unit());
        const int stations = 1 + static_cast<int>(unit() * 4);
        network.nodes.emplace_back();
        network.nodes[0].isDelay = true;
        network.entries = {{0, rate, {}}};
        for (int i = 1; i <= stations; ++i) {
            NetworkCall call;
            call.to = i;
            call.probability = unit() < 0.3 ? 0.2 + 0.7 * unit() : 1;
            call.network = {Distribution::Kind::Constant, 2 * unit(), 0};
            const bool isNew = network.nodes[0].stages.empty() || unit() < 0.5;
            if (isNew) {
                network.nodes[0].stages.emplace_back();
            }
            network.nodes[0].stages.back().calls.push_back(call);
            network.nodes.push_back(station(rate * call.probability / 1000));
        }
        return network;
    }

private:
    double unit() { return std::uniform_real_distribution<>(0, 1)(m_random); }

    Node station(double visitsPerMs)
    {
        Node node;
        node.replicas = 1 + static_cast<int>(unit() * 4);
        node.concurrency = 1 + static_cast<int>(unit() * 4);
        node.balancer = node.concurrency > 1 || unit() < 0.5 ? Balancer::Shared : Balancer::Random;
        const double utilisation = 0.1 + 0.7 * unit();
        node.service = {Distribution::Kind::Lognormal, utilisation * node.servers() / visitsPerMs,
            0.3 + 1.7 * unit()};
        return node;
    }

    std::mt19937 m_random;
};

} // namespace

/// The formula and the simulation are two ways to one number.
class AgreementTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void smallDesignsWithoutAWarningAgree()
    {
        SmallDesigns designs(7);
        int compared = 0;
        for (int i = 0; i < 25; ++i) {
            const auto network = designs.next();
            analytic::Memory memory;
            const auto solution = analytic::solve(network, memory);
            const auto &endToEnd = solution.entries.front();
            QVERIFY(endToEnd.times.has_value());
            if (!endToEnd.approximations.empty()) {
                continue;
            }
            simulation::Plan plan;
            plan.seed = static_cast<std::uint64_t>(i) + 1;
            plan.mostRequests = 150'000;
            plan.precision = 0;
            const auto seen = simulation::simulate(network, plan).entries.front().latency;
            // What the method promises, and what chance does to the simulation: its 95 % interval
            // is missed now and then, twice its width hardly ever.
            agree("mean", i, endToEnd.times->mean, seen.mean, 0.02);
            agree("p50", i, endToEnd.times->p50, seen.p50, 0.03);
            agree("p95", i, endToEnd.times->p95, seen.p95, 0.03);
            agree("p99", i, endToEnd.times->p99, seen.p99, 0.10);
            ++compared;
        }
        QVERIFY(compared >= 15);
    }

private:
    static void agree(const char *what, int design, double formula,
        const simulation::Interval &seen, double accuracy)
    {
        constexpr double microsecond = 0.001; // of requests that call nobody
        const double allowed = accuracy * seen.value + 2 * seen.halfWidth + microsecond;
        QVERIFY2(std::abs(formula - seen.value) <= allowed,
            qPrintable(QStringLiteral("design %1, %2: formula %3, simulation %4 ± %5")
                           .arg(design)
                           .arg(QLatin1String(what))
                           .arg(formula)
                           .arg(seen.value)
                           .arg(seen.halfWidth)));
    }
};

INFERBOARD_TEST(AgreementTest)
#include "tst_agreement.moc"
