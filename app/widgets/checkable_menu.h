// SPDX-License-Identifier: MIT
#pragma once

#include <QMenu>

/// A menu of boxes to tick that stays open while they are ticked, by mouse or keyboard.
class CheckableMenu : public QMenu {
    Q_OBJECT

public:
    using QMenu::QMenu;

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    /// Ticks the action that is pointed at; whether it was a box to tick.
    bool tick(QAction *action);
};
