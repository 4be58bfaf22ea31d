// SPDX-License-Identifier: MIT
// Reports of boards that hold more than anybody reads.
#include "app/export/report.h"
#include "app/export/report_limits.h"
#include "support/registered_test.h"
#include "support/sketch.h"

#include <QElapsedTimer>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;

namespace {

/// So many clients, each of which calls a server of its own.
core::Design servedClients(int count)
{
    core::Design design;
    for (int i = 0; i < count; ++i) {
        const auto number = QString::number(i);
        auto client = sketch::box(u"u"_s + number, u"client"_s, u"Client "_s + number,
            {{u"rate_per_s"_s, 50.0}, {u"budget_p99_ms"_s, 200.0}});
        client.rect = QRectF(0, 100 * i, 180, 60);
        auto server = sketch::box(u"s"_s + number, u"app-server"_s, u"Server "_s + number);
        server.rect = QRectF(400, 100 * i, 180, 60);
        design.components += {client, server};
        design.connections += sketch::wire(u"u%1 request s%1"_s.arg(i));
    }
    return design;
}

constexpr qsizetype longest = 100'000;

qsizetype pagesOf(const QByteArray &pdf)
{
    return pdf.count("/Type /Page\n");
}

} // namespace

class TestReportLimits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto library = core::loadLibrary(u":/inferboard"_s);
        QVERIFY(library);
        m_library = *library;
    }

    void aLongTextIsCutAndSaysSo()
    {
        using namespace report_limits;
        QCOMPARE(shortened(u"short"_s), u"short"_s);
        QCOMPARE(shortened(QString(10, u'x'), 4),
            u"xxxx \u2026 [6 more characters are left out of the report]"_s);
        QCOMPARE(shortened(u"abc\U0001F600d"_s, 4),
            u"abc \u2026 [3 more characters are left out of the report]"_s);
    }

    void enormousTextsAreCutAndWrittenInTime_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("words") << u"lorem ipsum "_s.repeated(longest / 12);
        QTest::newRow("one word") << QString(longest, u'x');
        QTest::newRow("lines") << u"a\n"_s.repeated(longest / 2);
        QTest::newRow("markup") << QString(longest, u'&');
    }

    void enormousTextsAreCutAndWrittenInTime()
    {
        QFETCH(QString, text);
        auto design = servedClients(4);
        for (auto &component : design.components) {
            component.name = QString(text).replace(u'\n', u' ');
        }
        for (const auto *field : {"goal", "scale", "constraints", "assumptions", "monitoring"}) {
            design.brief.insert(QLatin1String(field), text);
        }
        design.dismissals = {{u"modeling.loss"_s, {}, text, {}}};
        QElapsedTimer timer;
        timer.start();

        const auto made = reportOn(report_limits::withShortNames(design));
        const auto pdf = report::pdf(made);

        constexpr qint64 mostMs = 30'000; // of a debug build beside others; without limits minutes
        QVERIFY2(timer.elapsed() < mostMs, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(pdf.startsWith("%PDF"));
        QVERIFY(made.html.contains(u"more characters are left out of the report]"_s));
        QVERIFY(made.html.contains(u"Names of more than 200 characters are cut."_s));
        QVERIFY2(made.html.size() < 1'000'000, qPrintable(QString::number(made.html.size())));
    }

    void manyRowsAreCutAndSaySo()
    {
        core::Design design;
        for (int i = 0; i < 5'000; ++i) {
            design.components += sketch::box(u"s%1"_s.arg(i), u"app-server"_s);
            design.components.last().rect = QRectF(0, 100 * i, 180, 60);
        }

        const auto html = reportOn(design).html;

        QVERIFY(html.contains(u" more rows are left out of the report."_s));
        QVERIFY2(html.size() < 2'000'000, qPrintable(QString::number(html.size())));
    }

    void manyClientsAreCutAndSaySo()
    {
        const auto html = reportOn(servedClients(report_limits::clients + 2)).html;

        QCOMPARE(html.count(u"class=\"client\""_s), report_limits::clients);
        QVERIFY(html.contains(u"2 more clients are left out of the report."_s));
    }

    void aPictureHigherThanPagesIsLeftOutAndSaysSo()
    {
        const auto made = reportOn(servedClients(150));

        QVERIFY(
            made.html.contains(u"this picture is too high for a report, the window shows it."_s));
        QVERIFY(!made.pictures.contains(u"budgets.png"_s));
        QVERIFY(made.pictures.contains(u"waterfall-1.png"_s));
    }

    void whatThereWasNoTimeForIsSaid()
    {
        const auto design = servedClients(2);
        const auto analysis = analysisOf(design);
        const auto insights =
            report::insightsOf(design, m_library.catalog, analysis.estimate, [] { return false; });

        const auto html = report::compose({design, m_library, analysis}, insights).html;

        QCOMPARE(html.count(u"There was no time to compute"_s), 2);
    }

    void anyThreadComposesAndWritesTheSame()
    {
        const auto design = m_library.designTemplate(u"fraud-detection"_s)->design;
        const auto analysis = analysisOf(design);
        const report_text::Subject subject {design, m_library, analysis};
        const auto board = report::boardPicture(subject);
        const auto here = report::compose(subject, {});
        report::Report there;
        QByteArray pdf;
        const std::unique_ptr<QThread> thread(QThread::create([&] {
            there = report::compose(subject, {}, board, [] { return true; });
            pdf = report::pdf(there);
        }));

        thread->start();
        thread->wait();

        QCOMPARE(there.html, here.html);
        QCOMPARE(there.pictures, here.pictures);
        QVERIFY(pagesOf(pdf) > 1);
        QCOMPARE(pagesOf(pdf), pagesOf(report::pdf(here)));
    }

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

    core::Library m_library;
};

INFERBOARD_TEST(TestReportLimits)
#include "tst_report_limits.moc"
