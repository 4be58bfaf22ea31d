// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/selection.h"
#include "app/look/appearance.h"
#include "app/panels/estimate/load_model.h"

#include <QStyledItemDelegate>

/// Which number of which row the pointer is on and the keyboard is at.
struct LoadMarks {
    int hoveredRow = -1;
    std::optional<LoadNumber> hovered;
    int focusedRow = -1;
    LoadNumber focused = LoadNumber::Utilisation;
};

/// Paints a component of the estimate in two lines: the name with its load, and the other numbers
/// in columns below.
class LoadDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    LoadDelegate(const Appearance &appearance, const Selection &selection, const LoadMarks &marks,
        QObject *parent);

    static int rowHeight();
    /// Where in the row the number stands.
    static QRect place(LoadNumber number, const QRect &row);
    /// The number at the point that the component has; nothing when there is none.
    static std::optional<LoadNumber> numberAt(
        const QPoint &point, const QRect &row, const ComponentLoad &load);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintBackground(QPainter &painter, const QRect &row, int number, bool isSelected) const;
    void paintLoad(QPainter &painter, const QRect &row, const ComponentLoad &load) const;
    QColor ink(LoadNumber number, const ComponentLoad &load) const;
    void paintNumber(QPainter &painter, const QRect &row, int rowNumber, LoadNumber number,
        const ComponentLoad &load) const;

    const Appearance &m_appearance;
    const Selection &m_selection;
    const LoadMarks &m_marks;
};
