// SPDX-License-Identifier: MIT
#include "core/checks/evaluation/check.h"

#include "core/checks/evaluation/rule_dependencies.h"
#include "core/checks/evaluation/rule_evaluation.h"
#include "core/checks/rules/brief_answers.h"

#include <algorithm>

namespace core {

/// The last design with its numbers, and what each rule said of it.
struct CheckMemory::Content {
    Design design;
    MeasureTable measures;
    QHash<QString, Verdict> verdicts;
    QHash<QString, Dependencies> dependencies; ///< by rule
    int asked = 0;
};

CheckMemory::CheckMemory() : m_content(std::make_unique<Content>()) { }
CheckMemory::~CheckMemory() = default;
CheckMemory::CheckMemory(CheckMemory &&) noexcept = default;
CheckMemory &CheckMemory::operator=(CheckMemory &&) noexcept = default;

int CheckMemory::asked() const
{
    return m_content->asked;
}

namespace {

using Verdicts = QHash<QString, Verdict>;

/// Gives each rule its verdict: one that still holds, or a new one.
class Evaluator {
public:
    Evaluator(const Design &design, const Catalog &catalog, const MeasureTable &measures)
        : m_queries(design, catalog, measures)
    {
    }

    /// Drops what the changes may have overtaken.
    static void forget(CheckMemory::Content &memory, const Dependencies &changes)
    {
        memory.verdicts.removeIf([&](const auto &verdict) {
            return memory.dependencies.value(verdict.key()).intersects(changes);
        });
    }

    void evaluate(const Rule &rule, CheckMemory::Content &memory)
    {
        if (memory.verdicts.contains(rule.id)) {
            return;
        }
        ++memory.asked;
        memory.verdicts.insert(rule.id, verdictOf(rule, m_queries));
        if (!memory.dependencies.contains(rule.id)) {
            memory.dependencies.insert(rule.id, dependenciesOf(rule));
        }
    }

private:
    DesignQueries m_queries;
};

bool covers(const Dismissal &dismissal, const Finding &finding)
{
    const ElementIds dismissed(dismissal.elements.begin(), dismissal.elements.end());
    const ElementIds found(finding.elements.begin(), finding.elements.end());
    return dismissal.rule == finding.rule && (dismissed.isEmpty() || dismissed == found);
}

QString dismissedBecause(const Finding &finding, const QList<Dismissal> &dismissals)
{
    for (const auto &dismissal : dismissals) {
        if (covers(dismissal, finding) && !dismissal.reason.trimmed().isEmpty()) {
            return dismissal.reason.trimmed();
        }
    }
    return {};
}

/// Whether two findings can have one cause: they intersects in an element, or one is of the whole
/// design.
bool areOfOnePlace(const Finding &a, const Finding &b)
{
    return a.elements.isEmpty() || b.elements.isEmpty()
        || std::any_of(a.elements.begin(), a.elements.end(),
            [&](const ElementId &id) { return b.elements.contains(id); });
}

bool isImplied(const Finding &finding, const QStringList &causes, const Verdicts &verdicts)
{
    return std::any_of(causes.begin(), causes.end(), [&](const QString &cause) {
        const auto verdict = verdicts.constFind(cause);
        return verdict != verdicts.cend()
            && std::any_of(verdict->findings.begin(), verdict->findings.end(),
                [&](const Finding &other) { return areOfOnePlace(finding, other); });
    });
}

int filledFields(const Stage &stage, const Brief &brief)
{
    return static_cast<int>(std::count_if(stage.fields.begin(), stage.fields.end(),
        [&](const BriefField &field) { return !entries(brief.value(field.id)).isEmpty(); }));
}

/// Puts the verdicts of the chosen rules together, stage by stage.
class Report {
public:
    Report(const Design &design, const Verdicts &verdicts) : m_design(design), m_verdicts(verdicts)
    {
    }

    void append(const Checklist &checklist, const Stage &stage)
    {
        StageProgress progress {checklist.id, stage.id, 0, 0, std::nullopt};
        progress.total = static_cast<int>(stage.fields.size());
        progress.done = filledFields(stage, m_design.brief);
        if (checklist.isScored) {
            progress.score = 0;
        }
        for (const auto &rule : stage.rules) {
            append(rule, progress);
        }
        m_result.progress.append(progress);
    }

    CheckResult result() const { return m_result; }

private:
    void append(const Rule &rule, StageProgress &progress)
    {
        const auto verdict = m_verdicts.value(rule.id);
        const bool isNew = !m_seen.contains(rule.id);
        m_seen.insert(rule.id);
        bool isDone = true;
        for (auto finding : verdict.findings) {
            finding.checklist = progress.checklist;
            finding.stage = progress.stage;
            finding.dismissedBecause = dismissedBecause(finding, m_design.dismissals);
            isDone = isDone && finding.isDismissed();
            if (isNew && !isImplied(finding, rule.impliedBy, m_verdicts)) {
                m_result.findings.append(std::move(finding));
            }
        }
        const bool isCounted = verdict.applies && verdict.isCounted;
        progress.total += isCounted ? 1 : 0;
        progress.done += isCounted && isDone ? 1 : 0;
        if (progress.score && isCounted && verdict.findings.isEmpty()) {
            *progress.score += verdict.isAutomated ? 1 : 0.5;
        }
    }

    const Design &m_design;
    const Verdicts &m_verdicts;
    QSet<QString> m_seen;
    CheckResult m_result;
};

Verdicts verdictsOf(const QList<Checklist> &checklists, const Verdicts &all)
{
    Verdicts chosen;
    for (const auto &checklist : checklists) {
        for (const auto &stage : checklist.stages) {
            for (const auto &rule : stage.rules) {
                chosen.insert(rule.id, all.value(rule.id));
            }
        }
    }
    return chosen;
}

} // namespace

std::optional<double> CheckResult::score(const QString &checklist) const
{
    std::optional<double> least;
    for (const auto &stage : progress) {
        if (stage.checklist == checklist && stage.score) {
            least = std::min(*stage.score, least.value_or(*stage.score));
        }
    }
    return least;
}

CheckResult check(const Design &design, const Catalog &catalog, const Estimate &estimate,
    const QList<Checklist> &checklists, CheckMemory *memory)
{
    CheckMemory::Content fresh;
    auto &known = memory ? memory->content() : fresh;
    MeasureTable measures(design, estimate);
    auto changes = changesBetween(known.design, design);
    changes.measures = known.measures.changesTo(measures);
    Evaluator::forget(known, changes);
    known.design = design;
    known.measures = std::move(measures);
    known.asked = 0;
    Evaluator evaluator(known.design, catalog, known.measures);
    for (const auto &checklist : checklists) {
        for (const auto &stage : checklist.stages) {
            for (const auto &rule : stage.rules) {
                evaluator.evaluate(rule, known);
            }
        }
    }
    // Rules of checklists that are not chosen imply nothing.
    const auto verdicts = verdictsOf(checklists, known.verdicts);
    Report report(design, verdicts);
    for (const auto &checklist : checklists) {
        for (const auto &stage : checklist.stages) {
            report.append(checklist, stage);
        }
    }
    return report.result();
}

} // namespace core
