// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <memory>

/// A lock on a file itself, whichever of its names it is opened by. Every process that asks sees
/// it; it ends with the object or the process.
namespace core::io {

class InodeLock {
public:
    ~InodeLock();
    Q_DISABLE_COPY_MOVE(InodeLock)

    struct Answer {
        /// Null when somebody else has it, and where there is none to be had: the file is not
        /// there, or its disk or system knows no such locks.
        std::shared_ptr<InodeLock> lock;
        bool isHeldElsewhere = false;
    };
    /// Asks for the lock of the file; `mine` is what this process has already, or null.
    static Answer take(const QString &path, const std::shared_ptr<InodeLock> &mine);

private:
    InodeLock(int handle, quint64 device, quint64 inode);

    const int m_handle;
    const quint64 m_device;
    const quint64 m_inode;
};

} // namespace core::io
