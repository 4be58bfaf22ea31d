// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <memory>
#include <optional>

class QLockFile;
namespace core::io {
class InodeLock;
}

/// Who has a board open, as the lock beside its file tells.
struct LockHolder {
    qint64 process = 0; ///< 0 when it is not known: the file is open by another of its names
    QString host;
    bool isOnThisHost = true;
    bool operator==(const LockHolder &) const = default;
};

/// Shows other windows that a board is open here: the file .NAME.lock beside it holds process and
/// host, and a lock on the file itself tells those that open it by another name (a hard link).
/// Copies stand for the same lock, which goes with the last of them.
class FileLock {
public:
    /// Takes the lock of the file; when somebody else has it, that is who. A lock that a dead
    /// process of this host left is taken over; where none can be written (a read-only folder)
    /// there is none. `mine` is what this process has already, or nothing. Saving puts a new file
    /// in the place of the old: the lock is taken again after it.
    static std::optional<LockHolder> take(
        const QString &path, const FileLock &mine, FileLock &lock);

    bool isHeld() const { return m_lock || m_inode; }
    /// Gives it back, whatever copies there are; may wait for the disk.
    void release();
    /// Leaves the lock file as it lies, for a disk that no longer answers.
    void abandon();
    /// Whether both stand for one lock file; the file beside it may have been replaced meanwhile.
    bool operator==(const FileLock &other) const { return m_lock == other.m_lock; }

private:
    std::shared_ptr<QLockFile> m_lock;
    std::shared_ptr<core::io::InodeLock> m_inode;
};

/// "process 123", "process 123 on HOST" or "by another name", for people.
QString holderName(const LockHolder &holder);
