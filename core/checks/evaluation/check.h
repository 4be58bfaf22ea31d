// SPDX-License-Identifier: MIT
#pragma once

#include "core/checks/rules/checklist.h"
#include "core/checks/rules/finding.h"
#include "core/estimate/estimate.h"

#include <memory>

namespace core {

/// Findings in checklist order (stage, rule, element), dismissed ones included and marked, and the
/// progress of every stage. A rule that several checklists share is judged once, and its findings
/// stand at the first of them.
struct CheckResult {
    QList<Finding> findings;
    QList<StageProgress> progress;

    /// Of a scored checklist: the least score of its stages; nothing for others.
    std::optional<double> score(const QString &checklist) const;
};

/// What an earlier check found that still holds after an edit. It never changes a finding, only the
/// time a check takes. One for each thread, for one catalog and rules that stay as they are.
class CheckMemory {
public:
    CheckMemory();
    ~CheckMemory();
    CheckMemory(CheckMemory &&) noexcept;
    CheckMemory &operator=(CheckMemory &&) noexcept;

    /// How many rules the last check asked anew.
    int asked() const;

    struct Content;
    Content &content() { return *m_content; }

private:
    std::unique_ptr<Content> m_content;
};

/// Judges the design by the checklists.
CheckResult check(const Design &design, const Catalog &catalog, const Estimate &estimate,
    const QList<Checklist> &checklists, CheckMemory *memory = nullptr);

} // namespace core
