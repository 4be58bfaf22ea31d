// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/checklist/finding_section.h"
#include "core/checks/evaluation/review.h"

/// Sorts what is said of a design under the steps of the frameworks that it is judged by; what is
/// dismissed comes last.
QList<FindingGroup> findingGroups(const core::CheckResult &checks, const core::Review &review,
    const core::Design &design, const QList<core::Checklist> &checklists);
