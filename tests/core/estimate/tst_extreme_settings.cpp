// SPDX-License-Identifier: MIT
#include "core/analysis/analysis.h"
#include "core/analysis/library.h"
#include "core/catalog/least_value.h"
#include "core/estimate/insights/simulated_estimate.h"
#include "core/io/design_json.h"
#include "core/io/file.h"
#include "support/registered_test.h"
#include "support/shipped.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QtTest>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;
using namespace core;

namespace {

constexpr double most = std::numeric_limits<double>::max();

/// Numbers at the edge of what the setting takes, and beyond it.
QList<double> edgesOf(const SettingSpec &spec)
{
    const double least = leastPositive(spec.unit);
    return {0.0, -0.0, 5e-324, -5e-324, 1e-300, 1e308, -1e308, most, -1.0, 1.0, least,
        std::nextafter(least, 0), spec.minimum, std::nextafter(spec.minimum, most),
        std::nextafter(spec.minimum, -most), spec.maximum, std::nextafter(spec.maximum, -most),
        std::nextafter(spec.maximum, most), std::nan(""), std::numeric_limits<double>::infinity()};
}

class Extremes {
public:
    explicit Extremes(quint32 seed) : m_random(seed) { }

    /// A client before a few components that call and feed each other, each with some settings at
    /// an edge. `share` in a hundred settings is set.
    Design design(int share)
    {
        const auto &types = library().catalog.types();
        Design design;
        design.components.append(component(u"c0"_s, *library().catalog.type(u"client"_s), 10));
        design.components.first().settings[u"rate_per_s"_s] = 100.0;
        for (int i = 1; i < 6; ++i) {
            design.components.append(
                component(u"c%1"_s.arg(i), types.at(m_random.bounded(int(types.size()))), share));
        }
        for (int i = 0; i < 9; ++i) {
            design.connections.append(connection(u"e%1"_s.arg(i), i, share));
        }
        return design;
    }

private:
    Settings settings(const QList<SettingSpec> &specs, int share)
    {
        Settings settings;
        for (const auto &spec : specs) {
            if (m_random.bounded(100) >= share) {
                continue;
            }
            if (spec.kind == SettingKind::Choice) {
                settings[spec.id] = spec.choices.at(m_random.bounded(int(spec.choices.size())));
            } else if (spec.kind == SettingKind::Flag) {
                settings[spec.id] = m_random.bounded(2) == 0;
            } else if (spec.kind != SettingKind::Text) {
                const auto edges = edgesOf(spec);
                settings[spec.id] = edges.at(m_random.bounded(int(edges.size())));
            }
        }
        return settings;
    }

    Component component(const ElementId &id, const ComponentType &type, int share)
    {
        Component component;
        component.id = component.name = id;
        component.type = type.id;
        component.settings = settings(type.settings, share);
        return component;
    }

    Connection connection(const ElementId &id, int number, int share)
    {
        Connection connection;
        connection.id = id;
        connection.kind =
            number < 6 ? ConnectionKind::Request : static_cast<ConnectionKind>(m_random.bounded(4));
        // The first five lead away from the client, the others anywhere.
        connection.from =
            u"c%1"_s.arg(number < 5 ? m_random.bounded(number + 1) : m_random.bounded(6));
        connection.to = u"c%1"_s.arg(number < 5 ? number + 1 : m_random.bounded(6));
        connection.settings =
            settings(library().catalog.connectionType(connection.kind).settings, share / 2);
        return connection;
    }

    QRandomGenerator m_random;
};

/// Says what is not as it has to be; the first thing only.
class Soundness {
public:
    const QString &problem() const { return m_problem; }

