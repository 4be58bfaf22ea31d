// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>
#include <QMouseEvent>
#include <QWidget>

/// A mouse over a widget that knows which of its buttons are down, as a real one does.
class Pointer {
public:
    explicit Pointer(QWidget &widget) : m_widget(widget) { }

    void moveTo(const QPointF &at)
    {
        m_at = at;
        send(QEvent::MouseMove, Qt::NoButton);
    }
    void press(const QPointF &at, Qt::MouseButton button = Qt::LeftButton)
    {
        m_at = at;
        m_down.setFlag(button);
        send(QEvent::MouseButtonPress, button);
    }
    void release(Qt::MouseButton button = Qt::LeftButton)
    {
        m_down.setFlag(button, false);
        send(QEvent::MouseButtonRelease, button);
    }
    void click(const QPointF &at, Qt::MouseButton button = Qt::LeftButton)
    {
        press(at, button);
        release(button);
    }
    void doubleClick(const QPointF &at)
    {
        click(at);
        m_down.setFlag(Qt::LeftButton);
        send(QEvent::MouseButtonDblClick, Qt::LeftButton);
        release();
    }
    /// The buttons went up, and something else was told of it.
    void forget() { m_down = Qt::NoButton; }
    Qt::MouseButtons down() const { return m_down; }

private:
    void send(QEvent::Type type, Qt::MouseButton button)
    {
        QMouseEvent event(type, m_at, m_widget.mapToGlobal(m_at), button, m_down, Qt::NoModifier);
        QCoreApplication::sendEvent(&m_widget, &event);
    }

    QWidget &m_widget;
    QPointF m_at;
    Qt::MouseButtons m_down;
};
