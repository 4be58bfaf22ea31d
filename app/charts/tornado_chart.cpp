// SPDX-License-Identifier: MIT
#include "app/charts/tornado_chart.h"

#include "app/charts/axis.h"
#include "app/charts/brush.h"
#include "app/look/hatch.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace charts {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TornadoChart)
};

constexpr double rowHeight = 34;
constexpr double barHeight = 12;
constexpr double headHeight = textLine + 4;
constexpr double swatch = 14;
constexpr double sideNumbers = 62; ///< room for a number beside a bar

QString valueText(const core::Sensitivity &result, const std::optional<double> &value)
{
    if (!value) {
        return Words::tr("saturated");
    }
    return result.isRate ? rateText(*value) : msText(*value, *value);
}

Axis axisOf(const core::Sensitivity &result, const QRectF &rect)
{
    double low = result.now;
    double high = result.now;
    for (const auto &bar : result.bars) {
        for (const auto &value : {bar.atLower, bar.atHigher}) {
            low = std::min(low, value.value_or(low));
            high = std::max(high, value.value_or(high));
        }
    }
    // What saturates goes to the very end; alone it would have no length.
    const double least = std::max(1e-9, result.now * 0.02);
    low = std::min(low, result.now - least);
    high = std::max(high, result.now + least);
    return {low, high, rect.left() + sideNumbers, rect.right() - sideNumbers};
}

QRectF rowOf(const QRectF &rect, qsizetype index)
{
    return {
        rect.left(), rect.top() + headHeight + double(index) * rowHeight, rect.width(), rowHeight};
}

/// From today's value to the one tried.
QRectF reach(const Axis &axis, double now, const std::optional<double> &value, const QRectF &row)
{
    const double x = value ? axis.at(*value) : axis.end;
    const double middle = axis.at(now);
    return {std::min(x, middle), row.bottom() - barHeight - 3, std::abs(x - middle), barHeight};
}

/// The number at the outer end of its side; where both values lie on one side, only the further.
void paintNumbers(QPainter &painter, const core::Sensitivity &result,
    const core::Sensitivity::Bar &bar, const Axis &axis, const QRectF &row, const Theme &theme)
{
    const auto place = [&](const std::optional<double> &value) {
        return value ? axis.at(*value) : axis.end;
    };
    const bool isLowerLeft = place(bar.atLower) <= place(bar.atHigher);
    const auto &left = isLowerLeft ? bar.atLower : bar.atHigher;
    const auto &right = isLowerLeft ? bar.atHigher : bar.atLower;
    const double middle = axis.at(result.now);
    const QRectF line(0, row.bottom() - barHeight - 4, sideNumbers - 4, barHeight + 2);
    if (left && place(left) < middle - 0.5) {
        paintText(painter, line.translated(place(left) - sideNumbers, 0), valueText(result, left),
            theme.muted, Side::Right);
    }
    if (place(right) > middle + 0.5) {
        paintText(painter, line.translated(place(right) + 4, 0), valueText(result, right),
            right ? theme.muted : theme.error, Side::Left, right ? QFont::Normal : QFont::DemiBold);
    }
}

void paintSide(QPainter &painter, const QRectF &rect, bool isLower, const Theme &theme)
{
    const auto colour = theme.series(isLower ? 4 : 1);
    auto fill = colour;
    fill.setAlphaF(isLower ? 0.3F : 0.85F);
    painter.fillRect(rect, fill);
    if (isLower) {
        hatch::paint(painter, rect, 4, hatch::Lean::Right, colour);
    }
}

QString rowTitle(const core::Sensitivity::Bar &bar)
{
    return bar.settingName.isEmpty() ? bar.setting : bar.settingName;
}

