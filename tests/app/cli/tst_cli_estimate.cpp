// SPDX-License-Identifier: MIT
#include "app/cli/program.h"
#include "support/registered_test.h"

#include <QTemporaryDir>
#include <QTest>

using namespace program;

namespace {

using core::Json;

/// Small enough for a test, and the same for every run.
const QStringList few {u"--requests"_s, u"24000"_s};

/// More requests than the ranking service can ever serve.
core::Design fullBoard()
{
    auto design = smallBoard();
    design.components[0].settings[u"rate_per_s"_s] = 5000.0;
    return design;
}

/// A timeout so short, and retries so soon, that a congestion feeds itself.
core::Design stormBoard()
{
    auto design = smallBoard();
    design.components[0].settings[u"rate_per_s"_s] = 90.0;
    design.components[0].settings[u"peak_factor"_s] = 1.0;
    design.components[1] = sketch::box(u"ranker"_s, u"app-server"_s, u"Ranker"_s,
        {{u"replicas"_s, 1.0}, {u"concurrency"_s, 4.0}, {u"max_rate_per_replica"_s, 1e6},
            {u"service_law"_s, u"lognormal"_s}, {u"service_mean_ms"_s, 25.0},
            {u"service_scv"_s, 0.8}});
    design.components[1].rect = QRectF(400, 0, 180, 60);
    design.connections[0].settings = {{u"timeout_ms"_s, 60.0}, {u"retries"_s, 1.0}};
    return design;
}

/// A client that sends events to a consumer.
core::Design streamBoard()
{
    auto design = smallBoard();
    design.components.append(sketch::box(u"log"_s, u"app-server"_s, u"Log"_s));
    design.components.last().rect = QRectF(700, 0, 180, 60);
    design.connections.append(sketch::wire(u"ranker stream log"_s));
    return design;
}

/// What does not depend on the clock.
QByteArray withoutTime(const QByteArray &out)
{
    QByteArray result;
    for (const auto &line : out.split('\n')) {
        result += line.contains("\"seconds\"") ? QByteArray() : line + '\n';
    }
    return result;
}

const Json &only(const Json &array)
{
    return array.at(0);
}

bool isAllNull(const Json &times)
{
    return std::all_of(times.begin(), times.end(), [](const Json &one) { return one.is_null(); });
}

} // namespace

class TestCliEstimate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void textFitsEightyColumnsWithoutColours_data();
    void textFitsEightyColumnsWithoutColours();
    void jsonKeepsToItsSchema_data();
    void jsonKeepsToItsSchema();
    void theSameCallPrintsTheSame_data();
    void theSameCallPrintsTheSame();
    void badNumbersAreRefused_data();
    void badNumbersAreRefused();

    void estimateTellsSizesCostsAndAvailability();
    void severalFilesAreAnsweredTogether();
    void aBadFileAmongSeveralLeavesTheOthers();
    void aBadFileAloneIsAnError();
    void whatIsFullHasAWordAndNoLatency_data();
    void whatIsFullHasAWordAndNoLatency();

    void simulationAndFormulaStandSideBySide();
    void theSeedDecidesAndThreadsDoNot();
    void aFullDesignTellsHowItsQueueGrows();
    void aSimulationEndsAfterItsSeconds();
    void aSimulationEndsOnceItIsPrecise();

private:
    QString path(const QString &name) const { return m_dir->filePath(name); }
    void write(const QString &name, const core::Design &design) const;
    QStringList located(QStringList arguments) const;
    QByteArray json(const QStringList &arguments) const;

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestCliEstimate::write(const QString &name, const core::Design &design) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(core::io::toText(design));
}

/// With the names of files as they stand in the folder of the test.
QStringList TestCliEstimate::located(QStringList arguments) const
{
    for (auto &argument : arguments) {
        argument = argument.endsWith(u".inferboard"_s) ? path(argument) : argument;
    }
    return arguments;
}

QByteArray TestCliEstimate::json(const QStringList &arguments) const
{
    return run(located(arguments) + QStringList {u"--json"_s}).out;
}

void TestCliEstimate::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    write(u"small.inferboard"_s, smallBoard());
    write(u"full.inferboard"_s, fullBoard());
    write(u"storm.inferboard"_s, stormBoard());
    write(u"stream.inferboard"_s, streamBoard());
    write(u"empty.inferboard"_s, {});
}

void TestCliEstimate::textFitsEightyColumnsWithoutColours_data()
{
    QTest::addColumn<QStringList>("arguments");
    for (const auto *name : {"small", "full", "storm", "stream", "empty"}) {
        const auto file = QString::fromLatin1(name) + u".inferboard"_s;
        QTest::addRow("estimate %s", name) << QStringList {u"estimate"_s, file};
        QTest::addRow("simulate %s", name) << QStringList {u"simulate"_s, file} + few;
    }
    const QStringList both {u"small.inferboard"_s, u"empty.inferboard"_s};
    QTest::newRow("estimate two") << QStringList {u"estimate"_s} + both;
    QTest::newRow("simulate two") << QStringList {u"simulate"_s} + both + few;
}

