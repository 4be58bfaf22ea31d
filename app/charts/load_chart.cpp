// SPDX-License-Identifier: MIT
#include "app/charts/load_chart.h"

#include "app/charts/axis.h"
#include "app/charts/brush.h"
#include "app/look/hatch.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace charts {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LoadChart)
};

constexpr double plotHeight = 150;
constexpr double axisHeight = 18;
constexpr double markLines = 3 * textLine;

/// One percentile as a line: told apart by colour, strength and dashes.
struct Line {
    QString name;
    std::optional<double> core::LoadCurve::Point::*ms;
    int series;
    double width;
    Qt::PenStyle style;
};

std::array<Line, 3> lines()
{
    using Point = core::LoadCurve::Point;
    return {Line {u"p50"_s, &Point::p50, 4, 1.4, Qt::DotLine},
        Line {u"p95"_s, &Point::p95, 2, 1.6, Qt::DashLine},
        Line {u"p99"_s, &Point::p99, 0, 2.2, Qt::SolidLine}};
}

/// A rate that means something.
struct Mark {
    QString text;
    QString working;
    double perS;
    QColor colour;
};

/// From the highest rate down: each label stands above the lines that end below it.
QList<Mark> marksOf(const core::LoadCurve &curve, const Theme &theme)
{
    QList<Mark> marks {{Words::tr("now %1").arg(rateText(curve.nowPerS)),
        Words::tr("Today's peak rate of this client."), curve.nowPerS, theme.accent}};
    constexpr double apart = 0.99; // beyond it both lines are one
    if (curve.objectivePerS
        && *curve.objectivePerS < apart * curve.saturatesPerS.value_or(HUGE_VAL)) {
        marks.append({Words::tr("objective kept up to %1").arg(rateText(*curve.objectivePerS)),
            Words::tr("Up to here the p99 is at most %1.")
                .arg(msText(*curve.objectiveMs, *curve.objectiveMs)),
            *curve.objectivePerS, theme.warning});
    }
    if (curve.saturatesPerS) {
        marks.append({Words::tr("saturates at %1").arg(rateText(*curve.saturatesPerS)),
            Words::tr("From here on the queue of %1 grows without end.").arg(curve.limit),
            *curve.saturatesPerS, theme.error});
    }
    std::stable_sort(
        marks.begin(), marks.end(), [](const Mark &a, const Mark &b) { return a.perS > b.perS; });
    return marks;
}

double atShare(const core::LoadCurve &curve, double share)
{
    double highest = 0;
    for (const auto &point : curve.points) {
        if (point.share <= share && point.p99) {
            highest = std::max(highest, *point.p99);
        }
    }
    return highest;
}

/// High enough for the objective and the bend; what is higher leaves through the top.
double highestMs(const core::LoadCurve &curve)
{
    constexpr double bend = 0.93;
    constexpr double room = 1.15;
    const double shown = atShare(curve, bend);
    const double objective = curve.objectiveMs.value_or(0);
    return std::max({shown * room, objective <= 4 * shown ? objective * room : 0, 1e-6});
}

struct Plot {
    QRectF rect;
    Axis rate;
    Axis ms;

    QPointF at(double perS, double value) const { return {rate.at(perS), ms.at(value)}; }
};

Plot plotOf(const core::LoadCurve &curve, const QRectF &rect)
{
    constexpr double numbers = 48;
    Plot plot;
    plot.rect = QRectF(
        rect.left() + numbers, rect.top() + markLines, rect.width() - numbers - 8, plotHeight);
    constexpr double furthest = 1.6; // times the curve: today's rate may be far beyond it
    const double last = curve.points.isEmpty() ? 1 : curve.points.last().ratePerS;
    plot.rate = {0, std::clamp(curve.nowPerS * 1.02, last, last * furthest), plot.rect.left(),
        plot.rect.right()};
    plot.ms = {0, highestMs(curve), plot.rect.bottom(), plot.rect.top()};
    return plot;
}

void paintAxes(QPainter &painter, const Plot &plot, const Theme &theme)
{
    for (const double tick : plot.ms.ticks(4)) {
        const double y = plot.ms.at(tick);
        painter.setPen(QPen(theme.border, 1));
        painter.drawLine(QPointF(plot.rect.left(), y), QPointF(plot.rect.right(), y));
        paintText(painter, QRectF(plot.rect.left() - 52, y - textLine / 2, 46, textLine),
            msText(tick, plot.ms.to), theme.muted, Side::Right);
    }
    const int most = std::max(2, static_cast<int>(plot.rect.width() / 50));
    const QRectF line(
        plot.rect.left() - 10, plot.rect.bottom() + 3, plot.rect.width() + 18, textLine);
    for (const double tick : plot.rate.ticks(most)) {
        const double x = plot.rate.at(tick);
        painter.setPen(QPen(theme.faint, 1));
        painter.drawLine(QPointF(x, plot.rect.bottom()), QPointF(x, plot.rect.bottom() + 3));
        paintLabelAt(painter, x, line, rateText(tick), theme.muted);
    }
    painter.setPen(QPen(theme.strong, 1));
    painter.drawLine(plot.rect.bottomLeft(), plot.rect.bottomRight());
}

