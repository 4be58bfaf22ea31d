// SPDX-License-Identifier: MIT
#include "app/cli/json_reports.h"
#include "app/cli/json_values.h"
#include "app/cli/words.h"

using core::fromQString;
using core::Json;

namespace cli {

namespace {

Json json(const core::Fix &fix)
{
    if (fix.say.isEmpty()) {
        return nullptr;
    }
    return {{"say", fromQString(fix.say)}, {"field", named(fix.field)}, {"add", named(fix.add)},
        {"setting", named(fix.setting)}, {"is_doable", fix.isDoable()}};
}

Json json(const core::Finding &finding)
{
    return {{"rule", fromQString(finding.rule)}, {"checklist", fromQString(finding.checklist)},
        {"stage", fromQString(finding.stage)},
        {"severity", fromQString(core::severityWord(finding.severity))},
        {"kind", fromQString(core::findingKindWord(finding.kind))},
        {"text", fromQString(finding.text)}, {"why", fromQString(finding.why)},
        {"questions", levels(finding.questions)}, {"source", fromQString(finding.source)},
        {"elements", list(finding.elements)}, {"fix", json(finding.fix)},
        {"waived_because", named(finding.dismissedBecause)}};
}

} // namespace

Json checkJson(const QString &file, const QList<core::Checklist> &checklists,
    const core::CheckResult &result, const QList<core::Finding> &fixed)
{
    const auto counts = core::countsOf(result.findings);
    const auto id = [](const core::Checklist &checklist) { return fromQString(checklist.id); };
    const auto finding = [](const core::Finding &one) { return json(one); };
    const auto progress = [](const core::StageProgress &stage) {
        return Json {{"checklist", fromQString(stage.checklist)},
            {"stage", fromQString(stage.stage)}, {"done", stage.done}, {"total", stage.total},
            {"score", number(stage.score)}};
    };
    auto scores = Json::object();
    for (const auto &checklist : checklists) {
        if (const auto score = result.score(checklist.id)) {
            scores[checklist.id.toStdString()] = number(score);
        }
    }
    return {{"file", fromQString(file)}, {"checklists", list(checklists, id)},
        {"counts",
            {{"error", counts.error}, {"warning", counts.warning}, {"hint", counts.hint},
                {"waived", counts.dismissed}}},
        {"scores", scores},
        {"mended", list(fixed, [](const core::Finding &one) { return fromQString(one.key); })},
        {"findings", list(result.findings, finding)},
        {"progress", list(result.progress, progress)}};
}

} // namespace cli
