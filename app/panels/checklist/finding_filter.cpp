// SPDX-License-Identifier: MIT
#include "app/panels/checklist/finding_filter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

bool FindingFilter::shows(core::Severity severity) const
{
    switch (severity) {
    case core::Severity::Error:
        return errors;
    case core::Severity::Warning:
        return warnings;
    case core::Severity::Hint:
        break;
    }
    return hints;
}

void FindingFilter::set(core::Severity severity, bool isShown)
{
    switch (severity) {
    case core::Severity::Error:
        errors = isShown;
        return;
    case core::Severity::Warning:
        warnings = isShown;
        return;
    case core::Severity::Hint:
        hints = isShown;
        return;
    }
}

bool FindingFilter::shows(const core::Finding &finding) const
{
    if (finding.isDismissed()) {
        return dismissed && holdsWords(finding);
    }
    const bool isOfKind = finding.kind == core::FindingKind::Wrong ? wrong : missing;
    return isOfKind && shows(finding.severity) && holdsWords(finding);
}

bool FindingFilter::showsOpenItem(const core::Finding &finding) const
{
    return openItems && holdsWords(finding);
}

bool FindingFilter::holdsWords(const core::Finding &finding) const
{
    const auto text =
        (QStringList {finding.text, finding.rule, finding.fix.say, finding.dismissedBecause}
            + finding.elements)
            .join(u' ');
    return std::all_of(words.begin(), words.end(),
        [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}
