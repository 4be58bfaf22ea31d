// SPDX-License-Identifier: MIT
#include "app/charts/axis.h"
#include "app/charts/budget_chart.h"
#include "app/charts/chart.h"
#include "app/charts/distribution_chart.h"
#include "app/charts/load_chart.h"
#include "app/charts/tornado_chart.h"
#include "app/charts/waterfall_chart.h"
#include "app/export/chart_file.h"
#include "support/registered_test.h"

#include <QPainter>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

core::Waterfall::Bar bar(const QString &id, int depth, double start, double service)
{
    core::Waterfall::Bar result;
    result.component = id;
    result.name = id.toUpper();
    result.depth = depth;
    result.startMs = start;
    result.serviceMs = service;
    result.waitMs = service / 2;
    result.endMs = start + result.ownMs();
    result.isCritical = true;
    result.working = u"working of "_s + id;
    return result;
}

core::Waterfall waterfall()
{
    core::Waterfall result;
    result.title = u"p99 of Web"_s;
    result.bars = {bar(u"app"_s, 1, 0, 20), bar(u"model"_s, 2, 30, 40)};
    result.totalMs = 90;
    result.budgetMs = 100;
    return result;
}

core::LoadCurve curve()
{
    core::LoadCurve result;
    result.name = u"Web"_s;
    result.nowPerS = 100;
    result.objectiveMs = 100;
    result.objectivePerS = 180;
    result.saturatesPerS = 200;
    result.limit = u"Model"_s;
    for (int i = 1; i <= 11; ++i) {
        core::LoadCurve::Point point {i * 0.1, i * 20.0, {}, {}, {}};
        if (i < 10) {
            point.p50 = 10 / (1 - i * 0.1);
            point.p95 = 20 / (1 - i * 0.1);
            point.p99 = 30 / (1 - i * 0.1);
        }
        result.points.append(point);
    }
    result.simulated = {{100, 62, 58, 66}};
    return result;
}

core::Sensitivity sensitivity()
{
    core::Sensitivity result;
    result.name = u"Web"_s;
    result.now = 100;
    core::Sensitivity::Bar replicas;
    replicas.element = u"model"_s;
    replicas.name = u"Model"_s;
    replicas.settingName = u"Replicas"_s;
    replicas.working = u"saturated with fewer"_s;
    replicas.atHigher = 90;
    result.bars = {replicas};
    return result;
}

core::LatencyHistogram latencyHistogram()
{
    core::LatencyHistogram result;
    result.name = u"Web"_s;
    result.points = {{5, 0.001}, {10, 0.2}, {20, 0.5}, {60, 0.9}, {140, 0.99}, {200, 0.999}};
    result.p50Ms = 20;
    result.p99Ms = 140;
    result.objectiveMs = 100;
    result.lateShare = 0.04;
    result.note = u"Drawn through the percentiles of the estimate, of which there are five."_s;
    return result;
}

QList<ChartPicture> allCharts()
{
    core::BudgetUse use {u"web"_s, u"Web"_s, u"p99"_s, u"130 of 100 ms"_s, 1.3, {}};
    core::BudgetUse unknown {u"web"_s, u"Web"_s, u"Availability"_s, u"43 min"_s, {}, {}};
    return {charts::waterfallChart(waterfall()), charts::loadChart(curve()),
        charts::distributionChart(latencyHistogram()), charts::tornadoChart(sensitivity()),
        charts::budgetChart({use, unknown})};
}

/// Whether the picture is drawn on every side only within its rectangle.
bool staysInside(const ChartPicture &picture, double width, const Theme &theme)
{
    constexpr int around = 30;
    const double height = picture.height(width);
    QImage image(int(width) + 2 * around, int(height) + 2 * around, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    const QRectF place(around, around, width, height);
    picture.paint(painter, place, theme, 0);
    painter.end();
    const auto inside = place.adjusted(-2, -2, 2, 2);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (!inside.contains(QPointF(x, y)) && qAlpha(image.pixel(x, y)) > 40) {
                qWarning("%s is drawn at %d, %d of %g x %g", qPrintable(picture.title), x - around,
                    y - around, width, height);
                return false;
            }
        }
    }
    return true;
}

} // namespace

