// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalog.h"
#include "core/checks/rules/finding.h"
#include "core/estimate/estimate.h"

namespace canvas {

/// What hovering an element tells, as rich text: its numbers at the peak and its findings.
QString elementToolTip(const core::Design &design, const core::Catalog &catalog,
    const core::Estimate &estimate, const QList<core::Finding> &findings,
    const core::ElementId &id);
/// What hovering a badge tells: the first findings, and how many more there are.
QString findingsToolTip(const QList<core::Finding> &findings);

} // namespace canvas
