// SPDX-License-Identifier: MIT
#pragma once

#include "core/io/board_journal.h"

#include <QObject>
#include <QSemaphore>
#include <QThreadPool>
#include <QTimer>

/// Writes the journal in a thread of its own: at once, and made to outlive a power cut within half
/// a second. Another thread flushes, so that a slow disk holds nothing back. What cannot be written
/// is tried again.
class JournalKeeper : public QObject {
    Q_OBJECT

public:
    JournalKeeper();

    /// Begins another journal; the one before it is closed.
    void begin(core::io::BoardJournal journal);
    void add(const core::HistoryStep &step, const core::Design &after);
    void markSaved(const QString &file, const core::Design &saved);
    void flush();
    /// Gives the journal up: the person has decided.
    void close();
    /// For those who wait for this thread.
    QSemaphore &caughtUp() { return m_caughtUp; }

Q_SIGNALS:
    /// Once, until it works again.
    void failed(const core::Error &error);
    void worksAgain();
    /// All that was added is safe.
    void flushed();

private:
    void write();
    void flushAside();
    void finishFlush(quint64 journal, const core::Result<void> &result);
    void take(const core::Result<void> &result);

    std::optional<core::io::BoardJournal> m_journal;
    QSemaphore m_caughtUp;
    QTimer m_flushTimer;
    QTimer m_retryTimer;
    bool m_isFailing = false;
    bool m_hasLostFile = false;
    quint64 m_number = 0; ///< of the journal: what was flushed may be of the one before
    bool m_isFlushing = false;
    QThreadPool m_flusher;
};
