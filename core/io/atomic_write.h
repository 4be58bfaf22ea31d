// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

/// How a file is replaced without ever being half written.
namespace core::io {

/// The file that the path leads to through links, whether or not it is there yet; found as the
/// system finds it, for which "link/.." is the folder above the one that the link leads to.
QString targetOf(const QString &path);

/// A hidden file beside the file, named after it: ".NAME" + ending. A name that would become too
/// long is shortened and told apart by a digest.
QString besideHidden(const QString &path, const QString &ending);

/// What saves that never ended have left of the file: its old content.
QStringList unfinishedOf(const QString &target);

/// What the hidden name of the version kept last ends in.
inline const QString youngestVersion = QStringLiteral(".~1~");
/// Whether the file has hard links besides the one to its youngest version.
bool hasOtherNames(const QString &target);

/// Replaces the file (no link, see targetOf) at once: after a crash or on a full disk there is the
/// old content or the new one. Permissions are kept. A file with several hard links is written in
/// place, so that they stay together; until that is done its old content lies in ".NAME.~saving~",
/// or in
/// ".NAME.~saving-2~" and so on where an earlier save has left it.
Result<void> replaceAtomically(const QString &target, const QByteArray &content);

} // namespace core::io
