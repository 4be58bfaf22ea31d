// SPDX-License-Identifier: MIT
#include "core/io/file.h"

#include "core/io/atomic_write.h"
#include "core/io/device.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace core::io {

using namespace Qt::StringLiterals;

namespace {

QString sizeText(qsizetype bytes)
{
    return bytes < qsizetype {1024} * 1024 ? u"%1 bytes"_s.arg(bytes)
                                           : u"%1 MiB"_s.arg(bytes >> 20);
}

Result<void> writeDirectly(const QString &path, const QByteArray &content)
{
    QFile device(path);
    if (device.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && writeAll(device, content)) {
        return {};
    }
    return Error {u"it cannot be written: %1"_s.arg(device.errorString()), path};
}

/// At most so many bytes, in growing pieces: the size that a file claims tells nothing
/// of pipes, and room for the most that is allowed would be much for the many small files.
QByteArray readUpTo(QIODevice &device, qsizetype atMost)
{
    constexpr qsizetype piece = 65'536;
    QByteArray content;
    while (content.size() < atMost) {
        const auto next = device.read(std::min(piece + content.size(), atMost - content.size()));
        if (next.isEmpty()) {
            break;
        }
        content += next;
    }
    return content;
}

const auto noFile = u"this is a pipe or a device, not a file; give the name of a file"_s;

/// Why there can be no such file, before anything is touched; empty when nothing speaks against it.
QString obstacle(const QFileInfo &file)
{
    if (file.isDir()) {
        return u"this is a folder, not a file; give a file name"_s;
    }
    const QFileInfo folder(file.path());
    if (!folder.exists()) {
        return u"the folder %1 does not exist; create it first"_s.arg(folder.filePath());
    }
    if (!folder.isDir()) {
        return u"%1 is a file, not a folder; choose another place"_s.arg(folder.filePath());
    }
    return file.exists() && !file.isFile() ? noFile : QString();
}

} // namespace

bool isStream(const QString &path)
{
    static const QStringList streams {
        u"/dev/stdin"_s, u"/dev/stdout"_s, u"/dev/stderr"_s, u"/dev/null"_s, u"/dev/full"_s};
    const auto clean = QDir::cleanPath(path);
    return streams.contains(clean) || clean.startsWith("/dev/fd/"_L1)
        || clean.startsWith("/proc/self/fd/"_L1);
}

Result<QByteArray> read(const QString &path, qsizetype atMost)
{
    const QFileInfo info(path);
    if (!info.exists()) {
        return Error {u"it does not exist"_s, path};
    }
    if (info.isDir()) {
        return Error {u"this is a folder, not a file"_s, path};
    }
    if (!info.isFile() && !isStream(path)) {
        return Error {noFile, path};
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error {u"it cannot be read: %1"_s.arg(file.errorString()), path};
    }
    auto content = readUpTo(file, atMost + 1);
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
    if (isStream(path)) { // /dev/stdout may lead to a usual file
        return writeDirectly(path, content);
    }
    const QFileInfo info(path);
    if (const auto problem = obstacle(info); !problem.isEmpty()) {
        return Error {problem, path};
    }
    if (info.exists() && !info.isWritable()) {
        return Error {
            u"it is write-protected; save under another name; the old file is kept"_s, path};
    }
    const auto replaced = replaceAtomically(targetOf(path), content);
    return replaced ? replaced : Result<void>(Error {replaced.error().message, path});
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
