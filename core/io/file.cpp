// SPDX-License-Identifier: MIT
#include "core/io/file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace core::io {

using namespace Qt::StringLiterals;

namespace {

QString sizeText(qsizetype bytes)
{
    return bytes < 1024 * 1024 ? u"%1 bytes"_s.arg(bytes) : u"%1 MiB"_s.arg(bytes >> 20);
}

/// Makes the renaming itself outlive a power cut; QSaveFile flushes only the file.
void flushFolderOf(const QString &path)
{
#ifdef Q_OS_UNIX
    const auto folder = QFile::encodeName(QFileInfo(path).canonicalPath());
    const int handle = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle >= 0) {
        ::fsync(handle); // some file systems cannot; the content is safe without it
        ::close(handle);
    }
#else
    Q_UNUSED(path)
#endif
}

/// Goes on after a short write, so that the device says why it takes no more.
bool writeAll(QFileDevice &device, const QByteArray &content)
{
    qsizetype done = 0;
    while (done < content.size()) {
        const auto written = device.write(content.constData() + done, content.size() - done);
        if (written <= 0) {
            return false;
        }
        done += written;
    }
    return true;
}

Result<void> writeDirectly(const QString &path, const QByteArray &content)
{
    QFile device(path);
    if (device.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && writeAll(device, content)) {
        return {};
    }
    return Error {u"it cannot be written: %1"_s.arg(device.errorString()), path};
}

/// Why there can be no such file, before anything is touched; empty when nothing speaks against it.
QString obstacle(const QFileInfo &file)
{
    if (file.isDir()) {
        return u"this is a folder, not a file; give a file name"_s;
    }
    const QFileInfo folder(file.absolutePath());
    if (!folder.exists()) {
        return u"the folder %1 does not exist; create it first"_s.arg(folder.filePath());
    }
    if (!folder.isDir()) {
        return u"%1 is a file, not a folder; choose another place"_s.arg(folder.filePath());
    }
    return {};
}

} // namespace

Result<QByteArray> read(const QString &path, qsizetype atMost)
{
    const QFileInfo info(path);
    if (!info.exists()) {
        return Error {u"it does not exist"_s, path};
    }
    if (info.isDir()) {
        return Error {u"this is a folder, not a file"_s, path};
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error {u"it cannot be read: %1"_s.arg(file.errorString()), path};
    }
    auto content = file.read(atMost + 1); // size() tells nothing of pipes
    if (file.error() != QFileDevice::NoError) {
        return Error {u"it cannot be read: %1"_s.arg(file.errorString()), path};
    }
    if (content.size() > atMost) {
        return Error {u"it is larger than %1; nothing was read"_s.arg(sizeText(atMost)), path};
    }
    content.squeeze();
    return content;
}

Result<void> write(const QString &path, const QByteArray &content)
{
    const QFileInfo info(path);
    if (const auto problem = obstacle(info); !problem.isEmpty()) {
        return Error {problem, path};
    }
    const bool isDevice = path.startsWith("/dev/"_L1); // /dev/stdout may lead to a usual file
    if (isDevice || (info.exists() && !info.isFile())) {
        return writeDirectly(path, content);
    }
    const auto kept = info.exists() ? u"; the old file is kept"_s : QString();
    if (info.exists() && !info.isWritable()) {
        return Error {u"it is write-protected; save under another name"_s + kept, path};
    }
    QSaveFile file(path);
    file.setDirectWriteFallback(false);
    const bool isWritten =
        file.open(QIODevice::WriteOnly) && writeAll(file, content) && file.commit();
    if (!isWritten) {
        return Error {u"it cannot be written: %1"_s.arg(file.errorString()) + kept, path};
    }
    flushFolderOf(path);
    return {};
}

Result<QStringList> list(const QString &folder, const QString &suffix)
{
    const QDir directory(folder);
    if (!directory.exists()) {
        return Error {u"the folder does not exist"_s, folder};
    }
    QStringList names;
    for (const auto &name : directory.entryList(QDir::Files, QDir::Name)) {
        if (name.endsWith(suffix)) {
            names << name;
        }
    }
    return names;
}

} // namespace core::io
