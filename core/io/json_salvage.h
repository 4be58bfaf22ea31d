// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json.h"

namespace core::io {

/// What a damaged or hand-written file holds, as far as that is beyond doubt, and what was not as
/// it should be.
struct Salvage {
    Json json;
    QStringList notes;
};

/// Reads JSON whatever its encoding, with small mistakes mended, and up to where nothing helps any
/// more. Null when nothing could be read. It guesses nothing: a number that is none becomes null.
Salvage salvage(const QByteArray &text);

} // namespace core::io
