// SPDX-License-Identifier: MIT
#pragma once

#include "app/session/workspace.h"

#include <QWidget>

class LineField;
class QAbstractButton;
class QBoxLayout;
class QPushButton;
class QSlider;
class QToolButton;
class WhatIfBanner;

/// Asks what would happen: more traffic, a replica fewer, cold caches, a zone lost. The design is
/// not changed; Escape and Reset take the question back.
class WhatIfBar : public QWidget {
    Q_OBJECT

public:
    explicit WhatIfBar(Workspace &workspace, QWidget *parent = nullptr);

    /// Takes the question back; whether there was one.
    bool reset();

Q_SIGNALS:
    void closeWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildTraffic();
    QWidget *buildLosses();
    QPushButton *choice(const QString &text, const QString &tip, const char *name);
    void connectParts();
    void display();
    void ask(const core::WhatIf &whatIf);
    void setTraffic(double factor);
    void loseReplica(bool isLost);

    Workspace &m_workspace;
    QBoxLayout *m_row;
    QSlider *m_slider;
    LineField *m_factor;
    QPushButton *m_replica;
    QPushButton *m_cold;
    QPushButton *m_zone;
    QPushButton *m_reset;
    QToolButton *m_close;
    WhatIfBanner *m_mark;
};