    void number(const QString &what, const Quantity &quantity)
    {
        static const QRegularExpression nonsense(u"\\b(nan|inf|infinity)\\b"_s);
        note(!quantity.value || std::isfinite(*quantity.value), what + u" is not finite"_s);
        note(!nonsense.match(quantity.working).hasMatch(), what + u": "_s + quantity.working);
    }
    void share(const QString &what, const Quantity &quantity, double whole)
    {
        number(what, quantity);
        const double value = quantity.value.value_or(0);
        note(value >= 0 && value <= whole, u"%1 is %2"_s.arg(what).arg(value));
    }
    void notNegative(const QString &what, const Quantity &quantity)
    {
        number(what, quantity);
        note(quantity.value.value_or(0) >= 0,
            u"%1 is negative: %2, %3"_s.arg(what)
                .arg(quantity.value.value_or(0))
                .arg(quantity.working));
    }
    void latency(const QString &what, const LatencyEstimate &latency)
    {
        notNegative(what + u" mean"_s, latency.mean);
        double last = 0;
        for (const auto &quantity :
            {latency.p50, latency.p90, latency.p95, latency.p99, latency.p999}) {
            number(what, quantity);
            const double value = quantity.value.value_or(last);
            note(value >= last * (1 - 1e-9), what + u" does not ascend"_s);
            last = value;
        }
    }
    void measured(const QString &what, const Measured &measured)
    {
        note(!measured.value || std::isfinite(*measured.value), what + u" is not finite"_s);
        note(!std::isnan(measured.halfWidth), what + u" has no interval"_s);
    }
    void measured(const QString &what, const MeasuredLatency &latency)
    {
        measured(what, latency.mean);
        double last = 0;
        for (const auto &one : {latency.p50, latency.p90, latency.p95, latency.p99, latency.p999}) {
            measured(what, one);
            note(one.value.value_or(last) >= last, what + u" does not ascend"_s);
            last = one.value.value_or(last);
        }
    }
    void note(bool isSound, const QString &problem)
    {
        if (!isSound && m_problem.isEmpty()) {
            m_problem = problem;
        }
    }

private:
    QString m_problem;
};

void look(Soundness &sound, const EntryEstimate &entry)
{
    sound.notNegative(u"average rate"_s, entry.averageRate);
    sound.notNegative(u"peak rate"_s, entry.peakRate);
    sound.latency(u"latency"_s, entry.latency);
    sound.share(u"success rate"_s, entry.successRate, 1);
    sound.share(u"chance"_s, entry.chance, 1);
    sound.share(u"availability"_s, entry.availability.success, 100);
    sound.notNegative(u"downtime"_s, entry.availability.downtime);
    sound.number(u"nines"_s, entry.availability.nines);
    sound.number(u"slack"_s, entry.slackMs);
    sound.notNegative(u"highest rate"_s, entry.maxRate);
    sound.note(!entry.isMet || (entry.latency.p99.value && entry.budget.p99Ms),
        u"a budget is met or missed without a p99"_s);
    sound.note(!entry.isAvailabilityMet || entry.availability.success.value,
        u"an availability is met or missed without a number"_s);
    for (const auto &share : entry.shares) {
        sound.notNegative(u"share"_s, share.share);
    }
}

void look(Soundness &sound, const ComponentEstimate &component)
{
    sound.notNegative(u"rate"_s, component.rate);
    sound.notNegative(u"utilisation"_s, component.utilisation);
    sound.share(u"busy"_s, component.busy, most);
    sound.notNegative(u"replicas needed"_s, component.replicasNeeded);
    sound.notNegative(u"batch"_s, component.meanBatch);
    sound.notNegative(u"batching"_s, component.batchingMs);
    sound.latency(u"wait"_s, component.wait);
    sound.latency(u"own latency"_s, component.latency);
    sound.notNegative(u"memory"_s, component.sizing.memoryGib);
    sound.notNegative(u"storage"_s, component.sizing.storageGib);
    sound.share(u"own availability"_s, component.availability, 100);
}

QString problemOf(const Estimate &estimate)
{
    Soundness sound;
    for (const auto &entry : estimate.entries) {
        look(sound, entry);
    }
    for (const auto &component : estimate.components) {
        look(sound, component);
    }
    for (const auto &connection : estimate.connections) {
        sound.notNegative(u"rate of a connection"_s, connection.rate);
        sound.notNegative(u"bandwidth"_s, connection.bandwidth);
    }
    for (const auto &stream : estimate.streams) {
        sound.latency(u"lag"_s, stream.lag);
        sound.latency(u"time of an event"_s, stream.time);
        sound.number(u"growth"_s, stream.growth);
    }
    for (const auto &freshness : estimate.freshness) {
        sound.notNegative(u"age"_s, freshness.typical);
        sound.notNegative(u"worst age"_s, freshness.worst);
        sound.note(!freshness.isMet || freshness.worst.value, u"an age is met without a number"_s);
    }
    sound.notNegative(u"peak"_s, estimate.peakRate);
    sound.notNegative(u"multiplier"_s, estimate.maxMultiplier);
    sound.notNegative(u"all memory"_s, estimate.memoryGib);
    sound.notNegative(u"all storage"_s, estimate.storageGib);
    return sound.problem();
}

QString problemOf(const Simulated &simulated)
{
    Soundness sound;
    for (const auto &entry : simulated.entries) {
        sound.measured(u"simulated latency"_s, entry.latency);
        sound.measured(u"simulated success"_s, entry.successRate);
        sound.note(entry.successRate.value.value_or(0) >= 0
                && entry.successRate.value.value_or(0) <= 1 + 1e-9,
            u"the simulated success is no share"_s);
        sound.measured(u"throughput"_s, entry.throughput);
    }
    for (const auto &component : simulated.components) {
        sound.measured(u"simulated rate"_s, component.rate);
        sound.measured(u"simulated utilisation"_s, component.utilisation);
        sound.measured(u"simulated wait"_s, component.wait);
        sound.measured(u"simulated time"_s, component.latency);
        sound.measured(u"simulated growth"_s, component.backlogGrowth);
    }
    return sound.problem();
}

Estimate estimated(const Design &design)
{
    return estimate(design, library().catalog, {.prices = &library().prices});
}

/// Visits that one request causes, at most; what is too much to simulate in a test is left out.
bool isSmall(const Estimate &estimate)
{
    const double peak = estimate.peakRate.value.value_or(0);
    return peak > 1e-3
        && std::all_of(estimate.components.begin(), estimate.components.end(),
            [&](const ComponentEstimate &component) {
                return component.rate.value && *component.rate.value < 100 * peak;
            });
}

Design faultyDesign(const QString &name)
{
    const auto text = io::read(QStringLiteral(INFERBOARD_SOURCE_DIR "/tests/data/faults/") + name);
    const auto design = text ? io::fromText(*text, name) : Result<Design>(text.error());
    return design ? *design : Design();
}

} // namespace

class ExtremeSettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyNumberOfAnEstimateIsRealOrAbsent_data();
    void everyNumberOfAnEstimateIsRealOrAbsent();
    void everyNumberOfASimulationIsRealOrAbsent();
    void everySettingOfEveryTypeMayStandAtItsEdges();
    void aDenormalSettingIsToldAndNotCounted();
    void aContradictionHasNoLatencyAndMeetsNoBudget();
    void aContradictionIsNotSimulatedIntoALatencyEither();
    void anUnknownTypeOnTheWayMeetsNoBudget();
    void anAnswerDrawnAsACallIsLeftOut();
    void aLabelledAnswerInTheMiddleIsLeftOut();
    void aLoopThatNeverEndsHasNoAvailability();
};

void ExtremeSettingsTest::everyNumberOfAnEstimateIsRealOrAbsent_data()
{
    QTest::addColumn<int>("share");
    QTest::newRow("a setting here and there") << 4;
    QTest::newRow("some settings") << 15;
    QTest::newRow("most settings") << 60;
}

void ExtremeSettingsTest::everyNumberOfAnEstimateIsRealOrAbsent()
{
    QFETCH(int, share);
    for (quint32 seed = 0; seed < 60; ++seed) {
        const auto design = Extremes(seed).design(share);

        const auto problem = problemOf(estimated(design));

        QVERIFY2(problem.isEmpty(), qPrintable(u"seed %1: %2"_s.arg(seed).arg(problem)));
    }
}

void ExtremeSettingsTest::everyNumberOfASimulationIsRealOrAbsent()
{
    simulation::Plan plan;
    plan.mostRequests = 200;
    plan.tracedRequests = 2;
    int simulated = 0;
    for (quint32 seed = 0; seed < 60; ++seed) {
        const auto design = Extremes(seed).design(10);
        const auto numbers = estimated(design);
        if (!isSmall(numbers)) {
            continue;
        }
        ++simulated;

        const auto problem = problemOf(simulate(design, library().catalog, numbers, plan));

        QVERIFY2(problem.isEmpty(), qPrintable(u"seed %1: %2"_s.arg(seed).arg(problem)));
    }
    QVERIFY(simulated > 10);
}

void ExtremeSettingsTest::everySettingOfEveryTypeMayStandAtItsEdges()
{
    for (const auto &type : library().catalog.types()) {
        for (const auto &spec : type.settings) {
            if (spec.kind != SettingKind::Number && spec.kind != SettingKind::Integer) {
                continue;
            }
            Design design;
            Component client;
            client.id = u"u"_s;
            client.type = u"client"_s;
            client.settings[u"rate_per_s"_s] = 10.0;
            Component component;
            component.id = u"x"_s;
            component.type = type.id;
            Connection connection;
            connection.id = u"e"_s;
            connection.from = u"u"_s;
            connection.to = u"x"_s;
            design.components = {client, component};
            design.connections = {connection};
            for (const double number : {spec.minimum, spec.maximum, 5e-324, -0.0}) {
                design.components[1].settings[spec.id] = number;

                const auto problem = problemOf(estimated(design));

                QVERIFY2(
                    problem.isEmpty(), qPrintable(type.id + u' ' + spec.id + u": "_s + problem));
            }
        }
    }
}

