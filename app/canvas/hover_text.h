// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis.h"

namespace canvas {

/// What hovering an element tells, as rich text: its numbers at the peak and its findings.
QString hoverText(const core::Design &design, const core::Catalog &catalog,
    const core::Analysis &analysis, const core::ElementId &id);

} // namespace canvas
