// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/actions.h"

#include <QDialog>

/// All shortcuts by menu, and what the pointer can do, on one sheet.
class ShortcutSheet : public QDialog {
    Q_OBJECT

public:
    ShortcutSheet(const Actions &actions, QWidget *parent);
};