class TestCharts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"inferboard-test"_s);
        QCoreApplication::setApplicationName(u"charts"_s);
    }
    void ticksAreRound();
    void anAxisLeadsThereAndBack();
    void chartsStayInTheirPlace_data();
    void chartsStayInTheirPlace();
    void partsLieWithinTheChart();
    void emptyChartsSayWhy();
    void arrowKeysWalkOverTheParts();
    void returnChoosesAndAPressDoesToo();
    void ctrlCCopies();
    void theSelectedPartIsReadOut();
    void theKeysOfTheBoardsPictureAreForTheChartThatHasTheKeyboard();
    void picturesAreWritten_data();
    void picturesAreWritten();
    void otherKindsOfFilesAreRefused();
    void theSvgKeepsTextAsText();
    void scaleAndThemeAreKept();
};

void TestCharts::ticksAreRound()
{
    QCOMPARE((Axis {0, 1760, 0, 300}.ticks(5)), (QList<double> {0, 500, 1000, 1500}));
    QCOMPARE((Axis {0, 1, 0, 300}.ticks(4)).size(), 3); // 0, 0.5, 1
    QVERIFY((Axis {5, 5, 0, 300}.ticks(4)).isEmpty());
}

void TestCharts::anAxisLeadsThereAndBack()
{
    const Axis axis {10, 30, 100, 0};

    QCOMPARE(axis.at(20), 50.0);
    QCOMPARE(axis.valueAt(axis.at(12.5)), 12.5);
}

void TestCharts::chartsStayInTheirPlace_data()
{
    QTest::addColumn<double>("width");
    QTest::newRow("narrow") << 280.0;
    QTest::newRow("panel") << 340.0;
    QTest::newRow("wide") << 900.0;
}
void TestCharts::chartsStayInTheirPlace()
{
    QFETCH(double, width);
    for (const auto &picture : allCharts()) {
        QVERIFY(staysInside(picture, width, lightTheme()));
        QVERIFY(staysInside(picture, width, darkTheme()));
    }
}

void TestCharts::partsLieWithinTheChart()
{
    for (const auto &picture : allCharts()) {
        const QRectF place(0, 0, 340, picture.height(340));
        const auto parts = picture.parts(place);
        QVERIFY(!parts.isEmpty());
        for (const auto &part : parts) {
            QVERIFY2(
                place.adjusted(-1, -1, 1, 1).contains(part.rect.center()), qPrintable(part.title));
            QVERIFY(!part.title.isEmpty());
        }
    }
}

void TestCharts::emptyChartsSayWhy()
{
    core::Waterfall nothing;
    nothing.note = u"Saturated: 2 arrive and 1 can be served."_s;
    const auto picture = charts::waterfallChart(nothing);
    QVERIFY(picture.height(300) > 10);
    QVERIFY(picture.parts(QRectF(0, 0, 300, 30)).isEmpty());
    QVERIFY(staysInside(picture, 300, lightTheme()));
}

void TestCharts::arrowKeysWalkOverTheParts()
{
    Appearance appearance;
    Chart chart(appearance);
    chart.resize(340, 300);
    chart.display(charts::waterfallChart(waterfall()));

    QTest::keyClick(&chart, Qt::Key_Down);
    QCOMPARE(chart.selected(), 0);
    QTest::keyClick(&chart, Qt::Key_Down);
    QTest::keyClick(&chart, Qt::Key_Down);
    QCOMPARE(chart.selected(), 1);
    QTest::keyClick(&chart, Qt::Key_Home);
    QCOMPARE(chart.selected(), 0);
}