void TestCliEstimate::textFitsEightyColumnsWithoutColours()
{
    QFETCH(QStringList, arguments);

    const auto result = run(located(arguments));

    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.error, QString());
    QVERIFY(!result.out.contains('\x1b'));
    QVERIFY(result.out.endsWith('\n'));
    for (const auto &line : lines(result.out)) {
        QVERIFY2(line.size() <= 80 || !line.trimmed().contains(u' '), qPrintable(line));
    }
}

void TestCliEstimate::jsonKeepsToItsSchema_data()
{
    textFitsEightyColumnsWithoutColours_data();
}

void TestCliEstimate::jsonKeepsToItsSchema()
{
    QFETCH(QStringList, arguments);

    const auto problem = schemaProblem(arguments.first(), json(arguments));

    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestCliEstimate::theSameCallPrintsTheSame_data()
{
    textFitsEightyColumnsWithoutColours_data();
}

void TestCliEstimate::theSameCallPrintsTheSame()
{
    QFETCH(QStringList, arguments);
    auto other = bareEnvironment(); // the seed of hashes is what would differ from run to run
    other.insert(u"QT_HASH_SEED"_s, u"0"_s);
    const auto call = located(arguments);
    const auto inJson = call + QStringList {u"--json"_s};

    QCOMPARE(run(call, other).out, run(call).out);
    QCOMPARE(withoutTime(run(inJson, other).out), withoutTime(run(inJson).out));
}

void TestCliEstimate::badNumbersAreRefused_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *option, const char *value) {
        QTest::addRow("%s %s", option, value)
            << QString::fromLatin1(option) << QString::fromLatin1(value);
    };
    row("--requests", "0");
    row("--requests", "many");
    row("--requests", "-5");
    row("--requests", "99999999999999999999");
    row("--seed", "-1");
    row("--seed", "1.5");
    row("--precision", "2");
    row("--precision", "nan");
    row("--threads", "0");
    row("--threads", "1000");
    row("--seconds", "0");
    row("--seconds", "soon");
}

void TestCliEstimate::badNumbersAreRefused()
{
    QFETCH(QString, option);
    QFETCH(QString, value);

    const auto result = run(located({u"simulate"_s, u"small.inferboard"_s, option + u'=' + value}));

    QCOMPARE(result.exitCode, 2);
    QVERIFY(result.out.isEmpty());
    QVERIFY2(result.error.startsWith(u"inferboard: simulate: "_s), qPrintable(result.error));
    QVERIFY2(result.error.contains(option), qPrintable(result.error));
    QCOMPARE(result.error.count(u'\n'), 1);
}

void TestCliEstimate::estimateTellsSizesCostsAndAvailability()
{
    const auto report = parsed(json({u"estimate"_s, u"stream.inferboard"_s}));

    const auto &entry = only(report.at("entries"));
    QVERIFY(entry.at("availability") > 0.9 && entry.at("availability") < 1);
    QVERIFY(entry.at("downtime_min_month") > 0);
    QVERIFY(entry.at("budget").at("chance") > 0.9);
    QVERIFY(entry.at("budget").at("availability_met").is_boolean());
    QVERIFY(!entry.at("shares").empty());
    QVERIFY(report.at("components").at(1).at("cost_usd_month") > 0);
    QVERIFY(report.at("components").at(1).at("busy") > 0);
    QVERIFY(only(report.at("streams")).at("time_ms").at("p99") > 0);
    QVERIFY(only(report.at("streams")).at("growth_per_s").is_null());
    QCOMPARE(only(report.at("freshness")).at("id").get<std::string>(), std::string("log"));
    QVERIFY(report.at("totals").at("cost_usd_month") > 0);
    QVERIFY(!report.at("totals").at("next_bottleneck").is_null());
}

void TestCliEstimate::severalFilesAreAnsweredTogether()
{
    const auto alone = parsed(json({u"estimate"_s, u"small.inferboard"_s}));
    const auto both = parsed(json({u"estimate"_s, u"full.inferboard"_s, u"small.inferboard"_s}));

    QCOMPARE(both.at("files").size(), std::size_t(2));
    auto second = both.at("files").at(1);
    QCOMPARE(second.at("file").get<std::string>(), path(u"small.inferboard"_s).toStdString());
    second.erase("file");
    QVERIFY(second == alone);
}

void TestCliEstimate::aBadFileAmongSeveralLeavesTheOthers()
{
    const auto result =
        run(located({u"estimate"_s, u"none.inferboard"_s, u"small.inferboard"_s, u"--json"_s}));

    QCOMPARE(result.exitCode, 2);
    QVERIFY2(result.error.contains(u"none.inferboard: "_s), qPrintable(result.error));
    QCOMPARE(result.error.count(u'\n'), 1);
    QCOMPARE(parsed(result.out).at("files").size(), std::size_t(1));
    QCOMPARE(schemaProblem(u"estimate"_s, result.out), QString());
}

