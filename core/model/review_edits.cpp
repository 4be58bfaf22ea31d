// SPDX-License-Identifier: MIT
#include "core/model/edits.h"
#include "core/model/limits.h"

#include <algorithm>

/// Edits of what stands beside the drawing: dismissals, frameworks and steps that are done.
namespace core::edits {

namespace {

bool isOf(const Dismissal &dismissal, const QString &rule, const QStringList &elements)
{
    const ElementIds dismissed(dismissal.elements.begin(), dismissal.elements.end());
    return dismissal.rule == rule && dismissed == ElementIds(elements.begin(), elements.end());
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

Design dismiss(Design design, Dismissal dismissal)
{
    dismissal.reason = dismissal.reason.trimmed();
    limits::keep(dismissal.reason);
    limits::keepLine(dismissal.rule);
    for (auto &element : dismissal.elements) {
        limits::keepLine(element);
    }
    if (dismissal.rule.isEmpty() || dismissal.reason.isEmpty()) {
        return design;
    }
    const auto earlier = std::find_if(design.dismissals.begin(), design.dismissals.end(),
        [&](const Dismissal &other) { return isOf(other, dismissal.rule, dismissal.elements); });
    if (earlier != design.dismissals.end()) {
        earlier->reason = dismissal.reason;
    } else if (design.dismissals.size() < limits::dismissals) {
        design.dismissals.append(std::move(dismissal));
    }
    return design;
}

Design revoke(Design design, const QString &rule, const QStringList &elements)
{
    design.dismissals.removeIf(
        [&](const Dismissal &dismissal) { return isOf(dismissal, rule, elements); });
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
