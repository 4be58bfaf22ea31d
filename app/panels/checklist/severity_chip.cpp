// SPDX-License-Identifier: MIT
#include "app/panels/checklist/severity_chip.h"

#include "app/widgets/glyphs.h"

#include <QKeyEvent>
#include <QPainter>

namespace {

constexpr int glyphSize = 13;
constexpr int chipPadding = 8;
constexpr int chipGap = 5;
constexpr int chipHeight = 24;

QColor faded(QColor colour, double alpha)
{
    colour.setAlphaF(static_cast<float>(alpha));
    return colour;
}

} // namespace

SeverityChip::SeverityChip(const Appearance &appearance, core::Severity severity, QWidget *parent)
    : QAbstractButton(parent), m_appearance(appearance), m_severity(severity)
{
    setCheckable(true);
    setChecked(true);
    setFont(::font(TypeSize::Small, QFont::Medium));
    setAttribute(Qt::WA_Hover);
    setText(words());
    setToolTip(tr("Show or hide these findings"));
}

QString SeverityChip::words() const
{
    switch (m_severity) {
    case core::Severity::Error:
        return m_count == 1 ? tr("1 error") : tr("%1 errors").arg(m_count);
    case core::Severity::Warning:
        return m_count == 1 ? tr("1 warning") : tr("%1 warnings").arg(m_count);
    case core::Severity::Hint:
        break;
    }
    return m_count == 1 ? tr("1 hint") : tr("%1 hints").arg(m_count);
}

void SeverityChip::setCount(int count)
{
    if (count == m_count) {
        return;
    }
    m_count = count;
    setText(words());
    updateGeometry();
    update();
}

QSize SeverityChip::sizeHint() const
{
    const int width = fontMetrics().horizontalAdvance(text());
    return {chipPadding + glyphSize + chipGap + width + chipPadding, chipHeight};
}

void SeverityChip::paintEvent(QPaintEvent *)
{
    const auto &theme = m_appearance.theme();
    const bool isLit = isChecked() && m_count > 0;
    const QColor ink = isLit ? theme.severity(m_severity) : theme.faint;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto shape = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(hasFocus() ? QPen(theme.accent) : QPen(isLit ? faded(ink, 0.3) : theme.border));
    painter.setBrush(isLit ? faded(ink, underMouse() ? 0.2 : 0.1)
            : underMouse() ? theme.hover
                           : QColor(Qt::transparent));
    painter.drawRoundedRect(shape, chipHeight / 2.0, chipHeight / 2.0);
    painter.drawPixmap(chipPadding, (height() - glyphSize) / 2,
        glyphs::action(core::severityWord(m_severity), glyphSize, ink, devicePixelRatioF()));
    auto textFont = font();
    textFont.setStrikeOut(!isChecked());
    painter.setFont(textFont);
    painter.setPen(isLit ? theme.text : theme.faint);
    painter.drawText(rect().adjusted(chipPadding + glyphSize + chipGap, 0, 0, 0),
        Qt::AlignLeft | Qt::AlignVCenter, text());
}

void SeverityChip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}
