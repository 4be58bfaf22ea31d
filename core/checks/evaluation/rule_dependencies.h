// SPDX-License-Identifier: MIT
#pragma once

#include "core/checks/rules/rule.h"

#include <set>

namespace core {

/// The parts of a design and its estimate that something looks at, or that changed.
struct Dependencies {
    bool structure = false; ///< which components of which types there are, and what connects them
    bool writing = false; ///< title, names, labels, notes, annotations
    bool everySetting = false;
    bool everyField = false; ///< of the brief
    std::set<QString> settings;
    std::set<QString> fields;
    std::set<Measure> measures;

    /// Whether a change of these can matter to who reads this.
    bool intersects(const Dependencies &changes) const;
};

/// All that the verdict of a rule depends on.
Dependencies dependenciesOf(const Rule &rule);

/// What differs between two designs, of what rules can read: not positions, sizes or dismissals.
/// When elements came or went, only that; then all rules about elements are asked again anyway.
Dependencies changesBetween(const Design &before, const Design &after);

} // namespace core
