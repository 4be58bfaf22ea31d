// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/faults.h"
#include "core/checks/rules/fault_word.h"
#include "core/model/graph.h"

#include <map>

namespace core {

/// What a condition is asked about: a component, a connection, or with neither the design.
struct Subject {
    int node = -1;
    int edge = -1;
};

/// A fault of the drawing: where it is, and in a clause what is wrong.
struct FoundFault {
    Subject subject;
    QString text;
};
using FaultTable = std::map<words::FaultWord, std::vector<FoundFault>>;

/// The kind as rules call it.
words::FaultWord faultWord(FaultKind kind);

/// All faults of a design by kind, those of one element together; components before connections,
/// each in list order.
FaultTable allFaults(const Graph &graph, const Catalog &catalog);

} // namespace core
