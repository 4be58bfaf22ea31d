// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/paragraph.h"
#include "app/cli/run_facts.h"
#include "core/analysis/library.h"
#include "core/checks/evaluation/check.h"
#include "core/estimate/insights/simulated_estimate.h"

/// What the subcommands print for people.
namespace cli {

QString templatesText(const QList<core::Template> &templates, const Ink &ink);
QString catalogText(const core::Catalog &catalog, const Ink &ink);
QString checklistsText(const QList<core::Checklist> &checklists, const Ink &ink);
QString rulesText(const QList<core::Checklist> &checklists, const Ink &ink);
/// Findings grouped by step; explained ones with why they matter and what an interviewer would ask.
QString checkText(const core::Design &design, const QList<core::Checklist> &checklists,
    const core::CheckResult &result, bool isExplained, const Ink &ink);
QString estimateText(const core::Design &design, const core::Estimate &estimate, const Ink &ink);
QString simulateText(const core::Design &design, const core::Estimate &estimate,
    const core::Simulated &simulated, const RunFacts &facts, const Ink &ink);

} // namespace cli
