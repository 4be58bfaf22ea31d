// SPDX-License-Identifier: MIT
#pragma once

#include "core/checks/evaluation/design_queries.h"

namespace core {

/// Whether the condition is true of the subject.
bool holds(const Condition &condition, const Subject &subject, DesignQueries &queries);

/// The elements that make the condition false, where it is about such elements: a cycle.
Cycle culprits(const Condition &condition, DesignQueries &queries);

} // namespace core
