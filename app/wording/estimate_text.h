// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/estimate.h"

#include <functional>

/// A quantity of an estimate that can be found again in a later one, and what to call it.
struct WorkingOf {
    QString title;
    std::function<const core::Quantity *(const core::Estimate &)> pick;
};

/// The sentences and short forms in which panels print an estimate.
namespace estimate_text {

/// A number and its unit apart, so that the unit can be printed smaller.
struct Parts {
    QString number;
    QString unit;

    QString joined() const { return unit.isEmpty() ? number : number + u' ' + unit; }
};

/// Milliseconds below ten seconds, seconds above; an em dash when there is none.
Parts latencyParts(const core::Quantity &quantity);
QString latency(const core::Quantity &quantity);

/// "186 of 200 ms, 14 ms to spare", "235 of 200 ms, 35 ms over", or why there is no comparison.
QString budget(const core::EntryEstimate &entry);
/// "5,200/s, 1.5x today's peak", or that nothing limits it.
QString headroom(const core::EntryEstimate &entry);
/// "82 %" or "saturated"; empty for a component that has no utilisation.
QString load(const core::ComponentEstimate &component);
/// "3 replicas", or "3 → 5 replicas" when more are needed.
QString replicas(const core::ComponentEstimate &component);
bool needsReplicas(const core::ComponentEstimate &component);

/// "$1,230"
QString money(const core::Quantity &usd);
/// "34.2 GiB", "1.2 TiB"
QString size(const core::Quantity &gib);
/// "45 s", "3.2 min", "2.5 h", "1.4 days"
QString duration(double seconds);

/// The working as a tooltip that wraps.
QString toolTip(const core::Quantity &quantity);
/// A link in rich text to an element, in a colour.
QString link(const core::ElementId &id, const QString &name, const QString &colour);

} // namespace estimate_text
