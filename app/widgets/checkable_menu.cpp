// SPDX-License-Identifier: MIT
#include "app/widgets/checkable_menu.h"

#include <QKeyEvent>
#include <QMouseEvent>

bool CheckableMenu::tick(QAction *action)
{
    if (!action || !action->isCheckable() || !action->isEnabled()) {
        return false;
    }
    action->trigger();
    return true;
}

void CheckableMenu::mouseReleaseEvent(QMouseEvent *event)
{
    if (!tick(actionAt(event->position().toPoint()))) {
        QMenu::mouseReleaseEvent(event);
    }
}

void CheckableMenu::keyPressEvent(QKeyEvent *event)
{
    const bool isPress = event->key() == Qt::Key_Space || event->key() == Qt::Key_Return
        || event->key() == Qt::Key_Enter;
    if (!isPress || !tick(activeAction())) {
        QMenu::keyPressEvent(event);
    }
}
