// SPDX-License-Identifier: MIT
#include "core/layout/channels.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace core::layout {

namespace {

constexpr double channelSpacing = 8;
/// Lines nearer than this look like one.
constexpr double tooNear = 7;
/// What a middle part may be moved at most, so that it stays clear of what it was led around.
constexpr double farthest = 24;

/// Whether the moved segments stand upright or lie level.
enum class Axis { Upright, Level };

double across(const QPointF &point, Axis axis)
{
    return axis == Axis::Upright ? point.x() : point.y();
}

double along(const QPointF &point, Axis axis)
{
    return axis == Axis::Upright ? point.y() : point.x();
}

/// An end of a channel: its place along it, and on which side of it the line goes on.
struct Exit {
    double at;
    double side;
};

/// A segment between two bends, seen as if it stood upright.
struct Channel {
    std::size_t route;
    qsizetype segment; // from this point to the next
    double position;
    double low; // it may be moved from here
    double high; // to here
    Exit first;
    Exit last;
    double top() const { return std::min(first.at, last.at); }
    double bottom() const { return std::max(first.at, last.at); }
    bool spans(double place) const { return place >= top() && place <= bottom(); }
};

/// Narrows the room of a channel by the segment before or behind it, which must keep its direction
/// and, at the end of the line, a straight piece for the arrow head.
void keepClear(Channel &channel, double neighbour, bool isEnd)
{
    const double least = isEnd ? stub : channelSpacing;
    if (neighbour < channel.position) {
        channel.low = std::max(channel.low, neighbour + least);
    } else {
        channel.high = std::min(channel.high, neighbour - least);
    }
}

/// Narrows the room of a channel by a component beside it.
void keepClear(Channel &channel, const QRectF &obstacle, Axis axis)
{
    constexpr double clearance = 6;
    const bool isBeside = along(obstacle.topLeft(), axis) < channel.bottom() + clearance
        && along(obstacle.bottomRight(), axis) > channel.top() - clearance;
    const double left = across(obstacle.topLeft(), axis);
    const double right = across(obstacle.bottomRight(), axis);
    if (isBeside && right <= channel.position) {
        channel.low = std::min(channel.position, std::max(channel.low, right + clearance));
    }
    if (isBeside && left >= channel.position) {
        channel.high = std::max(channel.position, std::min(channel.high, left - clearance));
    }
}

Channel channelAt(const Route &route, std::size_t index, qsizetype segment, Axis axis)
{
    const auto &points = route.points;
    const auto &first = points.at(segment);
    const auto &last = points.at(segment + 1);
    const double position = across(first, axis);
    const double before = across(points.at(segment - 1), axis);
    const double behind = across(points.at(segment + 2), axis);
    Channel channel {index, segment, position, position - farthest, position + farthest,
        {along(first, axis), before < position ? -1.0 : 1.0},
        {along(last, axis), behind < position ? -1.0 : 1.0}};
    keepClear(channel, before, segment == 1);
    keepClear(channel, behind, segment + 3 == points.size());
    return channel;
}

/// All channels of this axis, by position.
std::vector<Channel> channels(const std::vector<Route> &routes, const std::vector<bool> &isFixed,
    const std::vector<QRectF> &obstacles, Axis axis)
{
    std::vector<Channel> channels;
    for (std::size_t i = 0; i < routes.size(); ++i) {
        const auto &points = routes[i].points;
        for (qsizetype s = 1; s + 2 < points.size() && !isFixed[i]; ++s) {
            if (across(points.at(s), axis) == across(points.at(s + 1), axis)) {
                channels.push_back(channelAt(routes[i], i, s, axis));
            }
        }
    }
    for (auto &channel : channels) {
        for (const auto &obstacle : obstacles) {
            keepClear(channel, obstacle, axis);
        }
    }
    std::stable_sort(channels.begin(), channels.end(),
        [](const Channel &a, const Channel &b) { return a.position < b.position; });
    return channels;
}

bool overlap(const Channel &a, const Channel &b)
{
    return a.top() < b.bottom() + tooNear && b.top() < a.bottom() + tooNear;
}

/// How often two channels cross each other's lines when the one lies left of the other.
int crossings(const Channel &left, const Channel &right)
{
    int count = 0;
    for (const auto &exit : {left.first, left.last}) {
        count += exit.side > 0 && right.spans(exit.at) ? 1 : 0;
    }
    for (const auto &exit : {right.first, right.last}) {
        count += exit.side < 0 && left.spans(exit.at) ? 1 : 0;
    }
    return count;
}

/// Whether two channels, of which the first lies left, should be looked at together: they look like
/// one, or would cross less the other way round.
bool disturb(const Channel &left, const Channel &right)
{
    return overlap(left, right)
        && (right.position - left.position < tooNear
            || crossings(right, left) < crossings(left, right));
}

/// Groups of channels that disturb each other, directly or by way of others.
std::vector<std::vector<Channel>> crowds(const std::vector<Channel> &channels)
{
    std::vector<std::size_t> crowdOf(channels.size());
    std::iota(crowdOf.begin(), crowdOf.end(), std::size_t(0));
    const auto join = [&](std::size_t a, std::size_t b) {
        const auto [keep, drop] = std::minmax(crowdOf[a], crowdOf[b]);
        std::replace(crowdOf.begin(), crowdOf.end(), std::size_t(drop), std::size_t(keep));
    };
    for (std::size_t i = 0; i < channels.size(); ++i) {
        for (std::size_t j = i + 1;
             j < channels.size() && channels[j].position - channels[i].position < farthest; ++j) {
            if (crowdOf[i] != crowdOf[j] && disturb(channels[i], channels[j])) {
                join(i, j);
            }
        }
    }
    std::vector<std::vector<Channel>> crowds(channels.size());
    for (std::size_t i = 0; i < channels.size(); ++i) {
        crowds[crowdOf[i]].push_back(channels[i]);
    }
    std::erase_if(crowds, [](const std::vector<Channel> &crowd) { return crowd.size() < 2; });
    return crowds;
}

/// Orders a crowd from left to right: each goes as far left as saves crossings.
void order(std::vector<Channel> &crowd)
{
    for (std::size_t i = 1; i < crowd.size(); ++i) {
        for (std::size_t j = i; j > 0; --j) {
            if (crossings(crowd[j - 1], crowd[j]) <= crossings(crowd[j], crowd[j - 1])) {
                break;
            }
            std::swap(crowd[j - 1], crowd[j]);
        }
    }
}

/// The track of each channel: beside all before it that it would lie on.
std::vector<int> tracks(const std::vector<Channel> &crowd)
{
    std::vector<int> tracks(crowd.size(), 0);
    for (std::size_t i = 1; i < crowd.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (overlap(crowd[i], crowd[j])) {
                tracks[i] = std::max(tracks[i], tracks[j] + 1);
            }
        }
    }
    return tracks;
}

