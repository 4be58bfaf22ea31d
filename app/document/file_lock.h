// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <memory>
#include <optional>

class QLockFile;

/// Who has a board open, as the lock beside its file tells.
struct LockHolder {
    qint64 process = 0;
    QString host;
    bool isOnThisHost = true;
    bool operator==(const LockHolder &) const = default;
};

/// Shows other windows that a board is open here: the file .NAME.lock beside it holds process and
/// host. Copies stand for the same lock, which goes with the last of them.
class FileLock {
public:
    /// Takes the lock of the file; when somebody else has it, that is who. A lock that a dead
    /// process of this host left is taken over; where none can be written (a read-only folder)
    /// there is none. `mine` is what this process has already, or nothing.
    static std::optional<LockHolder> take(
        const QString &path, const FileLock &mine, FileLock &lock);

    bool isHeld() const { return m_lock != nullptr; }
    /// Gives it back, whatever copies there are; may wait for the disk.
    void release();
    /// Leaves the lock file as it lies, for a disk that no longer answers.
    void abandon();
    bool operator==(const FileLock &) const = default;

private:
    std::shared_ptr<QLockFile> m_lock;
};

/// "process 123" or "process 123 on HOST", for people.
QString holderName(const LockHolder &holder);
