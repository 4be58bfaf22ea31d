// SPDX-License-Identifier: MIT
#include "support/registered_test.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include "boards.h"
#include <cmath>
#include <limits>

using namespace boards;

namespace {

QString name(int index)
{
    return u"n%1"_s.arg(index);
}

void addServices(Board &board, int count)
{
    for (int i = 0; i < count; ++i) {
        board.add(name(i), "service",
            {{"replicas", 4}, {"concurrency", 64}, {"service_p50_ms", 1}, {"service_p99_ms", 5}});
    }
}

/// Twenty components of all kinds with random settings and connections; mostly sensible.
Board randomBoard(quint32 seed)
{
    static const char *const types[] = {
        "client", "service", "service", "service", "store", "log", "worker", "of-the-future"};
    QRandomGenerator random(seed);
    const auto upTo = [&](double most) { return random.generateDouble() * most; };
    Board board;
    for (int i = 0; i < 20; ++i) {
        const double p50 = 0.01 + upTo(20);
        board.add(name(i), types[random.bounded(8)],
            {{"rate_per_s", upTo(200)}, {"service_p50_ms", p50},
                {"service_p99_ms", p50 * (0.95 + upTo(10))}, {"replicas", random.bounded(1, 20)},
                {"concurrency", random.bounded(1, 100)}, {"hit_ratio", upTo(1)},
                {"max_rate_per_replica", 1 + upTo(1000)}});
    }
    for (int i = 0; i < 35; ++i) {
        board.wire(name(random.bounded(20)), name(random.bounded(20)),
            static_cast<core::ConnectionKind>(random.bounded(4)),
            {{"probability", upTo(1)}, {"calls", random.bounded(4)},
                {"stage", random.bounded(1, 4)}});
    }
    return board;
}

/// Spoils some settings with values that no editor lets through.
void spoil(core::Design &design, QRandomGenerator &random)
{
    const double nonsense[] = {
        std::nan(""), std::numeric_limits<double>::infinity(), -1e300, 1e300, -1, 0, 1e-300, 1e9};
    const auto spoilOne = [&](core::Settings &settings) {
        for (auto &setting : settings) {
            if (random.bounded(4) == 0) {
                setting = nonsense[random.bounded(8)];
            } else if (random.bounded(20) == 0) {
                setting = u"many"_s;
            }
        }
    };
    for (auto &component : design.components) {
        spoilOne(component.settings);
    }
    for (auto &connection : design.connections) {
        spoilOne(connection.settings);
    }
}

QList<core::Quantity> all(const core::LatencyEstimate &latency)
{
    return {latency.mean, latency.p50, latency.p90, latency.p95, latency.p99, latency.p999};
}

QList<core::Quantity> all(const core::Estimate &estimate)
{
    QList<core::Quantity> quantities {estimate.peakRate, estimate.maxMultiplier};
    for (const auto &entry : estimate.entries) {
        quantities << entry.averageRate << entry.peakRate << entry.slackMs << entry.maxRate
                   << all(entry.latency);
    }
    for (const auto &component : estimate.components) {
        quantities << component.rate << component.utilisation << component.replicasNeeded
                   << component.meanWaitMs << all(component.wait) << all(component.latency);
    }
    for (const auto &connection : estimate.connections) {
        quantities << connection.rate << connection.bandwidth;
    }
    return quantities;
}

/// The first quantity that is not finite, or has no working; empty when all are sound.
QString unsound(const core::Estimate &estimate)
{
    for (const auto &quantity : all(estimate)) {
        if (quantity.working.isEmpty() || (quantity.value && !std::isfinite(*quantity.value))
            || quantity.working.contains(u"nan"_s) || quantity.working.contains(u"inf"_s)) {
            return u"value %1: %2"_s.arg(quantity.value.value_or(0)).arg(quantity.working);
        }
    }
    return {};
}

bool isAscending(const core::LatencyEstimate &latency)
{
    const auto values = all(latency);
    for (int i = 2; i < values.size(); ++i) {
        if (values[i].value.value_or(0) < values[i - 1].value.value_or(0) * (1 - 1e-9)) {
            return false;
        }
    }
    return true;
}

} // namespace

class EstimatePropertiesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyNumberIsFiniteAndExplained()
    {
        for (quint32 seed = 0; seed < 300; ++seed) {
            const auto estimate = randomBoard(seed).estimate();
            QVERIFY2(unsound(estimate).isEmpty(),
                qPrintable(u"seed %1: %2"_s.arg(seed).arg(unsound(estimate))));
            QCOMPARE(estimate.components.size(), 20);
            QCOMPARE(estimate.connections.size(), 35);
        }
    }

    void nonsenseNeverBecomesANumber()
    {
        QRandomGenerator random(7);
        for (quint32 seed = 0; seed < 300; ++seed) {
            auto board = randomBoard(seed);
            spoil(board.design, random);
            const auto problem = unsound(board.estimate());
            QVERIFY2(problem.isEmpty(), qPrintable(u"seed %1: %2"_s.arg(seed).arg(problem)));
        }
    }

    void percentilesAscend()
    {
        for (quint32 seed = 0; seed < 300; ++seed) {
            const auto estimate = randomBoard(seed).estimate();
            for (const auto &entry : estimate.entries) {
                QVERIFY2(isAscending(entry.latency), qPrintable(u"seed %1"_s.arg(seed)));
            }
            for (const auto &component : estimate.components) {
                QVERIFY(isAscending(component.latency));
                QVERIFY(isAscending(component.wait));
            }
        }
    }

    void moreLoadNeverLowersUtilisation()
    {
        for (quint32 seed = 0; seed < 100; ++seed) {
            auto board = randomBoard(seed);
            const auto before = board.estimate();
            for (auto &component : board.design.components) {
                auto &rate = component.settings[u"rate_per_s"_s];
                rate = std::get<double>(rate) * 1.3;
            }
            const auto after = board.estimate();
            for (int i = 0; i < before.components.size(); ++i) {
                const auto &less = before.components[i];
                const auto &more = after.components[i];
                QCOMPARE(more.rate.value.has_value(), less.rate.value.has_value());
                QVERIFY(more.utilisation.value.value_or(0) >= less.utilisation.value.value_or(0));
                QVERIFY(more.isSaturated || !less.isSaturated);
            }
        }
    }

    void aChainOfFiveThousandFinishes()
    {
        constexpr int length = 5000;
        Board board;
        board.add(u"c"_s, "client", {{"rate_per_s", 100}});
        addServices(board, length);
        board.call(u"c"_s, name(0));
        for (int i = 1; i < length; ++i) {
            board.call(name(i - 1), name(i));
        }
        const auto estimate = board.estimate();

        const auto &entry = estimate.entries.first();
        // The sum of so many services is nearly normal, so its median is its mean.
        const double sigma = std::log(5.0) / 2.3263478740408408;
        const double expected = length * std::exp(sigma * sigma / 2);
        QVERIFY(isNear(entry.latency.mean.value, expected, 1e-3));
        QVERIFY(isNear(entry.latency.p50.value, expected, 1e-3));
        QCOMPARE(entry.criticalPath.size(), length + 1);
    }

    void denseLayersFinish_data()
    {
        QTest::addColumn<bool>("isImprobable");
        QTest::newRow("certain calls") << false;
        QTest::newRow("calls of all probabilities") << true;
    }

    void denseLayersFinish()
    {
        QFETCH(bool, isImprobable);
        constexpr int width = 10;
        constexpr int layers = 20;
        QRandomGenerator random(3);
        Board board;
        board.add(u"c"_s, "client", {{"rate_per_s", 1e-18}});
        addServices(board, width * layers);
        board.call(u"c"_s, name(0));
        for (int i = 0; i < width * width * (layers - 1); ++i) {
            const int from = i / width;
            const double probability = isImprobable ? 0.5 + random.generateDouble() / 2 : 1;
            board.call(name(from), name((from / width + 1) * width + i % width),
                {{"probability", probability}, {"stage", 1 + i % 2}});
        }
        QElapsedTimer timer;
        timer.start();

        const auto estimate = board.estimate();

        QVERIFY(unsound(estimate).isEmpty());
        QVERIFY(estimate.entries.first().latency.p99.value);
        qInfo("%lld ms", timer.elapsed());
    }

    void aTangleOfFiveThousandFinishes()
    {
        QRandomGenerator random(5);
        Board board;
        for (int i = 0; i < 50; ++i) {
            board.add(u"c%1"_s.arg(i), "client", {{"rate_per_s", 1}});
            board.call(u"c%1"_s.arg(i), name(random.bounded(5000)));
        }
        addServices(board, 5000);
        for (int i = 0; i < 20'000; ++i) {
            board.call(name(random.bounded(5000)), name(random.bounded(5000)),
                {{"probability", random.generateDouble() * 0.4}});
        }
        QElapsedTimer timer;
        timer.start();

        const auto estimate = board.estimate();

        QVERIFY(unsound(estimate).isEmpty());
        qInfo("%lld ms, %lld problems", timer.elapsed(),
            static_cast<long long>(estimate.problems.size()));
    }
};

INFERBOARD_TEST(EstimatePropertiesTest)
#include "tst_estimate_properties.moc"
