// SPDX-License-Identifier: MIT
#include "app/file_names/file_name.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace file_name {

namespace {

constexpr qsizetype longestName = 255; // bytes, on every file system that matters
constexpr qsizetype longestSuggestion = 120;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(FileName)
};

qsizetype bytesOf(const QString &name)
{
    return name.toUtf8().size();
}

/// Whether a file system or a shell of this world could stumble over it.
bool isTroublesome(QChar character)
{
    const auto category = character.category();
    return category == QChar::Other_Control || category == QChar::Other_Format
        || category == QChar::Other_NotAssigned || category == QChar::Other_PrivateUse
        || u"/\\:*?\"<>|"_s.contains(character) || character == u'\ufffd';
}

QString withoutEdges(const QString &name, const QString &edges)
{
    qsizetype first = 0;
    qsizetype end = name.size();
    while (first < end && edges.contains(name[first])) {
        ++first;
    }
    while (end > first && edges.contains(name[end - 1])) {
        --end;
    }
    return name.mid(first, end - first);
}

QString cut(QString name, qsizetype bytes)
{
    while (bytesOf(name) > bytes) {
        name.chop(name.size() > 1 && name.back().isLowSurrogate() ? 2 : 1);
    }
    return name;
}

} // namespace

const FileKind *kindOf(const QString &path, const QList<FileKind> &kinds)
{
    const auto name = QFileInfo(path).fileName();
    for (const auto &kind : kinds) {
        for (const auto &suffix : kind.suffixes) {
            const auto ending = u'.' + suffix;
            if (name.endsWith(ending, Qt::CaseInsensitive)) {
                return &kind;
            }
        }
    }
    return nullptr;
}

QString completed(const QString &typed, const QList<FileKind> &kinds, const FileKind &chosen)
{
    if (typed.isEmpty() || typed.endsWith(u'/')) {
        return typed;
    }
    auto name = typed;
    while (name.endsWith(u'.') || name.endsWith(u' ')) {
        name.chop(1);
    }
    return kindOf(name, kinds) ? name : name + u'.' + chosen.suffixes.first();
}

QString located(const QString &path)
{
    return path.endsWith(u'/') ? path : QFileInfo(path).absoluteFilePath();
}

QString obstacle(const QString &path)
{
    const QFileInfo info(path);
    const QFileInfo folder(info.absolutePath());
    const auto name = info.fileName();
    if (info.isDir() || name.isEmpty()) {
        return Words::tr("%1 is a folder. Give a file name.").arg(path);
    }
    if (name.startsWith(u'.') && name.indexOf(u'.', 1) < 0) {
        return Words::tr("%1 is only an ending. Give a name before it.").arg(name);
    }
    if (bytesOf(name) > longestName) {
        return Words::tr("The name is too long: it has %1 bytes, and %2 are possible. "
                         "Give a shorter one.")
            .arg(bytesOf(name))
            .arg(longestName);
    }
    if (!folder.exists()) {
        return Words::tr("The folder %1 does not exist. Create it first, or choose another.")
            .arg(folder.filePath());
    }
    if (!folder.isDir()) {
        return Words::tr("%1 is a file, not a folder. Choose another place.")
            .arg(folder.filePath());
    }
    if (info.exists() && !info.isFile()) {
        return Words::tr("%1 is a pipe or a device, not a file. Choose another name.").arg(path);
    }
    if (info.exists() && !info.isWritable()) {
        return Words::tr("%1 is write-protected. Choose another name.").arg(path);
    }
    if (!info.exists() && !folder.isWritable()) {
        return Words::tr("The folder %1 cannot be written to. Choose another.")
            .arg(folder.filePath());
    }
    return {};
}

QString fromTitle(const QString &title, const QString &fallback)
{
    QString name;
    for (const auto character : title.simplified().toLower()) {
        if (character == u' ') {
            name += u'-';
        } else if (!isTroublesome(character)) {
            name += character;
        }
    }
    name = withoutEdges(cut(name, longestSuggestion), u".- "_s);
    return name.isEmpty() ? fallback : name;
}

QString beside(const QString &boardFile, const QString &folder, const QString &title,
    const QString &fallback, const FileKind &kind)
{
    const auto ending = u'.' + kind.suffixes.first();
    if (boardFile.isEmpty()) {
        return QDir(folder).filePath(fromTitle(title, fallback) + ending);
    }
    const QFileInfo file(boardFile);
    const auto name = cut(file.completeBaseName(), longestName - bytesOf(ending));
    return file.absoluteDir().filePath(name + ending);
}

} // namespace file_name
