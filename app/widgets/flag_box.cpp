// SPDX-License-Identifier: MIT
#include "app/widgets/flag_box.h"

#include "app/look/appearance.h"

#include <QPainter>

namespace {

constexpr int boxSize = 16;
constexpr int gap = 8;
constexpr double corner = 4;

} // namespace

FlagBox::FlagBox(Appearance &appearance, QWidget *parent)
    : QCheckBox(parent), m_appearance(appearance)
{
    connect(&appearance, &Appearance::changed, this, qOverload<>(&QWidget::update));
}

void FlagBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBox(painter, QRectF(0.5, (height() - boxSize) / 2.0 + 0.5, boxSize - 1, boxSize - 1));
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(rect().adjusted(boxSize + gap, 0, 0, 0), Qt::AlignVCenter, text());
}

bool FlagBox::hitButton(const QPoint &position) const
{
    return rect().contains(position);
}

void FlagBox::paintBox(QPainter &painter, const QRectF &box) const
{
    const auto &theme = m_appearance.theme();
    const bool isFilled = checkState() != Qt::Unchecked;
    painter.setPen(hasFocus() || isFilled ? theme.accent : theme.strong);
    painter.setBrush(isFilled ? theme.accent : theme.raised);
    painter.drawRoundedRect(box, corner, corner);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(isFilled ? theme.onAccent : theme.accent);
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), corner - 1, corner - 1);
    }
    painter.setPen(QPen(theme.onAccent, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&](double x, double y) {
        return box.topLeft() + QPointF(x * box.width(), y * box.height());
    };
    if (checkState() == Qt::Checked) {
        painter.drawPolyline(QPolygonF {at(0.25, 0.53), at(0.43, 0.71), at(0.76, 0.32)});
    } else if (checkState() == Qt::PartiallyChecked) {
        painter.drawLine(at(0.28, 0.5), at(0.72, 0.5));
    }
}
