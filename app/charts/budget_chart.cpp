// SPDX-License-Identifier: MIT
#include "app/charts/budget_chart.h"

#include "app/charts/brush.h"
#include "app/look/hatch.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace charts {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(BudgetChart)
};

constexpr double rowHeight = 36;
constexpr double barHeight = 10;
constexpr double nearlyUsed = 0.9;
constexpr double longest = 2; ///< budgets; more is told in words

QRectF rowOf(const QRectF &rect, qsizetype index)
{
    return {rect.left(), rect.top() + double(index) * rowHeight, rect.width(), rowHeight};
}

void paintUse(QPainter &painter, const core::BudgetUse &use, const QRectF &bar, const Theme &theme)
{
    painter.fillRect(bar, theme.hover);
    if (!use.used) {
        hatch::paint(painter, bar, 6, hatch::Lean::Right, theme.strong);
        return;
    }
    const double scale = std::clamp(*use.used, 1.0, longest);
    const double promise = bar.width() / scale;
    auto used = bar;
    used.setWidth(bar.width() * std::min(*use.used, scale) / scale);
    const auto fill = *use.used > nearlyUsed ? theme.warning : theme.good;
    painter.fillRect(used, fill);
    if (*use.used > 1) {
        const QRectF over(bar.left() + promise, bar.top(), used.width() - promise, bar.height());
        painter.fillRect(over, theme.error);
        hatch::paint(painter, over, 5, hatch::Lean::Right, theme.raised);
    }
    painter.fillRect(
        QRectF(bar.left() + promise - 1, bar.top() - 3, 2, bar.height() + 6), theme.text);
}

QString shareText(const core::BudgetUse &use)
{
    if (!use.used) {
        return Words::tr("not known");
    }
    return Words::tr("%1 % used").arg(core::formatNumber(*use.used * 100));
}

void paintRow(QPainter &painter, const core::BudgetUse &use, const QRectF &row, const Theme &theme)
{
    QRectF line(row.left() + 4, row.top() + 3, row.width() - 8, textLine);
    const bool isOver = use.used.value_or(0) > 1;
    paintText(painter, line, shareText(use), isOver ? theme.error : theme.muted, Side::Right,
        isOver ? QFont::DemiBold : QFont::Normal);
    line.setRight(line.right() - textWidth(shareText(use)) - gap);
    // A long name gives way to the numbers, not they to it.
    constexpr double shortest = 80;
    const auto title = u"%1 \u00b7 %2"_s.arg(use.what, use.name);
    auto name = line;
    name.setWidth(std::min(textWidth(title, QFont::DemiBold) + 1,
        std::max(shortest, line.width() - textWidth(use.text) - gap)));
    paintText(painter, name, title, theme.text, Side::Left, QFont::DemiBold);
    line.setLeft(name.right() + gap);
    paintText(painter, line, use.text, theme.muted);
    paintUse(painter, use,
        QRectF(row.left() + 4, row.bottom() - barHeight - 5, row.width() - 8, barHeight), theme);
}

void paint(QPainter &painter, const QRectF &rect, const QList<core::BudgetUse> &uses,
    const Theme &theme, int selected)
{
    painter.setRenderHint(QPainter::Antialiasing);
    for (qsizetype i = 0; i < uses.size(); ++i) {
        if (i == selected) {
            paintSelection(painter, rowOf(rect, i), theme);
        }
        paintRow(painter, uses.at(i), rowOf(rect, i), theme);
    }
}

QList<ChartPart> partsOf(const QList<core::BudgetUse> &uses, const QRectF &rect)
{
    QList<ChartPart> parts;
    for (qsizetype i = 0; i < uses.size(); ++i) {
        const auto &use = uses.at(i);
        parts.append({rowOf(rect, i), u"%1, %2: %3"_s.arg(use.name, use.what, use.text),
            use.working, use.client});
    }
    return parts;
}

} // namespace

ChartPicture budgetChart(const QList<core::BudgetUse> &uses)
{
    return {Words::tr("Budgets"), [uses](double) { return double(uses.size()) * rowHeight; },
        [uses](QPainter &painter, const QRectF &rect, const Theme &theme, int selected) {
            paint(painter, rect, uses, theme, selected);
        },
        [uses](const QRectF &rect) { return partsOf(uses, rect); }};
}

} // namespace charts
