// SPDX-License-Identifier: MIT
#include "app/panels/estimate/load_view.h"

#include "app/look/plain_text.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace {

/// In the order in which Left and Right walk through them.
constexpr std::array walk {LoadNumber::Utilisation, LoadNumber::Rate, LoadNumber::P50,
    LoadNumber::P99, LoadNumber::Replicas};

QString nameOf(LoadNumber number)
{
    switch (number) {
    case LoadNumber::Utilisation:
        return LoadView::tr("utilisation");
    case LoadNumber::Rate:
        return LoadView::tr("rate");
    case LoadNumber::P50:
        return LoadView::tr("p50");
    case LoadNumber::P99:
        return LoadView::tr("p99");
    case LoadNumber::Replicas:
        break;
    }
    return LoadView::tr("replicas needed");
}

} // namespace

LoadView::LoadView(const Appearance &appearance, const Selection &selection, QWidget *parent)
    : QListView(parent)
{
    setModel(&m_model);
    setItemDelegate(new LoadDelegate(appearance, selection, m_marks, this));
    setUniformItemSizes(true);
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setAccessibleName(tr("Components, busiest first"));
    connect(&selection, &Selection::changed, viewport(), qOverload<>(&QWidget::update));
    connect(&appearance, &Appearance::changed, viewport(), qOverload<>(&QWidget::update));
}

void LoadView::display(const core::Estimate &estimate, const QHash<core::ElementId, QString> &names)
{
    const auto current = currentIndex();
    const auto id = current.isValid() ? m_model.load(current.row()).estimate.id : QString();
    m_model.display(estimate, names);
    setFixedHeight(m_model.rowCount() * LoadDelegate::rowHeight());
    if (!current.isValid() || currentIndex().isValid()) {
        return;
    }
    // The rows were sorted anew: the keyboard stays with the component.
    setCurrentIndex(m_model.index(std::max(0, m_model.row(id))));
}

bool LoadView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip) {
        return QListView::viewportEvent(event);
    }
    const auto *help = static_cast<QHelpEvent *>(event);
    const auto index = indexAt(help->pos());
    const auto row = visualRect(index);
    const auto number = index.isValid()
        ? LoadDelegate::numberAt(help->pos(), row, m_model.load(index.row()))
        : std::nullopt;
    const auto place = number ? LoadDelegate::place(*number, row) : row;
    QToolTip::showText(help->globalPos(), toolTipAt(help->pos()), viewport(), place);
    return true;
}

QString LoadView::toolTipAt(const QPoint &point) const
{
    const auto index = indexAt(point);
    if (!index.isValid()) {
        return {};
    }
    const auto &load = m_model.load(index.row());
    const auto number = LoadDelegate::numberAt(point, visualRect(index), load);
    const auto about =
        load.estimate.state.isEmpty() ? load.name : load.name + u": "_s + load.estimate.state;
    return number ? estimate_text::toolTip(load.quantity(*number)) : plain_text::toolTip(about);
}

void LoadView::hover(const QPoint &point)
{
    const auto index = indexAt(point);
    auto marks = m_marks;
    marks.hoveredRow = index.isValid() ? index.row() : -1;
    marks.hovered = index.isValid()
        ? LoadDelegate::numberAt(point, visualRect(index), m_model.load(index.row()))
        : std::nullopt;
    if (marks.hoveredRow == m_marks.hoveredRow && marks.hovered == m_marks.hovered) {
        return;
    }
    m_marks = marks;
    viewport()->setCursor(marks.hovered ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->update();
}

void LoadView::mouseMoveEvent(QMouseEvent *event)
{
    hover(event->position().toPoint());
}

void LoadView::leaveEvent(QEvent *event)
{
    hover(QPoint(-1, -1));
    QListView::leaveEvent(event);
}

void LoadView::wheelEvent(QWheelEvent *event)
{
    // There is nothing to scroll in here: the panel scrolls.
    event->ignore();
}

void LoadView::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    const auto point = event->position().toPoint();
    const auto index = indexAt(point);
    if (event->button() == Qt::LeftButton && index.isValid()) {
        const auto &load = m_model.load(index.row());
        choose(index.row(), LoadDelegate::numberAt(point, visualRect(index), load));
    }
}

void LoadView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        moveNumber(-1);
        return;
    case Qt::Key_Right:
        moveNumber(1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (currentIndex().isValid()) {
            choose(currentIndex().row(), m_marks.focused);
        }
        return;
    default:
        QListView::keyPressEvent(event);
    }
}

void LoadView::moveNumber(int by)
{
    const auto place = std::find(walk.begin(), walk.end(), m_marks.focused) - walk.begin();
    const auto next = std::clamp<std::ptrdiff_t>(place + by, 0, std::ssize(walk) - 1);
    m_marks.focused = walk[static_cast<std::size_t>(next)];
    viewport()->update();
}

void LoadView::choose(int row, std::optional<LoadNumber> number)
{
    const auto id = m_model.load(row).estimate.id;
    const auto name = m_model.load(row).name;
    Q_EMIT chosen(id);
    if (!number) {
        return;
    }
    const auto pick = [id, number = *number](const core::Estimate &estimate) {
        const auto *component = estimate.component(id);
        return component != nullptr ? &quantityOf(*component, number) : nullptr;
    };
    Q_EMIT workingRequested({tr("%1: %2").arg(name, nameOf(*number)), pick});
}

void LoadView::markFocus()
{
    m_marks.focusedRow = hasFocus() && currentIndex().isValid() ? currentIndex().row() : -1;
    viewport()->update();
}

void LoadView::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    markFocus();
}

void LoadView::focusOutEvent(QFocusEvent *event)
{
    QListView::focusOutEvent(event);
    markFocus();
}

void LoadView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    markFocus();
    if (current.isValid() && hasFocus()) {
        Q_EMIT focusMoved(visualRect(current));
    }
}
