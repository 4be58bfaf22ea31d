// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/thinker.h"
#include "app/workspace.h"

/// Writes a report of the board as it is: computes off the GUI thread, paints in it.
class ReportExport : public QObject {
    Q_OBJECT

public:
    explicit ReportExport(Workspace &workspace, QObject *parent = nullptr);

    /// Asks for a file first; nothing happens when the person thinks better of it.
    void chooseFile(QWidget *window);
    void writeTo(const QString &path);

Q_SIGNALS:
    /// What is to be told: that it takes a moment, that it is done, or what went wrong.
    void told(const QString &text);

private:
    Workspace &m_workspace;
    Thinker m_thinker;
};
