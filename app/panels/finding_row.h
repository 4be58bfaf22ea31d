// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/wrapped_text.h"
#include "app/theme.h"

#include <QWidget>

class QLabel;
class QPainter;
class QVBoxLayout;

/// One finding of the checklist: its text, and when expanded why it matters, what an interviewer
/// would ask and how to mend it.
class FindingRow : public QWidget {
    Q_OBJECT

public:
    FindingRow(
        const Appearance &appearance, const core::Finding &finding, QWidget *parent = nullptr);

    const core::Finding &finding() const { return m_finding; }
    void display(const core::Finding &finding);

    bool isExpanded() const { return m_details != nullptr; }
    void expand();
    void collapse();
    /// Marks the row as being about what is selected on the board.
    void setMarked(bool isMarked);
    bool isMarked() const { return m_isMarked; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    /// The person pressed the row.
    void activated();
    /// The person pressed the line that says how to mend it.
    void fixRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fillHeadline();
    /// The height of text and reason at the width of the row.
    int headlineHeight(int width) const;
    void placeDetails();
    void paintHeadline(QPainter &painter) const;
    void renewDetails();
    void fillDetails();
    QLabel *addDetail(QVBoxLayout *layout, const QString &text, const char *role);
    void addQuestion(QVBoxLayout *layout);
    void addFix(QVBoxLayout *layout);

    const Appearance &m_appearance;
    core::Finding m_finding;
    bool m_isMarked = false;
    mutable WrappedText m_text;
    mutable WrappedText m_reason;
    QWidget *m_details = nullptr;
    QLabel *m_question = nullptr;
};
