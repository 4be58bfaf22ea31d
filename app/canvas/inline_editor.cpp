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
    connect(this, &QPlainTextEdit::textChanged, &m_pause, &TypingPause::noteTyping);
    connect(&m_pause, &QTimer::timeout, this, [this] { Q_EMIT paused(this->text()); });
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
    m_pause.stop();
    Q_EMIT finished(text());
    close();
}

QString InlineEditor::text() const
{
    if (!document()->isModified()) {
        return m_given; // only looked at: with every space that the field would change
    }
    return m_lines == Lines::One ? toPlainText().simplified() : toPlainText();
}

bool beginsName(const QKeyEvent &event)
{
    const auto text = event.text();
    const auto others = Qt::ShiftModifier | Qt::KeypadModifier | Qt::GroupSwitchModifier;
    return (event.modifiers() & ~others) == Qt::NoModifier && !text.isEmpty()
        && text.at(0).isLetterOrNumber();
}
