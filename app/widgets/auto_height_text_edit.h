// SPDX-License-Identifier: MIT
#pragma once

#include "app/widgets/text_drag.h"
#include "app/widgets/typing_pause.h"

#include <QPlainTextEdit>

/// A text as high as what is written in it, which follows a value: it tells when a person has
/// paused or finished changing it, and Escape brings the value back.
class AutoHeightTextEdit : public EndsTextDrag<QPlainTextEdit> {
    Q_OBJECT

public:
    /// What Enter does: begin a new line, or finish the only paragraph.
    enum class Enter { BreaksLine, Finishes };

    explicit AutoHeightTextEdit(Enter enter, QWidget *parent = nullptr);

    /// The value's text. What is being typed stays when the value is the one already shown, or is
    /// what was typed but for spaces that the only paragraph does not keep.
    void setShown(const QString &text);
    /// The height when there is little to show.
    void setLeastLines(int lines);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The text is not the one shown, and the person paused, finished, went elsewhere, or has typed
    /// for most of a second.
    void entered(const QString &text);
    /// Enter was pressed in the only paragraph.
    void finished();
    /// The person went to another field, after what was entered was told.
    void left();

protected:
    bool event(QEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    /// What the document gives back may differ from what it was given: in spaces that do not break.
    bool isEdited() const;
    /// Whether the text is the one shown but for spaces at its ends or between words.
    bool isShownButForSpaces() const;
    void restore();
    void finish();
    void fitHeight();
    int contentHeight() const;

    const Enter m_enter;
    int m_leastLines = 1;
    QString m_shown;
    TypingPause m_pause;
};
