// SPDX-License-Identifier: MIT
#include "core/checks/evaluation/cycles.h"

#include "core/estimate/network/linear_flow.h"
#include "core/estimate/reading/answers.h"

#include <algorithm>

namespace core {

namespace {

/// Times that the connection is taken for each request of its source, on average.
double timesTaken(const Graph &graph, int edge, const Catalog &catalog)
{
    const auto &connection = graph.connection(edge);
    const auto textOf = [&](const QString &setting) {
        const auto &value = connection.settings.value(setting);
        const auto *text = std::get_if<QString>(&value);
        return text ? text->trimmed() : QString();
    };
    const auto missesOf = [&](int node) {
        const auto hits = node < 0
            ? std::nullopt
            : catalog.number(graph.component(node), QStringLiteral("hit_ratio"));
        return 1 - hits.value_or(0);
    };
    const int replaced = graph.node(textOf(QStringLiteral("fallback_for")));
    const int asked = graph.node(textOf(QStringLiteral("on_miss_of")));
    return catalog.number(connection, QStringLiteral("probability")).value_or(1)
        * catalog.number(connection, QStringLiteral("calls")).value_or(1)
        * missesOf(graph.source(edge)) * missesOf(asked) * (replaced < 0 ? 1 : 0);
}

/// How often each connection is taken: never, if it is not of these kinds, leads nowhere or draws
/// an answer.
std::vector<double> timesTaken(const Graph &graph, const Catalog &catalog, KindSet over)
{
    std::vector<double> times;
    const auto isAnswer = estimation::answerArrows(graph, catalog);
    for (int edge = 0; edge < graph.design().connections.size(); ++edge) {
        const bool leads = graph.source(edge) >= 0 && graph.target(edge) >= 0
            && (kindBit(graph.connection(edge).kind) & over) != 0
            && !isAnswer[static_cast<std::size_t>(edge)];
        times.push_back(leads ? std::max(0.0, timesTaken(graph, edge, catalog)) : 0);
    }
    return times;
}

/// The design with only those connections that are taken at least so often.
Design onlyTaken(const Design &design, const std::vector<double> &times, double least)
{
    Design taken;
    taken.components = design.components;
    for (std::size_t edge = 0; edge < times.size(); ++edge) {
        if (times[edge] >= least && times[edge] > 0) {
            taken.connections.append(design.connections.at(static_cast<int>(edge)));
        }
    }
    return taken;
}

/// The same without what lies outside of loops from which as much comes back as goes in, though
/// each of their connections may be taken now and then only.
Design onlyEndless(const Design &design, const std::vector<double> &times)
{
    const Graph graph(design);
    std::vector<estimation::WeightedEdge> edges;
    for (std::size_t i = 0; i < times.size(); ++i) {
        const int edge = static_cast<int>(i);
        if (times[i] > 0) {
            edges.push_back({graph.source(edge), graph.target(edge), times[i]});
        }
    }
    std::vector<int> loopOf(static_cast<std::size_t>(graph.size()), -1);
    const estimation::LinearFlow flow(graph.size(), edges);
    for (std::size_t loop = 0; loop < flow.endlessLoops().size(); ++loop) {
        for (const int node : flow.endlessLoops()[loop]) {
            loopOf[static_cast<std::size_t>(node)] = static_cast<int>(loop);
        }
    }
    auto inside = times;
    for (std::size_t i = 0; i < times.size(); ++i) {
        if (times[i] > 0) {
            const auto from = static_cast<std::size_t>(graph.source(static_cast<int>(i)));
            const auto to = static_cast<std::size_t>(graph.target(static_cast<int>(i)));
            inside[i] = loopOf[from] >= 0 && loopOf[from] == loopOf[to] ? times[i] : 0;
        }
    }
    return onlyTaken(design, inside, 0);
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
    const auto times = timesTaken(Graph(design), catalog, over);
    for (const auto &taken : {onlyTaken(design, times, 1), onlyEndless(design, times)}) {
        const Graph graph(taken);
        const int start = firstOnCycle(graph, over);
        if (start < 0) {
            continue;
        }
        Cycle cycle;
        for (const int edge : wayBack(graph, start)) {
            cycle.components.append(graph.connection(edge).from);
            cycle.connections.append(graph.connection(edge).id);
        }
        return cycle;
    }
    return {};
}

} // namespace core