void moveTo(Route &route, qsizetype segment, double position, Axis axis)
{
    for (const auto i : {segment, segment + 1}) {
        auto &point = route.points[i];
        axis == Axis::Upright ? point.setX(position) : point.setY(position);
    }
}

/// The room that all channels of a crowd have; when there is none, each is left its own.
void shareRoom(std::vector<Channel> &crowd)
{
    double low = std::numeric_limits<double>::lowest();
    double high = std::numeric_limits<double>::max();
    for (const auto &channel : crowd) {
        low = std::max(low, channel.low);
        high = std::min(high, channel.high);
    }
    for (auto &channel : crowd) {
        channel.low = low < high ? low : channel.low;
        channel.high = low < high ? high : channel.high;
    }
}

/// Spreads a crowd over its tracks, around where it was and within its room.
void spread(std::vector<Channel> crowd, std::vector<Route> &routes, Axis axis)
{
    order(crowd);
    shareRoom(crowd);
    const auto tracks = core::layout::tracks(crowd);
    const int count = *std::max_element(tracks.begin(), tracks.end()) + 1;
    if (count == 1) {
        return;
    }
    const double low = crowd.front().low;
    const double high = crowd.front().high;
    double middle = 0;
    for (const auto &channel : crowd) {
        middle += channel.position / static_cast<double>(crowd.size());
    }
    const double step = std::clamp((high - low) / (count - 1), 0.0, channelSpacing);
    const double half = step * (count - 1) / 2;
    middle = std::clamp(middle, low + half, std::max(low + half, high - half));
    for (std::size_t i = 0; i < crowd.size(); ++i) {
        const auto &channel = crowd[i];
        const double position = middle - half + tracks[i] * step;
        // A channel may have no room at all: it is where it has to be.
        const double most = std::max(channel.low, channel.high);
        moveTo(
            routes[channel.route], channel.segment, std::clamp(position, channel.low, most), axis);
    }
}

} // namespace

void separate(std::vector<Route> &routes, const std::vector<bool> &isFixed,
    const std::vector<QRectF> &obstacles)
{
    // Spreading may bring channels near to others; a second round settles most of these.
    for (int round = 0; round < 2; ++round) {
        for (const auto axis : {Axis::Upright, Axis::Level}) {
            for (const auto &crowd : crowds(channels(routes, isFixed, obstacles, axis))) {
                spread(crowd, routes, axis);
            }
        }
    }
}

} // namespace core::layout
