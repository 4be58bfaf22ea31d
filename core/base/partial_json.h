// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json.h"

namespace core {

/// What could be read of a text, and why not all of it.
struct PartialJson {
    Json json;
    QString problem; ///< where reading ended; empty when all was read
    QStringList repeated; ///< members that appeared twice in an object; the first was kept
    QStringList tooDeep; ///< places of what is nested deeper than the bounds allow; it was left out
};

/// Reads up to the first problem. Objects and lists that are open there hold what was read of them.
PartialJson parseAsFarAsPossible(const QByteArray &text, const JsonBounds &bounds = {});

} // namespace core
