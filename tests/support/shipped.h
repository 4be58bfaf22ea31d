// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/library.h"

/// The shipped data, read from the sources once for each test program.
inline const core::Library &library()
{
    static const auto loaded = core::loadLibrary(QStringLiteral(INFERBOARD_SOURCE_DIR));
    return *loaded;
}

inline const core::Checklist &sevenSteps()
{
    return library().checklists.first();
}
