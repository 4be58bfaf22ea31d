// SPDX-License-Identifier: MIT
#pragma once

#include "app/wording/element_names.h"

/// What panels say about the parts of an estimate, line by line. What is not known is left out.
namespace estimate_facts {

/// Success, promises kept, availability, and what limits the client.
QList<Fact> ofEntry(const core::EntryEstimate &entry, const Names &names);
/// The stops of the critical path, each with what the p99 would lose without it.
QList<Fact> ofPath(const core::EntryEstimate &entry, const Names &names);
/// Costs and sizes of the whole design, and what breaks next.
QList<Fact> ofDesign(const core::Estimate &estimate, const Names &names);
FactSheet ofComponent(const core::ComponentEstimate &component, const Names &names);
/// Whether it takes a millisecond, or there is something else to say about it.
bool isNoticeable(const core::StreamEstimate &stream);
/// `name` is of the connection.
FactSheet ofStream(const core::StreamEstimate &stream, const LinkedText &name);
/// Whether it takes a second, or has a target.
bool isNoticeable(const core::FreshnessEstimate &freshness);
FactSheet ofFreshness(const core::FreshnessEstimate &freshness, const Names &names);

} // namespace estimate_facts
