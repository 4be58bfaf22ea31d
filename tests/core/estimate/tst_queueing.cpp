// SPDX-License-Identifier: MIT
#include "core/base/json.h"
#include "core/estimate/network/queueing.h"
#include "support/registered_test.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <cmath>

using namespace core::queueing;

namespace {

core::Json truth(const char *name)
{
    QFile file(QString::fromLatin1(INFERBOARD_SOURCE_DIR "/tests/data/truth/%1.json")
                   .arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? *core::parseJson(file.readAll(), file.fileName())
                                          : core::Json();
}

bool isNear(double actual, double expected, double tolerance = 1e-6)
{
    const bool isClose = std::abs(actual - expected) <= tolerance * std::abs(expected);
    if (!isClose) {
        qWarning("actual %.12g, expected %.12g", actual, expected);
    }
    return isClose;
}

} // namespace

class QueueingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void waitsAgreeWithTheExactTable_data()
    {
        QTest::addColumn<double>("servers");
        QTest::addColumn<double>("utilisation");
        QTest::addColumn<double>("probability");
        QTest::addColumn<double>("mean");
        QTest::addColumn<double>("p50");
        QTest::addColumn<double>("p99");
        QTest::addColumn<double>("p999");
        const auto table = truth("mmc");
        for (const auto &row : table.at("rows")) {
            const double servers = row.at("c");
            const double utilisation = row.at("rho");
            QTest::addRow("c=%g rho=%g", servers, utilisation)
                << servers << utilisation << row.at("erlangC").get<double>()
                << row.at("Wq").get<double>() << row.at("W_p50").get<double>()
                << row.at("W_p99").get<double>() << row.at("W_p999").get<double>();
        }
    }

    void waitsAgreeWithTheExactTable()
    {
        QFETCH(double, servers);
        QFETCH(double, utilisation);
        QFETCH(double, probability);
        QFETCH(double, mean);
        QFETCH(double, p50);
        QFETCH(double, p99);
        QFETCH(double, p999);

        const auto wait = waiting(servers, servers * utilisation, servers);

        QVERIFY(isNear(wait.probability, probability));
        QVERIFY(isNear(wait.mean(), mean));
        QVERIFY(isNear(wait.quantile(0.5), p50));
        QVERIFY(isNear(wait.quantile(0.01), p99));
        QVERIFY(isNear(wait.quantile(0.001), p999));
    }

    void lognormalsAgreeWithTheTable_data()
    {
        QTest::addColumn<QList<double>>("row");
        const auto table = truth("lognormal");
        for (const auto &row : table.at("rows")) {
            QList<double> numbers;
            for (const auto *key : {"p50", "p99", "sigma", "mean", "scv", "p90", "p95", "p999"}) {
                numbers.append(row.at(key).get<double>());
            }
            QTest::addRow("%g/%g", numbers[0], numbers[1]) << numbers;
        }
    }

    void lognormalsAgreeWithTheTable()
    {
        QFETCH(QList<double>, row);

        const auto distribution = lognormalFromPercentiles(row[0], row[1]);

        QVERIFY(distribution.has_value());
        QVERIFY(isNear(distribution->sigma, row[2]));
        QVERIFY(isNear(distribution->mean(), row[3]));
        QVERIFY(isNear(distribution->variance(), row[4] * row[3] * row[3]));
        QVERIFY(isNear(distribution->quantile(0.01), row[1]));
        QVERIFY(isNear(distribution->quantile(0.1), row[5]));
        QVERIFY(isNear(distribution->quantile(0.05), row[6]));
        QVERIFY(isNear(distribution->quantile(0.001), row[7]));
    }

    void equalPercentilesMakeAConstant()
    {
        const auto distribution = lognormalFromPercentiles(7, 7);

        QVERIFY(distribution.has_value());
        QCOMPARE(distribution->mean(), 7.0);
        QCOMPARE(distribution->variance(), 0.0);
        QCOMPARE(distribution->quantile(0.001), 7.0);
    }

    void impossiblePercentilesMakeNoDistribution()
    {
        QVERIFY(!lognormalFromPercentiles(0, 1));
        QVERIFY(!lognormalFromPercentiles(-1, 1));
        QVERIFY(!lognormalFromPercentiles(2, 1));
        QVERIFY(!lognormalFromPercentiles(1, INFINITY));
        QVERIFY(!lognormalFromPercentiles(NAN, 1));
        QVERIFY(!lognormalFromPercentiles(1e-300, 1e300));
    }

    void momentsComeBackFromTheFit()
    {
        const auto distribution = lognormalFromMoments(12, 30);

        QVERIFY(distribution.has_value());
        QVERIFY(isNear(distribution->mean(), 12));
        QVERIFY(isNear(distribution->variance(), 30));
        QVERIFY(!lognormalFromMoments(0, 1));
        QVERIFY(!lognormalFromMoments(1, NAN));
    }

    void normalQuantilesInvertTheTail()
    {
        for (const double tail : {1e-12, 1e-6, 0.001, 0.01, 0.02425, 0.1, 0.5, 0.9, 0.999}) {
            QVERIFY(isNear(0.5 * std::erfc(normalQuantile(tail) / std::sqrt(2.0)), tail, 1e-9));
        }
        QCOMPARE(normalQuantile(0.5), 0.0);
        QVERIFY(isNear(normalQuantile(0.01), 2.3263478740408408, 1e-12));
    }

    void withoutWaitingTheSojournIsTheService()
    {
        const auto service = *lognormalFromPercentiles(5, 20);

        const auto distribution = sojourn({0, 1}, service);

        QVERIFY(distribution.has_value());
        QVERIFY(isNear(distribution->quantile(0.01), 20, 1e-9));
    }

    void nobodyWaitsForNothing() { QCOMPARE(erlangC(4, 0), 0.0); }

    void theLimitOfManyServersJoinsTheExactRange()
    {
        for (const double utilisation : {0.99, 0.995, 0.999}) {
            const double exact = erlangC(100'000, utilisation);
            const double limit = erlangC(100'001, utilisation);
            QVERIFY(limit >= 0 && limit <= 1);
            QVERIFY(std::abs(limit - exact) < 0.02);
        }
    }

    void aMillionServersAreQuick()
    {
        QElapsedTimer timer;
        timer.start();
        for (int i = 1; i < 1000; ++i) {
            const double probability = erlangC(1000.0 * i, 0.999);
            QVERIFY(probability >= 0 && probability <= 1);
        }
        qInfo("%lld ms", timer.elapsed());
    }

    void moreLoadNeverWaitsLess()
    {
        for (const double servers : {1.0, 3.0, 50.0, 700.0, 1e6}) {
            double before = 0;
            for (int percent = 1; percent < 100; ++percent) {
                const double now = erlangC(servers, percent / 100.0);
                QVERIFY(now >= before && now <= 1);
                before = now;
            }
        }
    }
};

INFERBOARD_TEST(QueueingTest)
#include "tst_queueing.moc"
