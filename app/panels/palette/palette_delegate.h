// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/palette/palette_model.h"

#include <QStyledItemDelegate>

class Appearance;
struct Theme;

/// Paints the rows of the palette.
class PaletteDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    PaletteDelegate(
        const PaletteModel &model, const Appearance &appearance, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintHeader(QPainter &painter, const QRect &rect, const core::Category &category) const;
    void paintType(QPainter &painter, const QRect &rect, const PaletteRow &row) const;

    const PaletteModel &m_model;
    const Appearance &m_appearance;
};

/// What hangs on the pointer while a type is dragged onto the board.
QPixmap dragCard(const core::Catalog &catalog, const core::ComponentType &type, const Theme &theme,
    double pixelRatio);
