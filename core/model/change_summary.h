// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/design.h"

namespace core {

/// What differs between two designs, in names for people: of components, of connections ("from →
/// to" where they have no label) and of what is drawn beside them.
struct ChangeSummary {
    QStringList added;
    QStringList removed;
    QStringList changed;
    QStringList moved; ///< nothing but the place differs
    qsizetype answers = 0; ///< of the brief
    bool isTitleChanged = false;
    bool isReviewChanged = false; ///< frameworks, steps done, dismissed findings
    bool operator==(const ChangeSummary &) const = default;

    /// Nothing that a person would see differs.
    bool isEmpty() const { return *this == ChangeSummary {}; }
};

/// What leads from one design to the other.
ChangeSummary summaryOfChanges(const Design &before, const Design &after);

} // namespace core
