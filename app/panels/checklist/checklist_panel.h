// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/quick_fixer.h"
#include "app/panels/checklist/finding_details.h"
#include "app/session/workspace.h"

class ChecklistHeader;
class FindingList;
class QLabel;

/// What the frameworks say of the design: progress of every step, and what is wrong or missing,
/// with why, what an interviewer would ask, how to fix it and what can be done about it.
class ChecklistPanel : public QWidget {
    Q_OBJECT

public:
    explicit ChecklistPanel(Workspace &workspace, QWidget *parent = nullptr);

    /// Shows an analysis. The panel does so itself whenever the analyst has a newer one.
    void display(const core::Analysis &analysis);
    /// Expands and scrolls to the gravest finding about one of the elements.
    void showFindingsOf(const core::ElementIds &elements);
    /// Does every fix that needs no answer of a person, as one undo step.
    void fixAll();

Q_SIGNALS:
    /// The board should show these elements.
    void reveal(const core::ElementIds &elements);
    /// The brief should show this field.
    void fieldRequested(const QString &field);
    /// The inspector should show this setting of the selected element.
    void settingRequested(const QString &setting);
    /// The help should explain this rule.
    void helpRequested(const QString &rule);
    /// A short sentence for the status line.
    void notice(const QString &text);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void buildList(class QVBoxLayout *column);
    void followFixer();
    void refresh();
    void open(const QString &findingKey);
    void follow(const core::Finding &finding);
    void perform(const core::Finding &finding, const FindingAction &action);
    void dismiss(const core::Finding &finding, const QStringList &elements, const QString &reason);
    void revoke(const core::Finding &finding);

    Workspace &m_workspace;
    QuickFixer m_fixer;
    ChecklistHeader *m_head;
    QLabel *m_empty;
    FindingList *m_list = nullptr;
    core::Review m_review; ///< of what is displayed
    bool m_isStale = true;
};
