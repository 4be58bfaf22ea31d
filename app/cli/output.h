// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>

/// How subcommands write designs: what is there already is never lost.
namespace cli {

/// An Error when there is a file already, unless the person forces it.
core::Result<void> mayWrite(const QString &out, bool isForced);
/// Writes the file; what it held before is kept as an earlier version.
core::Result<void> writeDesign(const QString &out, const QByteArray &bytes);

} // namespace cli
