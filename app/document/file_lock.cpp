// SPDX-License-Identifier: MIT
#include "app/document/file_lock.h"

#include "core/io/atomic_write.h"
#include "core/io/inode_lock.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLockFile>
#include <QSysInfo>

#include <vector>

using namespace Qt::StringLiterals;

namespace {

/// Who has a lock that could not be taken; nothing when it could not be written at all.
std::optional<LockHolder> holderOf(const QLockFile &lock)
{
    LockHolder holder;
    QString program;
    if (lock.error() != QLockFile::LockFailedError
        || !lock.getLockInfo(&holder.process, &holder.host, &program)) {
        return {};
    }
    holder.isOnThisHost = holder.host == QSysInfo::machineHostName();
    return holder;
}

} // namespace

std::optional<LockHolder> FileLock::take(const QString &path, const FileLock &mine, FileLock &lock)
{
    const auto name = core::io::besideHidden(core::io::targetOf(path), u".lock"_s);
    FileLock taken;
    if (mine.m_lock && mine.m_lock->fileName() == name) {
        taken.m_lock = mine.m_lock;
    } else {
        const auto wanted = std::make_shared<QLockFile>(name);
        wanted->setStaleLockTime(0); // old is not dead: a board may stay open for days
        if (wanted->tryLock(0)) {
            taken.m_lock = wanted;
        } else if (auto holder = holderOf(*wanted)) {
            return holder;
        }
    }
    auto inode = core::io::InodeLock::take(path, mine.m_inode);
    if (inode.isHeldElsewhere) {
        return LockHolder {};
    }
    taken.m_inode = std::move(inode.lock);
    lock = taken;
    return {};
}

void FileLock::release()
{
    m_inode.reset();
    if (!m_lock) {
        return;
    }
    if (QFileInfo::exists(m_lock->fileName())) {
        m_lock->unlock();
    } else {
        abandon(); // gone with its folder: QLockFile would complain
    }
}

void FileLock::abandon()
{
    // Never unlocked, not even at the end: that would wait for the disk.
    static auto *const left = new std::vector<FileLock>;
    left->push_back(std::exchange(*this, {}));
}

QString holderName(const LockHolder &holder)
{
    if (holder.process == 0) {
        return QCoreApplication::translate("FileLock", "by another name");
    }
    const auto process = QCoreApplication::translate("FileLock", "process %1").arg(holder.process);
    return holder.isOnThisHost
        ? process
        : QCoreApplication::translate("FileLock", "%1 on %2").arg(process, holder.host);
}
