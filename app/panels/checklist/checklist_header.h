// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/checklist/finding_filter.h"
#include "app/session/workspace.h"

#include <QWidget>

class NextStep;
class QAction;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QToolButton;
class QVBoxLayout;
class SeverityChip;

/// The top of the checklist: which frameworks judge, how many findings there are, which of them are
/// shown, how far the design is and what is best done next.
class ChecklistHeader : public QWidget {
    Q_OBJECT

public:
    explicit ChecklistHeader(Workspace &workspace, QWidget *parent = nullptr);

    void display(const core::CheckResult &checks, const core::Review &review);
    FindingFilter filter() const;
    /// Shows everything again.
    void clearFilter();
    /// While fixes are being done, the button calls them off.
    void setFixing(bool isFixing);

Q_SIGNALS:
    void filterChanged();
    /// The person wants to see the finding.
    void openWanted(const QString &findingKey);
    void fixAllWanted();
    void cancelWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildTop(QVBoxLayout *column);
    void buildFilter(QVBoxLayout *column);
    void buildProgress(QVBoxLayout *column);
    QAction *addFilter(const QString &name, const QString &text);
    void changeFilter();
    void displayProgress(const core::CheckResult &checks);

    Workspace &m_workspace;
    QPushButton *m_check;
    QPushButton *m_fixAll;
    QList<SeverityChip *> m_chips;
    QLineEdit *m_search;
    QToolButton *m_more;
    QList<QAction *> m_filters; ///< wrong, missing, open items, dismissed
    QProgressBar *m_progress;
    QLabel *m_progressText;
    NextStep *m_next;
    bool m_isFixing = false;
    bool m_isClearing = false;
};
