// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/library.h"

/// Pages of the help that are made from the rules of the frameworks, in Markdown.
namespace rule_pages {

/// What a framework asks for: its steps, and in each a link "rule:ID" to every rule.
QString framework(const core::Checklist &checklist);

/// One rule: what it says, why, the interviewer's questions, how it is mended, and who says so.
/// Tells that there is no such rule, if so.
QString rule(const QString &id, const core::Library &library);

} // namespace rule_pages
