// SPDX-License-Identifier: MIT
#include "core/layout/islands.h"

#include "core/base/at.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace core::layout {

namespace {

constexpr int requestWeight = 4;

/// Requests weigh most, so that the online path runs straight.
int weight(ConnectionKind kind)
{
    constexpr std::array weights {requestWeight, 2, 1, 1};
    return weights[static_cast<std::size_t>(kind)];
}

/// Which nodes belong together: union by the smaller node, so that roots are in list order.
class Groups {
public:
    explicit Groups(int size) : m_parent(at(size))
    {
        std::iota(m_parent.begin(), m_parent.end(), 0);
    }
    int root(int node)
    {
        while (m_parent[at(node)] != node) {
            m_parent[at(node)] = m_parent[at(m_parent[at(node)])];
            node = m_parent[at(node)];
        }
        return node;
    }
    void join(int a, int b)
    {
        const auto [low, high] = std::minmax({root(a), root(b)});
        m_parent[at(high)] = low;
    }

private:
    std::vector<int> m_parent;
};

/// All arcs between included nodes: requests, streams, batches, deployments, each in list order.
std::vector<Arc> byKind(const Graph &graph, const std::vector<bool> &included)
{
    std::vector<int> edges(at(static_cast<int>(graph.design().connections.size())));
    std::iota(edges.begin(), edges.end(), 0);
    std::stable_sort(edges.begin(), edges.end(),
        [&](int a, int b) { return graph.connection(a).kind < graph.connection(b).kind; });
    std::vector<Arc> arcs;
    for (const int edge : edges) {
        const int from = graph.source(edge);
        const int to = graph.target(edge);
        if (from >= 0 && to >= 0 && from != to && included[at(from)] && included[at(to)]) {
            arcs.push_back({from, to, weight(graph.connection(edge).kind)});
        }
    }
    return arcs;
}

/// Nodes in an order in which arcs lead onwards; the nodes of cycles and behind them are missing.
std::vector<int> onwards(const std::vector<Arc> &arcs, int size)
{
    std::vector<int> incoming(at(size), 0);
    std::vector<std::vector<int>> next(at(size));
    for (const auto &arc : arcs) {
        ++incoming[at(arc.to)];
        next[at(arc.from)].push_back(arc.to);
    }
    std::vector<int> order;
    for (int node = 0; node < size; ++node) {
        if (incoming[at(node)] == 0) {
            order.push_back(node);
        }
    }
    for (std::size_t done = 0; done < order.size(); ++done) {
        for (const int to : next[at(order[done])]) {
            if (--incoming[at(to)] == 0) {
                order.push_back(to);
            }
        }
    }
    return order;
}

/// Whether the arcs taken so far lead from one node to another.
bool leads(const std::vector<std::vector<int>> &next, int from, int to, std::vector<bool> &seen)
{
    std::vector<int> open {from};
    std::vector<int> visited {from};
    seen[at(from)] = true;
    bool found = false;
    while (!open.empty() && !found) {
        const int node = open.back();
        open.pop_back();
        found = node == to;
        for (const int successor : next[at(node)]) {
            if (!seen[at(successor)]) {
                seen[at(successor)] = true;
                visited.push_back(successor);
                open.push_back(successor);
            }
        }
    }
    for (const int node : visited) {
        seen[at(node)] = false;
    }
    return found;
}

/// The place of each node in an order that a depth first search leaves behind: arcs lead onwards in
/// it but those that close a cycle of the search.
std::vector<int> placesBySearch(const std::vector<Arc> &arcs, int size)
{
    std::vector<std::vector<int>> next(at(size));
    for (const auto &arc : arcs) {
        next[at(arc.from)].push_back(arc.to);
    }
    std::vector<int> places(at(size), -1);
    std::vector<bool> seen(at(size), false);
    int place = size;
    for (int root = 0; root < size; ++root) {
        std::vector<std::pair<int, std::size_t>> open; // a node and how many arcs of it are done
        if (!seen[at(root)]) {
            seen[at(root)] = true;
            open.emplace_back(root, 0);
        }
        while (!open.empty()) {
            const int node = open.back().first;
            if (open.back().second == next[at(node)].size()) {
                places[at(node)] = --place;
                open.pop_back();
                continue;
            }
            const int to = next[at(node)][open.back().second++];
            if (!seen[at(to)]) {
                seen[at(to)] = true;
                open.emplace_back(to, 0);
            }
        }
    }
    return places;
}

/// The same as below for so many arcs that each cannot be looked at by itself.
void breakCyclesQuickly(std::vector<Arc> &arcs, int size)
{
    const auto places = placesBySearch(arcs, size);
    for (auto &arc : arcs) {
        if (places[at(arc.from)] > places[at(arc.to)]) {
            std::swap(arc.from, arc.to);
            arc.weight = 1;
        }
    }
}

/// Turns around each arc that would close a cycle of the arcs before it. Graphviz would choose by
/// the order of a search instead, and might break the online path rather than the feedback.
void breakCycles(std::vector<Arc> &arcs, int size)
{
    constexpr std::size_t mostArcs = 10'000; // each of them may lead past all others
    if (arcs.size() > mostArcs) {
        breakCyclesQuickly(arcs, size);
        return;
    }
    std::vector<bool> suspect(at(size), true);
    for (const int node : onwards(arcs, size)) {
        suspect[at(node)] = false;
    }
    std::vector<std::vector<int>> next(at(size));
    std::vector<bool> seen(at(size), false);
    for (auto &arc : arcs) {
        if (!suspect[at(arc.from)] || !suspect[at(arc.to)]) {
            continue;
        }
        if (leads(next, arc.to, arc.from, seen)) {
            std::swap(arc.from, arc.to);
            arc.weight = 1;
        }
        next[at(arc.from)].push_back(arc.to);
    }
}

/// How far along the flow each node lies when only requests push what answers requests. The arcs
/// have no cycle.
std::vector<int> depths(const std::vector<Arc> &arcs, int size)
{
    std::vector<std::vector<std::size_t>> incoming(at(size));
    for (std::size_t i = 0; i < arcs.size(); ++i) {
        incoming[at(arcs[i].to)].push_back(i);
    }
    std::vector<int> depths(at(size), 0);
    for (const int node : onwards(arcs, size)) {
        int answering = 0;
        int fed = 0;
        for (const auto i : incoming[at(node)]) {
            auto &depth = arcs[i].weight == requestWeight ? answering : fed;
            depth = std::max(depth, depths[at(arcs[i].from)] + 1);
        }
        depths[at(node)] = answering > 0 ? answering : fed;
    }
    return depths;
}

/// Turns around, or leaves out, arcs that would stretch a request: those from deeper in the flow
/// into a component that answers requests.
void favourRequests(std::vector<Arc> &arcs, int size)
{
    const auto depth = depths(arcs, size);
    std::erase_if(arcs, [&](const Arc &arc) { return depth[at(arc.from)] == depth[at(arc.to)]; });
    for (auto &arc : arcs) {
        if (depth[at(arc.from)] > depth[at(arc.to)]) {
            std::swap(arc.from, arc.to);
        }
    }
}

} // namespace

std::vector<Island> islands(const Graph &graph, const std::vector<bool> &included)
{
    auto arcs = byKind(graph, included);
    breakCycles(arcs, graph.size());
    Groups groups(graph.size());
    for (const auto &arc : arcs) {
        groups.join(arc.from, arc.to);
    }
    favourRequests(arcs, graph.size());
    std::vector<Island> islands;
    std::vector<int> islandOf(at(graph.size()), -1);
    for (int node = 0; node < graph.size(); ++node) {
        if (!included[at(node)]) {
            continue;
        }
        const int root = groups.root(node);
        if (root == node) {
            islandOf[at(node)] = static_cast<int>(islands.size());
            islands.emplace_back();
        }
        islands[at(islandOf[at(root)])].nodes.push_back(node);
    }
    for (const auto &arc : arcs) {
        islands[at(islandOf[at(groups.root(arc.from))])].arcs.push_back(arc);
    }
    return islands;
}

} // namespace core::layout
