// SPDX-License-Identifier: MIT
#pragma once

#include "core/checks/checklist.h"
#include "core/checks/finding.h"
#include "core/estimate/estimate.h"

namespace core {

/// Findings in checklist order (stage, rule, element), waived ones included and marked, and the
/// progress of every stage.
struct CheckResult {
    QList<Finding> findings;
    QList<StageProgress> progress;
};

/// Judges the design by the checklists.
CheckResult check(const Design &design, const Catalog &catalog, const Estimate &estimate,
    const QList<Checklist> &checklists);

} // namespace core
