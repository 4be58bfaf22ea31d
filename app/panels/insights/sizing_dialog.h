// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/thinker.h"
#include "app/session/workspace.h"
#include "core/estimate/insights/replica_search.h"

#include <QDialog>

class LineField;
class QLabel;
class QPushButton;
class QRadioButton;
class QTreeWidget;

/// Works out how many replicas every component needs, shows what would change, and changes the
/// design only when it is told to: as one step that can be undone.
class SizingDialog : public QDialog {
    Q_OBJECT

public:
    explicit SizingDialog(Workspace &workspace, QWidget *parent = nullptr);

    /// Whether an answer is shown that can be applied.
    bool canApply() const;
    void apply();

private:
    QWidget *buildGoals();
    void compute();
    void display(const core::Sizing &sizing, const core::Estimate &after);
    void displayEffect(const core::Estimate &after);
    core::Design supposedDesign() const;

    Workspace &m_workspace;
    Thinker m_thinker;
    QRadioButton *m_forBudgets;
    QRadioButton *m_forUtilisation;
    LineField *m_target;
    QLabel *m_supposed;
    QTreeWidget *m_table;
    QLabel *m_effect;
    QLabel *m_note;
    QPushButton *m_apply;
    double m_targetPercent = 70;
    core::Sizing m_sizing;
    core::Estimate m_before;
};
