// SPDX-License-Identifier: MIT
#pragma once

#include "app/actions.h"
#include "app/document/document.h"

#include <QWidget>

class QLabel;
class QToolButton;

/// The slim bar above the board: which design this is, and the actions used most.
class TopBar : public QWidget {
    Q_OBJECT

public:
    TopBar(Actions &actions, QWidget *parent = nullptr);

    /// The design's title, its file if any, and whether it holds unsaved changes.
    void showTitle(const QString &title, const QString &file, bool isModified);

private:
    QToolButton *button(QAction *action);

    QLabel *m_title;
    QLabel *m_file;
};
