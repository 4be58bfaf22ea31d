// SPDX-License-Identifier: MIT
#include "app/charts/waterfall_chart.h"

#include "app/charts/axis.h"
#include "app/charts/brush.h"
#include "app/look/hatch.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace charts {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(WaterfallChart)
};

constexpr double rowHeight = 22;
constexpr double barHeight = 12;
constexpr double indent = 6;
constexpr double deepestIndent = 6;
constexpr double axisHeight = 18;
constexpr double swatch = 11;
constexpr double budgetInSight = 2.5; ///< times the total: a budget further away is told in words

/// A kind of time, with a colour and a pattern of its own.
struct Kind {
    QString name;
    double core::Waterfall::Bar::*ms;
    int series;
    std::optional<hatch::Lean> lean;
};

std::array<Kind, 4> kinds()
{
    using Bar = core::Waterfall::Bar;
    return {Kind {Words::tr("network"), &Bar::networkMs, 3, hatch::Lean::Upright},
        Kind {Words::tr("waiting"), &Bar::waitMs, 1, hatch::Lean::Right},
        Kind {Words::tr("batching"), &Bar::batchingMs, 2, hatch::Lean::Left},
        Kind {Words::tr("service"), &Bar::serviceMs, 0, {}}};
}

/// Kinds that some bar has: the legend names no others.
QList<Kind> shownKinds(const core::Waterfall &waterfall)
{
    QList<Kind> shown;
    for (const auto &kind : kinds()) {
        if (std::any_of(waterfall.bars.begin(), waterfall.bars.end(),
                [&](const core::Waterfall::Bar &bar) { return bar.*kind.ms > 0; })) {
            shown.append(kind);
        }
    }
    return shown;
}

void paintKind(QPainter &painter, const QRectF &rect, const Kind &kind, const Theme &theme)
{
    constexpr double distance = 4;
    const auto colour = theme.series(kind.series);
    auto fill = colour;
    fill.setAlphaF(kind.lean ? 0.35F : 0.9F);
    painter.fillRect(rect, fill);
    if (kind.lean) {
        hatch::paint(painter, rect, distance, *kind.lean, colour);
    }
}

/// Where everything is.
struct Layout {
    QRectF names;
    Axis time;
    double top; ///< of the first row
    QRectF ends; ///< column of numbers at the right

    QRectF row(qsizetype index) const
    {
        return {
            names.left(), top + double(index) * rowHeight, ends.right() - names.left(), rowHeight};
    }
};

bool showsBudget(const core::Waterfall &waterfall)
{
    return waterfall.budgetMs && *waterfall.budgetMs <= waterfall.totalMs * budgetInSight;
}

Layout layoutOf(const core::Waterfall &waterfall, const QRectF &rect)
{
    constexpr double numbers = 46;
    const double names = std::clamp(rect.width() * 0.36, 90.0, 240.0);
    const double largest = showsBudget(waterfall) ? std::max(waterfall.totalMs, *waterfall.budgetMs)
                                                  : waterfall.totalMs;
    Layout layout;
    layout.top = rect.top() + textLine + axisHeight;
    const double height = double(waterfall.bars.size()) * rowHeight;
    layout.names = QRectF(rect.left(), layout.top, names, height);
    layout.ends = QRectF(rect.right() - numbers, layout.top, numbers, height);
    layout.time = {
        0, std::max(1e-9, largest), layout.names.right() + gap, layout.ends.left() - gap};
    return layout;
}

void paintTimeAxis(QPainter &painter, const Layout &layout, const Theme &theme)
{
    const QRectF line(layout.time.start - 12, layout.top - axisHeight,
        layout.time.end - layout.time.start + 24, textLine);
    const int most = std::max(2, static_cast<int>((layout.time.end - layout.time.start) / 64));
    for (const double tick : layout.time.ticks(most)) {
        const double x = layout.time.at(tick);
        painter.setPen(QPen(theme.border, 1));
        painter.drawLine(QPointF(x, layout.top - 2), QPointF(x, layout.names.bottom()));
        paintLabelAt(painter, x, line, msText(tick, layout.time.to), theme.muted);
    }
}

void paintBudget(
    QPainter &painter, const core::Waterfall &waterfall, const Layout &layout, const Theme &theme)
{
    if (!waterfall.budgetMs) {
        return;
    }
    const double budget = *waterfall.budgetMs;
    const auto text = Words::tr("budget %1").arg(msText(budget, budget));
    const QRectF line(layout.names.left(), layout.top - axisHeight - textLine,
        layout.ends.right() - layout.names.left(), textLine);
    const auto colour = waterfall.totalMs > budget ? theme.error : theme.good;
    if (!showsBudget(waterfall)) {
        paintText(painter, line, text + u" \u2192"_s, colour, Side::Right);
        return;
    }
    const double x = layout.time.at(budget);
    painter.setPen(QPen(colour, 1.5, Qt::DashLine, Qt::FlatCap));
    painter.drawLine(QPointF(x, layout.top), QPointF(x, layout.names.bottom()));
    paintLabelAt(painter, x, line, text, colour, QFont::DemiBold);
}

