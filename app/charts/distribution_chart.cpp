// SPDX-License-Identifier: MIT
#include "app/charts/distribution_chart.h"

#include "app/charts/axis.h"
#include "app/charts/brush.h"
#include "app/look/hatch.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace charts {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(DistributionChart)
};

constexpr double plotHeight = 110;
constexpr double axisHeight = 18;

/// Time runs in powers of ten: a slow request may take a hundred times as long as a usual one.
struct Plot {
    QRectF rect;
    Axis time; ///< of the logarithm
    Axis share;

    double x(double ms) const { return time.at(std::log10(ms)); }
};

Plot plotOf(const core::LatencyHistogram &histogram, const QRectF &rect)
{
    constexpr double numbers = 48;
    Plot plot;
    plot.rect = QRectF(
        rect.left() + numbers, rect.top() + textLine, rect.width() - numbers - 8, plotHeight);
    double first = histogram.points.first().ms;
    double last = histogram.points.last().ms;
    if (histogram.objectiveMs && *histogram.objectiveMs < last * 10) {
        last = std::max(last, *histogram.objectiveMs * 1.1);
    }
    last = std::max(last, first * 1.5);
    plot.time = {std::log10(first), std::log10(last), plot.rect.left(), plot.rect.right()};
    plot.share = {0, 1, plot.rect.bottom(), plot.rect.top()};
    return plot;
}

/// 1, 2 and 5 times the powers of ten; only the powers where there are too many.
QList<double> ticks(const Plot &plot)
{
    constexpr double roomOfOne = 52;
    QList<double> all;
    double before = -1e9;
    for (int power = -4; power < 8; ++power) {
        for (const double digit : {1.0, 2.0, 5.0}) {
            const double ms = digit * std::pow(10, power);
            const double x = plot.x(ms);
            const bool isInside = x >= plot.rect.left() && x <= plot.rect.right();
            if (isInside && x - before >= roomOfOne) {
                all.append(ms);
                before = x;
            }
        }
    }
    return all;
}

void paintAxes(QPainter &painter, const Plot &plot, const Theme &theme)
{
    for (const double share : {0.0, 0.5, 1.0}) {
        const double y = plot.share.at(share);
        painter.setPen(QPen(share == 0 ? theme.strong : theme.border, 1));
        painter.drawLine(QPointF(plot.rect.left(), y), QPointF(plot.rect.right(), y));
        paintText(painter, QRectF(plot.rect.left() - 52, y - textLine / 2, 46, textLine),
            Words::tr("%1 %").arg(qRound(share * 100)), theme.muted, Side::Right);
    }
    const QRectF line(
        plot.rect.left() - 10, plot.rect.bottom() + 3, plot.rect.width() + 18, textLine);
    for (const double ms : ticks(plot)) {
        painter.setPen(QPen(theme.faint, 1));
        painter.drawLine(
            QPointF(plot.x(ms), plot.rect.bottom()), QPointF(plot.x(ms), plot.rect.bottom() + 3));
        paintLabelAt(painter, plot.x(ms), line, msText(ms, ms), theme.muted);
    }
}

QString lateText(const core::LatencyHistogram &histogram)
{
    constexpr double least = 1e-4;
    const double share = *histogram.lateShare;
    const auto percent = share < least
        ? Words::tr("less than 0.01 %")
        : Words::tr("%1 %").arg(QString::number(share * 100, 'g', 2));
    return Words::tr("%1 later than %2")
        .arg(percent, msText(*histogram.objectiveMs, *histogram.objectiveMs));
}

void paintObjective(QPainter &painter, const core::LatencyHistogram &histogram, const Plot &plot,
    const Theme &theme)
{
    if (!histogram.objectiveMs) {
        return;
    }
    constexpr double allowed = 0.01; // the objective is one for the p99
    const auto colour = *histogram.lateShare > allowed ? theme.error : theme.good;
    const double x = plot.x(*histogram.objectiveMs);
    const QRectF line(
        plot.rect.left() - 40, plot.rect.top() - textLine - 2, plot.rect.width() + 46, textLine);
    if (x > plot.rect.right()) {
        paintText(painter, line, lateText(histogram) + u" \u2192"_s, colour, Side::Right,
            QFont::DemiBold);
        return;
    }
    const double left = std::max(x, plot.rect.left());
    auto faint = colour;
    faint.setAlphaF(0.35F);
    hatch::paint(painter,
        QRectF(left, plot.rect.top(), plot.rect.right() - left, plot.rect.height()), 7,
        hatch::Lean::Right, faint);
    painter.setPen(QPen(colour, 1.4, Qt::DashLine, Qt::FlatCap));
    painter.drawLine(QPointF(left, plot.rect.top()), QPointF(left, plot.rect.bottom()));
    paintLabelAt(painter, left, line, lateText(histogram), colour, QFont::DemiBold);
}