void TestCharts::returnChoosesAndAPressDoesToo()
{
    Appearance appearance;
    Chart chart(appearance);
    chart.resize(340, 300);
    chart.display(charts::waterfallChart(waterfall()));
    core::ElementId chosen;
    connect(&chart, &Chart::chosen, this, [&](const ChartPart &part) { chosen = part.element; });

    QTest::keyClick(&chart, Qt::Key_End);
    QTest::keyClick(&chart, Qt::Key_Return);
    QCOMPARE(chosen, u"model"_s);
    const auto first = chart.picture().parts(QRectF(chart.rect())).first();
    QTest::mouseClick(&chart, Qt::LeftButton, {}, first.rect.center().toPoint());
    QCOMPARE(chosen, u"app"_s);
}

void TestCharts::ctrlCCopies()
{
    Appearance appearance;
    Chart chart(appearance);
    chart.display(charts::waterfallChart(waterfall()));
    int copies = 0;
    connect(&chart, &Chart::copyWanted, this, [&] { ++copies; });

    QTest::keyClick(&chart, Qt::Key_C, Qt::ControlModifier);

    QCOMPARE(copies, 1);
}

void TestCharts::theSelectedPartIsReadOut()
{
    Appearance appearance;
    Chart chart(appearance);
    chart.resize(340, 300);
    chart.display(charts::waterfallChart(waterfall()));

    QTest::keyClick(&chart, Qt::Key_End);

    QVERIFY(chart.accessibleName().contains(u"p99 of Web"_s));
    QVERIFY(chart.accessibleDescription().contains(u"working of model"_s));
}

void TestCharts::theKeysOfTheBoardsPictureAreForTheChartThatHasTheKeyboard()
{
    Appearance appearance;
    Chart chart(appearance);
    chart.resize(340, 300);
    chart.display(charts::waterfallChart(waterfall()));
    QSignalSpy saved(&chart, &Chart::saveWanted);
    QSignalSpy copied(&chart, &Chart::copyWanted);
    const auto keys = Qt::ControlModifier | Qt::ShiftModifier;
    QKeyEvent override(QEvent::ShortcutOverride, Qt::Key_E, keys);

    QCoreApplication::sendEvent(&chart, &override);
    QTest::keyClick(&chart, Qt::Key_E, keys);
    QTest::keyClick(&chart, Qt::Key_C, keys);
    QTest::keyClick(&chart, Qt::Key_C, Qt::ControlModifier);

    QVERIFY(override.isAccepted());
    QCOMPARE(saved.size(), 1);
    QCOMPARE(copied.size(), 2);
}

void TestCharts::picturesAreWritten_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("png") << u"a.png"_s << QByteArray("\x89PNG");
    QTest::newRow("svg") << u"a.svg"_s << QByteArray("<?xml");
    QTest::newRow("pdf") << u"a.pdf"_s << QByteArray("%PDF");
}
void TestCharts::picturesAreWritten()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, start);

    const auto bytes = chart_file::encoded(charts::loadChart(curve()), lightTheme(), name);

    QVERIFY(bytes);
    QVERIFY(bytes->startsWith(start));
}

void TestCharts::otherKindsOfFilesAreRefused()
{
    const auto written =
        chart_file::encoded(charts::loadChart(curve()), lightTheme(), u"/nowhere/a.bmp"_s);

    QVERIFY(!written);
    QVERIFY(written.error().message.contains(u".svg"_s));
}

void TestCharts::theSvgKeepsTextAsText()
{
    const auto svg = QString::fromUtf8(chart_file::svg(charts::loadChart(curve()), lightTheme()));

    QVERIFY(svg.contains(u"saturates at 200/s"_s));
    QVERIFY(svg.contains(u"<title>Latency against load: Web</title>"_s));
}

void TestCharts::scaleAndThemeAreKept()
{
    const auto small = chart_file::image(charts::loadChart(curve()), lightTheme(), 1);
    const auto sharp = chart_file::image(charts::loadChart(curve()), darkTheme(), 2);

    QCOMPARE(sharp.width(), 2 * small.width());
    QCOMPARE(sharp.pixelColor(0, 0), darkTheme().raised);
}

INFERBOARD_TEST(TestCharts)
#include "tst_charts.moc"
