// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/access.h"
#include "app/document/file_job.h"
#include "app/document/file_work.h"
#include "core/base/result.h"
#include "core/model/design.h"

#include <QObject>

#include <chrono>
#include <deque>
#include <functional>
#include <optional>

class Document;

/// The file of the document: opened and saved off the GUI thread, one job after the other.
/// A job that fails leaves board and file as they were. A board with a file is locked, so that
/// other windows know.
class FileSession : public QObject {
    Q_OBJECT

public:
    /// Who wanted a save: the program saves by itself what rests.
    enum class Cause { Person, Autosave };

    explicit FileSession(Document &document, QObject *parent = nullptr);
    /// Waits a second at most for the job that runs, then leaves it behind; those after it are
    /// dropped, so close when not busy.
    ~FileSession() override;

    /// The file of the board, absolute; empty when the board has none yet.
    const QString &path() const { return m_path; }
    bool isBusy() const { return m_isBusy; }
    /// The file that is being read or written.
    const QString &busyPath() const { return m_busyPath; }
    /// A read-only board can be edited, but is only saved under another name.
    Access access() const { return m_readOnlyReason.isEmpty() ? Access::Full : Access::ReadOnly; }
    /// Why path() is not written to, as a sentence for people; empty with full access.
    const QString &readOnlyReason() const { return m_readOnlyReason; }
    /// Waits for the job that runs, so long at most; whether it is done.
    bool finishWriting(std::chrono::milliseconds most);

    /// Makes the design the document, as a board that has no file yet; at once when not busy.
    void start(const core::Design &design);
    /// The same for a design that is nowhere on the disk as it is: one recovered or repaired.
    void startUnsaved(const core::Design &design);
    /// Makes a recovered design the document: unsaved, and of this file, or of none. Saving asks
    /// first unless the file holds the design of this digest.
    void startRecovered(
        const core::Design &design, const QString &path, const QString &savedDigest);
    /// Reads the file and makes it the document, unless the board is edited meanwhile or another
    /// window has it open: openElsewhere.
    void open(const QString &path);
    /// The same, for a board whose file is not to be written. The reason is a sentence for people.
    void openReadOnly(const QString &path, const QString &reason);
    /// The same, as a board that has no file yet.
    void openCopy(const QString &path);
    /// Makes a design that was read from the file elsewhere the document, read-only.
    void showReadOnly(const core::Design &design, const QString &path, const QString &reason);

    /// Writes to path(), which must not be empty, unless somebody else wrote there: changedOnDisk.
    /// A read-only board is not written: failed.
    void save();
    /// Writes to the path, which becomes path(). The file of a read-only board is not written.
    void saveAs(const QString &path);
    /// Writes to path(), over what somebody else wrote.
    void saveAnyway();
    /// Saves without being asked to; whatever speaks against it is told by autosaveHeld.
    void autosave();

    /// Leaves the job that runs behind, as it may never end; it may still end well. Was it about
    /// the file of the board, the board is read-only from then on.
    void giveUp();

Q_SIGNALS:
    /// A design from this file is on the board.
    void opened(const QString &path);
    void openElsewhere(const QString &path, const LockHolder &holder);
    void saved(const QString &path, FileSession::Cause cause);
    /// This design is what the file of the board holds now.
    void written(const QString &path, const core::Design &design);
    /// An empty board was saved over one that was not; the old one is kept in this file.
    void oldKept(const QString &path);
    void failed(const core::Error &error);
    /// The file cannot be opened as it is, but this can be read of it. The board is as it was.
    void repairable(
        const QString &path, const core::Error &error, const core::io::Repaired &repaired);
    /// The board was saved, but not all went well.
    void warned(const QString &text);
    void autosaveHeld(const core::Error &reason);
    /// The file is not the one that was opened or saved last but holds theirs; nothing was written.
    void changedOnDisk(const QString &path, const core::Result<core::Design> &theirs);
    void pathChanged();
    void accessChanged();
    void busyChanged();

private:
    /// How a file is opened.
    struct Opening {
        QString path = {};
        QString readOnlyReason = {};
        bool isCopy = false;
    };
    /// What is known of the file of the board.
    struct BoardFile {
        QString path = {};
        std::optional<QByteArray> digest = {};
        FileLock lock = {};
        QString readOnlyReason = {};
        bool isAutosaved = false;
    };

    /// Runs the job now or after those before it.
    void queue(std::function<void()> job);
    /// The same for a job that replaces the board, unless what is edited until then would be lost.
    void queueReplacing(const QString &path, const std::function<void()> &job);
    void next();
    /// Works off the GUI thread; the answer must end in next().
    void run(const QString &path, std::function<FileJob::Answer()> work);
    /// Makes the design the document, unless something is being dragged: failed.
    bool takeOn(const core::Design &design, const BoardFile &file, const QString &from = {});
    void refuse(const QString &path);
    void readWhenDue(const Opening &opening);
    void read(const Opening &opening);
    void write(
        const QString &path, file_work::Purpose purpose, const std::optional<QByteArray> &expected);
    void finishOpen(
        const Opening &opening, const core::Design &before, const file_work::Opened &file);
    void finishRecovered(const QString &path, bool isKnown, const file_work::Opened &file);
    void finishWrite(const file_work::Order &order, const file_work::Outcome &outcome);
    void finishSaved(const file_work::Order &order, const file_work::Outcome &outcome);
    bool isWritable();
    bool isProtected(const QString &path) const;
    void setFile(const BoardFile &file);

    Document &m_document;
    QString m_path;
    QString m_readOnlyReason;
    std::optional<QByteArray> m_digest;
    FileLock m_lock;
    bool m_isAutosaved = false;
    std::deque<std::function<void()>> m_waiting;
    bool m_isBusy = false;
    QString m_busyPath;
    std::unique_ptr<FileJob> m_job;
};
