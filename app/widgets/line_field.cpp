// SPDX-License-Identifier: MIT
#include "app/widgets/line_field.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPointer>

LineField::LineField(QWidget *parent) : QLineEdit(parent)
{
    connect(this, &QLineEdit::editingFinished, this, &LineField::finish);
}

void LineField::setShown(const QString &text)
{
    if (text == m_shown) {
        return;
    }
    m_shown = text;
    restore();
}

void LineField::restore()
{
    if (text() != m_shown || isUndoAvailable()) {
        const int cursor = cursorPosition();
        setText(m_shown);
        setCursorPosition(hasFocus() ? cursor : 0);
    }
    Q_EMIT restored();
}

bool LineField::event(QEvent *event)
{
    if (isForeignUndo(*event, isUndoAvailable(), isRedoAvailable())) {
        event->ignore();
        return false;
    }
    return QLineEdit::event(event);
}

void LineField::keyPressEvent(QKeyEvent *event)
{
    const bool isUndo = isRefused() && event->matches(QKeySequence::Undo);
    if (isUndo || (event->key() == Qt::Key_Escape && text() != m_shown)) {
        restore();
        event->accept();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void LineField::finish()
{
    if (text() != m_shown) {
        Q_EMIT entered(text());
    }
}

void finishEditing()
{
    const QPointer<QWidget> focused = QApplication::focusWidget();
    if (!focused) {
        return;
    }
    const QPointer<QWidget> parent = focused->parentWidget();
    focused->clearFocus();
    // A field over the board closes when it loses the focus; what lies below it takes it.
    QWidget *heir = focused ? focused : parent;
    while (heir && !heir->isVisible()) {
        heir = heir->parentWidget();
    }
    if (heir && !QApplication::focusWidget()) {
        heir->setFocus();
    }
}

bool isForeignUndo(const QEvent &event, bool hasUndo, bool hasRedo)
{
    if (event.type() != QEvent::ShortcutOverride) {
        return false;
    }
    const auto &key = static_cast<const QKeyEvent &>(event);
    return (key.matches(QKeySequence::Undo) && !hasUndo)
        || (key.matches(QKeySequence::Redo) && !hasRedo);
}
