// SPDX-License-Identifier: MIT
#include "core/layout/routing.h"

#include "core/base/at.h"
#include "core/layout/careful.h"
#include "core/layout/waypoints.h"

#include <algorithm>
#include <cmath>

namespace core::layout {

namespace {

/// A rectangle that can be computed with, whatever the design says.
QRectF sane(const QRectF &rect)
{
    const bool isFinite = std::isfinite(rect.x()) && std::isfinite(rect.y())
        && std::isfinite(rect.width()) && std::isfinite(rect.height());
    return isFinite ? rect.normalized() : QRectF();
}

void sortUnique(std::vector<int> &indexes)
{
    std::sort(indexes.begin(), indexes.end());
    indexes.erase(std::unique(indexes.begin(), indexes.end()), indexes.end());
}

} // namespace

std::vector<Route> routes(const Design &design)
{
    return Router(design).routes();
}

Router::Router(const Design &design)
{
    rebuild(design);
    m_routes = allRoutes();
}

std::vector<int> Router::update(
    const Design &design, const ElementIds &components, const ElementIds &connections)
{
    if (!isSameStructure(design, components, connections)) {
        return replace(design);
    }
    std::vector<int> touched;
    for (const auto &id : components) {
        const int node = m_nodes.value(id);
        m_rects[at(node)] = sane(design.components.at(node).rect);
        touched.push_back(node);
    }
    for (const auto &id : connections) {
        const int index = m_wireIndex.value(id);
        auto &wire = m_wires[at(index)];
        wire.waypoints = design.connections.at(index).waypoints;
        wire.hasLabel = !design.connections.at(index).label.isEmpty();
        if (wire.leadsSomewhere()) {
            touched.push_back(wire.from);
        }
    }
    return isCareful() ? updateAll() : updateAround(touched);
}

/// Takes over a design whose lists have changed.
std::vector<int> Router::replace(const Design &design)
{
    const auto formerIndex = m_wireIndex;
    const auto formerRoutes = std::move(m_routes);
    rebuild(design);
    m_routes = allRoutes();
    std::vector<int> changed;
    for (int i = 0; i < design.connections.size(); ++i) {
        const int former = formerIndex.value(design.connections.at(i).id, -1);
        if (former < 0 || !(formerRoutes[at(former)] == m_routes[at(i)])) {
            changed.push_back(i);
        }
    }
    return changed;
}

void Router::rebuild(const Design &design)
{
    m_nodes.clear();
    m_wireIndex.clear();
    m_rects.clear();
    m_wires.clear();
    m_ends.assign(at(static_cast<int>(design.components.size())), {});
    for (const auto &component : design.components) {
        m_nodes.insert(component.id, static_cast<int>(m_rects.size()));
        m_rects.push_back(sane(component.rect));
    }
    for (const auto &connection : design.connections) {
        const int index = static_cast<int>(m_wires.size());
        Wire wire;
        wire.from = m_nodes.value(connection.from, -1);
        wire.to = m_nodes.value(connection.to, -1);
        wire.waypoints = connection.waypoints;
        wire.hasLabel = !connection.label.isEmpty();
        if (wire.leadsSomewhere()) {
            m_ends[at(wire.from)].push_back({index, true});
            m_ends[at(wire.to)].push_back({index, false});
        }
        m_wireIndex.insert(connection.id, index);
        m_wires.push_back(std::move(wire));
    }
}

/// Whether the lists hold the same elements in the same order, and connections lead where they
/// did. It suffices to look at what changed: what was added, removed or moved is among that.
bool Router::isSameStructure(
    const Design &design, const ElementIds &components, const ElementIds &connections) const
{
    const bool isSameSize = design.components.size() == static_cast<qsizetype>(m_rects.size())
        && design.connections.size() == static_cast<qsizetype>(m_wires.size());
    return isSameSize
        && std::all_of(components.begin(), components.end(),
            [&](const ElementId &id) {
                const int node = m_nodes.value(id, -1);
                return node >= 0 && design.components.at(node).id == id;
            })
        && std::all_of(connections.begin(), connections.end(),
            [&](const ElementId &id) { return isSameWire(design, id); });
}

bool Router::isSameWire(const Design &design, const ElementId &id) const
{
    const int index = m_wireIndex.value(id, -1);
    if (index < 0 || design.connections.at(index).id != id) {
        return false;
    }
    const auto &connection = design.connections.at(index);
    const auto &wire = m_wires[at(index)];
    return m_nodes.value(connection.from, -1) == wire.from
        && m_nodes.value(connection.to, -1) == wire.to;
}

void Router::chooseSides(Wire &wire)
{
    const auto &from = m_rects[at(wire.from)];
    const auto &to = m_rects[at(wire.to)];
    const auto passed = outside(wire.waypoints, from, to);
    wire.sides = isCareful() && passed.isEmpty() ? freeSides(from, to, m_rects)
                                                 : sidesBetween(from, to, passed);
}

void Router::placePorts(int node)
{
    std::vector<PortRequest> requests;
    for (const auto &[index, isFrom] : m_ends[at(node)]) {
        const auto &wire = m_wires[at(index)];
        const auto passed = outside(wire.waypoints, m_rects[at(wire.from)], m_rects[at(wire.to)]);
        const auto side = isFrom ? wire.sides.from : wire.sides.to;
        if (!passed.isEmpty()) {
            const auto &nearest = isFrom ? passed.first() : passed.last();
            requests.push_back({side, Course::Across, nearest, index});
            continue;
        }
        const auto course = wire.sides.from == wire.sides.to ? Course::Around : Course::Across;
        const auto &other = m_rects[at(isFrom ? wire.to : wire.from)];
        requests.push_back({side, course, other.center(), index});
    }
    const auto places = ports(m_rects[at(node)], requests);
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto &[index, isFrom] = m_ends[at(node)][i];
        (isFrom ? m_wires[at(index)].fromPort : m_wires[at(index)].toPort) = places[i];
    }
}

