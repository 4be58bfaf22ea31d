// SPDX-License-Identifier: MIT
#include "core/layout/alignment.h"

#include "core/base/at.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace core::layout {

namespace {

/// A larger step does not look like a mistake.
constexpr double largestStep = 28;
constexpr double tolerance = 0.01;

double &offsetOf(const WireEnd &end, std::vector<Wire> &wires)
{
    auto &lane = wires[at(end.wire)].lane;
    return end.isFrom ? lane.fromOffset : lane.toOffset;
}

double offsetOf(const WireEnd &end, const std::vector<Wire> &wires)
{
    const auto &lane = wires[at(end.wire)].lane;
    return end.isFrom ? lane.fromOffset : lane.toOffset;
}

/// How far the end would have to move for its line to be straight.
double step(const Wire &wire, bool isFrom, const std::vector<QRectF> &rects)
{
    const auto place = [&](int node, Side side, double offset) {
        return along(port(rects[at(node)], side, offset), side);
    };
    const double by = place(wire.to, wire.sides.to, wire.lane.toOffset)
        - place(wire.from, wire.sides.from, wire.lane.fromOffset);
    return isFrom ? by : -by;
}

/// The steps in the lines of a group that could be straight.
std::vector<double> steps(
    const EndGroup &group, const std::vector<Wire> &wires, const std::vector<QRectF> &rects)
{
    std::vector<double> steps;
    for (const auto &end : group) {
        const auto &wire = wires[at(end.wire)];
        if (wire.sides.from != wire.sides.to && wire.waypoints.isEmpty()) {
            steps.push_back(step(wire, end.isFrom, rects));
        }
    }
    return steps;
}

/// Whether all ends stay on their side when they move.
bool isFree(const EndGroup &group, const std::vector<Wire> &wires, double reach, double by)
{
    return std::all_of(group.begin(), group.end(), [&](const WireEnd &end) {
        return wires[at(end.wire)].waypoints.isEmpty()
            && std::abs(offsetOf(end, wires) + by) <= reach + tolerance;
    });
}

/// The shift that makes most lines straight; the smallest of these, and none rather than any.
double bestShift(const std::vector<double> &steps, const auto &isAllowed)
{
    const auto straightened = [&](double by) {
        return std::count_if(steps.begin(), steps.end(),
            [&](double step) { return std::abs(step - by) < tolerance; });
    };
    double best = 0;
    auto most = straightened(0);
    for (const double by : steps) {
        const auto count = straightened(by);
        const bool isBetter = count > most || (count == most && std::abs(by) < std::abs(best));
        if (isBetter && std::abs(by) <= largestStep && isAllowed(by)) {
            best = by;
            most = count;
        }
    }
    return best;
}

} // namespace

std::vector<EndGroup> endGroups(const std::vector<Wire> &wires)
{
    std::map<std::pair<int, Side>, EndGroup> sides;
    for (int i = 0; i < static_cast<int>(wires.size()); ++i) {
        const auto &wire = wires[at(i)];
        if (wire.leadsSomewhere()) {
            sides[{wire.from, wire.sides.from}].push_back({i, true});
            sides[{wire.to, wire.sides.to}].push_back({i, false});
        }
    }
    std::vector<EndGroup> groups;
    for (auto &[place, group] : sides) {
        std::stable_sort(group.begin(), group.end(), [&](const WireEnd &a, const WireEnd &b) {
            return offsetOf(a, wires) < offsetOf(b, wires);
        });
        groups.push_back(std::move(group));
    }
    return groups;
}

void align(std::vector<Wire> &wires, const std::vector<QRectF> &rects)
{
    for (const auto &group : endGroups(wires)) {
        const auto &[index, isFrom] = group.front();
        const auto &wire = wires[at(index)];
        const double free = isFrom ? reach(rects[at(wire.from)], wire.sides.from)
                                   : reach(rects[at(wire.to)], wire.sides.to);
        const double by = bestShift(steps(group, wires, rects),
            [&](double shift) { return isFree(group, wires, free, shift); });
        for (const auto &end : group) {
            offsetOf(end, wires) += by;
        }
    }
}

} // namespace core::layout