/// The line as far as it is in the plot; where it leaves, it is cut at the edge.
QPolygonF polyline(const core::LoadCurve &curve, const Line &line, const Plot &plot)
{
    QPolygonF shown;
    std::optional<QPointF> before;
    for (const auto &point : curve.points) {
        const auto &value = point.*line.ms;
        if (!value) {
            break;
        }
        const auto place = plot.at(point.ratePerS, *value);
        if (place.y() >= plot.rect.top()) {
            shown.append(place);
        } else {
            if (before) {
                const double along = (plot.rect.top() - before->y()) / (place.y() - before->y());
                shown.append(*before + (place - *before) * along);
            }
            break;
        }
        before = place;
    }
    return shown;
}

void paintLines(
    QPainter &painter, const core::LoadCurve &curve, const Plot &plot, const Theme &theme)
{
    painter.setBrush(Qt::NoBrush);
    for (const auto &line : lines()) {
        QPen pen(theme.series(line.series), line.width, line.style, Qt::FlatCap, Qt::RoundJoin);
        painter.setPen(pen);
        painter.drawPolyline(polyline(curve, line, plot));
    }
    for (const auto &dot : curve.simulated) {
        const auto place = plot.at(dot.ratePerS, dot.p99);
        if (place.y() < plot.rect.top()) {
            continue;
        }
        painter.setPen(QPen(theme.text, 1));
        painter.drawLine(QPointF(place.x(), std::max(plot.rect.top(), plot.ms.at(dot.high))),
            QPointF(place.x(), plot.ms.at(dot.low)));
        painter.setBrush(theme.raised);
        painter.drawEllipse(place, 3, 3);
        painter.setBrush(Qt::NoBrush);
    }
}

void paintObjective(
    QPainter &painter, const core::LoadCurve &curve, const Plot &plot, const Theme &theme)
{
    if (!curve.objectiveMs || *curve.objectiveMs > plot.ms.to) {
        return;
    }
    const double y = plot.ms.at(*curve.objectiveMs);
    painter.setPen(QPen(theme.warning, 1.2, Qt::DashLine, Qt::FlatCap));
    painter.drawLine(QPointF(plot.rect.left(), y), QPointF(plot.rect.right(), y));
    paintText(painter, QRectF(plot.rect.left() + 4, y - textLine, plot.rect.width() - 8, textLine),
        Words::tr("objective %1").arg(msText(*curve.objectiveMs, plot.ms.to)), theme.warning);
}

/// Where the mark's label stands: beside the lines that pass it on their way up, the nearest place
/// that is wide enough.
QRectF markLine(const Plot &plot, const QList<Mark> &marks, qsizetype index)
{
    constexpr double clear = 5;
    const auto x = [&](qsizetype mark) {
        return std::min(plot.rate.at(marks.at(mark).perS), plot.rect.right());
    };
    const double width = textWidth(marks.at(index).text, QFont::DemiBold);
    const auto slot = [&](qsizetype place) {
        const double left = place == index ? plot.rect.left() - 44 : x(place) + clear;
        const double right = place > 0 ? x(place - 1) - clear : plot.rect.right() + 6;
        return QRectF(left, plot.rect.top() - markLines + double(index) * textLine,
            std::max(40.0, right - left), textLine);
    };
    for (auto place = index; place >= 0; --place) {
        if (slot(place).width() >= width) {
            return slot(place);
        }
    }
    return slot(index);
}

void paintMarks(
    QPainter &painter, const core::LoadCurve &curve, const Plot &plot, const Theme &theme)
{
    if (curve.saturatesPerS && *curve.saturatesPerS < plot.rate.to) {
        const double x = plot.rate.at(*curve.saturatesPerS);
        auto faint = theme.error;
        faint.setAlphaF(0.35F);
        hatch::paint(painter, QRectF(x, plot.rect.top(), plot.rect.right() - x, plot.rect.height()),
            7, hatch::Lean::Right, faint);
    }
    const auto marks = marksOf(curve, theme);
    for (qsizetype i = 0; i < marks.size(); ++i) {
        const auto line = markLine(plot, marks, i);
        if (marks.at(i).perS > plot.rate.to) {
            paintText(painter, line, marks.at(i).text + u" \u2192"_s, marks.at(i).colour,
                Side::Right, QFont::DemiBold);
            continue;
        }
        const double x = plot.rate.at(marks.at(i).perS);
        painter.setPen(QPen(marks.at(i).colour, 1.4));
        painter.drawLine(QPointF(x, line.bottom()), QPointF(x, plot.rect.bottom()));
        paintLabelAt(painter, x, line, marks.at(i).text, marks.at(i).colour, QFont::DemiBold);
    }
}

