// SPDX-License-Identifier: MIT
#include "app/widgets/number_button.h"

#include <QKeyEvent>
#include <QPainter>

#include <cmath>

namespace {

constexpr int unitGap = 3;

QFont unitFont()
{
    return ::font(TypeSize::Small);
}

} // namespace

NumberButton::NumberButton(const Appearance &appearance, TypeSize size, QWidget *parent)
    : QAbstractButton(parent), m_appearance(appearance)
{
    setFont(::font(size, size >= TypeSize::Title ? QFont::DemiBold : QFont::Normal));
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void NumberButton::setTone(Tone tone)
{
    if (tone != m_tone) {
        m_tone = tone;
        update();
    }
}

void NumberButton::display(const QString &text, const core::Quantity &quantity)
{
    display(estimate_text::Parts {text, {}}, quantity);
}

void NumberButton::display(const estimate_text::Parts &parts, const core::Quantity &quantity)
{
    const bool hasWorking = !quantity.working.isEmpty();
    setEnabled(hasWorking);
    setCursor(hasWorking ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setToolTip(estimate_text::toolTip(quantity));
    if (parts.number == m_parts.number && parts.unit == m_parts.unit) {
        return;
    }
    m_parts = parts;
    setText(parts.joined());
    setAccessibleName(parts.joined());
    updateGeometry();
    update();
}

QSize NumberButton::sizeHint() const
{
    double width = QFontMetricsF(font()).horizontalAdvance(m_parts.number);
    if (!m_parts.unit.isEmpty()) {
        width += unitGap + QFontMetricsF(unitFont()).horizontalAdvance(m_parts.unit);
    }
    // One more: the text is elided as soon as a fraction of a pixel is missing.
    return {static_cast<int>(std::ceil(width)) + 1, fontMetrics().height() + 2};
}

QSize NumberButton::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

QColor NumberButton::ink() const
{
    const auto &theme = m_appearance.theme();
    if (m_tone == Tone::Bad) {
        return theme.error;
    }
    if (hasFocus() || (isEnabled() && underMouse())) {
        return theme.accent;
    }
    return m_tone == Tone::Muted ? theme.muted : theme.text;
}

void NumberButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(ink());
    const int baseline = (height() + fontMetrics().ascent() - fontMetrics().descent()) / 2;
    const auto number = fontMetrics().elidedText(m_parts.number, Qt::ElideRight, width());
    const int end = fontMetrics().horizontalAdvance(number);
    painter.drawText(0, baseline, number);
    if (hasFocus() || (isEnabled() && underMouse())) {
        painter.setPen(QPen(ink(), hasFocus() ? 2 : 1, hasFocus() ? Qt::SolidLine : Qt::DotLine));
        painter.drawLine(0, baseline + 3, end, baseline + 3);
    }
    painter.setFont(unitFont());
    painter.setPen(m_appearance.theme().muted);
    painter.drawText(end + unitGap, baseline, m_parts.unit);
}

void NumberButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}
