// SPDX-License-Identifier: MIT
#pragma once

#include "app/session/workspace.h"

#include <QSet>
#include <QWidget>

class BriefFieldEditor;
class QScrollArea;
class QVBoxLayout;
class StepSection;

/// The written half of the answer, by the steps of the frameworks that the design is judged by:
/// what to ask in each, and the fields to fill. A field that several share stands at the first.
class BriefPanel : public QWidget {
    Q_OBJECT

public:
    explicit BriefPanel(Workspace &workspace, QWidget *parent = nullptr);
    ~BriefPanel() override;

    /// Opens the field's step, scrolls to the field and puts the keyboard there.
    void focusField(const QString &fieldId);

private:
    struct Step {
        core::Stage stage; ///< with the fields that stand here
        StepSection *section;
    };

    /// Builds the steps of the chosen frameworks anew.
    void build();
    void addChecklist(const core::Checklist &checklist, bool isFirst, QSet<QString> &seen);

    /// Adds a piece below the others.
    void add(QWidget *piece);
    void addStep(const core::Stage &stage, int number);
    void addField(StepSection &section, const core::BriefField &field);
    void showAnswers();
    void showTally(const Step &step);
    void showOthers();

    Workspace &m_workspace;
    QScrollArea *m_area;
    QVBoxLayout *m_column;
    QWidget *m_page = nullptr;
    QList<core::Checklist> m_checklists; ///< that judge the design
    QList<Step> m_steps;
    QList<BriefFieldEditor *> m_fields;
    QWidget *m_others = nullptr;
    core::Brief m_shownOthers;
};
