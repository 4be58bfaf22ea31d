// SPDX-License-Identifier: MIT
#pragma once

#include "app/session/workspace.h"

#include <QWidget>

class InspectorPage;
class QLabel;
class QScrollArea;

/// The panel that shows what is selected and changes it; with nothing selected, the design itself.
class Inspector : public QWidget {
    Q_OBJECT

public:
    explicit Inspector(Workspace &workspace, QWidget *parent = nullptr);
    ~Inspector() override;

    /// Puts the keyboard into the name of what is selected.
    void focusName();

private:
    void showSelection();
    void replacePage(const QString &key);
    void explain(const QWidget *focused);

    Workspace &m_workspace;
    QScrollArea *m_area;
    QWidget *m_foot;
    QLabel *m_explanation;
    InspectorPage *m_page = nullptr;
    QString m_key;
};
