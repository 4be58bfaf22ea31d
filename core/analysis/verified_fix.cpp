// SPDX-License-Identifier: MIT
#include "core/analysis/verified_fix.h"

#include "core/analysis/analysis.h"
#include "core/model/edits.h"

#include <algorithm>
#include <cmath>

namespace core {

using namespace Qt::StringLiterals;

namespace {

/// Designs under the same checklists, each analysed with what is remembered of the one before.
class Workshop {
public:
    Workshop(const Library &library, const QList<Checklist> &checklists)
        : m_library(library), m_checklists(checklists)
    {
    }

    Analysis analysis(const Design &design)
    {
        const EstimateScope scope {
            .memory = &m_estimates, .prices = &m_library.prices, .hasShares = false};
        return analyse(design, m_library.catalog, m_checklists, scope, &m_checks);
    }

    /// The design after the fix with its analysis; the error says why it does not help.
    Result<std::pair<Fixed, Analysis>> attempt(
        const Design &design, const Analysis &before, const Finding &finding)
    {
        auto fixed =
            core::fixed(design, finding, {m_library.catalog, before.estimate, m_library.glossary});
        if (fixed.design == design) {
            return Error {
                u"nothing on the board can be changed so that it helps; %1"_s.arg(finding.fix.say),
                {}};
        }
        auto after = analysis(fixed.design);
        if (sizeUp(fixed, after.estimate)) {
            after = analysis(fixed.design);
        }
        if (holds(after, finding.key)) {
            return Error {u"that alone does not mend it; %1"_s.arg(finding.fix.say), {}};
        }
        for (const auto &other : std::as_const(after.checks.findings)) {
            if (!other.isDismissed() && !holds(before, other.key) && isWorse(other, fixed)) {
                return Error {
                    u"it would bring a new %1: %2"_s.arg(severityWord(other.severity), other.text),
                    {}};
            }
        }
        return std::pair(std::move(fixed), std::move(after));
    }

    /// Whether the finding is there and open.
    static bool holds(const Analysis &analysis, const QString &key)
    {
        return std::any_of(analysis.checks.findings.begin(), analysis.checks.findings.end(),
            [&](const Finding &finding) { return finding.key == key && !finding.isDismissed(); });
    }

private:
    /// Errors are worse wherever they are, warnings when they are about what the fix added.
    static bool isWorse(const Finding &finding, const Fixed &fixed)
    {
        const bool isOfAdded = std::any_of(finding.elements.begin(), finding.elements.end(),
            [&](const ElementId &id) { return fixed.added.contains(id); });
        return finding.severity == Severity::Error
            || (finding.severity == Severity::Warning && isOfAdded);
    }

    /// Gives new components the replicas that their load needs; whether one of them had too few.
    static bool sizeUp(Fixed &fixed, const Estimate &estimate)
    {
        bool isChanged = false;
        for (const auto &id : std::as_const(fixed.added)) {
            const auto *component = estimate.component(id);
            const auto needed = component ? component->replicasNeeded.value : std::nullopt;
            if (needed && component->replicas && *component->replicas < *needed) {
                fixed.design = edits::setSetting(
                    std::move(fixed.design), {id}, u"replicas"_s, Setting(std::ceil(*needed)));
                isChanged = true;
            }
        }
        return isChanged;
    }

    const Library &m_library;
    const QList<Checklist> &m_checklists;
    EstimateMemory m_estimates;
    CheckMemory m_checks;
};

/// Open findings with a fix that a program can do, errors first; those tried before are left out.
QList<Finding> doable(const CheckResult &checks, const QSet<QString> &tried)
{
    QList<Finding> found;
    for (const auto &finding : checks.findings) {
        if (!finding.isDismissed() && finding.fix.isDoable() && !tried.contains(finding.key)) {
            found.append(finding);
        }
    }
    std::stable_sort(found.begin(), found.end(),
        [](const Finding &a, const Finding &b) { return a.severity < b.severity; });
    return found;
}

} // namespace

Result<FixResult> fixFinding(const Design &design, const Finding &finding, const Library &library,
    const QList<Checklist> &checklists)
{
    Workshop workshop(library, checklists);
    const auto before = workshop.analysis(design);
    if (!Workshop::holds(before, finding.key)) {
        return Error {u"it is not so any more: the design has changed since"_s, {}};
    }
    auto attempt = workshop.attempt(design, before, finding);
    if (!attempt) {
        return attempt.error();
    }
    return FixResult {std::move(attempt->first.design), attempt->first.added, {finding}};
}

FixResult fixAll(const Design &design, const Library &library, const QList<Checklist> &checklists,
    const std::function<bool()> &goOn)
{
    Workshop workshop(library, checklists);
    FixResult result {design, {}, {}};
    auto analysis = workshop.analysis(design);
    QSet<QString> tried;
    for (auto left = doable(analysis.checks, tried); !left.isEmpty() && (!goOn || goOn());
         left = doable(analysis.checks, tried)) {
        const auto finding = left.first();
        tried.insert(finding.key);
        if (auto attempt = workshop.attempt(result.design, analysis, finding)) {
            result.design = std::move(attempt->first.design);
            result.added += attempt->first.added;
            result.fixed.append(finding);
            analysis = std::move(attempt->second);
        }
    }
    return result;
}

} // namespace core
