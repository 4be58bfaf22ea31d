// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QTextLayout>

class QPainter;

/// A text that wraps, laid out once for a width: much cheaper than a label, and long names without
/// spaces break, too.
class WrappedText {
public:
    void set(const QString &text, const QFont &font);
    /// The height that the text needs at the width.
    double height(double width);
    /// Paints it as last laid out.
    void paint(QPainter &painter, const QPointF &topLeft, const QColor &colour) const;

private:
    QTextLayout m_layout;
    double m_width = -1;
    double m_height = 0;
};
