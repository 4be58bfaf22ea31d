// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/history_step.h"

#include <QObject>
#include <QUndoStack>

#include <optional>

class Draft;

using core::HistoryStep;

/// The only mutable cell: the current design and the differences that led to it. One edit at a
/// time: what comes while a draft is open, or from a listener that is being told of another edit,
/// is refused and changes nothing.
class Document : public QObject {
    Q_OBJECT

public:
    explicit Document(QObject *parent = nullptr);
    ~Document() override;

    /// What views show: the design with the draft that is open, if one is.
    const core::Design &design() const { return m_design; }
    /// The design without an open draft: what is saved.
    const core::Design &committed() const;

    /// Makes the design the current one, as one undo step. Does nothing when nothing differs.
    /// Consecutive steps with the same merge key that is not empty become one. False: refused.
    bool commit(const QString &label, const core::Design &next, const QString &mergeKey = {});
    /// Makes the design the current one and forgets the history: after opening or creating.
    /// False: refused.
    bool reset(const core::Design &design);

    void undo();
    void redo();
    bool canUndo() const { return m_history.canUndo(); }
    bool canRedo() const { return m_history.canRedo(); }
    QString undoLabel() const { return m_history.undoText(); }
    QString redoLabel() const { return m_history.redoText(); }
    /// The kept steps that led from the reset design to the current one.
    QList<HistoryStep> history() const;

    /// Whether the committed design is the one last saved (or opened).
    bool isClean() const { return m_history.isClean(); }
    /// The committed design is what the file holds.
    void setClean() { m_history.setClean(); }
    /// Makes the document unsaved however it is undone: a recovered or generated design.
    void setDirty() { m_history.resetClean(); }
    bool isDrafting() const { return m_draft != nullptr; }
    /// Whether an edit would be taken now.
    bool isEditable() const { return !m_draft && !m_isNotifying; }

Q_SIGNALS:
    /// The design differs from the one before by this: on every step of a drag, kept or not.
    void changed(const core::Diff &diff);
    /// A step was kept, undone or redone, or the document was reset.
    void settled();
    /// This step was kept, undone or redone, with the difference as it was applied.
    void recorded(const core::HistoryStep &step);
    /// Another design took the place of the one before, whose history is forgotten.
    void replaced();
    /// The clean state, or what can be undone, may differ.
    void historyChanged();
    /// An edit came in the middle of another one; nothing was changed.
    void refused(const QString &label);

private:
    class Step;
    friend class Draft;

    void show(const core::Design &next);
    void drop(const Draft &draft);
    bool refuse(const QString &label);

    core::Design m_design;
    QUndoStack m_history;
    Draft *m_draft = nullptr;
    bool m_isNotifying = false;
    std::optional<core::Design> m_dropped; ///< a draft's start, to be shown when all are told
};

/// An edit being tried out: views follow at once, and it is dropped unless kept. While another edit
/// is under way it is not open, and does nothing.
class Draft {
public:
    explicit Draft(Document &document);
    ~Draft();
    Q_DISABLE_COPY_MOVE(Draft)

    bool isOpen() const { return m_isOpen; }
    /// The design as it was when the draft began: every step of a drag starts from here.
    const core::Design &start() const { return m_start; }
    void show(const core::Design &next);
    /// One undo step, however many designs were shown.
    void keep(const QString &label, const QString &mergeKey = {});

private:
    Document &m_document;
    core::Design m_start;
    bool m_isOpen = false;
};
