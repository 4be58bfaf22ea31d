// SPDX-License-Identifier: MIT
#pragma once

#include "core/checks/evaluation/design_queries.h"
#include "core/checks/rules/rule.h"

namespace core {

/// What one rule says of a design, whatever else is found.
struct Verdict {
    bool isCounted = true; ///< among what a step asks for
    bool applies = false;
    bool isAutomated = false; ///< of a scored rule that is kept: by a program everywhere
    QList<Finding> findings; ///< by key, so that the order of drawing changes nothing
};

Verdict verdictOf(const Rule &rule, DesignQueries &queries);

} // namespace core
