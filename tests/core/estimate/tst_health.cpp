// SPDX-License-Identifier: MIT
#include "core/estimate/estimate.h"
#include "core/library.h"
#include "support/scenario_design.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

const Catalog &catalog()
{
    static const auto library = loadLibrary(QStringLiteral(INFERBOARD_SOURCE_DIR));
    return library->catalog;
}

/// Of a client that calls `a` this often; the nodes as the truth's scenarios write them.
Estimate estimateOf(double rate, const QByteArray &nodes)
{
    const auto json = parseJson("{\"entries\": [{\"id\": \"web\", \"to\": \"a\", \"rate\": "
            + QByteArray::number(rate) + "}], \"nodes\": {" + nodes + "}}",
        u"scenario"_s);
    return estimate(*scenarioDesign(*json, catalog(), u"scenario"_s), catalog());
}

} // namespace

class HealthTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWordSaysWhyThereIsNoLatency_data()
    {
        QTest::addColumn<double>("rate");
        QTest::addColumn<QByteArray>("nodes");
        QTest::addColumn<QString>("word");
        const QByteArray pair = R"("a": {"service": 1, "stages": [{"mode": "sequential",
            "calls": [{"to": "b"%1}]}]}, "b": {"concurrency": 4,
            "service": {"kind": "lognormal", "mean": 25, "scv": 0.8}%2})";
        const auto with = [&](const char *call, const char *more) {
            return QByteArray(pair).replace("%1", call).replace("%2", more);
        };
        QTest::newRow("ok") << 90.0 << with("", "") << u"ok"_s;
        QTest::newRow("saturated") << 170.0 << with("", "") << u"saturated"_s;
        QTest::newRow("metastable")
            << 90.0 << with(R"(, "timeout": 60, "retries": 1)", "") << u"metastable"_s;
        QTest::newRow("endless") << 9.0
                                 << with("",
                                        R"(, "stages": [{"mode": "sequential",
            "calls": [{"to": "b"}]}])")
                                 << u"endless"_s;
    }

    void theWordSaysWhyThereIsNoLatency()
    {
        QFETCH(double, rate);
        QFETCH(QByteArray, nodes);
        QFETCH(QString, word);

        const auto result = estimateOf(rate, nodes);

        const auto &entry = result.entries.first();
        const auto &b = *result.component(u"b"_s);
        QCOMPARE(healthWord(entry.health), word);
        QCOMPARE(healthWord(b.health), word);
        QCOMPARE(entry.latency.p99.value.has_value(), entry.health == Health::Ok);
        QCOMPARE(b.latency.p99.value.has_value(), entry.health == Health::Ok);
    }

    void aClientWithoutDemandIsUnknown()
    {
        Design design;
        Component client;
        client.id = u"shop"_s;
        client.type = u"client"_s;
        client.settings = {{u"users"_s, 0.0}, {u"rate_per_s"_s, 0.0}};
        design.components = {client};

        QCOMPARE(estimate(design, catalog()).entries.first().health, Health::Unknown);
    }

    void heldServersCanBeFull()
    {
        const auto result = estimateOf(100, R"("a": {"service": 1, "concurrency": 2,
            "blocking": true, "stages": [{"mode": "sequential", "calls": [{"to": "b"}]}]},
            "b": {"kind": "delay", "service": 49})");

        const auto &a = *result.component(u"a"_s);
        QCOMPARE(a.health, Health::Saturated);
        QVERIFY(a.isSaturated);
        QVERIFY(std::abs(*a.utilisation.value - 2.5) < 0.01);
        QVERIFY2(a.state.contains(u"40/s can be served"_s), qPrintable(a.state));
        QVERIFY(std::abs(*result.entries.first().maxRate.value - 40) < 0.1);
    }
};

QTEST_APPLESS_MAIN(HealthTest)
#include "tst_health.moc"