void Router::chooseLane(Wire &wire)
{
    wire.lane = lane(m_rects[at(wire.from)], wire.fromPort, m_rects[at(wire.to)], wire.toPort,
        wire.sides, wire.waypoints);
}

Route Router::routeOf(const Wire &wire) const
{
    if (!wire.leadsSomewhere()) {
        return {};
    }
    return route(
        m_rects[at(wire.from)], m_rects[at(wire.to)], wire.sides, wire.waypoints, wire.lane);
}

std::vector<Route> Router::allRoutes()
{
    for (auto &wire : m_wires) {
        if (wire.leadsSomewhere()) {
            chooseSides(wire);
        }
    }
    for (int node = 0; node < static_cast<int>(m_rects.size()); ++node) {
        placePorts(node);
    }
    std::vector<Route> routes;
    for (auto &wire : m_wires) {
        if (wire.leadsSomewhere()) {
            chooseLane(wire);
        }
        routes.push_back(isCareful() ? Route() : routeOf(wire));
    }
    return isCareful() ? carefulRoutes(m_wires, m_rects) : routes;
}

std::vector<int> Router::updateAll()
{
    auto routes = allRoutes();
    std::vector<int> changed;
    for (std::size_t i = 0; i < routes.size(); ++i) {
        if (!(routes[i] == m_routes[i])) {
            changed.push_back(static_cast<int>(i));
        }
    }
    m_routes = std::move(routes);
    return changed;
}

std::vector<int> Router::updateAround(const std::vector<int> &nodes)
{
    std::vector<int> changed;
    for (const int index : wiresAround(nodes)) {
        auto &wire = m_wires[at(index)];
        chooseLane(wire);
        auto route = routeOf(wire);
        if (!(route == m_routes[at(index)])) {
            changed.push_back(index);
        }
        m_routes[at(index)] = std::move(route);
    }
    return changed;
}

/// The connections of the components and of their neighbours, ascending, with sides and ports
/// brought up to date.
std::vector<int> Router::wiresAround(const std::vector<int> &nodes)
{
    std::vector<int> around = nodes;
    for (const int node : nodes) {
        for (const auto &[index, isFrom] : m_ends[at(node)]) {
            auto &wire = m_wires[at(index)];
            chooseSides(wire);
            around.push_back(isFrom ? wire.to : wire.from);
        }
    }
    sortUnique(around);
    std::vector<int> wires;
    for (const int node : around) {
        placePorts(node);
        for (const auto &end : m_ends[at(node)]) {
            wires.push_back(end.wire);
        }
    }
    sortUnique(wires);
    return wires;
}

} // namespace core::layout
