// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/design.h"

#include <QHash>

#include <functional>
#include <vector>

namespace core {

/// A set of connection kinds, as bits.
using KindSet = unsigned;
constexpr KindSet kindBit(ConnectionKind kind)
{
    return 1U << static_cast<unsigned>(kind);
}
constexpr KindSet allKinds = 0b1111;
constexpr KindSet requestOnly = kindBit(ConnectionKind::Request);

/// A design seen as a directed graph: components are nodes 0..n-1 in list order, connections are
/// edges 0..m-1 in list order. It borrows the design, which must outlive it.
class Graph {
public:
    explicit Graph(const Design &design);

    const Design &design() const { return m_design; }
    int size() const { return static_cast<int>(m_outgoing.size()); }
    /// The node of the component, or -1.
    int node(const ElementId &id) const { return m_nodes.value(id, -1); }
    const Component &component(int node) const { return m_design.components.at(node); }
    const Connection &connection(int edge) const { return m_design.connections.at(edge); }

    int source(int edge) const { return m_edges[static_cast<std::size_t>(edge)].from; }
    int target(int edge) const { return m_edges[static_cast<std::size_t>(edge)].to; }
    const std::vector<int> &outgoing(int node) const
    {
        return m_outgoing[static_cast<std::size_t>(node)];
    }
    const std::vector<int> &incoming(int node) const
    {
        return m_incoming[static_cast<std::size_t>(node)];
    }

    /// Nodes that paths over these kinds lead to, the start nodes included; nodes for which
    /// `blocks` is true are reached but not passed.
    std::vector<bool> reachableFrom(const std::vector<int> &start, KindSet over,
        const std::function<bool(int)> &blocks = {}) const;
    /// Nodes from which paths over these kinds lead to one of the targets, these included.
    std::vector<bool> reaching(const std::vector<int> &targets, KindSet over) const;
    /// Strongly connected groups of two or more nodes over these kinds, each in list order.
    std::vector<std::vector<int>> cycles(KindSet over) const;

private:
    struct Edge {
        int from;
        int to;
    };
    bool isOver(int edge, KindSet kinds) const
    {
        return (kindBit(connection(edge).kind) & kinds) != 0;
    }
    std::vector<int> successors(int node, KindSet over) const;
    std::vector<int> predecessors(int node, KindSet over) const;

    const Design &m_design;
    QHash<ElementId, int> m_nodes;
    std::vector<Edge> m_edges;
    std::vector<std::vector<int>> m_outgoing;
    std::vector<std::vector<int>> m_incoming;
};

} // namespace core
