// SPDX-License-Identifier: MIT
#include "app/widgets/checkable_menu.h"

#include <QKeyEvent>
#include <QMouseEvent>

bool StayingMenu::tick(QAction *action)
{
    if (!action || !action->isCheckable() || !action->isEnabled()) {
        return false;
    }
    action->trigger();
    return true;
}

void StayingMenu::mouseReleaseEvent(QMouseEvent *event)
{
    if (!tick(actionAt(event->position().toPoint()))) {
        QMenu::mouseReleaseEvent(event);
    }
}

void StayingMenu::keyPressEvent(QKeyEvent *event)
{
    const bool isPress = event->key() == Qt::Key_Space || event->key() == Qt::Key_Return
        || event->key() == Qt::Key_Enter;
    if (!isPress || !tick(activeAction())) {
        QMenu::keyPressEvent(event);
    }
}
