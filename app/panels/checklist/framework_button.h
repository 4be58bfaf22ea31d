// SPDX-License-Identifier: MIT
#pragma once

#include "app/session/workspace.h"

#include <QToolButton>

/// Says which frameworks the design is judged by, and opens the menu that chooses and combines
/// them.
class FrameworkButton : public QToolButton {
    Q_OBJECT

public:
    explicit FrameworkButton(Workspace &workspace, QWidget *parent = nullptr);

private:
    void refresh();
    void fillMenu();
    void choose(const QString &id, bool isChosen);

    Workspace &m_workspace;
};
