// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

namespace core::estimation {

/// A directed connection that passes `weight` times its source's rate on.
struct WeightedEdge {
    int from = -1;
    int to = -1;
    double weight = 0;
};

/// Rates in a network that passes them on linearly: rate = input + sum of weight x rate of the
/// sources. Solved exactly, loops included, group by group of nodes that feed each other. Work and
/// memory are linear in the network apart from its loops. No Qt in here.
class LinearFlow {
public:
    /// Edges without weight are left out, so they close no loop.
    LinearFlow(int nodes, const std::vector<WeightedEdge> &edges);

    /// Groups of nodes that feed each other, most of them single nodes, sources first.
    const std::vector<std::vector<int>> &groups() const { return m_groups; }
    /// Whether what leaves the node can come back.
    bool isInLoop(int node) const { return m_isInLoop[static_cast<std::size_t>(node)]; }

    /// Loops in which what goes round comes back once or more on average: no finite rate.
    const std::vector<std::vector<int>> &endlessLoops() const { return m_endlessLoops; }
    /// The endless loop that the node is part of or fed by, or -1.
    int endlessLoop(int node) const { return m_endless[static_cast<std::size_t>(node)]; }

    /// The rates for the inputs, one for each node. A node of an endless loop keeps what enters it
    /// from outside and passes nothing on.
    std::vector<double> solve(std::vector<double> inputs) const;
    /// How many steps one solution takes at most, about.
    double effort() const;
    /// Nodes that something from the start nodes flows to, these included.
    std::vector<bool> reachedFrom(const std::vector<int> &start) const;

private:
    struct Edge {
        int node;
        double weight;
    };
    using Edges = std::vector<Edge>;

    void findGroups();
    /// The endless loop that one of the node's sources is part of or fed by, or -1.
    int endlessSource(int node) const;
    /// The incoming edges from nodes of the same group.
    Edges insideEdges(int node) const;
    void passOn(int node, std::vector<double> &rates) const;
    void examineLoop(const std::vector<int> &group, std::size_t index);
    bool factorise(const std::vector<int> &group, std::vector<double> &matrix) const;
    void solveLoop(std::size_t index, std::vector<double> &rates) const;
    bool iterate(const std::vector<int> &group, std::vector<double> &rates) const;

    std::vector<Edges> m_outgoing;
    std::vector<Edges> m_incoming;
    std::vector<std::vector<int>> m_groups;
    std::vector<int> m_groupOf;
    std::vector<int> m_placeInGroup;
    std::vector<std::vector<double>> m_factors; ///< of small loops' matrices, else empty
    std::vector<bool> m_isInLoop;
    std::vector<int> m_endless;
    std::vector<std::vector<int>> m_endlessLoops;
};

} // namespace core::estimation
