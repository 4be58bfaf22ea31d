// SPDX-License-Identifier: MIT
#include "core/layout/parallel.h"

#include "core/base/at.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace core::layout {

namespace {

/// From the middle of one label to the middle of the next: a line of small text and its margins.
constexpr double labelSpacing = 22;
constexpr double bendSpacing = 8;
constexpr double tightBendSpacing = 3;
/// Of a lane, the least that is worth a bend: room for a short label.
constexpr double shortestLane = 60;

/// Connections that join the same sides of the same two components, whatever way they lead.
struct Bundle {
    int low = -1; ///< the component that comes first in the list
    int high = -1;
    Side side = Side::Right; ///< of the first
    bool isLoop = false; ///< it joins the same side of both
    std::vector<int> wires;
};

std::vector<Bundle> bundles(const std::vector<Wire> &wires)
{
    std::map<std::tuple<int, int, Side, bool>, Bundle> found;
    for (int i = 0; i < static_cast<int>(wires.size()); ++i) {
        const auto &wire = wires[at(i)];
        if (!wire.leadsSomewhere() || wire.from == wire.to || !wire.waypoints.isEmpty()) {
            continue;
        }
        const bool isForth = wire.from < wire.to;
        const auto side = isForth ? wire.sides.from : wire.sides.to;
        const bool isLoop = wire.sides.from == wire.sides.to;
        auto &bundle =
            found[{std::min(wire.from, wire.to), std::max(wire.from, wire.to), side, isLoop}];
        bundle.low = std::min(wire.from, wire.to);
        bundle.high = std::max(wire.from, wire.to);
        bundle.side = side;
        bundle.isLoop = isLoop;
        bundle.wires.push_back(i);
    }
    std::vector<Bundle> several;
    for (auto &[key, bundle] : found) {
        const auto labels = std::count_if(bundle.wires.begin(), bundle.wires.end(),
            [&](int wire) { return wires[at(wire)].hasLabel; });
        if (labels > 1) {
            several.push_back(std::move(bundle));
        }
    }
    return several;
}

/// A line seen as if it led from the first component to the right.
struct Line {
    int wire = -1;
    bool isReversed = false;
    QPointF start;
    QPointF finish;
    double lane = 0;
    double bend = 0; ///< from each end

    QList<QPointF> points() const
    {
        const double first = start.x() + bend;
        const double last = finish.x() - bend;
        QList<QPointF> all {start};
        if (std::abs(start.y() - lane) >= 1) {
            all << QPointF(first, start.y()) << QPointF(first, lane);
        }
        if (std::abs(finish.y() - lane) >= 1) {
            all << QPointF(last, lane) << QPointF(last, finish.y());
        }
        return all << finish;
    }
};

class Spreading {
public:
    Spreading(const Bundle &bundle, const std::vector<Wire> &wires,
        const std::vector<QRectF> &rects, std::vector<Route> &routes)
        : m_bundle(bundle), m_rects(rects), m_routes(routes), m_turn(bundle.side)
    {
        for (const int wire : bundle.wires) {
            auto points = routes[at(wire)].points;
            const bool isReversed = wires[at(wire)].from != bundle.low;
            if (isReversed) {
                std::reverse(points.begin(), points.end());
            }
            if (!points.isEmpty()) {
                m_lines.push_back({wire, isReversed, m_turn.turned(points.first()),
                    m_turn.turned(points.last()), 0, 0});
            }
        }
        std::stable_sort(m_lines.begin(), m_lines.end(), [](const Line &a, const Line &b) {
            return std::pair(a.start.y(), a.finish.y()) < std::pair(b.start.y(), b.finish.y());
        });
    }

