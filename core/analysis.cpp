// SPDX-License-Identifier: MIT
#include "core/analysis.h"

namespace core {

Analysis analyse(const Design &design, const Catalog &catalog, const QList<Checklist> &checklists)
{
    Analysis analysis;
    analysis.estimate = estimate(design, catalog);
    analysis.checks = check(design, catalog, analysis.estimate, checklists);
    return analysis;
}

} // namespace core
