// SPDX-License-Identifier: MIT
#include "core/io/inode_lock.h"

#ifdef Q_OS_UNIX
#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace core::io {

InodeLock::InodeLock(int handle, quint64 device, quint64 inode)
    : m_handle(handle), m_device(device), m_inode(inode)
{
}

#ifdef Q_OS_UNIX

InodeLock::~InodeLock()
{
    ::close(m_handle);
}

InodeLock::Answer InodeLock::take(const QString &path, const std::shared_ptr<InodeLock> &mine)
{
    // A pipe must not hold up who asks.
    const auto local = QFile::encodeName(path);
    const int handle = ::open(local.constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    struct stat facts = {};
    if (handle < 0 || ::fstat(handle, &facts) != 0 || !S_ISREG(facts.st_mode)) {
        if (handle >= 0) {
            ::close(handle);
        }
        return {};
    }
    if (mine && mine->m_device == facts.st_dev && mine->m_inode == facts.st_ino) {
        ::close(handle);
        return {mine};
    }
    if (::flock(handle, LOCK_EX | LOCK_NB) != 0) {
        const bool isHeldElsewhere = errno == EWOULDBLOCK;
        ::close(handle);
        return {{}, isHeldElsewhere};
    }
    return {std::shared_ptr<InodeLock>(new InodeLock(handle, facts.st_dev, facts.st_ino))};
}

#else

InodeLock::~InodeLock() = default;

InodeLock::Answer InodeLock::take(const QString &, const std::shared_ptr<InodeLock> &)
{
    return {};
}

#endif

} // namespace core::io
