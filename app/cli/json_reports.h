// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/run_facts.h"
#include "core/analysis/library.h"
#include "core/checks/evaluation/check.h"
#include "core/estimate/insights/simulated_estimate.h"

/// What the subcommands print with --json. Each is described by resources/schemas/output-*.
namespace cli {

core::Json templatesJson(const QList<core::Template> &templates);
core::Json catalogJson(const core::Catalog &catalog);
core::Json checklistsJson(const QList<core::Checklist> &checklists);
core::Json rulesJson(const QList<core::Checklist> &checklists);
/// `fixed`: findings that were fixed before this check.
core::Json checkJson(const QString &file, const QList<core::Checklist> &checklists,
    const core::CheckResult &result, const QList<core::Finding> &fixed = {});
core::Json estimateJson(const core::Estimate &estimate);
/// The same members, with what was simulated in place of what was computed.
core::Json simulateJson(const core::Design &design, const core::Estimate &estimate,
    const core::Simulated &simulated, const RunFacts &facts);

} // namespace cli
