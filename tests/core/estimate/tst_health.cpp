// SPDX-License-Identifier: MIT
#include "core/analysis/library.h"
#include "core/estimate/estimate.h"
#include "support/registered_test.h"
#include "support/scenario_design.h"
#include "support/shipped.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

/// Of a client that calls `a` this often; the nodes as the truth's scenarios write them.
Estimate estimateOf(double rate, const QByteArray &nodes)
{
    const auto json = parseJson("{\"entries\": [{\"id\": \"web\", \"to\": \"a\", \"rate\": "
            + QByteArray::number(rate) + "}], \"nodes\": {" + nodes + "}}",
        u"scenario"_s);
    return estimate(*scenarioDesign(*json, library().catalog, u"scenario"_s), library().catalog);
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

        QCOMPARE(estimate(design, library().catalog).entries.first().health, Health::Unknown);
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

    void whatWaitsForSomethingSaturatedSaysWhyItsLatencyIsUnknown()
    {
        const auto result = estimateOf(100, R"("a": {"service": 1, "concurrency": 8,
            "blocking": true, "stages": [{"mode": "sequential", "calls": [{"to": "b"}]}]},
            "b": {"service": 5, "stages": [{"mode": "sequential", "calls": [{"to": "c"}]}]},
            "c": {"service": 20})");

        const auto &a = *result.component(u"a"_s);
        QCOMPARE(a.health, Health::Saturated);
        QVERIFY(!a.isSaturated);
        QVERIFY(!a.latency.p99.value);
        QVERIFY(!a.utilisation.value);
        QVERIFY2(a.state.startsWith(u"It waits for c, which is saturated"_s), qPrintable(a.state));
        QCOMPARE(a.latency.p99.working, a.state);
        QCOMPARE(a.utilisation.working, a.state);
        const auto &b = *result.component(u"b"_s); // holds no server while it waits
        QVERIFY(b.latency.p99.value);
        QVERIFY2(b.state.isEmpty(), qPrintable(b.state));
    }

    void whatComesAfterSomethingSaturatedSaysWhatItsNumbersSuppose()
    {
        const auto result = estimateOf(100, R"("a": {"service": 1, "stages": [
            {"mode": "sequential", "calls": [{"to": "early"}]},
            {"mode": "sequential", "calls": [{"to": "full"}]},
            {"mode": "sequential", "calls": [{"to": "late"}]}]},
            "full": {"service": 20, "stages": [{"mode": "parallel", "calls": [{"to": "behind"}]}]},
            "early": {"service": 2}, "late": {"service": 2},
            "behind": {"kind": "delay", "service": 3})");

        for (const auto &id : {u"late"_s, u"behind"_s}) {
            const auto &state = result.component(id)->state;
            QVERIFY2(state.startsWith(u"It comes after full, which is saturated"_s),
                qPrintable(id + u": "_s + state));
        }
        QVERIFY(result.component(u"early"_s)->state.isEmpty());
        QVERIFY(result.component(u"full"_s)->state.startsWith(u"Saturated"_s));
    }

    void whatWaitsForARetryStormSaysSo()
    {
        const auto result = estimateOf(90, R"("a": {"service": 1, "concurrency": 40,
            "blocking": true, "stages": [{"mode": "sequential",
            "calls": [{"to": "b", "timeout": 60, "retries": 1}]}]},
            "b": {"concurrency": 4, "service": {"kind": "lognormal", "mean": 25, "scv": 0.8}})");

        const auto &a = *result.component(u"a"_s);
        QCOMPARE(a.health, Health::Metastable);
        QVERIFY2(a.state.startsWith(u"It waits for b, which collapses"_s), qPrintable(a.state));
    }
};

INFERBOARD_TEST(HealthTest)
#include "tst_health.moc"
