// SPDX-License-Identifier: MIT
#pragma once

#include <QGuiApplication>
#include <QMouseEvent>

/// A text edit of Qt in which dragging text ends with the button. The drop takes the release that
/// the edit waits for; without it the edit scrolls on by a timer and begins the drag again each
/// time, which keeps keyboard and pointer from the whole program.
template<typename Edit> class EndsTextDrag : public Edit {
public:
    using Edit::Edit;

protected:
    void mouseMoveEvent(QMouseEvent *event) override
    {
        Edit::mouseMoveEvent(event);
        const bool isReleased = !QGuiApplication::mouseButtons().testFlag(Qt::LeftButton);
        if (!event->buttons().testFlag(Qt::LeftButton) || !isReleased) {
            return;
        }
        const auto cursor = Edit::textCursor();
        QMouseEvent release(QEvent::MouseButtonRelease, event->position(), event->globalPosition(),
            Qt::LeftButton, Qt::NoButton, event->modifiers());
        Edit::mouseReleaseEvent(&release);
        Edit::setTextCursor(cursor); // as the drop has left it
    }
};
