// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/library.h"

namespace corpus {

/// A design that keeps one rule, and one that breaks it.
struct RuleCase {
    QString rule;
    core::Design kept;
    core::Design broken;
};

/// Reads [{"rule", "on": template or "empty", "pass": [operators], "fail": [operators]}, …]; absent
/// operators change nothing.
core::Result<QList<RuleCase>> readCases(const QString &file, const core::Library &library);

/// What is wrong with the rule in this case, in sentences: it does not apply to the design that
/// keeps it or finds something there, finds nothing in the one that breaks it, or its fix does not
/// help or brings an error.
QStringList problemsOf(const RuleCase &ruleCase, const core::Library &library);

/// The rule of any checklist, with the checklist; both null when there is none.
std::pair<const core::Checklist *, const core::Rule *> ruleOf(
    const QString &id, const core::Library &library);

} // namespace corpus
