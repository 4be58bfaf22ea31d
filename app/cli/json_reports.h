// SPDX-License-Identifier: MIT
#pragma once

#include "core/checks/check.h"
#include "core/library.h"

/// What the subcommands print with --json. Each is described by resources/schemas/output-*.
namespace cli {

core::Json templatesJson(const QList<core::Template> &templates);
core::Json catalogJson(const core::Catalog &catalog);
core::Json checklistsJson(const QList<core::Checklist> &checklists);
core::Json rulesJson(const QList<core::Checklist> &checklists);
core::Json checkJson(
    const QString &file, const QList<core::Checklist> &checklists, const core::CheckResult &result);
core::Json estimateJson(const core::Estimate &estimate);

} // namespace cli