    void spread()
    {
        const bool isLevel = m_bundle.side == Side::Right || m_bundle.side == Side::Left;
        if (!m_bundle.isLoop && isLevel && areApart()) {
            return;
        }
        if (m_bundle.isLoop || !isLevel || !placeLanes() || !areFree()) {
            stagger();
            return;
        }
        for (const auto &line : m_lines) {
            auto points = line.points();
            if (line.isReversed) {
                std::reverse(points.begin(), points.end());
            }
            for (auto &point : points) {
                point = m_turn.restored(point);
            }
            auto &route = m_routes[at(line.wire)];
            route.points = points;
            route.labelAt =
                m_turn.restored(QPointF((line.start.x() + line.finish.x()) / 2, line.lane));
        }
    }

private:
    /// Whether all are straight and far enough from each other as they are.
    bool areApart() const
    {
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            const bool isStraight = m_routes[at(m_lines[i].wire)].points.size() == 2;
            const bool isClear =
                i == 0 || m_lines[i].start.y() - m_lines[i - 1].start.y() >= labelSpacing - 2;
            if (!isStraight || !isClear) {
                return false;
            }
        }
        return true;
    }

    /// The outermost lines bend nearest to the components, so that none crosses another.
    bool placeLanes()
    {
        const int count = static_cast<int>(m_lines.size());
        const double gap = m_lines.front().finish.x() - m_lines.front().start.x();
        const int deepest = std::max(1, (count - 1) / 2);
        const double room = (gap - shortestLane) / 2 - stub;
        if (room < tightBendSpacing * deepest) {
            return false;
        }
        const double step = std::min(bendSpacing, room / deepest);
        double middle = 0;
        for (const auto &line : m_lines) {
            middle += (line.start.y() + line.finish.y()) / 2 / count;
        }
        for (int i = 0; i < count; ++i) {
            auto &line = m_lines[at(i)];
            line.lane = middle + (i - (count - 1) / 2.0) * labelSpacing;
            line.bend = stub + step * std::min(i, count - 1 - i);
        }
        return true;
    }

    /// Whether no line runs through a component.
    bool areFree() const
    {
        constexpr double clearance = 4;
        QRectF lanes(m_lines.front().start.x(), m_lines.front().lane - clearance,
            m_lines.front().finish.x() - m_lines.front().start.x(),
            m_lines.back().lane - m_lines.front().lane + 2 * clearance);
        for (int i = 0; i < static_cast<int>(m_rects.size()); ++i) {
            if (i != m_bundle.low && i != m_bundle.high
                && m_turn.turned(m_rects[at(i)]).intersects(lanes)) {
                return false;
            }
        }
        return true;
    }

    /// Labels side by side along the longest parts of their lines, or one below the other.
    void stagger()
    {
        const int count = static_cast<int>(m_lines.size());
        for (int i = 0; i < count; ++i) {
            auto &route = m_routes[at(m_lines[at(i)].wire)];
            qsizetype longest = -1;
            for (qsizetype p = 1; p < route.points.size(); ++p) {
                const auto length = [&](qsizetype end) {
                    return (route.points.at(end) - route.points.at(end - 1)).manhattanLength();
                };
                longest = longest < 0 || length(p) > length(longest) ? p : longest;
            }
            if (longest < 0) {
                continue;
            }
            auto a = route.points.at(longest - 1);
            auto b = route.points.at(longest);
            if (a.x() + a.y() > b.x() + b.y()) {
                std::swap(a, b); // the same way along for both directions
            }
            const double length = (b - a).manhattanLength();
            const bool isUpright = std::abs(b.y() - a.y()) > std::abs(b.x() - a.x());
            const double usual = (i + 1.0) / (count + 1);
            const double tight =
                0.5 + (i - (count - 1) / 2.0) * labelSpacing / std::max(length, 1.0);
            const bool fits = isUpright && tight >= 0 && tight <= 1;
            route.labelAt = a + (b - a) * (fits ? tight : usual);
        }
    }

    const Bundle &m_bundle;
    const std::vector<QRectF> &m_rects;
    std::vector<Route> &m_routes;
    Turn m_turn;
    std::vector<Line> m_lines;
};

} // namespace

void spreadParallels(
    const std::vector<Wire> &wires, const std::vector<QRectF> &rects, std::vector<Route> &routes)
{
    for (const auto &bundle : bundles(wires)) {
        Spreading(bundle, wires, rects, routes).spread();
    }
}

} // namespace core::layout
