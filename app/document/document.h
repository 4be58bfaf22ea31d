// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/diff.h"

#include <QDateTime>
#include <QObject>
#include <QUndoStack>

class Draft;

/// One kept edit, as the history and later the journal and the replay see it.
struct HistoryStep {
    QString label;
    QDateTime when;
    core::Diff diff;
};

/// The only mutable cell: the current design and the differences that led to it.
class Document : public QObject {
    Q_OBJECT

public:
    explicit Document(QObject *parent = nullptr);

    const core::Design &design() const { return m_design; }

    /// Makes the design the current one, as one undo step. Does nothing when nothing differs.
    /// Consecutive steps with the same merge key that is not empty become one.
    void commit(const QString &label, const core::Design &next, const QString &mergeKey = {});
    /// Makes the design the current one and forgets the history: after opening or creating.
    void reset(const core::Design &design);

    void undo() { m_history.undo(); }
    void redo() { m_history.redo(); }
    bool canUndo() const { return m_history.canUndo(); }
    bool canRedo() const { return m_history.canRedo(); }
    QString undoLabel() const { return m_history.undoText(); }
    QString redoLabel() const { return m_history.redoText(); }
    /// The kept steps that led from the reset design to the current one.
    QList<HistoryStep> history() const;

    /// Whether the design is the one last saved (or opened).
    bool isClean() const { return m_history.isClean(); }
    void setClean() { m_history.setClean(); }
    /// Makes the document unsaved however it is undone: a recovered or generated design.
    void setDirty() { m_history.resetClean(); }
    bool isDrafting() const { return m_draft != nullptr; }

Q_SIGNALS:
    /// The design differs from the one before by this: on every step of a drag, kept or not.
    void changed(const core::Diff &diff);
    /// A step was kept, undone or redone, or the document was reset.
    void settled();
    /// The clean state, or what can be undone, may differ.
    void historyChanged();

private:
    class Step;
    friend class Draft;

    void show(const core::Design &next);

    core::Design m_design;
    QUndoStack m_history;
    Draft *m_draft = nullptr;
    bool m_isNotifying = false;
};

/// An edit being tried out: views follow at once, and it is dropped unless kept.
class Draft {
public:
    explicit Draft(Document &document);
    ~Draft();
    Q_DISABLE_COPY_MOVE(Draft)

    /// The design as it was when the draft began: every step of a drag starts from here.
    const core::Design &start() const { return m_start; }
    void show(const core::Design &next);
    /// One undo step, however many designs were shown.
    void keep(const QString &label, const QString &mergeKey = {});

private:
    Document &m_document;
    core::Design m_start;
    bool m_isOpen = true;
};
