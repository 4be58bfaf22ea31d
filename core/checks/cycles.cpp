// SPDX-License-Identifier: MIT
#include "core/checks/cycles.h"

#include <algorithm>

namespace core {

namespace {

bool isAlwaysTaken(const Graph &graph, int edge, const Catalog &catalog)
{
    const auto &caller = graph.component(graph.source(edge));
    const auto share = catalog.number(graph.connection(edge), QStringLiteral("probability"));
    const auto hits = catalog.number(caller, QStringLiteral("hit_ratio"));
    return share.value_or(1) * (1 - hits.value_or(0)) >= 1;
}

/// The design with only those connections that are always taken.
Design onlyAlwaysTaken(const Design &design, const Catalog &catalog, KindSet over)
{
    const Graph graph(design);
    Design taken;
    taken.components = design.components;
    for (int edge = 0; edge < design.connections.size(); ++edge) {
        const bool leads = graph.source(edge) >= 0 && graph.target(edge) >= 0
            && (kindBit(graph.connection(edge).kind) & over) != 0;
        if (leads && isAlwaysTaken(graph, edge, catalog)) {
            taken.connections.append(design.connections.at(edge));
        }
    }
    return taken;
}

/// The node of smallest id that lies on a cycle, or -1.
int firstOnCycle(const Graph &graph, KindSet over)
{
    std::vector<int> nodes;
    for (const auto &group : graph.cycles(over)) {
        nodes.insert(nodes.end(), group.begin(), group.end());
    }
    for (int edge = 0; edge < graph.design().connections.size(); ++edge) {
        if (graph.source(edge) == graph.target(edge)) {
            nodes.push_back(graph.source(edge));
        }
    }
    const auto first = std::min_element(nodes.begin(), nodes.end(),
        [&](int a, int b) { return graph.component(a).id < graph.component(b).id; });
    return first == nodes.end() ? -1 : *first;
}

std::vector<int> outgoingById(const Graph &graph, int node)
{
    auto edges = graph.outgoing(node);
    std::sort(edges.begin(), edges.end(), [&](int a, int b) {
        return std::pair(graph.connection(a).to, graph.connection(a).id)
            < std::pair(graph.connection(b).to, graph.connection(b).id);
    });
    return edges;
}

/// The edges of a shortest way from the node back to itself, breadth first.
std::vector<int> wayBack(const Graph &graph, int start)
{
    std::vector<int> arrivedBy(static_cast<std::size_t>(graph.size()), -1);
    std::vector<int> queue {start};
    const auto arrival = [&](int node) -> int & {
        return arrivedBy[static_cast<std::size_t>(node)];
    };
    for (std::size_t next = 0; next < queue.size() && arrival(start) < 0; ++next) {
        for (const int edge : outgoingById(graph, queue[next])) {
            const int target = graph.target(edge);
            if (arrival(target) < 0) {
                arrival(target) = edge;
                queue.push_back(target);
            }
        }
    }
    std::vector<int> way;
    for (int node = start; way.empty() || node != start; node = graph.source(way.back())) {
        way.push_back(arrival(node));
    }
    std::reverse(way.begin(), way.end());
    return way;
}

} // namespace

Cycle unboundedCycle(const Design &design, const Catalog &catalog, KindSet over)
{
    const auto taken = onlyAlwaysTaken(design, catalog, over);
    const Graph graph(taken);
    const int start = firstOnCycle(graph, over);
    Cycle cycle;
    if (start < 0) {
        return cycle;
    }
    for (const int edge : wayBack(graph, start)) {
        cycle.components.append(graph.connection(edge).from);
        cycle.connections.append(graph.connection(edge).id);
    }
    return cycle;
}

} // namespace core
