// SPDX-License-Identifier: MIT
#include "core/checks/evaluation/rule_evaluation.h"

#include "core/checks/evaluation/condition_evaluation.h"

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

namespace {

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
    finding.kind = rule.kind;
    finding.text = QString(rule.say).replace("{name}"_L1, name);
    finding.why = rule.why;
    finding.questions = rule.ask;
    finding.source = rule.source;
    finding.elements = elements;
    finding.fix = rule.fix;
    finding.key = keyOf(finding);
    return finding;
}

/// The finding for a design as a whole names the elements that the rule can point at.
Finding designFinding(const Rule &rule, DesignQueries &queries)
{
    const auto cycle = culprits(rule.must, queries);
    QStringList names;
    for (const auto &id : cycle.components) {
        names.append(queries.name({queries.graph().node(id), -1}));
    }
    const auto name = names.isEmpty() ? queries.name({}) : names.join(u" → "_s);
    return findingOf(rule, cycle.components + cycle.connections, name);
}

/// One finding for each fault. Without any there was nothing to do, so nothing counts as done.
Verdict faultVerdict(const Rule &rule, const words::NoFault &word, DesignQueries &queries)
{
    Verdict verdict;
    if (rule.when && !holds(*rule.when, {}, queries)) {
        return verdict;
    }
    for (const auto &[subject, text] : queries.faults(word.fault)) {
        const auto &graph = queries.graph();
        const auto id = subject.node >= 0 ? graph.component(subject.node).id
                                          : graph.connection(subject.edge).id;
        auto found = findingOf(rule, {id}, queries.name(subject));
        found.text.replace("{fault}"_L1, text);
        verdict.findings.append(found);
    }
    verdict.applies = true;
    std::stable_sort(verdict.findings.begin(), verdict.findings.end(),
        [](const Finding &a, const Finding &b) { return a.key < b.key; });
    verdict.isCounted = !verdict.findings.isEmpty();
    return verdict;
}

Finding finding(const Rule &rule, const Subject &subject, DesignQueries &queries)
{
    if (subject.node < 0 && subject.edge < 0) {
        return designFinding(rule, queries);
    }
    const auto &graph = queries.graph();
    const auto id =
        subject.node >= 0 ? graph.component(subject.node).id : graph.connection(subject.edge).id;
    return findingOf(rule, {id}, queries.name(subject));
}

} // namespace

Verdict verdictOf(const Rule &rule, DesignQueries &queries)
{
    if (const auto *word = std::get_if<words::NoFault>(&rule.must.word)) {
        return faultVerdict(rule, *word, queries);
    }
    Verdict verdict;
    verdict.isAutomated = rule.automated.has_value();
    const auto subjects = rule.each ? queries.subjects(*rule.each) : std::vector<Subject> {{}};
    for (const auto &subject : subjects) {
        if (rule.when && !holds(*rule.when, subject, queries)) {
            continue;
        }
        verdict.applies = true;
        if (!holds(rule.must, subject, queries)) {
            verdict.findings.append(finding(rule, subject, queries));
        }
        verdict.isAutomated = verdict.isAutomated && holds(*rule.automated, subject, queries);
    }
    std::stable_sort(verdict.findings.begin(), verdict.findings.end(),
        [](const Finding &a, const Finding &b) { return a.key < b.key; });
    return verdict;
}

} // namespace core
