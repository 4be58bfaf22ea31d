// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/access.h"
#include "app/document/document.h"
#include "app/window/actions.h"

#include <QWidget>

class QLabel;
class QToolButton;

/// The slim bar above the board: which design this is, and the actions used most. In a narrow
/// window the actions needed least move into a menu at its end.
class TopBar : public QWidget {
    Q_OBJECT

public:
    TopBar(Actions &actions, QWidget *parent = nullptr);

    /// The design's title, its file if any, whether it may be written and holds unsaved changes.
    void showTitle(const QString &title, const QString &file, Access access, bool isModified);

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    QToolButton *button(QAction *action);
    void buildMore();
    /// Shows as many buttons as there is room for, those needed most first.
    void fold();

    QLabel *m_title;
    QLabel *m_file;
    QList<QToolButton *> m_buttons; ///< those that may go, from left to right
    QToolButton *m_export;
    QToolButton *m_more;
};
