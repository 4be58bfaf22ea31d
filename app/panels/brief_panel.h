// SPDX-License-Identifier: MIT
#pragma once

#include "app/workspace.h"

#include <QWidget>

class BriefFieldEditor;
class QScrollArea;
class QVBoxLayout;
class StepSection;

/// The written half of the answer, by the steps of the first checklist: what to ask in each, and
/// the fields to fill.
class BriefPanel : public QWidget {
    Q_OBJECT

public:
    explicit BriefPanel(Workspace &workspace, QWidget *parent = nullptr);
    ~BriefPanel() override;

    /// Opens the field's step, scrolls to the field and puts the keyboard there.
    void focusField(const QString &fieldId);

private:
    struct Step {
        const core::Stage *stage;
        StepSection *section;
    };

    /// Adds a piece below the others.
    void add(QWidget *piece);
    void addStep(const core::Stage &stage);
    void addField(StepSection &section, const core::BriefField &field);
    void showAnswers();
    void showTally(const Step &step);
    void showOthers();

    Workspace &m_workspace;
    QScrollArea *m_area;
    QVBoxLayout *m_column;
    QList<Step> m_steps;
    QList<BriefFieldEditor *> m_fields;
    QWidget *m_others = nullptr;
    core::Brief m_shownOthers;
};
