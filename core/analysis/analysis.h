// SPDX-License-Identifier: MIT
#pragma once

#include "core/checks/evaluation/check.h"
#include "core/estimate/estimate.h"

namespace core {

/// What the program thinks of a design: findings, progress and estimate. Never saved, never undone.
struct Analysis {
    CheckResult checks;
    Estimate estimate;
};

/// Checks and estimate in one call. Pure but for the memories, which change neither number nor
/// finding.
Analysis analyse(const Design &design, const Catalog &catalog, const QList<Checklist> &checklists,
    const EstimateScope &scope = {}, CheckMemory *memory = nullptr);

} // namespace core
