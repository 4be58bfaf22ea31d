// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalog.h"
#include "core/checks/rules/finding.h"
#include "core/checks/rules/glossary.h"
#include "core/estimate/estimate.h"

namespace core {

/// What a fix needs to know besides the design.
struct FixContext {
    const Catalog &catalog;
    const Estimate &estimate;
    const Glossary &glossary;
};

/// The design after a fix, and the ids of what was added to it.
struct Fixed {
    Design design;
    QList<ElementId> added;
};

/// Does what the finding's fix says, wherever it can; the same design when there is nothing to do.
/// New components get a free place beside or between their neighbours. Whether the finding is gone
/// is for a check to say.
Fixed fixed(const Design &design, const Finding &finding, const FixContext &context);

} // namespace core