void paintLegend(QPainter &painter, QRectF line, const core::LoadCurve &curve, const Theme &theme)
{
    constexpr double sample = 24;
    for (const auto &shown : lines()) {
        painter.setPen(
            QPen(theme.series(shown.series), shown.width, shown.style, Qt::FlatCap, Qt::RoundJoin));
        painter.drawLine(QPointF(line.left(), line.center().y()),
            QPointF(line.left() + sample, line.center().y()));
        line.setLeft(line.left() + sample + 5);
        paintText(painter, line, shown.name, theme.muted);
        line.setLeft(line.left() + textWidth(shown.name) + 12);
    }
    if (!curve.simulated.isEmpty()) {
        painter.setPen(QPen(theme.text, 1));
        painter.setBrush(theme.raised);
        painter.drawEllipse(QPointF(line.left() + 4, line.center().y()), 3, 3);
        line.setLeft(line.left() + 12);
        paintText(painter, line, Words::tr("simulated p99"), theme.muted);
    }
}

void paintPoint(
    QPainter &painter, const core::LoadCurve::Point &point, const Plot &plot, const Theme &theme)
{
    const double x = plot.rate.at(point.ratePerS);
    painter.setPen(QPen(theme.text, 1, Qt::DotLine));
    painter.drawLine(QPointF(x, plot.rect.top()), QPointF(x, plot.rect.bottom()));
    painter.setBrush(theme.accent);
    painter.setPen(QPen(theme.raised, 1));
    for (const auto &line : lines()) {
        const auto &value = point.*line.ms;
        if (value && *value <= plot.ms.to) {
            painter.drawEllipse(plot.at(point.ratePerS, *value), 3.5, 3.5);
        }
    }
}

QString reading(const core::LoadCurve &curve, const core::LoadCurve::Point &point)
{
    QStringList text {rateText(point.ratePerS)};
    for (const auto &line : lines()) {
        if (const auto &value = point.*line.ms) {
            text.append(line.name + u' ' + msText(*value, *value));
        }
    }
    if (!point.p99) {
        text.append(curve.saturatesPerS && point.ratePerS >= *curve.saturatesPerS
                ? Words::tr("saturated")
                : Words::tr("no latency"));
    }
    return text.join(u"  "_s);
}

double heightOf(const core::LoadCurve &curve, double width)
{
    const double note = noteHeight(curve.note, width);
    return curve.points.isEmpty()
        ? std::max(textLine, note)
        : markLines + plotHeight + axisHeight + textLine + gap + (note > 0 ? note + 2 : 0);
}

void paint(QPainter &painter, const QRectF &rect, const core::LoadCurve &curve, const Theme &theme,
    int selected)
{
    painter.setRenderHint(QPainter::Antialiasing);
    if (curve.points.isEmpty()) {
        paintNote(painter, rect, curve.note, theme);
        return;
    }
    const auto plot = plotOf(curve, rect);
    paintAxes(painter, plot, theme);
    paintMarks(painter, curve, plot, theme);
    paintObjective(painter, curve, plot, theme);
    paintLines(painter, curve, plot, theme);
    QRectF below(rect.left(), plot.rect.bottom() + axisHeight + gap, rect.width(), textLine);
    if (selected >= 0 && selected < curve.points.size()) {
        paintPoint(painter, curve.points.at(selected), plot, theme);
        paintText(painter, below, reading(curve, curve.points.at(selected)), theme.text, Side::Left,
            QFont::DemiBold);
    } else {
        paintLegend(painter, below, curve, theme);
    }
    below.translate(0, textLine + 2);
    paintNote(painter, below, curve.note, theme);
}

/// A strip of the plot for every point, so that the keyboard can walk along the curve.
QList<ChartPart> partsOf(const core::LoadCurve &curve, const QRectF &rect)
{
    const auto plot = plotOf(curve, rect);
    QList<ChartPart> parts;
    for (qsizetype i = 0; i < curve.points.size(); ++i) {
        const auto &point = curve.points.at(i);
        const double before = i > 0 ? curve.points.at(i - 1).ratePerS : 0;
        const bool isLast = i + 1 == curve.points.size();
        const double after = isLast ? plot.rate.to : curve.points.at(i + 1).ratePerS;
        const double left = plot.rate.at((before + point.ratePerS) / 2);
        const double right = plot.rate.at((after + point.ratePerS) / 2);
        const double share = 100 * point.share;
        const auto working = curve.saturatesPerS
            ? Words::tr("%1 % of the rate at which %2 saturates")
                  .arg(core::formatNumber(share), curve.limit)
            : Words::tr("%1 times today's peak")
                  .arg(core::formatNumber(point.ratePerS / curve.nowPerS));
        parts.append({QRectF(left, plot.rect.top(), right - left, plot.rect.height()),
            reading(curve, point), working, {}});
    }
    const auto marks = marksOf(curve, lightTheme());
    for (qsizetype i = 0; i < marks.size(); ++i) {
        parts.append({markLine(plot, marks, i), marks.at(i).text, marks.at(i).working, {}});
    }
    return parts;
}

} // namespace

ChartPicture loadChart(const core::LoadCurve &curve)
{
    return {Words::tr("Latency against load: %1").arg(curve.name),
        [curve](double width) { return heightOf(curve, width); },
        [curve](QPainter &painter, const QRectF &rect, const Theme &theme, int selected) {
            paint(painter, rect, curve, theme, selected);
        },
        [curve](const QRectF &rect) { return partsOf(curve, rect); }};
}

} // namespace charts
