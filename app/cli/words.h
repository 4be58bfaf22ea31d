// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/library.h"
#include "core/checks/rules/checklist.h"

/// What the reports for people and for programs share.
namespace cli {

/// One rule with where it stands.
struct PlacedRule {
    const core::Checklist &checklist;
    const core::Stage &stage;
    const core::Rule &rule;
};
/// Each rule once, where it stands first.
std::vector<PlacedRule> rulesOf(const QList<core::Checklist> &checklists);

/// What the design is to achieve, as its brief says; empty when it does not.
QString goalOf(const core::Design &design);

} // namespace cli
