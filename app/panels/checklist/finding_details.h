// SPDX-License-Identifier: MIT
#pragma once

#include "app/look/appearance.h"
#include "app/settings/settings.h"
#include "core/checks/rules/finding.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;
class DismissForm;

/// What a person wants done about a finding.
struct FindingAction {
    enum class What { Fix, WriteField, ShowSetting, Dismiss, DismissEverywhere, Revoke, Explain };
    What what = What::Fix;
    QString reason = {}; ///< of a dismissal
};

/// The expanded part of a finding: why it matters, what an interviewer would ask, how to fix
/// it, and what can be done about it.
class FindingDetails : public QWidget {
    Q_OBJECT

public:
    FindingDetails(const Appearance &appearance, const core::Finding &finding, QuestionLevel level,
        QWidget *parent = nullptr);

    /// Puts its buttons behind the widget in the order of Tab: new ones would come last of all.
    void followInTabOrder(QWidget *before);
    void setLevel(QuestionLevel level);
    /// Tells why the fix was not done; empty takes it away.
    void setRefusal(const QString &reason);

Q_SIGNALS:
    void acted(const FindingAction &action);
    void levelChosen(QuestionLevel level);
    /// It needs another height.
    void resized();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void addQuestion();
    void addFix();
    void addActions();
    QPushButton *addAction(
        QHBoxLayout *row, const QString &name, const QString &text, FindingAction::What what);
    QLabel *addText(const QString &text, const char *role);
    void openForm();
    void closeForm();

    const Appearance &m_appearance;
    const core::Finding m_finding;
    QVBoxLayout *m_column;
    QLabel *m_question = nullptr;
    QLabel *m_refusal = nullptr;
    QPushButton *m_dismiss = nullptr;
    DismissForm *m_form = nullptr;
    QList<QPushButton *> m_levels; ///< in the order of QuestionLevel
};
