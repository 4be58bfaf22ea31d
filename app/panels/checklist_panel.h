// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/finding_section.h"
#include "app/workspace.h"

class FindingList;
class QProgressBar;
class SeverityChip;

/// What the checklists say of the design: progress of every stage, and what is open, with why, what
/// an interviewer would ask and how to mend it.
class ChecklistPanel : public QWidget {
    Q_OBJECT

public:
    explicit ChecklistPanel(Workspace &workspace, QWidget *parent = nullptr);

    /// Shows an analysis. The panel does so itself whenever the analyst has a newer one.
    void display(const core::Analysis &analysis);
    /// Expands and scrolls to the first finding about the element.
    void showFindingsOf(const core::ElementId &element);

Q_SIGNALS:
    /// The board should show these elements.
    void reveal(const core::ElementIds &elements);
    /// The brief should show this field.
    void fieldRequested(const QString &field);
    /// The inspector should show this setting of the selected element.
    void settingRequested(const QString &setting);
    /// A component of this type should be added.
    void addRequested(const QString &type);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void buildSummary(class QVBoxLayout *column);
    void buildList(QVBoxLayout *column);
    void refresh();
    void displaySummary(const core::CheckResult &checks);
    QList<FindingGroup> groups(const core::CheckResult &checks) const;
    FindingGroup groupOf(const core::StageProgress &progress) const;
    void applyFilter();
    void follow(const core::Finding &finding);
    void mend(const core::Finding &finding);

    Workspace &m_workspace;
    QList<SeverityChip *> m_chips;
    QProgressBar *m_progress;
    QLabel *m_progressText;
    QLabel *m_empty;
    FindingList *m_list = nullptr;
    bool m_isStale = true;
};
