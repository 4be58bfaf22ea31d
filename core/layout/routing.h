// SPDX-License-Identifier: MIT
#pragma once

#include "core/layout/wire.h"
#include "core/model/design.h"

#include <QHash>

#include <vector>

namespace core::layout {

/// The routes of all connections, in list order.
std::vector<Route> routes(const Design &design);

/// Keeps the routes of a design that changes, and computes again only what a change can reach.
///
/// A route depends on the rectangles of its two components and on the other connections of these
/// two. So when components change, the routes of their connections and of their neighbours'
/// connections are computed again. In a design of up to `carefulLimit` components and connections,
/// routes also avoid other components and each other's middle parts, and all are computed again
/// each time, which takes less than a frame. Larger designs do without.
class Router {
public:
    static constexpr int carefulLimit = 300;

    explicit Router(const Design &design);

    /// The routes of the design last seen, in the order of its connections.
    const std::vector<Route> &routes() const { return m_routes; }

    /// Follows the design to its next state. The ids must name every component and connection that
    /// was added, removed, changed or moved in its list, as a Diff does.
    /// Returns the indexes of connections that are new or whose route has changed, ascending.
    std::vector<int> update(
        const Design &design, const ElementIds &components, const ElementIds &connections);

private:
    void rebuild(const Design &design);
    std::vector<int> replace(const Design &design);
    bool isSameStructure(
        const Design &design, const ElementIds &components, const ElementIds &connections) const;
    bool isSameWire(const Design &design, const ElementId &id) const;
    bool isCareful() const
    {
        return m_wires.size() <= carefulLimit && m_rects.size() <= carefulLimit;
    }

    void chooseSides(Wire &wire);
    void placePorts(int node);
    void chooseLane(Wire &wire);
    std::vector<int> updateAll();
    std::vector<int> updateAround(const std::vector<int> &nodes);
    std::vector<int> wiresAround(const std::vector<int> &nodes);
    Route routeOf(const Wire &wire) const;
    std::vector<Route> allRoutes();

    QHash<ElementId, int> m_nodes;
    QHash<ElementId, int> m_wireIndex;
    std::vector<QRectF> m_rects;
    std::vector<Wire> m_wires;
    std::vector<std::vector<WireEnd>> m_ends; // by node
    std::vector<Route> m_routes;
};

} // namespace core::layout
