// SPDX-License-Identifier: MIT
#include "app/charts/chart.h"

#include "app/look/plain_text.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace {

// Those of the board's picture: with the keyboard in a chart they are about the chart.
const QKeyCombination saveKeys = Qt::CTRL | Qt::SHIFT | Qt::Key_E;
const QKeyCombination copyKeys = Qt::CTRL | Qt::SHIFT | Qt::Key_C;

bool isSave(const QKeyEvent &event)
{
    return event.keyCombination() == saveKeys;
}

bool isCopy(const QKeyEvent &event)
{
    return event.matches(QKeySequence::Copy) || event.keyCombination() == copyKeys;
}

} // namespace

Chart::Chart(const Appearance &appearance, QWidget *parent)
    : QWidget(parent), m_appearance(appearance)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&appearance, &Appearance::changed, this, qOverload<>(&QWidget::update));
}

void Chart::display(const ChartPicture &picture)
{
    m_picture = picture;
    setAccessibleName(picture.title);
    if (m_selected >= parts().size()) {
        m_selected = -1;
    }
    updateGeometry();
    update();
}

QSize Chart::sizeHint() const
{
    constexpr int usualWidth = 320;
    return {usualWidth, heightForWidth(usualWidth)};
}

int Chart::heightForWidth(int width) const
{
    return m_picture.isEmpty() ? 0 : static_cast<int>(std::ceil(m_picture.height(width)));
}

QList<ChartPart> Chart::parts() const
{
    return m_picture.isEmpty() ? QList<ChartPart>() : m_picture.parts(QRectF(rect()));
}

int Chart::partAt(const QPointF &point) const
{
    const auto all = parts();
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const ChartPart &part) { return part.rect.contains(point); });
    return found == all.end() ? -1 : static_cast<int>(found - all.begin());
}

void Chart::select(int part)
{
    const auto all = parts();
    if (part < 0 || part >= all.size()) {
        return;
    }
    m_selected = part;
    // What is read out: the part, and how it came about.
    setAccessibleDescription(all.at(part).title + u". "_s + all.at(part).working);
    QAccessibleEvent told(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&told);
    Q_EMIT focusMoved(all.at(part).rect.toAlignedRect());
    update();
}

void Chart::moveBy(int steps)
{
    const int last = static_cast<int>(parts().size()) - 1;
    select(m_selected < 0 ? 0 : std::clamp(m_selected + steps, 0, std::max(0, last)));
}

void Chart::paintEvent(QPaintEvent *)
{
    if (m_picture.isEmpty()) {
        return;
    }
    QPainter painter(this);
    m_picture.paint(painter, QRectF(rect()), m_appearance.theme(), hasFocus() ? m_selected : -1);
}

bool Chart::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto &key = *static_cast<QKeyEvent *>(event);
        event->setAccepted(isSave(key) || isCopy(key));
        return event->isAccepted();
    }
    if (event->type() != QEvent::ToolTip) {
        return QWidget::event(event);
    }
    const auto *help = static_cast<QHelpEvent *>(event);
    const int part = partAt(help->pos());
    if (part < 0) {
        QToolTip::hideText();
        return true;
    }
    const auto pointed = parts().at(part);
    QToolTip::showText(help->globalPos(), plain_text::toolTip(pointed.title, pointed.working), this,
        pointed.rect.toAlignedRect());
    return true;
}

void Chart::keyPressEvent(QKeyEvent *event)
{
    if (isCopy(*event) && !m_picture.isEmpty()) {
        Q_EMIT copyWanted(m_picture);
        return;
    }
    if (isSave(*event) && !m_picture.isEmpty()) {
        Q_EMIT saveWanted(m_picture);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Left:
        moveBy(-1);
        return;
    case Qt::Key_Down:
    case Qt::Key_Right:
        moveBy(1);
        return;
    case Qt::Key_Home:
        select(0);
        return;
    case Qt::Key_End:
        select(static_cast<int>(parts().size()) - 1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_selected >= 0) {
            Q_EMIT chosen(parts().at(m_selected));
        }
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void Chart::mouseMoveEvent(QMouseEvent *event)
{
    setCursor(partAt(event->position()) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void Chart::mousePressEvent(QMouseEvent *event)
{
    const int part = partAt(event->position());
    if (event->button() != Qt::LeftButton || part < 0) {
        QWidget::mousePressEvent(event);
        return;
    }
    select(part);
    Q_EMIT chosen(parts().at(part));
}

void Chart::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu;
    const auto add = [&](const QString &text, const QKeyCombination &keys, auto function) {
        menu.addAction(text, this, function)->setShortcut(keys);
    };
    add(tr("&Copy picture"), copyKeys, [this] { Q_EMIT copyWanted(m_picture); });
    add(tr("&Save picture\u2026"), saveKeys, [this] { Q_EMIT saveWanted(m_picture); });
    menu.exec(event->globalPos());
}

void Chart::focusInEvent(QFocusEvent *event)
{
    if (event->reason() != Qt::MouseFocusReason && m_selected < 0) {
        select(0);
    }
    QWidget::focusInEvent(event);
    update();
}

void Chart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}
