// SPDX-License-Identifier: MIT
#include "app/panels/estimate/budget_bar.h"

#include "app/widgets/glyphs.h"

#include <QPainter>
#include <QPainterPath>

namespace {

constexpr int budgetBarHeight = 8;
constexpr int markOverhang = 3; ///< of the mark at the promise, above and below the bar
constexpr double nearlyUsed = 0.9;

} // namespace

BudgetBar::BudgetBar(const Appearance &appearance, QWidget *parent)
    : QWidget(parent), m_appearance(appearance)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BudgetBar::display(double used)
{
    if (used != m_used) {
        m_used = used;
        update();
    }
}

QSize BudgetBar::sizeHint() const
{
    return {120, budgetBarHeight + 2 * markOverhang};
}

void BudgetBar::paintEvent(QPaintEvent *)
{
    const auto &theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF bar(0, markOverhang, width(), budgetBarHeight);
    if (m_used <= 1) {
        const auto fill = m_used > nearlyUsed ? theme.warning : theme.good;
        glyphs::paintBar(painter, bar, m_used, fill, theme.border);
        return;
    }
    // The bar is as long as the latency; the mark stands where the promise ends.
    const double promise = bar.width() / m_used;
    QPainterPath shape;
    shape.addRoundedRect(bar, budgetBarHeight / 2.0, budgetBarHeight / 2.0);
    painter.save();
    painter.setClipPath(shape);
    painter.fillRect(QRectF(0, bar.top(), promise, bar.height()), theme.warning);
    painter.fillRect(QRectF(promise, bar.top(), bar.width() - promise, bar.height()), theme.error);
    painter.restore();
    painter.fillRect(QRectF(promise - 1, 0, 2, height()), theme.text);
}
