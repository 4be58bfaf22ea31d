// SPDX-License-Identifier: MIT
#include "core/layout/ports.h"

#include "core/layout/waypoints.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace core::layout {

namespace {

constexpr double portSpacing = 14;
constexpr double laneSpacing = 8;

/// The order of ends on a side. Loops lie outside: those that lead up or left come first, those
/// that lead down or right last, and of these the short ones lie outermost so that they nest.
struct Place {
    int course; // -1 loops before, 0 goes across, 1 loops behind
    double distance;
    int tie;
    bool operator<(const Place &other) const
    {
        return std::tie(course, distance, tie) < std::tie(other.course, other.distance, other.tie);
    }
};

/// A request with the middle of its side as the origin.
struct Waiting {
    std::size_t request;
    Place place;
    int turn; // -1 up or left, 1 down or right, 0 straight on
};

Waiting waiting(const QRectF &rect, const PortRequest &request, std::size_t index)
{
    const double by = along(request.towards, request.side) - along(rect.center(), request.side);
    const int turn = by < 0 ? -1 : by > 0 ? 1 : 0;
    if (request.course == Course::Across) {
        return {index, {0, by, request.connection}, turn};
    }
    const bool isBefore = turn < 0;
    return {index, {isBefore ? -1 : 1, -by, isBefore ? request.connection : -request.connection},
        isBefore ? -1 : 1};
}

/// Gives places to the ends of one side, which are in order.
void place(const std::vector<Waiting> &ends, double reach, std::vector<Port> &ports)
{
    const int count = static_cast<int>(ends.size());
    const double spacing = count > 1 ? std::min(portSpacing, 2 * reach / (count - 1)) : 0;
    // One count for each way to turn, across and around.
    std::array<std::array<int, 3>, 2> groups {};
    std::array<std::array<int, 3>, 2> seen {};
    const auto slot = [](auto &table, const Waiting &end) -> int & {
        return table[end.place.course == 0 ? 0 : 1][end.turn < 0 ? 0 : end.turn == 0 ? 1 : 2];
    };
    for (const auto &end : ends) {
        ++slot(groups, end);
    }
    for (int i = 0; i < count; ++i) {
        const auto &end = ends[static_cast<std::size_t>(i)];
        const int group = slot(groups, end);
        const int before = slot(seen, end)++;
        ports[end.request] = {(i - (count - 1) / 2.0) * spacing, count,
            end.turn <= 0 ? before : group - 1 - before, group};
    }
}

bool isWithin(double value, double limit)
{
    return std::abs(value) <= limit;
}

/// Whether the only end on a side can move to this height, or column; if so it does.
bool moveTo(double target, const QRectF &rect, Side side, const Port &port, double &offset)
{
    const double wanted = target - along(rect.center(), side);
    if (port.count > 1 || !isWithin(wanted, reach(rect, side))) {
        return false;
    }
    offset = wanted;
    return true;
}

/// Makes the line straight when both ends may move: at the middle of the smaller component, or
/// else half way.
bool meet(const QRectF &from, const QRectF &to, const Sides &sides, Lane &lane)
{
    const double fromMiddle = along(from.center(), sides.from);
    const double toMiddle = along(to.center(), sides.to);
    const double fromReach = reach(from, sides.from);
    const double toReach = reach(to, sides.to);
    double target = fromReach <= toReach ? fromMiddle : toMiddle;
    if (!isWithin(fromMiddle - toMiddle, std::max(fromReach, toReach))) {
        const double low = std::max(fromMiddle - fromReach, toMiddle - toReach);
        const double high = std::min(fromMiddle + fromReach, toMiddle + toReach);
        if (low > high) {
            return false;
        }
        target = (low + high) / 2;
    }
    lane.fromOffset = target - fromMiddle;
    lane.toOffset = target - toMiddle;
    return true;
}

void straighten(const QRectF &from, const Port &fromPort, const QRectF &to, const Port &toPort,
    const Sides &sides, Lane &lane)
{
    if (fromPort.count == 1 && toPort.count == 1) {
        meet(from, to, sides, lane);
        return;
    }
    const double start = along(from.center(), sides.from) + lane.fromOffset;
    const double finish = along(to.center(), sides.to) + lane.toOffset;
    if (!moveTo(start, to, sides.to, toPort, lane.toOffset)) {
        moveTo(finish, from, sides.from, fromPort, lane.fromOffset);
    }
}

/// The bends of a fan lie near the component where its lines meet, side by side.
void fan(Lane &lane, const Port &fromPort, const Port &toPort, double gap)
{
    const auto &port = fromPort.group >= toPort.group ? fromPort : toPort;
    if (port.group == 1) {
        return;
    }
    constexpr double usual = 90;
    const double room = std::max(0.0, std::min(gap, usual) - 2 * stub);
    const double spacing = std::min(laneSpacing, room / (port.group - 1));
    const double shift = (port.rank - (port.group - 1) / 2.0) * spacing;
    const bool isNearFrom = &port == &fromPort;
    lane.bend = isNearFrom ? Bend::NearFrom : Bend::NearTo;
    lane.shift = isNearFrom ? shift : -shift;
}

double gapBetween(const QRectF &from, const QRectF &to, Side side)
{
    const Turn turn(side);
    return turn.turned(to).left() - turn.turned(from).right();
}

} // namespace

std::vector<Port> ports(const QRectF &rect, const std::vector<PortRequest> &requests)
{
    std::array<std::vector<Waiting>, 4> sides;
    for (std::size_t i = 0; i < requests.size(); ++i) {
        sides[static_cast<std::size_t>(requests[i].side)].push_back(waiting(rect, requests[i], i));
    }
    std::vector<Port> ports(requests.size());
    for (std::size_t side = 0; side < sides.size(); ++side) {
        std::stable_sort(sides[side].begin(), sides[side].end(),
            [](const Waiting &a, const Waiting &b) { return a.place < b.place; });
        place(sides[side], reach(rect, static_cast<Side>(side)), ports);
    }
    return ports;
}

Lane lane(const QRectF &from, const Port &fromPort, const QRectF &to, const Port &toPort,
    const Sides &sides, const QList<QPointF> &waypoints)
{
    Lane lane {fromPort.offset, toPort.offset, Bend::Middle, 0};
    const auto passed = outside(waypoints, from, to);
    if (!passed.isEmpty()) {
        moveTo(along(passed.first(), sides.from), from, sides.from, fromPort, lane.fromOffset);
        moveTo(along(passed.last(), sides.to), to, sides.to, toPort, lane.toOffset);
        return lane;
    }
    if (sides.from == sides.to) {
        lane.shift = laneSpacing * std::max(fromPort.rank, toPort.rank);
        return lane;
    }
    straighten(from, fromPort, to, toPort, sides, lane);
    fan(lane, fromPort, toPort, gapBetween(from, to, sides.from));
    return lane;
}

} // namespace core::layout
