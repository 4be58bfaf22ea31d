// SPDX-License-Identifier: MIT
#include "core/io/file.h"
#include "support/registered_test.h"
#include "support/truth_run.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// The estimate of every scenario, drawn as a design, against the truth. The bounds are those that
/// the method promises for designs without an approximation; the truth's own interval comes on top.
class TruthTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto library = core::loadLibrary(QStringLiteral(INFERBOARD_SOURCE_DIR));
        QVERIFY(library.has_value());
        m_library = std::make_unique<core::Library>(std::move(*library));
        for (const auto &name : truth::scenarios(truth::ownFolder())) {
            auto run = truth::run(*m_library, truth::ownFolder(), name, 0, 1);
            QVERIFY2(run.has_value(), run ? "" : qPrintable(run.error().text()));
            m_runs.append(std::move(*run));
        }
        QCOMPARE(m_runs.size(), 27);
    }

    void whatHasNoWarningIsWithinTheBounds()
    {
        for (const auto &run : std::as_const(m_runs)) {
            for (const auto &entry : run.entries) {
                QVERIFY2(!entry.obstacle.isEmpty() || entry.isFlagged() || entry.broken().isEmpty(),
                    qPrintable(run.name + u": "_s + entry.broken().join(u", "_s)));
            }
        }
    }

    void nineteenOfTwentyP99AreWithinFivePercent()
    {
        int all = 0;
        int within = 0;
        for (const auto &run : std::as_const(m_runs)) {
            for (const auto &entry : run.entries) {
                if (entry.obstacle.isEmpty() && !entry.isFlagged()) {
                    const auto &p99 = entry.comparisons.at(3);
                    ++all;
                    within += std::abs(p99.formulaError()) <= 0.05 + p99.truthHalfWidth / p99.truth
                        ? 1
                        : 0;
                }
            }
        }
        QVERIFY(all >= 20);
        QVERIFY(20 * within >= 19 * all);
    }

    void theSystemsOfMachineLearningAreWithinOneAndAHalfPercent()
    {
        for (const auto &run : std::as_const(m_runs)) {
            if (run.name == "s28_two_stage_rec"_L1 || run.name == "s29_feed_ranking"_L1) {
                const auto &p99 = run.entries.first().comparisons.at(3);
                QVERIFY(std::abs(p99.formulaError()) <= 0.015 + p99.truthHalfWidth / p99.truth);
            }
        }
    }

    void atMostOneInFiveIsFlagged()
    {
        int flagged = 0;
        int all = 0;
        for (const auto &run : std::as_const(m_runs)) {
            for (const auto &entry : run.entries) {
                ++all;
                flagged += entry.isFlagged() ? 1 : 0;
            }
        }
        QVERIFY(5 * flagged <= all);
    }

    void saturatedAndMetastableAreNamed()
    {
        QVERIFY(entryOf("s24_saturated"_L1).obstacle.contains(u"Saturated"_s));
        QVERIFY(entryOf("s16b_retry_storm"_L1).obstacle.contains(u"Metastable"_s));
    }

    void ratesAndCapacitiesAreThoseOfTheFlowBalance()
    {
        const auto text = core::io::read(truth::ownFolder() + u"/capacity.json"_s);
        const auto all = core::parseJson(*text, u"capacity.json"_s);
        for (const auto &run : std::as_const(m_runs)) {
            const auto &truth = all->at("scenarios").at(run.name.toStdString());
            const bool hasTimeouts = !truth.at("note").get<std::string>().empty();
            for (const auto &[id, rate] : truth.at("node_rate_per_s").items()) {
                const auto *component = run.estimate.component(QString::fromStdString(id));
                QVERIFY2(component, id.c_str());
                if (!hasTimeouts) { // the truth leaves attempts that time out aside
                    compare(*component->rate.value, rate.get<double>(), run.name);
                }
            }
            for (const auto &[id, utilisation] : truth.at("utilisation_of_capacity").items()) {
                const auto *component = run.estimate.component(QString::fromStdString(id));
                if (!hasTimeouts) {
                    compare(*component->utilisation.value, utilisation.get<double>(), run.name);
                }
            }
            if (!hasTimeouts && truth.at("bottleneck").is_string()) {
                QCOMPARE(run.estimate.bottleneck.toStdString(),
                    truth.at("bottleneck").get<std::string>());
                compare(*run.estimate.maxMultiplier.value,
                    truth.at("max_load_multiplier").get<double>(), run.name);
            }
        }
    }

private:
    static void compare(double actual, double expected, const QString &where)
    {
        const bool isClose = std::abs(actual - expected) <= 0.001 * expected;
        QVERIFY2(
            isClose, qPrintable(u"%1: %2 instead of %3"_s.arg(where).arg(actual).arg(expected)));
    }

    const truth::Entry &entryOf(QLatin1String name) const
    {
        const auto found = std::find_if(
            m_runs.begin(), m_runs.end(), [&](const truth::Run &run) { return run.name == name; });
        return found->entries.first();
    }

    std::unique_ptr<core::Library> m_library;
    QList<truth::Run> m_runs;
};

INFERBOARD_TEST(TruthTest)
#include "tst_truth.moc"
