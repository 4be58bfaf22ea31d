// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/graph.h"

#include <vector>

namespace core::layout {

/// A connection as the layout sees it: it leads to the right, and pulls its ends to one height.
struct Arc {
    int from;
    int to;
    int weight;
    bool operator==(const Arc &) const = default;
};

/// Components that connections hold together, as nodes of a graph, and the arcs between them.
/// Nodes are in list order; the arcs have no cycle.
struct Island {
    std::vector<int> nodes;
    std::vector<Arc> arcs;
    bool operator==(const Island &) const = default;
};

/// The parts of the graph that no connection joins, in list order; only nodes for which
/// `included` is true, and connections between them. A connection that would close a cycle is
/// turned around: rather a deployment than a batch, than a stream, than a request. So is what would
/// push a component that answers requests away from its callers: the online path stays together,
/// and offline work feeds into it from the right.
std::vector<Island> islands(const Graph &graph, const std::vector<bool> &included);

} // namespace core::layout
