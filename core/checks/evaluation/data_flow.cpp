// SPDX-License-Identifier: MIT
#include "core/checks/evaluation/data_flow.h"

#include <algorithm>
#include <array>

namespace core {

using namespace Qt::StringLiterals;

namespace {

/// Whether what calls a store does so to fill it: jobs write, whoever answers requests reads.
bool isWriter(const Component &component, const Catalog &catalog)
{
    static const std::array writers {u"feature-pipeline"_s, u"stream-processor"_s,
        u"batch-compute"_s, u"orchestrator"_s, u"indexing"_s};
    return std::any_of(writers.begin(), writers.end(),
        [&](const QString &role) { return catalog.hasRole(component, role); });
}

bool carriesForward(const Graph &graph, int edge, const Catalog &catalog)
{
    const bool fillsStore = catalog.hasRole(graph.component(graph.target(edge)), u"store"_s);
    switch (graph.connection(edge).kind) {
    case ConnectionKind::Stream:
    case ConnectionKind::Batch:
        return true;
    case ConnectionKind::Deploy:
        return fillsStore;
    case ConnectionKind::Request:
        break;
    }
    return fillsStore && isWriter(graph.component(graph.source(edge)), catalog);
}

} // namespace

std::vector<std::vector<int>> dataFlow(const Graph &graph, const Catalog &catalog)
{
    std::vector<std::vector<int>> next(static_cast<std::size_t>(graph.size()));
    for (int edge = 0; edge < graph.design().connections.size(); ++edge) {
        const int from = graph.source(edge);
        const int to = graph.target(edge);
        if (from < 0 || to < 0) {
            continue;
        }
        if (carriesForward(graph, edge, catalog)) {
            next[static_cast<std::size_t>(from)].push_back(to);
        }
        // What a client is answered ends there: its events are not the features it was served by.
        const bool isClient = catalog.hasRole(graph.component(from), u"client"_s);
        if (graph.connection(edge).kind == ConnectionKind::Request && !isClient) {
            next[static_cast<std::size_t>(to)].push_back(from);
        }
    }
    return next;
}

std::vector<bool> dataFrom(int node, const std::vector<std::vector<int>> &flow)
{
    std::vector<bool> seen(flow.size(), false);
    std::vector<int> open {node};
    seen[static_cast<std::size_t>(node)] = true;
    while (!open.empty()) {
        const int here = open.back();
        open.pop_back();
        for (const int next : flow[static_cast<std::size_t>(here)]) {
            if (!seen[static_cast<std::size_t>(next)]) {
                seen[static_cast<std::size_t>(next)] = true;
                open.push_back(next);
            }
        }
    }
    return seen;
}

} // namespace core