void TestCliEstimate::aBadFileAloneIsAnError()
{
    for (const auto &name : {u"estimate"_s, u"simulate"_s}) {
        const auto result = run(located({name, u"none.inferboard"_s, u"--json"_s}));
        QCOMPARE(result.exitCode, 2);
        QVERIFY(result.out.isEmpty());
        QVERIFY(result.error.contains(u"none.inferboard: "_s));
    }
}

void TestCliEstimate::whatIsFullHasAWordAndNoLatency_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("word");
    QTest::newRow("full") << u"full.inferboard"_s << u"saturated"_s;
    QTest::newRow("storm") << u"storm.inferboard"_s << u"metastable"_s;
}

void TestCliEstimate::whatIsFullHasAWordAndNoLatency()
{
    QFETCH(QString, file);
    QFETCH(QString, word);
    for (const auto &call :
        {QStringList {u"estimate"_s, file}, QStringList {u"simulate"_s, file} + few}) {
        const auto report = parsed(json(call));
        const auto &entry = only(report.at("entries"));
        const auto &ranker = report.at("components").at(1);
        for (const auto *one : {&entry, &ranker}) {
            QCOMPARE(core::toQString(one->at("state")), word);
            QVERIFY(core::toQString(one->at("state_text")).contains(word, Qt::CaseInsensitive));
            QVERIFY(isAllNull(one->at("latency_ms")));
        }
        const auto text = QString::fromUtf8(run(located(call)).out);
        QVERIFY(text.contains(word, Qt::CaseInsensitive));
    }
}

void TestCliEstimate::simulationAndFormulaStandSideBySide()
{
    const auto report = parsed(json(QStringList {u"simulate"_s, u"small.inferboard"_s} + few));

    const auto &entry = only(report.at("entries"));
    const double simulated = entry.at("latency_ms").at("p99");
    const double formula = entry.at("formula_ms").at("p99");
    const double halfWidth = entry.at("latency_ms_half_width").at("p99");
    QVERIFY(halfWidth > 0 && halfWidth < simulated);
    QVERIFY(std::abs(simulated - formula) <= 3 * halfWidth + 0.05 * formula);
    QCOMPARE(entry.at("success_rate").get<double>(), 1.0);
    const double peak = entry.at("rate").at("peak_per_s");
    QVERIFY(std::abs(entry.at("throughput_per_s").get<double>() - peak) < 0.1 * peak);
    QVERIFY(report.at("simulation").at("requests") > 1000);
    QCOMPARE(report.at("simulation").at("seed").get<int>(), 1);
    QVERIFY(report.at("simulation").at("steady").get<bool>());
}

void TestCliEstimate::theSeedDecidesAndThreadsDoNot()
{
    const auto with = [&](const QStringList &options) {
        return parsed(json(QStringList {u"simulate"_s, u"small.inferboard"_s} + few + options))
            .at("entries");
    };
    const auto one = with({u"--threads"_s, u"1"_s});

    QVERIFY(one == with({u"--threads"_s, u"3"_s}));
    QVERIFY(one == with({u"--seed"_s, u"1"_s}));
    QVERIFY(one != with({u"--seed"_s, u"2"_s}));
}

void TestCliEstimate::aFullDesignTellsHowItsQueueGrows()
{
    const auto report = parsed(json(QStringList {u"simulate"_s, u"full.inferboard"_s} + few));

    const auto &ranker = report.at("components").at(1);
    const double rate = ranker.at("rate_per_s");
    const double growth = ranker.at("backlog_growth_per_s");
    QVERIFY(growth > 0);
    QCOMPARE(ranker.at("throughput_per_s").get<double>(), rate - growth);
    QVERIFY(!report.at("simulation").at("steady").get<bool>());
}

void TestCliEstimate::aSimulationEndsAfterItsSeconds()
{
    const auto report = parsed(json({u"simulate"_s, u"small.inferboard"_s, u"--precision"_s, u"0"_s,
        u"--requests"_s, u"1000000000"_s, u"--seconds"_s, u"0.2"_s}));

    QCOMPARE(core::toQString(report.at("simulation").at("ended")), u"time"_s);
    QVERIFY(report.at("simulation").at("seconds") < 30);
    QVERIFY(!report.at("simulation").at("precise").get<bool>());
}

void TestCliEstimate::aSimulationEndsOnceItIsPrecise()
{
    const auto report = parsed(json({u"simulate"_s, u"small.inferboard"_s, u"--precision"_s,
        u"0.2"_s, u"--requests"_s, u"10000000"_s}));

    QCOMPARE(core::toQString(report.at("simulation").at("ended")), u"precise"_s);
    QVERIFY(report.at("simulation").at("requests") < 10'000'000);
}

INFERBOARD_TEST(TestCliEstimate)
#include "tst_cli_estimate.moc"
