// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/checklist/finding_details.h"
#include "app/widgets/wrapped_text.h"

class QPainter;

/// One finding of the checklist: its text, and when expanded everything about it. What is only
/// still to do is said quietly, without the colour of its severity.
class FindingRow : public QWidget {
    Q_OBJECT

public:
    /// How it is said.
    enum class Emphasis { Finding, OpenItem };

    FindingRow(const Appearance &appearance, const core::Finding &finding, Emphasis emphasis,
        QWidget *parent = nullptr);

    const core::Finding &finding() const { return m_finding; }
    Emphasis emphasis() const { return m_emphasis; }
    void display(const core::Finding &finding, Emphasis emphasis);
    void setLevel(QuestionLevel level);
    /// Tells why the fix was not done.
    void setRefusal(const QString &reason);

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
    void acted(const FindingAction &action);
    void levelChosen(QuestionLevel level);
    /// It needs another height.
    void resized();

protected:
    bool event(QEvent *event) override;
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
    void paintMark(QPainter &painter) const;

    const Appearance &m_appearance;
    core::Finding m_finding;
    Emphasis m_emphasis;
    QuestionLevel m_level = QuestionLevel::Senior;
    bool m_isMarked = false;
    mutable WrappedText m_text;
    mutable WrappedText m_reason;
    FindingDetails *m_details = nullptr;
};
