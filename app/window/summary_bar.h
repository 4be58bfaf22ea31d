// SPDX-License-Identifier: MIT
#pragma once

#include "app/session/workspace.h"

#include <QStatusBar>

class QPushButton;

/// The line below the board: the verdict in a glance, notices, and the zoom.
class SummaryBar : public QStatusBar {
    Q_OBJECT

public:
    explicit SummaryBar(Workspace &workspace, QWidget *parent = nullptr);

    void showZoom(double zoom);

Q_SIGNALS:
    void findingsWanted();
    void estimateWanted();
    void zoomResetWanted();

private:
    void refresh();
    void showFindings(const core::Review &review);
    void showEstimate(const core::Estimate &estimate);
    QPushButton *chip(const QString &name);

    Workspace &m_workspace;
    QPushButton *m_findings;
    QPushButton *m_estimate;
    QPushButton *m_zoom;
};
