// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/actions.h"

#include <QFrame>

/// The tools, floating over the board.
class ToolPalette : public QFrame {
    Q_OBJECT

public:
    ToolPalette(Actions &actions, QWidget *parent);

    /// Keeps to the middle of the parent's upper edge.
    void place();
};