void ExtremeSettingsTest::aDenormalSettingIsToldAndNotCounted()
{
    const auto design = faultyDesign(u"denormal-setting.inferboard"_s);
    QCOMPARE(design.components.size(), 3);

    const auto estimate = estimated(design);

    QCOMPARE(problemOf(estimate), QString());
    QVERIFY2(estimate.problems.join(u'\n').contains(u"must be 0 or at least"_s),
        qPrintable(estimate.problems.join(u'\n')));
}

void ExtremeSettingsTest::aContradictionHasNoLatencyAndMeetsNoBudget()
{
    const auto estimate = estimated(faultyDesign(u"p99-below-p50.inferboard"_s));

    const auto &entry = estimate.entries.first();
    QVERIFY(!entry.latency.p50.value);
    QVERIFY(!entry.latency.p99.value);
    QVERIFY(!entry.isMet);
    QVERIFY(!entry.slackMs.value);
    QVERIFY2(entry.latency.p99.working.contains(u"(100 ms) is above"_s),
        qPrintable(entry.latency.p99.working));
    QVERIFY(!estimate.components.at(1).latency.p99.value);
    QVERIFY(!estimate.components.at(1).utilisation.value);
}

void ExtremeSettingsTest::aContradictionIsNotSimulatedIntoALatencyEither()
{
    const auto design = faultyDesign(u"p99-below-p50.inferboard"_s);
    simulation::Plan plan;
    plan.mostRequests = 1000;

    const auto simulated = simulate(design, library().catalog, estimated(design), plan);

    QVERIFY(!simulated.entries.first().latency.p99.value);
    QVERIFY(!simulated.components.at(1).latency.p99.value);
}

void ExtremeSettingsTest::anUnknownTypeOnTheWayMeetsNoBudget()
{
    const auto estimate = estimated(faultyDesign(u"misspelt.inferboard"_s));

    const auto &entry = estimate.entries.first();
    QVERIFY(!entry.isMet);
    QVERIFY(!entry.approximations.isEmpty());
    const auto problems = estimate.problems.join(u'\n');
    QVERIFY2(problems.contains(u"did you mean \"replicas\"?"_s), qPrintable(problems));
    QVERIFY2(problems.contains(u"did you mean \"model-server-gpu\"?"_s), qPrintable(problems));
}

void ExtremeSettingsTest::anAnswerDrawnAsACallIsLeftOut()
{
    auto design = faultyDesign(u"response-arrow.inferboard"_s);
    const auto with = estimated(design);
    design.connections.removeLast();
    const auto without = estimated(design);

    const auto &entry = with.entries.first();
    QVERIFY(entry.availability.success.value);
    QCOMPARE(entry.availability.success.value, without.entries.first().availability.success.value);
    QCOMPARE(entry.latency.p99.value, without.entries.first().latency.p99.value);
    QVERIFY(!with.connections.last().rate.value);
    const auto problems = with.problems.join(u'\n');
    QVERIFY2(
        problems.contains(u"an answer needs no connection of its own"_s), qPrintable(problems));
}

void ExtremeSettingsTest::aLabelledAnswerInTheMiddleIsLeftOut()
{
    auto design = faultyDesign(u"response-arrow.inferboard"_s);
    auto &answer = design.connections.last();
    answer.to = u"s"_s;
    for (const auto &label : {u"score"_s, u"Response 200"_s, u"predictions"_s}) {
        answer.label = label;
        QVERIFY(estimated(design).entries.first().latency.p99.value);
    }
    answer.settings[u"probability"_s] = 0.5; // then it is a call after all
    QVERIFY(estimated(design).connections.last().rate.value);
}

void ExtremeSettingsTest::aLoopThatNeverEndsHasNoAvailability()
{
    auto design = faultyDesign(u"response-arrow.inferboard"_s);
    auto &back = design.connections.last();
    back.to = u"s"_s;
    back.label.clear();

    const auto estimate = estimated(design);

    QVERIFY(!estimate.entries.first().availability.success.value);
    QVERIFY(!estimate.entries.first().isAvailabilityMet);
}

INFERBOARD_TEST(ExtremeSettingsTest)
#include "tst_extreme_settings.moc"
