// SPDX-License-Identifier: MIT
#include "core/layout/effort.h"

#include "core/base/at.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <utility>

namespace core::layout {

namespace {

// Measured with Graphviz 2.42 on one core of 2020: the rounds against crossings take about 0.3
// seconds for each million, the simplex grows with nodes times rounds and is bounded by these.
constexpr double mostCrossings = 1e7;
constexpr double mostNodes = 40'000;
constexpr double mostNodesUnhurried = 1'500;
constexpr double mostCrossingsUnhurried = 2e6;

/// The island with its nodes counted from 0.
struct Numbered {
    std::vector<std::vector<int>> next;
    std::vector<int> from; ///< by arc
    std::vector<int> to;
};

Numbered numbered(const Island &island)
{
    std::map<int, int> number;
    for (const int node : island.nodes) {
        const int next = static_cast<int>(number.size());
        number.emplace(node, next);
    }
    Numbered all;
    all.next.resize(island.nodes.size());
    for (const auto &arc : island.arcs) {
        all.from.push_back(number.at(arc.from));
        all.to.push_back(number.at(arc.to));
        all.next[at(all.from.back())].push_back(all.to.back());
    }
    return all;
}

std::vector<int> ranksOf(const Numbered &all)
{
    std::vector<int> incoming(all.next.size(), 0);
    for (const int to : all.to) {
        ++incoming[at(to)];
    }
    std::vector<int> open;
    for (int node = 0; at(node) < incoming.size(); ++node) {
        if (incoming[at(node)] == 0) {
            open.push_back(node);
        }
    }
    std::vector<int> ranks(all.next.size(), 0);
    for (std::size_t done = 0; done < open.size(); ++done) {
        for (const int to : all.next[at(open[done])]) {
            ranks[at(to)] = std::max(ranks[at(to)], ranks[at(open[done])] + 1);
            if (--incoming[at(to)] == 0) {
                open.push_back(to);
            }
        }
    }
    return ranks;
}

/// Lines in each gap between ranks, counted connection by connection.
class Gaps {
public:
    explicit Gaps(std::size_t ranks) : m_lines(ranks, 0) { }

    /// Takes the connection in, unless it goes beyond the bounds.
    bool take(int first, int last, const Effort &most)
    {
        double more = 0;
        for (int gap = first; gap < last; ++gap) {
            more += 2 * m_lines[at(gap)] + 1; // (n + 1)² - n²
        }
        if (m_crossings + more > most.crossings || m_passed + last - first - 1 > most.nodes) {
            return false;
        }
        m_crossings += more;
        m_passed += last - first - 1;
        for (int gap = first; gap < last; ++gap) {
            ++m_lines[at(gap)];
        }
        return true;
    }
    double crossings() const { return m_crossings; }
    double passed() const { return m_passed; }

private:
    std::vector<double> m_lines;
    double m_crossings = 0;
    double m_passed = 0;
};

} // namespace

std::vector<int> ranks(const Island &island)
{
    return ranksOf(numbered(island));
}

Effort effortOf(const Island &island)
{
    const auto all = numbered(island);
    const auto ranks = ranksOf(all);
    // Lines that begin and end in each gap: no walk along every connection.
    std::vector<double> change(ranks.size() + 1, 0);
    Effort effort {static_cast<double>(island.nodes.size()), 0};
    for (std::size_t i = 0; i < all.from.size(); ++i) {
        const int first = ranks[at(all.from[i])];
        const int last = ranks[at(all.to[i])];
        change[at(first)] += 1;
        change[at(last)] -= 1;
        effort.nodes += last - first - 1;
    }
    double lines = 0;
    for (const double one : change) {
        lines += one;
        effort.crossings += lines * lines;
    }
    return effort;
}

namespace {

/// Of connections between the same two nodes the first stays, which is the heaviest.
void dropParallels(Island &island)
{
    std::set<std::pair<int, int>> seen;
    std::erase_if(island.arcs, [&](const Arc &arc) {
        return !seen.insert({arc.from, arc.to}).second;
    });
}

/// Leaves out connections that are too much, the longest first. Those to the next rank hold the
/// ranks together and come first.
Island thinned(const Island &island)
{
    const auto all = numbered(island);
    const auto ranks = ranksOf(all);
    const auto span = [&](std::size_t arc) {
        return ranks[at(all.to[arc])] - ranks[at(all.from[arc])];
    };
    std::vector<std::size_t> order(island.arcs.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(),
        [&](std::size_t a, std::size_t b) { return span(a) < span(b); });
    const Effort most {mostNodes - static_cast<double>(island.nodes.size()), mostCrossings};
    Gaps gaps(ranks.size());
    std::vector<bool> isKept(island.arcs.size(), false);
    for (const auto arc : order) {
        isKept[arc] = gaps.take(ranks[at(all.from[arc])], ranks[at(all.to[arc])], most);
        if (!isKept[arc]) {
            break; // the rest is as long or longer
        }
    }
    Island rest {island.nodes, {}};
    for (std::size_t arc = 0; arc < island.arcs.size(); ++arc) {
        if (isKept[arc]) {
            rest.arcs.push_back(island.arcs[arc]);
        }
    }
    return rest;
}

} // namespace

Plan planFor(Island island)
{
    dropParallels(island);
    auto effort = effortOf(island);
    if (effort.nodes <= mostNodesUnhurried && effort.crossings <= mostCrossingsUnhurried) {
        return {Way::Whole, std::move(island), effort};
    }
    if (effort.nodes <= mostNodes && effort.crossings <= mostCrossings) {
        return {Way::Hurried, std::move(island), effort};
    }
    auto rest = thinned(island);
    // With most of its connections gone Graphviz would arrange another design.
    if (rest.arcs.size() * 2 < island.arcs.size()) {
        return {Way::Columns, std::move(island), effort};
    }
    effort = effortOf(rest);
    return {Way::Hurried, std::move(rest), effort};
}

} // namespace core::layout
