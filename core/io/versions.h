// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QDateTime>
#include <QList>

/// What a file held before, kept beside it as .NAME.~1~ (the youngest), .NAME.~2~ and so on.
namespace core::io {

/// What a file held until it was replaced.
struct Version {
    QString path;
    QDateTime when; ///< when this was written
    bool operator==(const Version &) const = default;
};

/// Keeps what the file holds now as its youngest version and lets the oldest go, so that no more
/// than that many are kept. Before the file is replaced: see replaceAtomically. What unfinished
/// saves have left becomes a version first; what the youngest holds already is not kept again.
Result<void> keepVersion(const QString &path, int most);

/// The versions of the file, youngest first, and what a save that never ended has left.
QList<Version> versionsOf(const QString &path);

} // namespace core::io
