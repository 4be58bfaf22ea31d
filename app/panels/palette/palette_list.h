// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/palette/palette_model.h"

#include <QListView>

class Appearance;

/// The list of the palette: rows are chosen by a click or Enter, and dragged.
class PaletteList : public QListView {
    Q_OBJECT

public:
    PaletteList(PaletteModel &model, const Appearance &appearance, QWidget *parent = nullptr);

    /// Moves the current row by so many types, passing headers over; from nowhere, to the first.
    void moveCurrent(int by);

Q_SIGNALS:
    void chosen(const QModelIndex &index);
    /// Up was pressed in the topmost row.
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void startDrag(Qt::DropActions actions) override;

private:
    void fold(const core::Category &category);

    PaletteModel &m_model;
    const Appearance &m_appearance;
    bool m_isDragging = false;
};