void paintBar(QPainter &painter, const core::Waterfall::Bar &bar, const Layout &layout,
    const QRectF &row, const Theme &theme)
{
    const double top = row.center().y() - barHeight / 2;
    double x = layout.time.at(bar.startMs);
    const double start = x;
    for (const auto &kind : kinds()) {
        const double ms = bar.*kind.ms;
        const double width = layout.time.at(ms) - layout.time.at(0);
        if (ms > 0) {
            paintKind(painter, QRectF(x, top, width, barHeight), kind, theme);
        }
        x += width;
    }
    const double end = std::max(layout.time.at(bar.endMs), start + 1);
    painter.setPen(QPen(bar.isCritical ? theme.text : theme.faint, 1));
    if (end > x + 1) {
        painter.drawLine(QPointF(x, row.center().y()), QPointF(end, row.center().y()));
        painter.drawLine(QPointF(end, top + 2), QPointF(end, top + barHeight - 2));
    }
    if (bar.isCritical && x > start) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.text, 1.2));
        painter.drawRect(QRectF(start, top, std::max(1.5, x - start), barHeight));
    }
    if (bar.isFailed) {
        paintText(painter, QRectF(end + 2, row.top(), 12, row.height()), u"\u2715"_s, theme.error);
    }
}

void paintRow(QPainter &painter, const core::Waterfall::Bar &bar, const Layout &layout,
    const QRectF &row, const Theme &theme)
{
    auto name = row;
    name.setLeft(row.left() + 4 + std::min(double(bar.depth), deepestIndent) * indent);
    name.setRight(layout.names.right());
    paintText(painter, name, bar.name, bar.isCritical ? theme.text : theme.muted, Side::Left,
        bar.isCritical ? QFont::DemiBold : QFont::Normal);
    paintBar(painter, bar, layout, row, theme);
    const QRectF number(layout.ends.left(), row.top(), layout.ends.width() - 2, row.height());
    // The client does nothing itself: its line tells the whole.
    const auto text = bar.depth == 0 && bar.ownMs() == 0 ? msText(bar.endMs, bar.endMs)
                                                         : core::formatNumber(bar.ownMs());
    paintText(painter, number, text, bar.isCritical ? theme.text : theme.muted, Side::Right);
}

void paintLegend(
    QPainter &painter, const core::Waterfall &waterfall, QRectF line, const Theme &theme)
{
    for (const auto &kind : shownKinds(waterfall)) {
        paintKind(painter, QRectF(line.left(), line.top() + 3, swatch, 9), kind, theme);
        line.setLeft(line.left() + swatch + 4);
        paintText(painter, line, kind.name, theme.muted);
        line.setLeft(line.left() + textWidth(kind.name) + 8);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.text, 1.2));
    painter.drawRect(QRectF(line.left(), line.top() + 3, swatch, 9));
    line.setLeft(line.left() + swatch + 4);
    paintText(painter, line, Words::tr("critical"), theme.muted);
}

double heightOf(const core::Waterfall &waterfall, double width)
{
    const double note = noteHeight(waterfall.note, width);
    if (waterfall.bars.isEmpty()) {
        return std::max(textLine, note);
    }
    return textLine + axisHeight + double(waterfall.bars.size()) * rowHeight + gap + textLine
        + (note > 0 ? note + 2 : 0);
}

void paint(QPainter &painter, const QRectF &rect, const core::Waterfall &waterfall,
    const Theme &theme, int selected)
{
    painter.setRenderHint(QPainter::Antialiasing);
    if (waterfall.bars.isEmpty()) {
        paintNote(painter, rect, waterfall.note, theme);
        return;
    }
    const auto layout = layoutOf(waterfall, rect);
    paintTimeAxis(painter, layout, theme);
    for (qsizetype i = 0; i < waterfall.bars.size(); ++i) {
        if (i == selected) {
            paintSelection(painter, layout.row(i), theme);
        }
        paintRow(painter, waterfall.bars.at(i), layout, layout.row(i), theme);
    }
    paintBudget(painter, waterfall, layout, theme);
    QRectF below(rect.left(), layout.names.bottom() + gap, rect.width(), textLine);
    paintLegend(painter, waterfall, below, theme);
    below.translate(0, textLine + 2);
    paintNote(painter, below, waterfall.note, theme);
}

QList<ChartPart> partsOf(const core::Waterfall &waterfall, const QRectF &rect)
{
    const auto layout = layoutOf(waterfall, rect);
    QList<ChartPart> parts;
    for (qsizetype i = 0; i < waterfall.bars.size(); ++i) {
        const auto &bar = waterfall.bars.at(i);
        const auto title = Words::tr("%1: from %2 to %3")
                               .arg(bar.name, msText(bar.startMs, waterfall.totalMs),
                                   msText(bar.endMs, waterfall.totalMs));
        parts.append({layout.row(i), title, bar.working, bar.component});
    }
    return parts;
}

} // namespace

ChartPicture waterfallChart(const core::Waterfall &waterfall)
{
    return {Words::tr("Where the time goes: %1").arg(waterfall.title),
        [waterfall](double width) { return heightOf(waterfall, width); },
        [waterfall](QPainter &painter, const QRectF &rect, const Theme &theme, int selected) {
            paint(painter, rect, waterfall, theme, selected);
        },
        [waterfall](const QRectF &rect) { return partsOf(waterfall, rect); }};
}

} // namespace charts
