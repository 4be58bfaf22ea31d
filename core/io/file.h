// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QStringList>

/// The only way to the disk.
namespace core::io {

constexpr qsizetype mostBytes = qsizetype(64) << 20;

/// Whether the path stands for what was given to the program open (standard input and output) or
/// for a device such as /dev/null, and not for a file to be kept.
bool isStream(const QString &path);

/// The whole content of a file or stream, when it is not larger than that. Other pipes and devices
/// are refused: they may make one wait, or never end.
Result<QByteArray> read(const QString &path, qsizetype atMost = mostBytes);
/// Replaces the file at once: after a crash or on a full disk there is the old content or the new
/// one, never a part. Links and permissions are kept. A stream is written to directly; other pipes
/// and devices are refused.
Result<void> write(const QString &path, const QByteArray &content);
/// Sorted names of the folder's files that end in the suffix.
Result<QStringList> list(const QString &folder, const QString &suffix);

} // namespace core::io
