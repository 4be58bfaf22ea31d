// SPDX-License-Identifier: MIT
#pragma once

#include "core/checks/rules/finding.h"

#include <QStringList>

/// Which findings the person wants to see.
struct FindingFilter {
    bool errors = true;
    bool warnings = true;
    bool hints = true;
    bool wrong = true; ///< what contradicts itself or will fail
    bool missing = true; ///< what is not there
    bool openItems = true;
    bool dismissed = true;
    QStringList words; ///< all of them have to occur
    bool operator==(const FindingFilter &) const = default;

    bool shows(core::Severity severity) const;
    void set(core::Severity severity, bool isShown);
    /// Whether a finding that is said aloud, or is dismissed, is shown.
    bool shows(const core::Finding &finding) const;
    bool showsOpenItem(const core::Finding &finding) const;
    bool isSearch() const { return !words.isEmpty(); }

private:
    bool holdsWords(const core::Finding &finding) const;
};
