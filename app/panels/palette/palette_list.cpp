// SPDX-License-Identifier: MIT
#include "app/panels/palette/palette_list.h"

#include "app/look/appearance.h"
#include "app/panels/palette/palette_delegate.h"

#include <QDrag>
#include <QKeyEvent>
#include <QMimeData>
#include <QScopedValueRollback>

using namespace Qt::StringLiterals;

PaletteList::PaletteList(PaletteModel &model, const Appearance &appearance, QWidget *parent)
    : QListView(parent), m_model(model), m_appearance(appearance)
{
    setObjectName(u"paletteList"_s);
    setModel(&model);
    setItemDelegate(new PaletteDelegate(model, appearance, this));
    setUniformItemSizes(true);
    setMouseTracking(true);
    setDragEnabled(true);
    setDragDropMode(QAbstractItemView::DragOnly);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    connect(&appearance, &Appearance::changed, viewport(), qOverload<>(&QWidget::update));
    connect(this, &QListView::clicked, this, &PaletteList::chosen);
}

void PaletteList::moveCurrent(int by)
{
    int row = currentIndex().isValid() ? currentIndex().row() + by : 0;
    while (row >= 0 && row < m_model.rowCount() && !m_model.row(m_model.index(row)).type) {
        row += by < 0 ? -1 : 1;
    }
    if (row >= 0 && row < m_model.rowCount()) {
        setCurrentIndex(m_model.index(row));
    }
}

void PaletteList::keyPressEvent(QKeyEvent *event)
{
    const auto index = currentIndex();
    const int key = event->key();
    if (index.isValid()
        && (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space)) {
        Q_EMIT chosen(index);
        return;
    }
    if (key == Qt::Key_Up && index.row() <= 0) {
        Q_EMIT left();
        return;
    }
    if (index.isValid() && !m_model.isSearching()
        && (key == Qt::Key_Left || key == Qt::Key_Right)) {
        const auto &category = *m_model.row(index).category;
        if (m_model.isCollapsed(category) == (key == Qt::Key_Right)) {
            fold(category);
        }
        return;
    }
    QListView::keyPressEvent(event);
}

void PaletteList::fold(const core::Category &category)
{
    m_model.toggle(category);
    setCurrentIndex(m_model.header(category));
}

void PaletteList::startDrag(Qt::DropActions)
{
    auto *dragged = m_isDragging ? nullptr : m_model.mimeData(selectedIndexes());
    if (!dragged) {
        return; // also while the drag before is still being delivered: there is one at a time
    }
    const QScopedValueRollback dragging(m_isDragging, true);
    const auto &type = *m_model.row(selectedIndexes().first()).type;
    auto *drag = new QDrag(this);
    drag->setMimeData(dragged);
    drag->setPixmap(dragCard(m_model.catalog(), type, m_appearance.theme(), devicePixelRatioF()));
    drag->setHotSpot(QPoint(12, 12));
    drag->exec(Qt::CopyAction);
}
