// SPDX-License-Identifier: MIT
#include "core/io/versions.h"

#include "core/io/atomic_write.h"
#include "core/io/posix_file.h"

#include <QFile>
#include <QFileInfo>

namespace core::io {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostVersions = 99;

QString numbered(const QString &target, int number)
{
    return besideHidden(target, u".~%1~"_s.arg(number));
}

/// Makes room for a new first one: each moves up by one, as far as the first gap or the last place.
void shift(const QString &target, int most)
{
    int last = 1;
    while (last < most && QFile::exists(numbered(target, last))) {
        ++last;
    }
    QFile::remove(numbered(target, last));
    for (int i = last - 1; i >= 1; --i) {
        QFile::rename(numbered(target, i), numbered(target, i + 1));
    }
}

Error failure(const QString &target, const QString &reason)
{
    return {u"its earlier version could not be kept: %1"_s.arg(reason), target};
}

/// For file systems without hard links, and for files whose links are to stay together.
Result<void> copyTo(const QString &target, const QString &version)
{
    const auto when = QFileInfo(target).lastModified();
    QFile source(target);
    if (!source.copy(version)) {
        return failure(target, source.errorString());
    }
    QFile copy(version);
    if (copy.open(QIODevice::ReadWrite)) {
        copy.setFileTime(when, QFileDevice::FileModificationTime);
    }
    return {};
}

/// The file under another name.
Result<void> keepAs(const QString &target, const QString &name)
{
#ifdef Q_OS_UNIX
    if (!hasOtherNames(target) && posix::link(target, name)) {
        return {};
    }
#endif
    return copyTo(target, name);
}

/// Makes the file the youngest version.
void put(const QString &target, const QString &version, int most)
{
    const auto youngest = numbered(target, 1);
    if (QFile::exists(youngest)) {
        shift(target, most);
    }
    QFile::rename(version, youngest);
}

/// Saves that fail, or that end before the renaming, come here again with the same.
bool holdsTheSame(const QString &target, const QString &version)
{
#ifdef Q_OS_UNIX
    if (posix::isSameFile(target, version)) {
        return true;
    }
#endif
    QFile one(target);
    QFile two(version);
    return one.size() == two.size() && one.open(QIODevice::ReadOnly)
        && two.open(QIODevice::ReadOnly) && one.readAll() == two.readAll();
}

void add(QList<Version> &versions, const QString &path)
{
    const QFileInfo info(path);
    if (info.isFile()) {
        versions.append({path, info.lastModified()});
    }
}

} // namespace

Result<void> keepVersion(const QString &path, int most)
{
    const auto target = targetOf(path);
    if (most <= 0 || !QFileInfo(target).isFile()) {
        return {};
    }
    for (const auto &left : unfinishedOf(target)) {
        put(target, left, most); // after a torn save this alone may be whole
    }
    if (holdsTheSame(target, numbered(target, 1))) {
        return {};
    }
    const auto fresh = besideHidden(target, u".~new~"_s);
    QFile::remove(fresh);
    if (auto kept = keepAs(target, fresh); !kept) {
        return kept;
    }
    put(target, fresh, most);
    return {};
}

QList<Version> versionsOf(const QString &path)
{
    const auto target = targetOf(path);
    QList<Version> versions;
    for (const auto &left : unfinishedOf(target)) {
        add(versions, left);
    }
    for (int i = 1; i <= mostVersions; ++i) {
        add(versions, numbered(target, i));
    }
    return versions;
}

} // namespace core::io