void paintCurve(QPainter &painter, const core::LatencyHistogram &histogram, const Plot &plot,
    const Theme &theme)
{
    QPolygonF line;
    for (const auto &point : histogram.points) {
        line.append({plot.x(point.ms), plot.share.at(point.share)});
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.series(0), 2, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    painter.drawPolyline(line);
}

void paintPoint(QPainter &painter, double ms, double share, const Plot &plot, const Theme &theme)
{
    painter.setPen(QPen(theme.raised, 1));
    painter.setBrush(theme.series(0));
    painter.drawEllipse(QPointF(plot.x(ms), plot.share.at(share)), 3.5, 3.5);
}

QString reading(const core::LatencyHistogram::Point &point)
{
    return Words::tr("%1 % of the requests are answered within %2")
        .arg(QString::number(std::floor(point.share * 1000) / 10), msText(point.ms, point.ms));
}

double heightOf(const core::LatencyHistogram &histogram, double width)
{
    const double note = noteHeight(histogram.note, width);
    return histogram.points.isEmpty() ? std::max(textLine, note)
                                      : textLine + plotHeight + axisHeight + gap + textLine + note;
}

void paint(QPainter &painter, const QRectF &rect, const core::LatencyHistogram &histogram,
    const Theme &theme, int selected)
{
    painter.setRenderHint(QPainter::Antialiasing);
    if (histogram.points.isEmpty()) {
        paintNote(painter, rect, histogram.note, theme);
        return;
    }
    const auto plot = plotOf(histogram, rect);
    paintAxes(painter, plot, theme);
    paintObjective(painter, histogram, plot, theme);
    paintCurve(painter, histogram, plot, theme);
    paintPoint(painter, histogram.p50Ms, 0.5, plot, theme);
    paintPoint(painter, histogram.p99Ms, 0.99, plot, theme);
    QRectF below(rect.left(), plot.rect.bottom() + axisHeight + gap, rect.width(), textLine);
    const bool isSelected = selected >= 0 && selected < histogram.points.size();
    if (isSelected) {
        const auto &point = histogram.points.at(selected);
        paintPoint(painter, point.ms, point.share, plot, theme);
    }
    const auto text = isSelected ? reading(histogram.points.at(selected))
                                 : Words::tr("p50 %1, p99 %2")
                                       .arg(msText(histogram.p50Ms, histogram.p50Ms),
                                           msText(histogram.p99Ms, histogram.p99Ms));
    paintText(painter, below, text, theme.text, Side::Left, QFont::DemiBold);
    below.translate(0, textLine);
    paintNote(painter, below, histogram.note, theme);
}

/// A strip of the plot for every point, so that the keyboard can walk along the curve.
QList<ChartPart> partsOf(const core::LatencyHistogram &histogram, const QRectF &rect)
{
    QList<ChartPart> parts;
    if (histogram.points.isEmpty()) {
        return parts;
    }
    const auto plot = plotOf(histogram, rect);
    double left = plot.rect.left();
    for (qsizetype i = 0; i < histogram.points.size(); ++i) {
        const auto &point = histogram.points.at(i);
        const bool isLast = i + 1 == histogram.points.size();
        const double right = isLast
            ? plot.rect.right()
            : (plot.x(point.ms) + plot.x(histogram.points.at(i + 1).ms)) / 2;
        parts.append({QRectF(left, plot.rect.top(), right - left, plot.rect.height()),
            reading(point), {}, {}});
        left = right;
    }
    return parts;
}

} // namespace

ChartPicture distributionChart(const core::LatencyHistogram &histogram)
{
    return {Words::tr("How latencies are spread: %1").arg(histogram.name),
        [histogram](double width) { return heightOf(histogram, width); },
        [histogram](QPainter &painter, const QRectF &rect, const Theme &theme, int selected) {
            paint(painter, rect, histogram, theme, selected);
        },
        [histogram](const QRectF &rect) { return partsOf(histogram, rect); }};
}

} // namespace charts
