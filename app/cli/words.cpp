// SPDX-License-Identifier: MIT
#include "app/cli/words.h"

using namespace Qt::StringLiterals;

namespace cli {

QString word(core::Severity severity)
{
    switch (severity) {
    case core::Severity::Error:
        return u"error"_s;
    case core::Severity::Warning:
        return u"warning"_s;
    case core::Severity::Hint:
        break;
    }
    return u"hint"_s;
}

QString word(core::SettingKind kind)
{
    switch (kind) {
    case core::SettingKind::Integer:
        return u"integer"_s;
    case core::SettingKind::Choice:
        return u"choice"_s;
    case core::SettingKind::Text:
        return u"text"_s;
    case core::SettingKind::Flag:
        return u"flag"_s;
    case core::SettingKind::Number:
        break;
    }
    return u"number"_s;
}

QString word(core::Behaviour behaviour)
{
    switch (behaviour) {
    case core::Behaviour::Client:
        return u"client"_s;
    case core::Behaviour::Station:
        return u"station"_s;
    case core::Behaviour::Delay:
        return u"delay"_s;
    case core::Behaviour::Passive:
        break;
    }
    return u"passive"_s;
}

QString word(core::FieldKind kind)
{
    switch (kind) {
    case core::FieldKind::List:
        return u"list"_s;
    case core::FieldKind::Choice:
        return u"choice"_s;
    case core::FieldKind::Text:
        break;
    }
    return u"text"_s;
}

std::vector<PlacedRule> rulesOf(const QList<core::Checklist> &checklists)
{
    std::vector<PlacedRule> rules;
    const auto take = [&](const core::Checklist &checklist, const core::Stage &stage) {
        for (const auto &rule : stage.rules) {
            rules.push_back({checklist, stage, rule});
        }
    };
    for (const auto &checklist : checklists) {
        for (const auto &stage : checklist.stages) {
            take(checklist, stage);
        }
    }
    return rules;
}

FindingCounts countsOf(const QList<core::Finding> &findings)
{
    FindingCounts counts;
    for (const auto &finding : findings) {
        if (finding.isWaived()) {
            ++counts.waived;
            continue;
        }
        counts.error += finding.severity == core::Severity::Error;
        counts.warning += finding.severity == core::Severity::Warning;
        counts.hint += finding.severity == core::Severity::Hint;
    }
    return counts;
}

QString goalOf(const core::Design &design)
{
    const auto answer = design.brief.value(u"business_goal"_s);
    const auto *text = std::get_if<QString>(&answer);
    return text ? *text : QString();
}

} // namespace cli
