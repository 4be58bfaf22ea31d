// SPDX-License-Identifier: MIT
#include "core/model/graph.h"

#include "core/base/at.h"

#include <algorithm>

namespace core {

namespace {

/// Nodes in the order in which a depth-first search leaves them; without recursion, so that a
/// chain of any length is safe.
template<typename Next>
void depthFirst(int start, std::vector<bool> &seen, std::vector<int> &left, const Next &next)
{
    struct Visit {
        int node;
        std::vector<int> successors;
        std::size_t done = 0;
    };
    if (seen[at(start)]) {
        return;
    }
    seen[at(start)] = true;
    std::vector<Visit> stack;
    stack.push_back({start, next(start)});
    while (!stack.empty()) {
        auto &visit = stack.back();
        if (visit.done == visit.successors.size()) {
            left.push_back(visit.node);
            stack.pop_back();
            continue;
        }
        const int node = visit.successors[visit.done++];
        if (!seen[at(node)]) {
            seen[at(node)] = true;
            stack.push_back({node, next(node)});
        }
    }
}

} // namespace

Graph::Graph(const Design &design)
    : m_design(design), m_outgoing(at(static_cast<int>(design.components.size()))),
      m_incoming(at(static_cast<int>(design.components.size())))
{
    m_nodes.reserve(design.components.size());
    for (int i = 0; i < design.components.size(); ++i) {
        m_nodes.insert(design.components.at(i).id, i);
    }
    m_edges.reserve(at(static_cast<int>(design.connections.size())));
    for (int i = 0; i < design.connections.size(); ++i) {
        const Edge edge {node(design.connections.at(i).from), node(design.connections.at(i).to)};
        m_edges.push_back(edge);
        if (edge.from >= 0 && edge.to >= 0) {
            m_outgoing[at(edge.from)].push_back(i);
            m_incoming[at(edge.to)].push_back(i);
        }
    }
}

std::vector<int> Graph::successors(int node, KindSet over) const
{
    std::vector<int> nodes;
    for (const int edge : outgoing(node)) {
        if (isOver(edge, over)) {
            nodes.push_back(target(edge));
        }
    }
    return nodes;
}

std::vector<int> Graph::predecessors(int node, KindSet over) const
{
    std::vector<int> nodes;
    for (const int edge : incoming(node)) {
        if (isOver(edge, over)) {
            nodes.push_back(source(edge));
        }
    }
    return nodes;
}

std::vector<bool> Graph::reachableFrom(
    const std::vector<int> &start, KindSet over, const std::function<bool(int)> &blocks) const
{
    std::vector<bool> seen(m_outgoing.size(), false);
    std::vector<int> left;
    for (const int node : start) {
        depthFirst(node, seen, left, [&](int from) {
            return blocks && blocks(from) ? std::vector<int>() : successors(from, over);
        });
    }
    return seen;
}

std::vector<bool> Graph::reaching(const std::vector<int> &targets, KindSet over) const
{
    std::vector<bool> seen(m_outgoing.size(), false);
    std::vector<int> left;
    for (const int node : targets) {
        depthFirst(node, seen, left, [&](int to) { return predecessors(to, over); });
    }
    return seen;
}

std::vector<std::vector<int>> Graph::cycles(KindSet over) const
{
    // Kosaraju: leave order forwards, then collect backwards in reverse leave order.
    std::vector<bool> seen(m_outgoing.size(), false);
    std::vector<int> order;
    for (int node = 0; node < size(); ++node) {
        depthFirst(node, seen, order, [&](int from) { return successors(from, over); });
    }
    std::vector<std::vector<int>> groups;
    std::fill(seen.begin(), seen.end(), false);
    for (auto node = order.rbegin(); node != order.rend(); ++node) {
        std::vector<int> group;
        depthFirst(*node, seen, group, [&](int to) { return predecessors(to, over); });
        if (group.size() > 1) {
            std::sort(group.begin(), group.end());
            groups.push_back(std::move(group));
        }
    }
    return groups;
}

} // namespace core
