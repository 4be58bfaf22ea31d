// SPDX-License-Identifier: MIT
#include "support/rule_cases.h"

#include "core/analysis/analysis.h"
#include "core/checks/evaluation/rule_evaluation.h"
#include "core/checks/fixes/fix_application.h"
#include "core/io/file.h"
#include "support/corpus.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace core;

namespace corpus {

namespace {

Result<RuleCase> caseFrom(const Json &json, const Library &library, const QString &where)
{
    RuleCase read;
    read.rule = textMember(json, "rule");
    const auto on = textMember(json, "on");
    const auto *base = library.designTemplate(on);
    if (!base && on != "empty"_L1) {
        return Error {u"\"on\" must be a template or empty"_s, where + u", "_s + read.rule};
    }
    if (!ruleOf(read.rule, library).second) {
        return Error {u"there is no such rule"_s, where + u", "_s + read.rule};
    }
    const auto make = [&](const char *key) {
        const auto start = base ? base->design : Design();
        return json.contains(key) ? changed(start, json[key], library.catalog)
                                  : Result<Design>(start);
    };
    auto kept = make("pass");
    auto broken = make("fail");
    if (!kept || !broken) {
        return Error {(kept ? broken : kept).error().message, where + u", "_s + read.rule};
    }
    read.kept = std::move(*kept);
    read.broken = std::move(*broken);
    return read;
}

/// A design with what is known about it.
struct Judged {
    Design design;
    Estimate estimate;
    MeasureTable measures;
};

Judged judged(const Design &design, const Library &library)
{
    const EstimateScope scope {.prices = &library.prices, .hasShares = false};
    Judged judged {design, estimate(design, library.catalog, scope), {}};
    judged.measures = MeasureTable(judged.design, judged.estimate);
    return judged;
}

Verdict verdict(const Rule &rule, const Judged &judged, const Library &library)
{
    DesignQueries queries(judged.design, library.catalog, judged.measures);
    return verdictOf(rule, queries);
}

QSet<QString> errorsIn(
    const Judged &judged, const Library &library, const QList<Checklist> &checklists)
{
    QSet<QString> keys;
    const auto result = check(judged.design, library.catalog, judged.estimate, checklists);
    for (const auto &finding : result.findings) {
        if (finding.severity == Severity::Error) {
            keys.insert(finding.key);
        }
    }
    return keys;
}

QStringList problemsOfFix(const Rule &rule, const Finding &finding, const Judged &broken,
    const Library &library, const QList<Checklist> &checklists)
{
    const auto done =
        fixed(broken.design, finding, {library.catalog, broken.estimate, library.glossary});
    if (done.design == broken.design) {
        return {u"its fix changes nothing"_s};
    }
    const auto after = judged(done.design, library);
    QStringList problems;
    const auto findings = verdict(rule, after, library).findings;
    if (std::any_of(findings.begin(), findings.end(),
            [&](const Finding &other) { return other.key == finding.key; })) {
        problems.append(u"its fix does not remove the finding"_s);
    }
    for (const auto &error :
        errorsIn(after, library, checklists) - errorsIn(broken, library, checklists)) {
        problems.append(u"its fix brings the error "_s + error);
    }
    return problems;
}

} // namespace

std::pair<const Checklist *, const Rule *> ruleOf(const QString &id, const Library &library)
{
    for (const auto &checklist : library.checklists) {
        if (const auto *rule = checklist.rule(id)) {
            return {&checklist, rule};
        }
    }
    return {nullptr, nullptr};
}

Result<QList<RuleCase>> readCases(const QString &file, const Library &library)
{
    const auto text = io::read(file);
    const auto json = text ? parseJson(*text, file) : Result<Json>(text.error());
    if (!json) {
        return json.error();
    }
    QList<RuleCase> cases;
    for (const auto &item : *json) {
        auto one = caseFrom(item, library, file);
        if (!one) {
            return one.error();
        }
        cases.append(std::move(*one));
    }
    return cases;
}

QStringList problemsOf(const RuleCase &ruleCase, const Library &library)
{
    const auto [checklist, rule] = ruleOf(ruleCase.rule, library);
    const auto kept = verdict(*rule, judged(ruleCase.kept, library), library);
    const auto broken = judged(ruleCase.broken, library);
    const auto findings = verdict(*rule, broken, library).findings;
    QStringList problems;
    if (!kept.applies) {
        problems.append(u"it does not apply to the design that should keep it"_s);
    }
    if (!kept.findings.isEmpty()) {
        problems.append(u"it finds something in the design that should keep it"_s);
    }
    if (findings.isEmpty()) {
        problems.append(u"it finds nothing in the design that should break it"_s);
    } else if (rule->fix.isDoable()) {
        auto checklists = library.checklists.mid(0, 1);
        if (checklist != &library.checklists.first()) {
            checklists.append(*checklist);
        }
        problems += problemsOfFix(*rule, findings.first(), broken, library, checklists);
    }
    return problems;
}

} // namespace corpus
