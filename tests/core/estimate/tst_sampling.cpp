// SPDX-License-Identifier: MIT
#include "core/estimate/simulation/event_queue.h"
#include "core/estimate/simulation/histogram.h"
#include "core/estimate/simulation/sampler.h"
#include "core/estimate/simulation/summary.h"
#include "support/registered_test.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace core::simulation;
using core::estimation::Distribution;

namespace {

bool isNear(double actual, double expected, double tolerance)
{
    const bool isClose = std::abs(actual - expected) <= tolerance;
    if (!isClose) {
        qWarning("actual %.12g, expected %.12g +- %.3g", actual, expected, tolerance);
    }
    return isClose;
}

/// The largest distance between what was drawn and the distribution (Kolmogorov and Smirnov).
template<typename Cdf> double distance(std::vector<double> drawn, Cdf cdf)
{
    std::sort(drawn.begin(), drawn.end());
    double worst = 0;
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        const double expected = cdf(drawn[i]);
        const double size = double(drawn.size());
        worst = std::max({worst, std::abs(expected - double(i) / size),
            std::abs(expected - double(i + 1) / size)});
    }
    return worst;
}

constexpr int draws = 400'000;
/// Exceeded by one correct distribution in a thousand.
const double mostDistance = 1.95 / std::sqrt(double(draws));

} // namespace

class SamplingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void streamsAreThoseOfTheirAuthors()
    {
        // The first numbers of SplitMix64 for the seed 1234567, as published.
        std::uint64_t state = 1234567;

        QCOMPARE(splitMix(state), std::uint64_t(6457827717110365317ULL));
        QCOMPARE(splitMix(state), std::uint64_t(3203168211198807973ULL));
    }

    void normalsAreNormal()
    {
        Random random(5);
        std::vector<double> drawn(draws);
        std::generate(drawn.begin(), drawn.end(), [&] { return random.normal(); });

        QVERIFY(distance(drawn, core::estimation::normalCdf) < mostDistance);
    }

    void theTailOfTheNormalIsThere()
    {
        // Beyond 3.654 the ziggurat goes over into its tail.
        constexpr int many = 20'000'000;
        Random random(6);
        int beyond = 0;
        for (int i = 0; i < many; ++i) {
            beyond += std::abs(random.normal()) > 4 ? 1 : 0;
        }

        const double expected = many * 2 * core::estimation::normalCdf(-4);
        QVERIFY(isNear(beyond, expected, 4 * std::sqrt(expected)));
    }

    void theTailOfTheExponentialIsThere()
    {
        constexpr int many = 20'000'000;
        Random random(7);
        int beyond = 0;
        for (int i = 0; i < many; ++i) {
            beyond += random.exponential() > 9 ? 1 : 0;
        }

        const double expected = many * std::exp(-9);
        QVERIFY(isNear(beyond, expected, 4 * std::sqrt(expected)));
    }

    void distributionsAreDrawn_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<double>("scv");
        QTest::newRow("exponential") << int(Distribution::Kind::Exponential) << 1.0;
        QTest::newRow("lognormal") << int(Distribution::Kind::Lognormal) << 0.5;
        QTest::newRow("wide lognormal") << int(Distribution::Kind::Lognormal) << 4.0;
        QTest::newRow("gamma") << int(Distribution::Kind::Gamma) << 0.3;
        QTest::newRow("wide gamma") << int(Distribution::Kind::Gamma) << 2.5;
        QTest::newRow("hyperexponential") << int(Distribution::Kind::Hyperexponential) << 4.0;
    }

    void distributionsAreDrawn()
    {
        QFETCH(int, kind);
        QFETCH(double, scv);
        const Distribution distribution {Distribution::Kind(kind), 7, scv};
        const Sampler sampler(distribution);
        Random random(8);

        std::vector<double> drawn(draws);
        std::generate(drawn.begin(), drawn.end(), [&] { return sampler.sample(random); });

        double mean = 0;
        for (const double value : drawn) {
            mean += value / draws;
        }
        QVERIFY(isNear(mean, 7, 4 * 7 * std::sqrt(scv / draws)));
        QVERIFY(distance(drawn, [&](double x) { return distribution.cdf(x); }) < mostDistance);
    }

    void theQuickExponentialIsExact()
    {
        for (double x = -60; x < 60; x += 0.00731) {
            QVERIFY(std::abs(quickExp(x) / std::exp(x) - 1) < 1e-13);
        }
        QVERIFY(std::isfinite(quickExp(1e300)));
        QVERIFY(quickExp(-1e300) >= 0);
    }

    void percentilesAreWithinHalfAThousandth()
    {
        Random random(9);
        Histogram histogram;
        std::vector<double> all(100'000);
        for (auto &value : all) {
            value = std::exp(3 * random.normal());
            histogram.record(value);
        }
        PooledHistogram pooled;
        pooled.add(histogram);
        std::sort(all.begin(), all.end());
        const std::vector<double> shares {0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999, 1};

        const auto found = pooled.percentiles(shares);

        QCOMPARE(pooled.count(), 100'000);
        for (std::size_t i = 0; i < shares.size(); ++i) {
            const double exact = all[std::size_t(shares[i] * double(all.size() - 1))];
            QVERIFY(isNear(found[i], exact, 0.001 * exact));
        }
    }

    void aConstantIsKeptExactly()
    {
        Histogram histogram;
        for (int i = 0; i < 200'000; ++i) { // more than a counter of 16 bits holds
            histogram.record(12.3);
        }
        PooledHistogram pooled;
        pooled.add(histogram);

        QCOMPARE(pooled.count(), 200'000);
        QCOMPARE(pooled.percentiles({0.01, 0.999}), (std::vector<double> {12.3, 12.3}));
    }

    void eventsComeInTheOrderOfTime()
    {
        Random random(10);
        EventQueue queue;
        std::vector<double> pending;
        double now = 0;
        for (int step = 0; step < 20'000; ++step) {
            const auto added = random.below(3); // now and then the queue runs empty
            for (int i = 0; i < added; ++i) {
                Event event;
                event.time = now + random.exponential();
                queue.push(event);
                pending.push_back(event.time);
            }
            const auto first = std::min_element(pending.begin(), pending.end());
            if (first == pending.end()) {
                QVERIFY(std::isinf(queue.nextTime()));
                continue;
            }
            QCOMPARE(queue.nextTime(), *first);
            now = queue.take().time;
            QCOMPARE(now, *first);
            pending.erase(first);
        }
    }

    void studentsFactorIsThatOfTheTables()
    {
        QVERIFY(isNear(student95(1), 12.706, 1e-3));
        QVERIFY(isNear(student95(11), 2.201, 1e-3));
        QVERIFY(isNear(student95(35), 2.030, 1e-3));
        QVERIFY(isNear(student95(1000), 1.962, 1e-3));
    }
};

INFERBOARD_TEST(SamplingTest)
#include "tst_sampling.moc"
