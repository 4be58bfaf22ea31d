// SPDX-License-Identifier: MIT
#include "core/checks/evaluation/review.h"

#include <algorithm>
#include <tuple>

namespace core {

namespace {

auto urgency(const Finding &finding)
{
    return std::tuple(finding.severity, finding.kind == FindingKind::Missing);
}

} // namespace

QList<Finding> Review::about(const ElementIds &elements) const
{
    QList<Finding> found;
    std::copy_if(
        findings.begin(), findings.end(), std::back_inserter(found), [&](const Finding &finding) {
            return !finding.isDismissed()
                && std::any_of(finding.elements.begin(), finding.elements.end(),
                    [&](const ElementId &id) { return elements.contains(id); });
        });
    return found;
}

QString stepOf(const QString &checklist, const QString &stage)
{
    return checklist + u'/' + stage;
}

Review review(const CheckResult &checks, const QStringList &doneSteps, bool isAsked)
{
    Review result;
    for (const auto &finding : checks.findings) {
        const bool isSaid = isAsked || finding.isDismissed() || finding.kind == FindingKind::Wrong
            || doneSteps.contains(stepOf(finding.checklist, finding.stage));
        (isSaid ? result.findings : result.openItems).append(finding);
    }
    return result;
}

const Finding *nextBest(const CheckResult &checks)
{
    const Finding *best = nullptr;
    for (const auto &finding : checks.findings) {
        if (!finding.isDismissed() && (!best || urgency(finding) < urgency(*best))) {
            best = &finding;
        }
    }
    return best;
}

} // namespace core
