// SPDX-License-Identifier: MIT
#include "app/panels/growing_text.h"

#include "app/panels/line_field.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace {

constexpr int pauseMs = 600;
constexpr int mostLines = 14;
constexpr int margin = 1;

} // namespace

GrowingText::GrowingText(Enter enter, QWidget *parent) : QPlainTextEdit(parent), m_enter(enter)
{
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(margin);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &GrowingText::finish);
    connect(this, &QPlainTextEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(this, &QPlainTextEdit::textChanged, this, &GrowingText::fitHeight);
}

void GrowingText::setShown(const QString &text)
{
    if (text == m_shown) {
        return;
    }
    m_shown = text;
    restore();
}

void GrowingText::setLeastLines(int lines)
{
    m_leastLines = lines;
    updateGeometry();
}

QSize GrowingText::sizeHint() const
{
    return {QPlainTextEdit::sizeHint().width(), contentHeight()};
}

QSize GrowingText::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 8, contentHeight()};
}

bool GrowingText::event(QEvent *event)
{
    const auto *text = document();
    if (isForeignUndo(*event, text->isUndoAvailable(), text->isRedoAvailable())) {
        event->ignore();
        return false;
    }
    return QPlainTextEdit::event(event);
}

void GrowingText::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason) {
        finish();
    }
}

void GrowingText::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool isFinishing = m_enter == Enter::Finishes || event->modifiers() & Qt::ControlModifier;
    if (isEnter && isFinishing) {
        finish();
        Q_EMIT finished();
        return;
    }
    if (event->key() == Qt::Key_Escape && toPlainText() != m_shown) {
        restore();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        event->ignore();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void GrowingText::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fitHeight();
}

void GrowingText::insertFromMimeData(const QMimeData *source)
{
    const auto text = source->text();
    insertPlainText(m_enter == Enter::Finishes ? text.simplified() : text);
}

void GrowingText::restore()
{
    m_pause.stop();
    if (toPlainText() == m_shown) {
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

void GrowingText::finish()
{
    m_pause.stop();
    const auto text = toPlainText();
    if (text != m_shown) {
        Q_EMIT entered(text);
    }
}

void GrowingText::fitHeight()
{
    const bool isOverfull = document()->size().height() > mostLines;
    setVerticalScrollBarPolicy(isOverfull ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    if (contentHeight() != height()) {
        updateGeometry();
    }
}

int GrowingText::contentHeight() const
{
    // The document of a plain text edit measures its height in lines.
    int lines = static_cast<int>(std::ceil(document()->size().height()));
    const int spacing = fontMetrics().lineSpacing();
    if (document()->isEmpty() && !placeholderText().isEmpty()) {
        const QRect room(0, 0, viewport()->width() - 2 * margin, 10000);
        const auto placeholder =
            fontMetrics().boundingRect(room, Qt::TextWordWrap, placeholderText());
        lines = (placeholder.height() + spacing - 1) / spacing;
    }
    const int frame = height() - viewport()->height();
    return std::clamp(lines, m_leastLines, mostLines) * spacing + 2 * margin + frame;
}
