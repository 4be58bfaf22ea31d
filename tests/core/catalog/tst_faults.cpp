// SPDX-License-Identifier: MIT
#include "core/analysis/library.h"
#include "core/catalog/faults.h"
#include "core/catalog/least_value.h"
#include "core/catalog/spelling.h"
#include "support/registered_test.h"
#include "support/shipped.h"

#include <QtTest>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;
using namespace core;

namespace {

Component server(const Settings &settings)
{
    Component component;
    component.type = u"app-server"_s;
    component.settings = settings;
    return component;
}

QStringList textsOf(const QList<Fault> &faults)
{
    QStringList texts;
    for (const auto &fault : faults) {
        texts.append(fault.text);
    }
    return texts;
}

} // namespace

class FaultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNearestKnownWordIsFound_data();
    void theNearestKnownWordIsFound();
    void aMisspeltSettingIsToldWithWhatWasMeant();
    void aMisspeltTypeIsToldWithWhatWasMeant();
    void namesOfANewerVersionAreOnlyUnknown();
    void settingsOfAnotherTypeAreKeptWithoutAWord();
    void aLowerPercentileAboveAHigherOneIsAContradiction();
    void aContradictionWithADefaultSaysThatItIsOne();
    void percentilesThatAnotherDistributionDoesNotReadContradictNothing();
    void aConnectionCanContradictItself();
    void everyNumberRefusesWhatIsTooSmallToMeanAnything();
    void everyNumberTakesItsBoundsAndNothingBeyond();
};

void FaultsTest::theNearestKnownWordIsFound_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("nearest");
    QTest::newRow("a letter less") << u"replica"_s << u"replicas"_s;
    QTest::newRow("two letters swapped") << u"concurrnecy"_s << u"concurrency"_s;
    QTest::newRow("another case and sign") << u"Service-P99-Ms"_s << u"service_p99_ms"_s;
    QTest::newRow("without its unit") << u"timeout"_s << u"timeout_ms"_s;
    QTest::newRow("without its beginning") << u"p99_ms"_s << u"service_p99_ms"_s;
    QTest::newRow("something else") << u"colour"_s << QString();
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("signs only") << u"--"_s << QString();
    QTest::newRow("endless") << QString(100'000, u'x') << QString();
}

void FaultsTest::theNearestKnownWordIsFound()
{
    QFETCH(QString, written);
    const QStringList known {
        u"replicas"_s, u"concurrency"_s, u"service_p50_ms"_s, u"service_p99_ms"_s, u"timeout_ms"_s};

    QTEST(nearestWord(written, known), "nearest");
}

void FaultsTest::aMisspeltSettingIsToldWithWhatWasMeant()
{
    const auto faults = faultsOf(server({{u"replica"_s, 50.0}}), library().catalog);

    QCOMPARE(faults.size(), 1);
    QCOMPARE(faults.first().kind, FaultKind::Misspelt);
    QCOMPARE(faults.first().suggestion, u"replicas"_s);
    QCOMPARE(faults.first().text,
        u"nothing reads the setting \"replica\"; did you mean \"replicas\"?"_s);
}

void FaultsTest::aMisspeltTypeIsToldWithWhatWasMeant()
{
    Component component;
    component.type = u"model-sever-gpu"_s;

    const auto faults = faultsOf(component, library().catalog);

    QCOMPARE(faults.size(), 1);
    QVERIFY(faults.first().isType);
    QCOMPARE(faults.first().suggestion, u"model-server-gpu"_s);
}

void FaultsTest::namesOfANewerVersionAreOnlyUnknown()
{
    Component component;
    component.type = u"quantum-annealer"_s;

    QCOMPARE(faultsOf(component, library().catalog).first().kind, FaultKind::Unknown);
    QCOMPARE(faultsOf(server({{u"entanglement"_s, 1.0}}), library().catalog).first().kind,
        FaultKind::Unknown);
}

void FaultsTest::settingsOfAnotherTypeAreKeptWithoutAWord()
{
    QVERIFY(faultsOf(server({{u"hnsw_links"_s, 16.0}}), library().catalog).isEmpty());
}

void FaultsTest::aLowerPercentileAboveAHigherOneIsAContradiction()
{
    const auto one = server({{u"service_p50_ms"_s, 100.0}, {u"service_p99_ms"_s, 10.0}});

    const auto faults = faultsOf(one, library().catalog);

    QCOMPARE(faults.size(), 1);
    QCOMPARE(faults.first().kind, FaultKind::Contradiction);
    QVERIFY2(faults.first().text.contains(u"(100 ms) is above"_s), qPrintable(faults.first().text));
    QVERIFY(!contradictionOf(one, library().catalog).isEmpty());
}

void FaultsTest::aContradictionWithADefaultSaysThatItIsOne()
{
    const auto faults = faultsOf(server({{u"service_p50_ms"_s, 100'000.0}}), library().catalog);

    QCOMPARE(faults.size(), 1);
    QVERIFY2(faults.first().text.endsWith(u", the default)"_s), qPrintable(faults.first().text));
}

void FaultsTest::percentilesThatAnotherDistributionDoesNotReadContradictNothing()
{
    const auto faults =
        faultsOf(server({{u"service_p50_ms"_s, 100.0}, {u"service_p99_ms"_s, 10.0},
                     {u"service_law"_s, u"constant"_s}, {u"service_mean_ms"_s, 20.0}}),
            library().catalog);

    QVERIFY2(faults.isEmpty(), qPrintable(textsOf(faults).join(u'\n')));
}

void FaultsTest::aConnectionCanContradictItself()
{
    Connection connection;
    connection.settings = {
        {u"network_law"_s, u"percentiles"_s}, {u"network_ms"_s, 20.0}, {u"network_p99_ms"_s, 2.0}};

    QCOMPARE(faultsOf(connection, library().catalog).first().kind, FaultKind::Contradiction);
}

void FaultsTest::everyNumberRefusesWhatIsTooSmallToMeanAnything()
{
    const double tiny[] = {5e-324, std::numeric_limits<double>::min(), -5e-324, 1e-300};
    for (const auto &type : library().catalog.types()) {
        for (const auto &spec : type.settings) {
            if (spec.kind != SettingKind::Number && spec.kind != SettingKind::Integer) {
                continue;
            }
            for (const double number : tiny) {
                QVERIFY2(refusal(spec, number), qPrintable(type.id + u' ' + spec.id));
            }
            QVERIFY(refusal(spec, std::nextafter(leastPositive(spec.unit), 0)));
        }
    }
}

void FaultsTest::everyNumberTakesItsBoundsAndNothingBeyond()
{
    constexpr double most = std::numeric_limits<double>::max();
    for (const auto &type : library().catalog.types()) {
        for (const auto &spec : type.settings) {
            if (spec.kind != SettingKind::Number && spec.kind != SettingKind::Integer) {
                continue;
            }
            const auto what = type.id + u' ' + spec.id;
            QVERIFY2(!refusal(spec, spec.minimum), qPrintable(what));
            QVERIFY2(!refusal(spec, spec.maximum), qPrintable(what));
            QVERIFY2(refusal(spec, std::nextafter(spec.minimum, -most)), qPrintable(what));
            QVERIFY2(refusal(spec, std::nextafter(spec.maximum, most)), qPrintable(what));
        }
    }
}

INFERBOARD_TEST(FaultsTest)
#include "tst_faults.moc"
