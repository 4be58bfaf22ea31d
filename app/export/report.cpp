// SPDX-License-Identifier: MIT
#include "app/export/report.h"

#include "app/charts/budget_chart.h"
#include "app/charts/distribution_chart.h"
#include "app/charts/load_chart.h"
#include "app/charts/tornado_chart.h"
#include "app/charts/waterfall_chart.h"
#include "app/export/chart_file.h"
#include "app/export/page_breaks.h"
#include "app/export/report_limits.h"
#include "core/base/clean_text.h"
#include "core/estimate/insights/budgets.h"
#include "core/estimate/insights/waterfall.h"
#include "core/io/file.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QPainter>
#include <QPdfWriter>
#include <QTextDocument>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace report {

namespace {

constexpr double slowest = 99; ///< the percentile whose waterfall is shown
constexpr int spreadPoints = 63;
constexpr int curvePoints = 48;
constexpr int mostBars = 10;
constexpr int pageWidth = 640; ///< of a picture, as wide as the text

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Report)
};

/// Puts sections and pictures one after another.
class Composer {
public:
    Composer(const report_text::Subject &subject, const QList<Insight> &insights,
        const core::Result<picture::Preview> &board, const core::GoOn &goOn)
        : m_subject(subject), m_insights(insights), m_board(board), m_goOn(goOn)
    {
        m_report.title = core::cleanLine(report_text::title(subject.design));
    }

    Report run()
    {
        add(report_text::head(m_report.title));
        add(report_text::heading(1, m_report.title));
        add(report_text::summary(m_subject));
        if (report_limits::hasCutNames(m_subject.design)) {
            add(report_text::muted(Words::tr("Names of more than %1 characters are cut.")
                                       .arg(report_limits::nameLength)));
        }
        addBudgets();
        addBoard();
        add(report_text::brief(m_subject));
        addEntries();
        add(report_text::whole(m_subject));
        add(report_text::components(m_subject));
        add(report_text::data(m_subject));
        add(report_text::findings(m_subject));
        add(report_text::method(m_subject));
        add(u"</body></html>\n"_s);
        return std::move(m_report);
    }

private:
    /// Whatever was written: the page stays one that every program can read, also as XML.
    void add(const QString &html) { m_report.html += core::cleanMarkup(html); }

    void addPicture(const QString &name, const QImage &image, const QString &described, int width)
    {
        m_report.pictures.insert(name, image);
        // With both sides: off the GUI thread Qt does not find out the height that is missing.
        const auto height = qRound(width * static_cast<double>(image.height()) / image.width());
        add(u"<p><img src=\"%1\" width=\"%2\" height=\"%3\" alt=\"%4\"/></p>\n"_s.arg(
            name, QString::number(width), QString::number(height), described.toHtmlEscaped()));
    }

    void addChart(const QString &name, const ChartPicture &picture)
    {
        constexpr double sharp = 2;
        if (picture.isEmpty()) {
            return;
        }
        if (picture.height(pageWidth) > report_limits::chartHeight) {
            add(report_text::muted(
                Words::tr("%1: this picture is too high for a report, the window shows it.")
                    .arg(picture.title)));
        } else {
            addPicture(name + u".png"_s, chart_file::image(picture, lightTheme(), sharp),
                picture.title, pageWidth);
        }
    }

    void addBudgets()
    {
        const auto uses = core::budgetsOf(m_subject.analysis.estimate);
        if (!uses.isEmpty()) {
            addChart(u"budgets"_s, charts::budgetChart(uses));
        }
    }

    void addBoard()
    {
        add(report_text::heading(2, Words::tr("The board")));
        if (!m_board) {
            add(report_text::paragraph(m_subject.design.components.isEmpty()
                    ? Words::tr("There is nothing on the board yet.")
                    : m_board.error().message));
            return;
        }
        const auto &image = m_board->image;
        constexpr int highest = 760; // it has to fit on a page
        const auto shown = image.size().scaled(pageWidth, highest, Qt::KeepAspectRatio);
        addPicture(u"board.png"_s, image, Words::tr("The board"),
            std::clamp(static_cast<int>(image.width() / m_board->scale), 1, shown.width()));
    }

    /// As many clients as fit into a report.
    void addEntries()
    {
        const auto &entries = m_subject.analysis.estimate.entries;
        qsizetype done = 0;
        while (done < std::min(entries.size(), report_limits::clients)
            && m_report.html.size() < report_limits::reportLength && m_goOn()) {
            addEntry(entries.at(done), QString::number(done + 1));
            ++done;
        }
        if (done < entries.size()) {
            add(report_text::heading(2, Words::tr("Other clients")));
            add(report_text::paragraph(Words::tr("%1 more clients are left out of the report.")
                                           .arg(entries.size() - done)));
        }
    }

    void addEntry(const core::EntryEstimate &entry, const QString &number)
    {
        const auto &estimate = m_subject.analysis.estimate;
        add(report_text::entry(m_subject, entry));
        if (!entry.latency.p99.value) {
            return;
        }
        addChart(u"waterfall-"_s + number,
            charts::waterfallChart(core::waterfall(
                m_subject.design, m_subject.library.catalog, estimate, entry.id, slowest)));
        addChart(u"distribution-"_s + number,
            charts::distributionChart(core::latencyHistogram(estimate, entry.id, spreadPoints)));
        const auto insight = std::find_if(m_insights.cbegin(), m_insights.cend(),
            [&](const Insight &one) { return one.client == entry.id; });
        if (insight == m_insights.cend()) {
            add(report_text::muted(
                Words::tr("There was no time to compute how the latency grows with the load, and "
                          "which settings matter most: the window shows both.")));
            return;
        }
        addChart(u"load-"_s + number, charts::loadChart(insight->curve));
        addChart(u"tornado-"_s + number, charts::tornadoChart(insight->sensitivity));
    }

