// SPDX-License-Identifier: MIT
#include "core/checks/check.h"

#include "core/checks/judge.h"
#include "core/checks/wording.h"

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

namespace {

/// What one rule says of the design.
struct Verdict {
    bool applies = false;
    QList<Finding> findings;
};

QString keyOf(const Finding &finding)
{
    auto elements = finding.elements;
    elements.sort();
    return finding.rule + u'|' + elements.join(u',');
}

Finding findingOf(const Rule &rule, const QList<ElementId> &elements, const QString &name)
{
    Finding finding;
    finding.rule = rule.id;
    finding.severity = rule.severity;
    finding.text = QString(rule.say).replace("{name}"_L1, name);
    finding.why = rule.why;
    finding.question = rule.ask;
    finding.source = rule.source;
    finding.elements = elements;
    finding.fix = rule.fix;
    finding.key = keyOf(finding);
    return finding;
}

/// The finding for a design as a whole names the elements that the rule can point at.
Finding designFinding(const Rule &rule, Evidence &evidence)
{
    const auto cycle = culprits(rule.must, evidence);
    QStringList names;
    for (const auto &id : cycle.components) {
        names.append(evidence.name({evidence.graph().node(id), -1}));
    }
    const auto name = names.isEmpty() ? evidence.name({}) : names.join(u" → "_s);
    return findingOf(rule, cycle.components + cycle.connections, name);
}

Finding finding(const Rule &rule, const Subject &subject, Evidence &evidence)
{
    if (subject.node < 0 && subject.edge < 0) {
        return designFinding(rule, evidence);
    }
    const auto &graph = evidence.graph();
    const auto id =
        subject.node >= 0 ? graph.component(subject.node).id : graph.connection(subject.edge).id;
    return findingOf(rule, {id}, evidence.name(subject));
}

Verdict judge(const Rule &rule, Evidence &evidence)
{
    Verdict verdict;
    const auto subjects = rule.each ? evidence.subjects(*rule.each) : std::vector<Subject> {{}};
    for (const auto &subject : subjects) {
        if (rule.when && !holds(*rule.when, subject, evidence)) {
            continue;
        }
        verdict.applies = true;
        if (!holds(rule.must, subject, evidence)) {
            verdict.findings.append(finding(rule, subject, evidence));
        }
    }
    // By key, so that drawing the same board in another order gives the same list.
    std::stable_sort(verdict.findings.begin(), verdict.findings.end(),
        [](const Finding &a, const Finding &b) { return a.key < b.key; });
    return verdict;
}

bool covers(const Waiver &waiver, const Finding &finding)
{
    const ElementIds waived(waiver.elements.begin(), waiver.elements.end());
    const ElementIds found(finding.elements.begin(), finding.elements.end());
    return waiver.rule == finding.rule && (waived.isEmpty() || waived == found);
}

QString waivedBecause(const Finding &finding, const QList<Waiver> &waivers)
{
    for (const auto &waiver : waivers) {
        if (covers(waiver, finding) && !waiver.reason.trimmed().isEmpty()) {
            return waiver.reason.trimmed();
        }
    }
    return {};
}

/// Marks findings with where they come from and why they are waived.
void complete(QList<Finding> &findings, const StageProgress &at, const Design &design)
{
    for (auto &finding : findings) {
        finding.checklist = at.checklist;
        finding.stage = at.stage;
        finding.waivedBecause = waivedBecause(finding, design.waivers);
    }
}

int filledFields(const Stage &stage, const Brief &brief)
{
    return static_cast<int>(std::count_if(stage.fields.begin(), stage.fields.end(),
        [&](const BriefField &field) { return !entries(brief.value(field.id)).isEmpty(); }));
}

void judge(const Stage &stage, StageProgress progress, Evidence &evidence, CheckResult &result)
{
    progress.total = static_cast<int>(stage.fields.size());
    progress.done = filledFields(stage, evidence.design().brief);
    for (const auto &rule : stage.rules) {
        auto verdict = judge(rule, evidence);
        complete(verdict.findings, progress, evidence.design());
        const bool isDone = std::all_of(verdict.findings.begin(), verdict.findings.end(),
            [](const auto &f) { return f.isWaived(); });
        progress.total += verdict.applies ? 1 : 0;
        progress.done += verdict.applies && isDone ? 1 : 0;
        result.findings += verdict.findings;
    }
    result.progress.append(progress);
}

} // namespace

CheckResult check(const Design &design, const Catalog &catalog, const Estimate &estimate,
    const QList<Checklist> &checklists)
{
    Evidence evidence(design, catalog, estimate);
    CheckResult result;
    for (const auto &checklist : checklists) {
        for (const auto &stage : checklist.stages) {
            judge(stage, {checklist.id, stage.id, 0, 0}, evidence, result);
        }
    }
    return result;
}

} // namespace core
