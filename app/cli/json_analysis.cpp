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
        {"setting", named(fix.setting)}};
}

Json json(const core::Finding &finding)
{
    return {{"rule", fromQString(finding.rule)}, {"checklist", fromQString(finding.checklist)},
        {"stage", fromQString(finding.stage)},
        {"severity", fromQString(core::severityWord(finding.severity))},
        {"text", fromQString(finding.text)}, {"why", fromQString(finding.why)},
        {"question", fromQString(finding.question)}, {"source", fromQString(finding.source)},
        {"elements", list(finding.elements)}, {"fix", json(finding.fix)},
        {"waived_because", named(finding.waivedBecause)}};
}

Json json(const core::LatencyEstimate &latency)
{
    return {{"mean", number(latency.mean)}, {"p50", number(latency.p50)},
        {"p90", number(latency.p90)}, {"p95", number(latency.p95)}, {"p99", number(latency.p99)},
        {"p999", number(latency.p999)}};
}

Json json(const core::EntryEstimate &entry)
{
    return {{"id", fromQString(entry.id)}, {"name", fromQString(entry.name)},
        {"rate",
            {{"average_per_s", number(entry.averageRate)}, {"peak_per_s", number(entry.peakRate)}}},
        {"latency_ms", json(entry.latency)}, {"success_rate", nullptr},
        {"approximate", list(entry.approximations)},
        {"budget",
            {{"p99_ms", number(entry.budget.p99Ms)}, {"slack_ms", number(entry.slackMs)},
                {"met", entry.isMet ? Json(*entry.isMet) : Json(nullptr)}}},
        {"availability", nullptr}, {"max_rate_per_s", number(entry.maxRate)},
        {"bottleneck", named(entry.bottleneck)}, {"critical_path", list(entry.criticalPath)}};
}

Json json(const core::ComponentEstimate &component)
{
    return {{"id", fromQString(component.id)}, {"rate_per_s", number(component.rate)},
        {"utilisation", number(component.utilisation)}, {"saturated", component.isSaturated},
        {"replicas", number(component.replicas)},
        {"replicas_needed", number(component.replicasNeeded)}, {"wait_ms", json(component.wait)},
        {"latency_ms", json(component.latency)}, {"memory_gib", nullptr}, {"storage_gib", nullptr},
        {"cost_usd_month", nullptr}};
}

Json json(const core::ConnectionEstimate &connection)
{
    return {{"id", fromQString(connection.id)}, {"rate_per_s", number(connection.rate)},
        {"mib_per_s", number(connection.bandwidth)}};
}

} // namespace

Json checkJson(
    const QString &file, const QList<core::Checklist> &checklists, const core::CheckResult &result)
{
    const auto counts = core::countsOf(result.findings);
    const auto id = [](const core::Checklist &checklist) { return fromQString(checklist.id); };
    const auto finding = [](const core::Finding &one) { return json(one); };
    const auto progress = [](const core::StageProgress &stage) {
        return Json {{"checklist", fromQString(stage.checklist)},
            {"stage", fromQString(stage.stage)}, {"done", stage.done}, {"total", stage.total}};
    };
    return {{"file", fromQString(file)}, {"checklists", list(checklists, id)},
        {"counts",
            {{"error", counts.error}, {"warning", counts.warning}, {"hint", counts.hint},
                {"waived", counts.waived}}},
        {"findings", list(result.findings, finding)},
        {"progress", list(result.progress, progress)}};
}

Json estimateJson(const core::Estimate &estimate)
{
    const auto entry = [](const core::EntryEstimate &one) { return json(one); };
    const auto component = [](const core::ComponentEstimate &one) { return json(one); };
    const auto connection = [](const core::ConnectionEstimate &one) { return json(one); };
    return {{"entries", list(estimate.entries, entry)},
        {"components", list(estimate.components, component)},
        {"connections", list(estimate.connections, connection)},
        {"totals",
            {{"peak_rate_per_s", number(estimate.peakRate)},
                {"max_multiplier", number(estimate.maxMultiplier)},
                {"bottleneck", named(estimate.bottleneck)}}},
        {"problems", list(estimate.problems)}};
}

} // namespace cli