    const report_text::Subject &m_subject;
    const QList<Insight> &m_insights;
    const core::Result<picture::Preview> &m_board;
    const core::GoOn &m_goOn;
    Report m_report;
};

QByteArray encoded(const QImage &image)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data().toBase64();
}

QFont footFont()
{
    constexpr qreal points = 8;
    auto foot = font(TypeSize::Small);
    foot.setPointSizeF(points);
    return foot;
}

/// The part of a page above its foot.
QSizeF pageOf(const QPdfWriter &writer)
{
    const double footHeight = 2.5 * QFontMetricsF(footFont(), &writer).height();
    return {static_cast<double>(writer.width()), writer.height() - footHeight};
}

/// Each page with the title and its number below.
void paintPages(
    QTextDocument &document, QPdfWriter &writer, const QString &title, const core::GoOn &goOn)
{
    QPainter painter(&writer);
    painter.setFont(footFont());
    const auto page = document.pageSize();
    const double footHeight = writer.height() - page.height();
    for (int number = 0; number < document.pageCount() && goOn(); ++number) {
        if (number > 0) {
            writer.newPage();
        }
        const QRectF part(QPointF(0, number * page.height()), page);
        painter.save();
        painter.translate(0, -part.top());
        document.drawContents(&painter, part);
        painter.restore();
        const QRectF foot(0, page.height(), page.width(), footHeight);
        painter.setPen(lightTheme().muted);
        painter.drawText(foot, Qt::AlignBottom | Qt::AlignLeft, title);
        painter.drawText(foot, Qt::AlignBottom | Qt::AlignRight,
            Words::tr("%1 of %2").arg(number + 1).arg(document.pageCount()));
    }
}

} // namespace

QList<Insight> insightsOf(const core::Design &design, const core::Catalog &catalog,
    const core::Estimate &estimate, const core::GoOn &goOn)
{
    constexpr qint64 mostMs = 3'000; // of all clients together: nobody waits long for a report
    QElapsedTimer timer;
    timer.start();
    const auto isTime = [&] { return goOn() && timer.elapsed() < mostMs; };
    QList<Insight> insights;
    for (const auto &entry : estimate.entries) {
        if (!entry.latency.p99.value || !isTime()) {
            continue;
        }
        insights.append({entry.id, core::loadCurve(design, catalog, entry.id, curvePoints, isTime),
            core::sensitivity(design, catalog, entry.id, mostBars, isTime)});
    }
    return insights;
}

core::Result<picture::Preview> boardPicture(const report_text::Subject &subject)
{
    constexpr QSize most(2600, 2600); // pixels
    const PictureOptions look {.analysis = &subject.analysis, .isHeatShown = true};
    return picture::preview(subject.design, subject.library.catalog, look, most);
}

Report compose(const report_text::Subject &subject, const QList<Insight> &insights)
{
    return compose(subject, insights, boardPicture(subject), [] { return true; });
}

Report compose(const report_text::Subject &subject, const QList<Insight> &insights,
    const core::Result<picture::Preview> &board, const core::GoOn &goOn)
{
    return Composer(subject, insights, board, goOn).run();
}

QByteArray html(const Report &report)
{
    auto text = report.html;
    for (auto picture = report.pictures.cbegin(); picture != report.pictures.cend(); ++picture) {
        text.replace(u"src=\"%1\""_s.arg(picture.key()),
            u"src=\"data:image/png;base64,%1\""_s.arg(
                QString::fromLatin1(encoded(picture.value()))));
    }
    return text.toUtf8();
}

QByteArray pdf(const Report &report, const core::GoOn &goOn)
{
    constexpr qreal marginMm = 16;
    constexpr int dotsPerInch = 300;
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(report.title);
    writer.setCreator(u"Inferboard"_s);
    writer.setResolution(dotsPerInch);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins({marginMm, marginMm, marginMm, marginMm}, QPageLayout::Millimeter);
    QTextDocument document;
    document.documentLayout()->setPaintDevice(&writer);
    document.setDocumentMargin(0);
    for (auto picture = report.pictures.cbegin(); picture != report.pictures.cend(); ++picture) {
        document.addResource(
            QTextDocument::ImageResource, QUrl(picture.key()), QVariant(picture.value()));
    }
    document.setPageSize(pageOf(writer)); // before there is a text, or that is laid out twice
    document.setHtml(report.html);
    page_breaks::keepHeadings(document);
    paintPages(document, writer, report.title, goOn);
    return buffer.data();
}

QList<FileKind> fileKinds()
{
    return {{u"PDF"_s, {u"pdf"_s}},
        {QCoreApplication::translate("ReportExport", "Web page"), {u"html"_s, u"htm"_s}}};
}

core::Result<QByteArray> encoded(const Report &report, const QString &path, const core::GoOn &goOn)
{
    const auto kinds = fileKinds();
    const auto *kind = file_name::kindOf(path, kinds);
    if (!kind) {
        return core::Error {
            u"a report is written as .pdf or .html, not as .%1"_s.arg(QFileInfo(path).suffix()),
            path};
    }
    return *kind == kinds.first() ? pdf(report, goOn) : html(report);
}

core::Result<void> write(const Report &report, const QString &path)
{
    const auto bytes = encoded(report, path);
    return bytes ? core::io::write(path, *bytes) : core::Result<void>(bytes.error());
}

} // namespace report
