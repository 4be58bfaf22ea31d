// SPDX-License-Identifier: MIT
#include "core/base/json.h"
#include "core/estimate/simulation/simulation.h"
#include "support/registered_test.h"
#include "support/scenario.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <cmath>

using namespace core::simulation;

namespace {

core::Json resultsOf(const QString &name)
{
    QFile file(QStringLiteral(INFERBOARD_SOURCE_DIR "/tests/data/truth/results/%1.json").arg(name));
    return file.open(QIODevice::ReadOnly) ? *core::parseJson(file.readAll(), file.fileName())
                                          : core::Json();
}

/// Both intervals are of 95 %, ours over 36 replications in three rounds and theirs over 20.
bool agrees(const char *what, const Interval &ours, const core::Json &truth)
{
    constexpr double mostErrors = 4;
    constexpr double bucket = 0.0005; // of the histogram
    const double value = truth.at(0);
    const double theirError = truth.at(1).get<double>() / 2.09;
    const double ourError = ours.halfWidth / 2.03;
    const double allowed = mostErrors * std::hypot(theirError, ourError) + bucket * value + 1e-9;
    const bool isClose = std::abs(ours.value - value) <= allowed;
    if (!isClose) {
        qWarning("%s: %.6g +- %.3g, the truth is %.6g", what, ours.value, ours.halfWidth, value);
    }
    return isClose;
}

bool agrees(const Times &ours, const core::Json &truth)
{
    return agrees("mean", ours.mean, truth.at("mean")) && agrees("p50", ours.p50, truth.at("p50"))
        && agrees("p90", ours.p90, truth.at("p90")) && agrees("p95", ours.p95, truth.at("p95"))
        && agrees("p99", ours.p99, truth.at("p99")) && agrees("p99.9", ours.p999, truth.at("p999"));
}

} // namespace

class SimulationTruthTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoSimulatorsAgree_data()
    {
        QTest::addColumn<QString>("name");
        const QDir scenarios(QStringLiteral(INFERBOARD_SOURCE_DIR "/tests/data/truth/scenarios"));
        for (const auto &file : scenarios.entryInfoList({QStringLiteral("*.json")})) {
            QTest::newRow(qPrintable(file.baseName())) << file.baseName();
        }
    }

    void twoSimulatorsAgree()
    {
        QFETCH(QString, name);
        const auto scenario = support::scenarioNamed(name.toStdString());
        const auto truth = resultsOf(name);
        Plan plan;
        plan.seed = 4;
        plan.mostRequests = name.startsWith(QStringLiteral("s10")) ? 30'000 : 250'000;
        plan.precision = 0;
        plan.tracedRequests = 0;
        plan.horizonMs = scenario.horizonMs;

        const auto result = simulate(scenario.network, plan);

        for (std::size_t i = 0; i < scenario.entryIds.size(); ++i) {
            const auto &expected = truth.at("entries").at(scenario.entryIds[i]);
            QVERIFY(agrees(result.entries[i].latency, expected));
            QVERIFY(agrees("success", result.entries[i].successRate, expected.at("ok")));
        }
        for (std::size_t i = 0; i < scenario.nodeIds.size(); ++i) {
            const auto &expected = truth.at("nodes").at(scenario.nodeIds[i]);
            QVERIFY(agrees(result.nodes[i].sojourn, expected));
            if (!scenario.horizonMs) { // there the truth counts only visits that ended
                QVERIFY(agrees("rate", result.nodes[i].rate, expected.at("qps")));
            }
            if (expected.contains("util")) {
                QVERIFY(agrees("utilisation", result.nodes[i].utilisation, expected.at("util")));
            }
        }
        for (const auto &call : result.asyncCalls) {
            const auto &id =
                scenario.nodeIds[std::size_t(scenario.edgeTargets[std::size_t(call.edge)])];
            QVERIFY(agrees(call.time, truth.at("async").at(id)));
        }
    }
};

INFERBOARD_TEST(SimulationTruthTest)
#include "tst_simulation_truth.moc"
