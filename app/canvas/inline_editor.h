// SPDX-License-Identifier: MIT
#pragma once

#include "app/widgets/text_drag.h"
#include "app/widgets/typing_pause.h"

#include <QPlainTextEdit>

/// A text field over the board for names, labels and notes. Enter or leaving keeps the text (in a
/// note Enter begins a line and Ctrl+Enter keeps); Escape keeps too, as whiteboards do.
class InlineEditor : public EndsTextDrag<QPlainTextEdit> {
    Q_OBJECT

public:
    enum class Lines { One, Many };

    InlineEditor(const QString &text, Lines lines, QWidget *parent);

Q_SIGNALS:
    /// The text so far, when the person pauses or has typed for most of a second.
    void paused(const QString &text);
    void finished(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void finish();
    QString text() const;

    const QString m_given;
    Lines m_lines;
    TypingPause m_pause;
    bool m_isFinished = false;
};

/// Whether the key begins a name: a letter or a digit, without Ctrl, Alt or Meta.
bool beginsName(const QKeyEvent &event);
