// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>

/// The calls that Qt does not offer: whole files with fsync, permissions and links. Errors are the
/// system's words alone, without a place.
namespace core::io::posix {

Result<QByteArray> contentOf(const QString &path);

/// Puts a new file with the content in the path's place: written and flushed under another name,
/// renamed, the folder flushed. Permissions and owner are those of `like`, when that is there.
Result<void> replace(const QString &path, const QByteArray &content, const QString &like);
/// Gives the file that is there new content. Asks for the room before it touches anything.
Result<void> overwrite(const QString &path, const QByteArray &content);

/// Another name for the file; what has that name must be gone.
Result<void> link(const QString &path, const QString &name);
Result<void> rename(const QString &path, const QString &name);
void remove(const QString &path);

/// How many names the file has; 0 when it is not there.
int linkCount(const QString &path);
bool isSameFile(const QString &path, const QString &other);

} // namespace core::io::posix
