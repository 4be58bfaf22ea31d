// SPDX-License-Identifier: MIT
#include "core/analysis/analysis.h"

namespace core {

Analysis analyse(const Design &design, const Catalog &catalog, const QList<Checklist> &checklists,
    const EstimateScope &scope, CheckMemory *memory)
{
    Analysis analysis;
    analysis.estimate = estimate(design, catalog, scope);
    analysis.checks = check(design, catalog, analysis.estimate, checklists, memory);
    return analysis;
}

} // namespace core
