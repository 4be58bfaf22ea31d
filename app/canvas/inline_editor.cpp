// SPDX-License-Identifier: MIT
#include "app/canvas/inline_editor.h"

#include <QKeyEvent>

using namespace Qt::StringLiterals;

InlineEditor::InlineEditor(const QString &text, Lines lines, QWidget *parent)
    : EndsTextDrag(text, parent), m_given(text), m_lines(lines)
{
    setObjectName(u"inlineEditor"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabChangesFocus(true);
    selectAll();
}

void InlineEditor::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool keeps = event->key() == Qt::Key_Escape
        || (isReturn
            && (m_lines == Lines::One || event->modifiers().testFlag(Qt::ControlModifier)));
    if (keeps) {
        finish();
    } else {
        QPlainTextEdit::keyPressEvent(event);
    }
}

void InlineEditor::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    // An empty text would vanish: who looks something up in another window comes back to write it.
    const bool isAway = event->reason() == Qt::ActiveWindowFocusReason && document()->isEmpty();
    if (event->reason() != Qt::PopupFocusReason && !isAway) {
        finish();
    }
}

void InlineEditor::finish()
{
    if (m_isFinished) {
        return;
    }
    m_isFinished = true;
    // What was only looked at stays as it is, with every space that the field would change.
    auto text = document()->isModified() ? toPlainText() : m_given;
    if (document()->isModified() && m_lines == Lines::One) {
        text = text.simplified();
    }
    Q_EMIT finished(text);
    close();
}
