// SPDX-License-Identifier: MIT
#include "app/cli/words.h"

using namespace Qt::StringLiterals;

namespace cli {

std::vector<PlacedRule> rulesOf(const QList<core::Checklist> &checklists)
{
    std::vector<PlacedRule> rules;
    QSet<QString> seen; // a rule that several share is told where it stands first
    const auto take = [&](const core::Checklist &checklist, const core::Stage &stage) {
        for (const auto &rule : stage.rules) {
            if (!seen.contains(rule.id)) {
                seen.insert(rule.id);
                rules.push_back({checklist, stage, rule});
            }
        }
    };
    for (const auto &checklist : checklists) {
        for (const auto &stage : checklist.stages) {
            take(checklist, stage);
        }
    }
    return rules;
}

QString goalOf(const core::Design &design)
{
    const auto answer = design.brief.value(u"business_goal"_s);
    const auto *text = std::get_if<QString>(&answer);
    return text ? *text : QString();
}

} // namespace cli
