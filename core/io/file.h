// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QStringList>

/// The only way to the disk.
namespace core::io {

constexpr qsizetype mostBytes = qsizetype(64) << 20;

/// The whole content of a file, when it is not larger than that.
Result<QByteArray> read(const QString &path, qsizetype atMost = mostBytes);
/// Replaces the file at once: after a crash or on a full disk there is the old content or the new
/// one, never a part. Links and permissions are kept. A device or pipe is written to directly.
Result<void> write(const QString &path, const QByteArray &content);
/// Sorted names of the folder's files that end in the suffix.
Result<QStringList> list(const QString &folder, const QString &suffix);

} // namespace core::io
