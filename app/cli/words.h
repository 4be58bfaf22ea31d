// SPDX-License-Identifier: MIT
#pragma once

#include "core/checks/checklist.h"
#include "core/library.h"

/// What the reports for people and for programs share.
namespace cli {

QString word(core::Severity severity);
QString word(core::SettingKind kind);
QString word(core::Behaviour behaviour);
QString word(core::FieldKind kind);

/// One rule with where it stands.
struct PlacedRule {
    const core::Checklist &checklist;
    const core::Stage &stage;
    const core::Rule &rule;
};
std::vector<PlacedRule> rulesOf(const QList<core::Checklist> &checklists);

/// How many findings are open, by severity, and how many are waived.
struct FindingCounts {
    int error = 0;
    int warning = 0;
    int hint = 0;
    int waived = 0;
};
FindingCounts countsOf(const QList<core::Finding> &findings);

/// What the design is to achieve, as its brief says; empty when it does not.
QString goalOf(const core::Design &design);

} // namespace cli
