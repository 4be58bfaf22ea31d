// SPDX-License-Identifier: MIT
#pragma once

#include "core/io/journal.h"
#include "core/io/journal_file.h"

namespace core::io {

/// The journal of one board on the disk. It appears with the first step, is compacted when it has
/// grown, and what could not be written is kept until it can be.
class BoardJournal {
public:
    /// A journal may grow by this much before it is replaced by a snapshot.
    static constexpr qsizetype mostGrowth = qsizetype(4) << 20;
    static constexpr qsizetype mostSteps = 2'000;

    /// For a board that is saved as it is, or of which nothing is saved (no digest in the head).
    BoardJournal(QString path, JournalHead head, Design start);
    /// Goes on with a journal that was left behind.
    BoardJournal(JournalFile file, const Journal &journal, const JournalWriter &writer);

    void add(const HistoryStep &step, const Design &after);
    void markSaved(const QString &file, const Design &saved);
    /// Makes sure that the board is in the journal as it is, though there was no step.
    void keepStart() { m_isPending = true; }

    /// Brings to the file what is not in it; after an error the next call tries again.
    Result<void> write();
    /// Makes what was written outlive a power cut, and waits for it.
    Result<void> flush();
    /// The same for another thread: what fails there is told by flushFailed.
    std::function<Result<void>()> flushing();
    void flushFailed();
    /// Whether the file holds all that was added.
    bool isWritten() const { return !m_isPending; }
    /// Whether all that was written is flushed, or is being flushed.
    bool isFlushed() const { return m_isFlushed; }
    /// The person has decided: removes the journal, or marks it where that is not allowed.
    Result<void> close();

private:
    bool isFull() const;
    void compact();

    QString m_path;
    std::optional<JournalFile> m_file;
    JournalHead m_head; ///< as the start was
    Design m_start;
    Design m_latest;
    JournalHead m_latestHead;
    QByteArray m_unwritten;
    qint64 m_sizeOfStart = 0;
    qsizetype m_records = 0; ///< steps and saves since the start
    bool m_isPending = false; ///< something is to be written
    bool m_mustBegin = true; ///< the file is to be written from its start
    bool m_isFlushed = true;
};

} // namespace core::io
