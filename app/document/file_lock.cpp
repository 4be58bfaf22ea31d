// SPDX-License-Identifier: MIT
#include "app/document/file_lock.h"

#include "core/io/atomic_write.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLockFile>
#include <QSysInfo>

#include <vector>

using namespace Qt::StringLiterals;

std::optional<LockHolder> FileLock::take(const QString &path, const FileLock &mine, FileLock &lock)
{
    const auto name = core::io::besideHidden(core::io::targetOf(path), u".lock"_s);
    if (mine.m_lock && mine.m_lock->fileName() == name) {
        lock = mine;
        return {};
    }
    const auto wanted = std::make_shared<QLockFile>(name);
    wanted->setStaleLockTime(0); // old is not dead: a board may stay open for days
    if (wanted->tryLock(0)) {
        lock.m_lock = wanted;
        return {};
    }
    LockHolder holder;
    QString program;
    const bool isKnown = wanted->error() == QLockFile::LockFailedError
        && wanted->getLockInfo(&holder.process, &holder.host, &program);
    if (!isKnown) {
        return {};
    }
    holder.isOnThisHost = holder.host == QSysInfo::machineHostName();
    return holder;
}

void FileLock::release()
{
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
    static auto *const left = new std::vector<std::shared_ptr<QLockFile>>;
    left->push_back(std::exchange(m_lock, {}));
}

QString holderName(const LockHolder &holder)
{
    const auto process = QCoreApplication::translate("FileLock", "process %1").arg(holder.process);
    return holder.isOnThisHost
        ? process
        : QCoreApplication::translate("FileLock", "%1 on %2").arg(process, holder.host);
}
