// SPDX-License-Identifier: MIT
#include "core/model/edits.h"
#include "core/model/limits.h"

#include <algorithm>

/// Edits of what stands beside the drawing: waivers, frameworks and steps that are done.
namespace core::edits {

namespace {

bool isOf(const Waiver &waiver, const QString &rule, const QStringList &elements)
{
    const ElementIds waived(waiver.elements.begin(), waiver.elements.end());
    return waiver.rule == rule && waived == ElementIds(elements.begin(), elements.end());
}

QStringList kept(const QStringList &names)
{
    QStringList kept;
    for (auto name : names) {
        limits::keepLine(name);
        if (!name.isEmpty() && !kept.contains(name) && kept.size() < limits::names) {
            kept.append(name);
        }
    }
    return kept;
}

} // namespace

Design waive(Design design, Waiver waiver)
{
    waiver.reason = waiver.reason.trimmed();
    limits::keep(waiver.reason);
    limits::keepLine(waiver.rule);
    for (auto &element : waiver.elements) {
        limits::keepLine(element);
    }
    if (waiver.rule.isEmpty() || waiver.reason.isEmpty()) {
        return design;
    }
    const auto earlier = std::find_if(design.waivers.begin(), design.waivers.end(),
        [&](const Waiver &other) { return isOf(other, waiver.rule, waiver.elements); });
    if (earlier != design.waivers.end()) {
        earlier->reason = waiver.reason;
    } else if (design.waivers.size() < limits::waivers) {
        design.waivers.append(std::move(waiver));
    }
    return design;
}

Design revoke(Design design, const QString &rule, const QStringList &elements)
{
    design.waivers.removeIf([&](const Waiver &waiver) { return isOf(waiver, rule, elements); });
    return design;
}

Design setChecklists(Design design, const QStringList &checklists)
{
    design.checklists = kept(checklists);
    return design;
}

Design setStepDone(Design design, const QString &step, bool isDone)
{
    auto steps = design.doneSteps;
    steps.removeAll(step);
    design.doneSteps = kept(isDone ? steps + QStringList {step} : steps);
    return design;
}

} // namespace core::edits
