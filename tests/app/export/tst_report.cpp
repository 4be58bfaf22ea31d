// SPDX-License-Identifier: MIT
#include "app/export/report.h"
#include "app/export/report_export.h"
#include "app/panels/bench.h"
#include "app/wording/estimate_text.h"
#include "support/registered_test.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class TestReport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void itHoldsTheNumbersOfTheEstimate();
    void itHoldsTheBriefAndTheFindings();
    void everyPictureIsInTheFile();
    void aClientWithoutLatencySaysWhy();
    void anEmptyBoardSaysThatThereIsNothing();
    void thePdfHasPages();
    void namesCannotBreakTheText();
    void otherKindsOfFilesAreRefused();
    void theWindowWritesItAndSaysSo();
    void aReportIsSuggestedBesideItsFile();

private:
    core::Analysis analysisOf(const core::Design &design) const
    {
        return core::analyse(
            design, m_library.catalog, m_library.checklists, {.prices = &m_library.prices});
    }
    report::Report reportOn(const core::Design &design) const
    {
        return report::compose({design, m_library, analysisOf(design)}, {});
    }
    core::Design fraud() const { return m_library.designTemplate(u"fraud-detection"_s)->design; }

    core::Library m_library;
};

void TestReport::initTestCase()
{
    const auto library = core::loadLibrary(u":/inferboard"_s);
    QVERIFY(library);
    m_library = *library;
}

void TestReport::itHoldsTheNumbersOfTheEstimate()
{
    const auto design = fraud();
    const auto estimate = analysisOf(design).estimate;

    const auto html = reportOn(design).html;

    QVERIFY(html.contains(u"<h1>%1</h1>"_s.arg(design.title.toHtmlEscaped())));
    for (const auto &entry : estimate.entries) {
        QVERIFY(html.contains(entry.name.toHtmlEscaped()));
        QVERIFY(html.contains(estimate_text::latency(entry.latency.p99)));
        QVERIFY(html.contains(entry.maxRate.working.toHtmlEscaped()));
    }
    for (const auto &component : design.components) {
        QVERIFY2(html.contains(component.name.toHtmlEscaped()), qPrintable(component.name));
    }
    QVERIFY(html.contains(estimate_text::money(estimate.cost.month)));
    QVERIFY(html.contains(u"Breaks first"_s));
}

void TestReport::itHoldsTheBriefAndTheFindings()
{
    auto design = fraud();
    design.brief.insert(u"nobody_asks_for_this"_s, u"But it is written."_s);

    const auto html = reportOn(design).html;

    QVERIFY(html.contains(u"<h2>Brief</h2>"_s));
    QVERIFY(html.contains(u"But it is written."_s));
    for (const auto &finding : analysisOf(design).checks.findings) {
        QVERIFY2(html.contains(finding.text.toHtmlEscaped()), qPrintable(finding.text));
    }
}

void TestReport::everyPictureIsInTheFile()
{
    const auto design = fraud();
    const auto analysis = analysisOf(design);
    const auto insights =
        report::insightsOf(design, m_library.catalog, analysis.estimate, [] { return true; });

    const auto made = report::compose({design, m_library, analysis}, insights);
    const auto file = QString::fromUtf8(report::html(made));

    for (const auto &name : {u"board.png"_s, u"budgets.png"_s, u"waterfall-1.png"_s,
             u"distribution-1.png"_s, u"load-1.png"_s, u"tornado-1.png"_s}) {
        QVERIFY2(made.pictures.contains(name), qPrintable(name));
        QVERIFY(!made.pictures.value(name).isNull());
    }
    QCOMPARE(file.count(u"data:image/png;base64,"_s), made.pictures.size());
    QVERIFY(!file.contains(u".png\""_s));
}

void TestReport::aClientWithoutLatencySaysWhy()
{
    auto design = fraud();
    for (auto &component : design.components) {
        if (component.type == "client"_L1) {
            component.settings.insert(u"rate_per_s"_s, 1e7);
        }
    }
    const auto estimate = analysisOf(design).estimate;
    QVERIFY(!estimate.entries.first().latency.p99.value);

    const auto html = reportOn(design).html;

    QVERIFY(html.contains(
        u"There is no latency. "_s + estimate.entries.first().latency.p99.working.toHtmlEscaped()));
    QVERIFY(html.contains(u"class=\"bad\">saturated"_s));
}

void TestReport::anEmptyBoardSaysThatThereIsNothing()
{
    const auto made = reportOn({});

    QVERIFY(made.html.contains(u"<h1>Untitled board</h1>"_s));
    QVERIFY(made.html.contains(u"There is no client"_s));
    QVERIFY(made.html.contains(u"There is nothing on the board yet."_s));
    QVERIFY(made.html.contains(u"Nothing of the brief is written yet."_s));
    QVERIFY(made.pictures.isEmpty());
    QVERIFY(report::pdf(made).startsWith("%PDF"));
}

void TestReport::thePdfHasPages()
{
    QTemporaryDir folder;
    const auto path = folder.filePath(u"report.pdf"_s);

    QVERIFY(report::write(reportOn(fraud()), path));

    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto bytes = file.readAll();
    QVERIFY(bytes.startsWith("%PDF"));
    QVERIFY(bytes.count("/Type /Page\n") >= 3);
}

void TestReport::namesCannotBreakTheText()
{
    auto design = fraud();
    design.title = u"<b>Fraud & \\1 %1 %2"_s;
    design.components.first().name = u"<script>%3"_s;

    const auto html = reportOn(design).html;

    QVERIFY(html.contains(u"<h1>&lt;b&gt;Fraud &amp; \\1 %1 %2</h1>"_s));
    QVERIFY(!html.contains(u"<script>"_s));
    QVERIFY(html.contains(u"&lt;script&gt;%3"_s));
}

void TestReport::otherKindsOfFilesAreRefused()
{
    const auto done = report::write(reportOn({}), u"/nowhere/a.docx"_s);

    QVERIFY(!done);
    QVERIFY(done.error().message.contains(u".pdf"_s));
}

void TestReport::theWindowWritesItAndSaysSo()
{
    Bench bench;
    bench.connect(
        bench.add(u"client"_s, {{u"rate_per_s"_s, 1000.0}}), bench.add(u"app-server"_s, {}));
    ReportExport reports(bench.workspace);
    QSignalSpy told(&reports, &ReportExport::told);
    QTemporaryDir folder;

    reports.writeTo(folder.filePath(u"report.html"_s));
    QTRY_COMPARE_WITH_TIMEOUT(told.size(), 2, 60'000);

    QVERIFY(told.last().first().toString().contains(u"report.html"_s));
    QFile file(folder.filePath(u"report.html"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("1,000/s"));
}

void TestReport::aReportIsSuggestedBesideItsFile()
{
    Bench bench;
    bench.document.commit(u"title"_s, core::edits::setTitle(bench.design(), u"Home feed"_s));
    const ReportExport reports(bench.workspace);
    QCOMPARE(
        reports.suggestedPath(u"/boards/v1.2 draft.inferboard"_s), u"/boards/v1.2 draft.pdf"_s);
    QVERIFY(reports.suggestedPath({}).endsWith(u"/home-feed.pdf"_s));
}

INFERBOARD_TEST(TestReport)
#include "tst_report.moc"
