// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/library.h"
#include "core/checks/fixes/fix_application.h"

#include <functional>

namespace core {

/// The design after one fix or many, what was added to it and which findings are gone.
struct FixResult {
    Design design;
    QList<ElementId> added;
    QList<Finding> fixed;
};

/// Does the finding's fix, and checks the result: a fix that does not remove its finding, or that
/// brings an error that was not there, or a warning about what it added, is refused with the
/// reason, and the design stays as it is. So is the fix of a finding that the design does not have
/// (any more).
Result<FixResult> fixFinding(const Design &design, const Finding &finding, const Library &library,
    const QList<Checklist> &checklists);

/// Fixes every open finding that a program can fix, the gravest first, one after the other,
/// until nothing more can be done or it is told to stop.
FixResult fixAll(const Design &design, const Library &library, const QList<Checklist> &checklists,
    const std::function<bool()> &goOn = {});

} // namespace core
