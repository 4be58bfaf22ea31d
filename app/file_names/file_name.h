// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

/// A kind of file that can be written: what people call it, and the suffixes that mean it. The
/// first is the one that is added to a name without any.
struct FileKind {
    QString title;
    QStringList suffixes;
    bool operator==(const FileKind &) const = default;
};

/// Names of files, as they are typed and as they are suggested.
namespace file_name {

/// The path that is meant by what was typed: its suffix decides the kind, and a name that ends in
/// none of the kinds' suffixes ("design v1.2") gets the chosen kind's.
QString completed(const QString &typed, const QList<FileKind> &kinds, const FileKind &chosen);
/// The absolute path without "." and "..", so that what is asked about is what is written. One
/// that ends in a slash means a folder and stays as it is.
QString located(const QString &path);
/// The kind of a file by its suffix; null when it is none of them.
const FileKind *kindOf(const QString &path, const QList<FileKind> &kinds);
/// Why no file can be written there, as a sentence; empty when nothing speaks against it.
QString obstacle(const QString &path);

/// A legal file name made of a title, without a suffix: no separators or control characters, no
/// leading dot, short enough for every file system.
QString fromTitle(const QString &title, const QString &fallback);
/// Where to propose a file beside the one of the board, or in the folder for a board without one.
QString beside(const QString &boardFile, const QString &folder, const QString &title,
    const QString &fallback, const FileKind &kind);

} // namespace file_name
