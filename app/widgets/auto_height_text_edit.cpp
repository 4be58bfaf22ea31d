// SPDX-License-Identifier: MIT
#include "app/widgets/auto_height_text_edit.h"

#include "app/widgets/line_field.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace {

constexpr int mostLines = 14;
constexpr int margin = 1;

} // namespace

AutoHeightTextEdit::AutoHeightTextEdit(Enter enter, QWidget *parent)
    : EndsTextDrag(parent), m_enter(enter)
{
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(margin);
    connect(&m_pause, &QTimer::timeout, this, &AutoHeightTextEdit::finish);
    connect(this, &QPlainTextEdit::textChanged, &m_pause, &TypingPause::noteTyping);
    connect(this, &QPlainTextEdit::textChanged, this, &AutoHeightTextEdit::fitHeight);
    // The edit scrolls to a new line before it has grown by it.
    connect(
        this, &QPlainTextEdit::updateRequest, this,
        [this](const QRect &, int scrolled) {
            if (scrolled != 0) {
                fitHeight();
            }
        },
        Qt::QueuedConnection);
}

void AutoHeightTextEdit::setShown(const QString &text)
{
    if (text == m_shown) {
        return;
    }
    m_shown = text;
    if (!hasFocus() || !isShownButForSpaces()) {
        restore(); // a space may be typed just now, before the next word
    }
}

void AutoHeightTextEdit::setLeastLines(int lines)
{
    m_leastLines = lines;
    updateGeometry();
}

QSize AutoHeightTextEdit::sizeHint() const
{
    return {QPlainTextEdit::sizeHint().width(), contentHeight()};
}

QSize AutoHeightTextEdit::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 8, contentHeight()};
}

bool AutoHeightTextEdit::event(QEvent *event)
{
    const auto *text = document();
    if (isForeignUndo(*event, text->isUndoAvailable(), text->isRedoAvailable())) {
        event->ignore();
        return false;
    }
    return QPlainTextEdit::event(event);
}

void AutoHeightTextEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (event->reason() == Qt::PopupFocusReason) {
        return;
    }
    finish();
    if (isShownButForSpaces()) {
        restore();
    }
    if (event->reason() != Qt::ActiveWindowFocusReason) {
        Q_EMIT left();
    }
}

void AutoHeightTextEdit::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool isFinishing = m_enter == Enter::Finishes || event->modifiers() & Qt::ControlModifier;
    if (isEnter && isFinishing) {
        finish();
        Q_EMIT finished();
        return;
    }
    if (event->key() == Qt::Key_Escape && isEdited()) {
        restore();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        event->ignore();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void AutoHeightTextEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fitHeight();
}

void AutoHeightTextEdit::insertFromMimeData(const QMimeData *source)
{
    const auto text = source->text();
    insertPlainText(m_enter == Enter::Finishes ? text.simplified() : text);
}

bool AutoHeightTextEdit::isEdited() const
{
    return document()->isModified() && toPlainText() != m_shown;
}

bool AutoHeightTextEdit::isShownButForSpaces() const
{
    return m_enter == Enter::Finishes && toPlainText().simplified() == m_shown;
}

void AutoHeightTextEdit::restore()
{
    m_pause.stop();
    if (toPlainText() == m_shown) {
        document()->setModified(false);
        return;
    }
    const QSignalBlocker blocker(this);
    const int position = textCursor().position();
    setPlainText(m_shown);
    auto cursor = textCursor();
    cursor.setPosition(std::min(position, static_cast<int>(m_shown.size())));
    setTextCursor(cursor);
    fitHeight();
}

void AutoHeightTextEdit::finish()
{
    m_pause.stop();
    if (isEdited()) {
        Q_EMIT entered(toPlainText());
    }
}

void AutoHeightTextEdit::fitHeight()
{
    const bool isOverfull = document()->size().height() > mostLines;
    setVerticalScrollBarPolicy(isOverfull ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    if (!isOverfull) {
        verticalScrollBar()->setValue(0);
    }
    if (contentHeight() != height()) {
        updateGeometry();
    }
}

int AutoHeightTextEdit::contentHeight() const
{
    const int spacing = fontMetrics().lineSpacing();
    double text = 0; // with the margin below it
    if (document()->isEmpty() && !placeholderText().isEmpty()) {
        const QRect room(0, 0, viewport()->width() - 2 * margin, 10000);
        text =
            margin + fontMetrics().boundingRect(room, Qt::TextWordWrap, placeholderText()).height();
    } else if (document()->size().height() <= mostLines) { // which it measures in lines
        // As the lines are laid out: the spacing of the font may be a pixel less.
        for (auto block = document()->begin(); block.isValid(); block = block.next()) {
            text += blockBoundingRect(block).height();
        }
    } else {
        text = mostLines * spacing + margin;
    }
    const double least = m_leastLines * spacing + margin;
    const int frame = height() - viewport()->height();
    // A pixel more: with less the text could be scrolled, and its first line hidden.
    return static_cast<int>(std::ceil(std::max(text, least))) + margin + 1 + frame;
}
