// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json.h"
#include "core/checks/evaluation/check.h"

namespace cli {

/// Findings as SARIF 2.1.0 (OASIS), so that a code host shows them beside the design file: each at
/// the line of the file where its element stands, dismissed ones as suppressed.
core::Json sarif(const QString &file, const QByteArray &content,
    const QList<core::Checklist> &checklists, const core::CheckResult &result);

} // namespace cli
