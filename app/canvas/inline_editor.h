// SPDX-License-Identifier: MIT
#pragma once

#include "app/text_drag.h"

#include <QPlainTextEdit>

/// A text field over the board for names, labels and notes. Enter or leaving keeps the text (in a
/// note Enter begins a line and Ctrl+Enter keeps); Escape keeps too, as whiteboards do.
class InlineEditor : public EndsTextDrag<QPlainTextEdit> {
    Q_OBJECT

public:
    enum class Lines { One, Many };

    InlineEditor(const QString &text, Lines lines, QWidget *parent);

Q_SIGNALS:
    void finished(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void finish();

    const QString m_given;
    Lines m_lines;
    bool m_isFinished = false;
};
