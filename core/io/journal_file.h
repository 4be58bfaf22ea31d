// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>

class QDateTime;
class QFile;

namespace core::io {

/// Who holds a journal, as far as the file system can tell.
enum class Holder { Nobody, Process, Unknown };

/// A journal on the disk, locked for as long as this lives: the kernel lets go of it when the
/// process ends, however it ends. Only one thread may use it at a time.
class JournalFile {
public:
    ~JournalFile();
    JournalFile(JournalFile &&) noexcept;
    JournalFile &operator=(JournalFile &&) noexcept;

    /// Begins a journal with these bytes, in the place of what is there. Its folder is made.
    static Result<JournalFile> begin(const QString &path, const QByteArray &bytes);
    /// Takes over a journal that nobody writes. A live one is an error.
    static Result<JournalFile> claim(const QString &path);
    static Holder holderOf(const QString &path);

    const QString &path() const { return m_path; }
    qint64 size() const { return m_size; }
    /// Appends all of the bytes, or none.
    Result<void> append(const QByteArray &bytes);
    /// What makes all that was appended outlive a power cut; an error when the file has vanished.
    /// To be called once, in any thread: a slow disk takes its time, and appending goes on.
    std::function<Result<void>()> flushing();
    /// Puts other content in its place at once: after a crash there is the old or the new.
    Result<void> replace(const QByteArray &bytes);
    Result<void> remove();

private:
    JournalFile(QString path, std::unique_ptr<QFile> file);

    bool isThere() const;
    Error error(const QString &why) const;

    QString m_path;
    std::unique_ptr<QFile> m_file;
    qint64 m_size = 0;
    bool m_isNameFlushed = false; ///< the folder knows the file for good
};

/// Paths of the journals in the folder, oldest first; none when there is no such folder.
QStringList journalsIn(const QString &folder);
/// Removes what a crash left of journals that were just being put in place.
void removeUnfinished(const QString &folder);
/// The name of the journal that a process begins at a time: its path in the folder.
QString journalPath(const QString &folder, qint64 processId, const QDateTime &when);

} // namespace core::io
