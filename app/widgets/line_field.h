// SPDX-License-Identifier: MIT
#pragma once

#include <QLineEdit>

/// A line of text that follows a value: it tells when a person has finished changing it, and
/// Escape brings the value back.
class LineField : public QLineEdit {
    Q_OBJECT

public:
    explicit LineField(QWidget *parent = nullptr);

    /// The value's text. What is being typed stays when the value is the one already shown.
    void setShown(const QString &text);
    /// Drops what was typed.
    void restore();
    /// Whether what was typed cannot be taken: undoing then brings the value back at once.
    void setRefused(bool isRefused) { m_isRefused = isRefused; }
    bool isRefused() const { return m_isRefused && text() != m_shown; }

Q_SIGNALS:
    /// Enter was pressed, or the focus left, and the text is not the one shown.
    void entered(const QString &text);
    /// What was typed has been dropped.
    void restored();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void finish();

    QString m_shown;
    bool m_isRefused = false;
};

/// Ends what is being typed as if the focus left, and gives the focus back: before a design is
/// saved or replaced.
void finishEditing();

/// Whether the event asks a text field to undo or redo although it has nothing of its own to undo
/// or redo: the window may then undo an edit of the design.
bool isForeignUndo(const QEvent &event, bool hasUndo, bool hasRedo);
