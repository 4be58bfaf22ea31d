// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/model/design.h"

#include <QByteArray>

namespace core::io {

/// What can be read of a file that cannot be opened as it is.
struct Repaired {
    Design design;
    /// What was mended or left out, one sentence each with its place:
    /// components[3] "ranker": name must be a text, not a list; it was left out.
    QStringList notes;
    /// The file is of a newer format: it can be looked at, but must not be written over.
    bool isOfNewerFormat = false;
};

/// Reads what can be read: an oddity is mended or left out and told, everything else is kept. A
/// file that opens as it is comes back without notes. An Error when nothing of a design is there.
Result<Repaired> repairedFromText(const QByteArray &text, const QString &where);

} // namespace core::io
