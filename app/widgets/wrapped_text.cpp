// SPDX-License-Identifier: MIT
#include "app/widgets/wrapped_text.h"

#include <QPainter>

void WrappedText::set(const QString &text, const QFont &font)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_layout.setText(text);
    m_layout.setFont(font);
    m_layout.setTextOption(option);
    m_layout.setCacheEnabled(true);
    m_width = -1;
}

double WrappedText::height(double width)
{
    if (width == m_width) {
        return m_height;
    }
    m_width = width;
    m_height = 0;
    m_layout.beginLayout();
    for (auto line = m_layout.createLine(); line.isValid(); line = m_layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition(QPointF(0, m_height));
        m_height += line.height();
    }
    m_layout.endLayout();
    return m_height;
}

void WrappedText::paint(QPainter &painter, const QPointF &topLeft, const QColor &colour) const
{
    painter.setPen(colour);
    m_layout.draw(&painter, topLeft);
}