void paintRow(QPainter &painter, const core::Sensitivity &result, const core::Sensitivity::Bar &bar,
    const Axis &axis, const QRectF &row, const Theme &theme)
{
    QRectF title(row.left() + 4, row.top() + 2, row.width() - 8, textLine);
    const auto setting = rowTitle(bar);
    paintText(painter, title, setting, theme.text, Side::Left, QFont::DemiBold);
    title.setLeft(title.left() + textWidth(setting, QFont::DemiBold) + gap);
    paintText(painter, title, bar.name, theme.muted);
    // The higher value first: where both lie on one side, the lower one's hatching shows through.
    paintSide(painter, reach(axis, result.now, bar.atHigher, row), false, theme);
    paintSide(painter, reach(axis, result.now, bar.atLower, row), true, theme);
    paintNumbers(painter, result, bar, axis, row, theme);
    const double x = axis.at(result.now);
    painter.setPen(QPen(theme.text, 1));
    painter.drawLine(QPointF(x, row.bottom() - barHeight - 5), QPointF(x, row.bottom() - 1));
}

void paintHead(QPainter &painter, const core::Sensitivity &result, const QRectF &rect,
    const Axis &axis, const Theme &theme)
{
    const double x = axis.at(result.now);
    const auto text = (result.isRate ? Words::tr("highest rate now %1") : Words::tr("p99 now %1"))
                          .arg(valueText(result, result.now));
    paintLabelAt(painter, x, QRectF(rect.left(), rect.top(), rect.width(), textLine), text,
        theme.text, QFont::DemiBold);
}

void paintLegend(QPainter &painter, QRectF line, const Theme &theme)
{
    for (const bool isLower : {true, false}) {
        paintSide(painter, QRectF(line.left(), line.top() + 3, swatch, 9), isLower, theme);
        line.setLeft(line.left() + swatch + 4);
        const auto text = isLower ? Words::tr("a fifth less") : Words::tr("a fifth more");
        paintText(painter, line, text, theme.muted);
        line.setLeft(line.left() + textWidth(text) + 12);
    }
}

double heightOf(const core::Sensitivity &result, double width)
{
    const double note = noteHeight(result.note, width);
    return result.bars.isEmpty() ? std::max(textLine, note)
                                 : headHeight + double(result.bars.size()) * rowHeight + gap
            + textLine + (note > 0 ? note + 2 : 0);
}

void paint(QPainter &painter, const QRectF &rect, const core::Sensitivity &result,
    const Theme &theme, int selected)
{
    painter.setRenderHint(QPainter::Antialiasing);
    if (result.bars.isEmpty()) {
        paintNote(painter, rect, result.note, theme);
        return;
    }
    const auto axis = axisOf(result, rect);
    if (selected >= 0 && selected < result.bars.size()) {
        paintSelection(painter, rowOf(rect, selected), theme);
    }
    for (qsizetype i = 0; i < result.bars.size(); ++i) {
        paintRow(painter, result, result.bars.at(i), axis, rowOf(rect, i), theme);
    }
    paintHead(painter, result, rect, axis, theme);
    QRectF below(rect.left(), rowOf(rect, result.bars.size()).top() + gap, rect.width(), textLine);
    paintLegend(painter, below, theme);
    below.translate(0, textLine + 2);
    paintNote(painter, below, result.note, theme);
}

QList<ChartPart> partsOf(const core::Sensitivity &result, const QRectF &rect)
{
    QList<ChartPart> parts;
    for (qsizetype i = 0; i < result.bars.size(); ++i) {
        const auto &bar = result.bars.at(i);
        parts.append(
            {rowOf(rect, i), u"%1: %2"_s.arg(bar.name, rowTitle(bar)), bar.working, bar.element});
    }
    return parts;
}

} // namespace

ChartPicture tornadoChart(const core::Sensitivity &sensitivity)
{
    return {Words::tr("What matters most: %1").arg(sensitivity.name),
        [sensitivity](double width) { return heightOf(sensitivity, width); },
        [sensitivity](QPainter &painter, const QRectF &rect, const Theme &theme, int selected) {
            paint(painter, rect, sensitivity, theme, selected);
        },
        [sensitivity](const QRectF &rect) { return partsOf(sensitivity, rect); }};
}

} // namespace charts
