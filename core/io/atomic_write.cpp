// SPDX-License-Identifier: MIT
#include "core/io/atomic_write.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include "core/io/posix_file.h"
#else
#include <QSaveFile>
#endif

namespace core::io {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestName = 255; // bytes, on every file system that matters
constexpr int mostLinks = 40;
constexpr int mostUnfinished = 9;

/// The name without what would make it longer than that, cut between two characters.
QString shortened(QString name, qsizetype bytes)
{
    while (QFile::encodeName(name).size() > bytes) {
        name.chop(name.back().isLowSurrogate() ? 2 : 1);
    }
    return name;
}

/// The path with its folder's true name. Qt would drop "folder/.." unseen, whether or not there is
/// such a folder and where it leads. Without a folder it stays as it is.
QString placed(const QString &path)
{
    const QFileInfo info(path);
    const auto folder = QFileInfo(info.path()).canonicalFilePath();
    return folder.isEmpty() ? path : QDir(folder).filePath(info.fileName());
}

QString unfinished(const QString &target, int number)
{
    return besideHidden(target, number == 1 ? u".~saving~"_s : u".~saving-%1~"_s.arg(number));
}

#ifdef Q_OS_UNIX

Error failure(const QString &path, const QString &reason)
{
    const auto kept = QFileInfo::exists(path) ? u"; the old file is kept"_s : QString();
    return {u"it cannot be written: %1%2"_s.arg(reason, kept), path};
}

/// Where the old content of the file may lie meanwhile: never over what an earlier save left.
QString freeNameOf(const QString &target)
{
    for (int i = 1; i <= mostUnfinished; ++i) {
        if (auto name = unfinished(target, i); !QFileInfo::exists(name)) {
            return name;
        }
    }
    return {};
}

bool holds(const QString &path, const QByteArray &content)
{
    const auto found = posix::contentOf(path);
    return found && *found == content;
}

/// New content under the old inode. The old content is kept beside it until that is done.
Result<void> writeInPlace(const QString &target, const QByteArray &content)
{
    const auto kept = freeNameOf(target);
    if (kept.isEmpty()) {
        return failure(target, u"too many unfinished saves lie beside it"_s);
    }
    const auto old = posix::contentOf(target);
    if (!old) {
        return failure(target, old.error().message);
    }
    if (const auto copied = posix::replace(kept, *old, target); !copied) {
        return failure(target, copied.error().message);
    }
    const auto written = posix::overwrite(target, content);
    if (!written && !holds(target, *old) && !posix::overwrite(target, *old)) {
        return Error {
            u"it is damaged: %1; what it held is now in %2"_s.arg(written.error().message, kept),
            target};
    }
    posix::remove(kept);
    return written ? Result<void>() : failure(target, written.error().message);
}

#endif

} // namespace

QString targetOf(const QString &path)
{
    auto target = placed(path);
    for (int i = 0; i < mostLinks && QFileInfo(target).isSymLink(); ++i) {
        target = placed(QFileInfo(target).symLinkTarget());
    }
    return target;
}

QString besideHidden(const QString &path, const QString &ending)
{
    constexpr qsizetype digestLength = 8;
    const QFileInfo info(path);
    const auto name = info.fileName();
    auto hidden = u'.' + name + ending;
    if (QFile::encodeName(hidden).size() > longestName) {
        const auto digest = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256);
        const auto tail = u'-' + QString::fromLatin1(digest.toHex().left(digestLength)) + ending;
        hidden = u'.' + shortened(name, longestName - 1 - tail.size()) + tail;
    }
    return info.absolutePath() + u'/' + hidden;
}

QStringList unfinishedOf(const QString &target)
{
    QStringList names;
    for (int i = 1; i <= mostUnfinished; ++i) {
        if (const auto name = unfinished(target, i); QFileInfo(name).isFile()) {
            names.append(name);
        }
    }
    return names;
}

#ifdef Q_OS_UNIX

bool hasOtherNames(const QString &target)
{
    const bool isOwnVersion = posix::isSameFile(target, besideHidden(target, youngestVersion));
    return posix::linkCount(target) > (isOwnVersion ? 2 : 1);
}

Result<void> replaceAtomically(const QString &target, const QByteArray &content)
{
    if (hasOtherNames(target)) {
        return writeInPlace(target, content);
    }
    const auto replaced = posix::replace(target, content, target);
    return replaced ? Result<void>() : failure(target, replaced.error().message);
}

#else

bool hasOtherNames(const QString &)
{
    return false;
}

Result<void> replaceAtomically(const QString &target, const QByteArray &content)
{
    QSaveFile file(target);
    file.setDirectWriteFallback(false);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()
        || !file.commit()) {
        return Error {u"it cannot be written: %1"_s.arg(file.errorString()), target};
    }
    return {};
}

#endif

} // namespace core::io
