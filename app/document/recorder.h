// SPDX-License-Identifier: MIT
#pragma once

#include "core/io/journal_file.h"
#include "core/io/recovery.h"
#include "core/model/history_step.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>

class Document;
class FileSession;
class JournalKeeper;
class QThread;

/// Keeps a journal of the document, so that a crash loses a second of work at most. A board that is
/// saved, or that the person gives up, leaves none.
class Recorder : public QObject {
    Q_OBJECT

public:
    Recorder(Document &document, FileSession &session, QObject *parent = nullptr);
    ~Recorder() override;

    /// Keeps journals in this folder from now on; without one, nothing is kept.
    void keepIn(const QString &folder);
    /// Goes on with the journal of the recovered board, which is the document now.
    void resume(core::io::JournalFile file, const core::io::LeftBoard &board);
    /// Waits until all that happened is in the journal, not longer than this.
    bool flush(int mostMs);
    /// The end of the program: nothing is kept of a saved board, all of one that is not.
    void finish();

Q_SIGNALS:
    /// For the status line: what is wrong with the journal, or that it is well again.
    void notice(const QString &text);

private:
    void startAnew();
    void record(const core::HistoryStep &step);
    void markSaved(const QString &path, const core::Design &design);
    void keepUnsavedStart();
    void begin(const core::Design &start, bool isUnsaved);
    void watch();
    template<typename Work> void post(Work work);

    Document &m_document;
    FileSession &m_session;
    QString m_folder;
    core::Design m_start; ///< what the next journal begins with
    std::unique_ptr<QThread> m_thread;
    JournalKeeper *m_keeper = nullptr; ///< lives in the thread, and ends with it
    QTimer m_watch;
    QElapsedTimer m_waiting; ///< since the oldest step that is not safe
    bool m_isKept = false; ///< there is a journal of this board
    bool m_isSlow = false;
};
