// SPDX-License-Identifier: MIT
#include "core/estimate/network/linear_flow.h"

#include "core/base/at.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace core::estimation {

namespace {

constexpr std::size_t largestDenseLoop = 128;
constexpr int mostSweeps = 1000;
constexpr double largestReturns = 1e9; // expected rounds: above this a loop counts as endless
constexpr double hugeRate = 1e30; // far above any real one; keeps sums of nonsense finite

/// One step of elimination; the factor is kept where it makes a zero.
void subtractRow(const double *upper, double *lower, std::size_t pivot, std::size_t size)
{
    const double factor = lower[pivot] / upper[pivot];
    lower[pivot] = factor;
    for (std::size_t column = pivot + 1; factor != 0 && column < size; ++column) {
        lower[column] -= factor * upper[column];
    }
}

/// Tarjan's algorithm without recursion, so that a chain of any length is safe.
template<typename Edges> class GroupFinder {
public:
    explicit GroupFinder(const std::vector<Edges> &outgoing)
        : m_outgoing(outgoing), m_number(outgoing.size(), -1), m_lowest(outgoing.size(), 0),
          m_isOpen(outgoing.size(), false)
    {
    }

    /// All groups, sources first.
    std::vector<std::vector<int>> find()
    {
        for (int node = 0; at(node) < m_outgoing.size(); ++node) {
            if (m_number[at(node)] < 0) {
                search(node);
            }
        }
        std::reverse(m_groups.begin(), m_groups.end());
        return std::move(m_groups);
    }

private:
    struct Visit {
        int node;
        std::size_t done = 0;
    };

    void enter(int node)
    {
        m_number[at(node)] = m_lowest[at(node)] = m_next++;
        m_isOpen[at(node)] = true;
        m_open.push_back(node);
        m_path.push_back({node});
    }

    void search(int start)
    {
        enter(start);
        while (!m_path.empty()) {
            auto &visit = m_path.back();
            if (visit.done == m_outgoing[at(visit.node)].size()) {
                leave(visit.node);
                continue;
            }
            const int node = visit.node;
            const int next = m_outgoing[at(node)][visit.done++].node;
            if (m_number[at(next)] < 0) {
                enter(next);
            } else if (m_isOpen[at(next)]) {
                m_lowest[at(node)] = std::min(m_lowest[at(node)], m_number[at(next)]);
            }
        }
    }

    void leave(int node)
    {
        m_path.pop_back();
        if (!m_path.empty()) {
            auto &lowest = m_lowest[at(m_path.back().node)];
            lowest = std::min(lowest, m_lowest[at(node)]);
        }
        if (m_lowest[at(node)] != m_number[at(node)]) {
            return;
        }
        const auto first = std::find(m_open.rbegin(), m_open.rend(), node).base() - 1;
        std::vector<int> group(first, m_open.end());
        m_open.erase(first, m_open.end());
        for (const int member : group) {
            m_isOpen[at(member)] = false;
        }
        std::sort(group.begin(), group.end());
        m_groups.push_back(std::move(group));
    }

    const std::vector<Edges> &m_outgoing;
    std::vector<int> m_number;
    std::vector<int> m_lowest;
    std::vector<bool> m_isOpen;
    std::vector<int> m_open;
    std::vector<Visit> m_path;
    std::vector<std::vector<int>> m_groups;
    int m_next = 0;
};

} // namespace

LinearFlow::LinearFlow(int nodes, const std::vector<WeightedEdge> &edges)
    : m_outgoing(at(nodes)), m_incoming(at(nodes)), m_groupOf(at(nodes)), m_placeInGroup(at(nodes)),
      m_isInLoop(at(nodes), false), m_endless(at(nodes), -1)
{
    for (const auto &edge : edges) {
        if (edge.weight > 0) {
            m_outgoing[at(edge.from)].push_back({edge.to, edge.weight});
            m_incoming[at(edge.to)].push_back({edge.from, edge.weight});
        }
    }
    findGroups();
    m_factors.resize(m_groups.size());
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        for (const int node : m_groups[i]) {
            m_endless[at(node)] = endlessSource(node);
        }
        if (m_isInLoop[at(m_groups[i].front())]) {
            examineLoop(m_groups[i], i);
        }
    }
}

int LinearFlow::endlessSource(int node) const
{
    int loop = -1;
    for (const auto &edge : m_incoming[at(node)]) {
        loop = std::max(loop, m_endless[at(edge.node)]);
    }
    return loop;
}

void LinearFlow::findGroups()
{
    m_groups = GroupFinder(m_outgoing).find();
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        for (std::size_t place = 0; place < m_groups[i].size(); ++place) {
            const int node = m_groups[i][place];
            const auto &out = m_outgoing[at(node)];
            m_groupOf[at(node)] = static_cast<int>(i);
            m_placeInGroup[at(node)] = static_cast<int>(place);
            m_isInLoop[at(node)] = m_groups[i].size() > 1
                || std::any_of(
                    out.begin(), out.end(), [&](const Edge &edge) { return edge.node == node; });
        }
    }
}

void LinearFlow::examineLoop(const std::vector<int> &group, std::size_t index)
{
    bool isFinite = false;
    if (group.size() <= largestDenseLoop) {
        isFinite = factorise(group, m_factors[index]);
    } else {
        // Expected visits after one start in each node: bounded exactly when the loop ends.
        std::vector<double> visits(m_outgoing.size(), 0);
        for (const int node : group) {
            visits[at(node)] = 1;
        }
        isFinite = iterate(group, visits);
    }
    int loop = -1;
    for (const int node : group) {
        loop = std::max(loop, m_endless[at(node)]);
    }
    if (!isFinite) {
        loop = static_cast<int>(m_endlessLoops.size());
        m_endlessLoops.push_back(group);
    }
    for (const int node : group) {
        m_endless[at(node)] = loop;
    }
}

/// Gaussian elimination of I - P^T without pivoting. The matrix has no positive entry off its
/// diagonal, so the loop's spectral radius is below one exactly when every pivot is positive
/// (Berman and Plemmons, Nonnegative Matrices, chapter 6).
bool LinearFlow::factorise(const std::vector<int> &group, std::vector<double> &matrix) const
{
    const std::size_t size = group.size();
    matrix.assign(size * size, 0);
    for (std::size_t row = 0; row < size; ++row) {
        matrix[row * size + row] += 1;
        for (const auto &edge : insideEdges(group[row])) {
            matrix[row * size + at(m_placeInGroup[at(edge.node)])] -= edge.weight;
        }
    }
    for (std::size_t pivot = 0; pivot < size; ++pivot) {
        if (!(matrix[pivot * size + pivot] > 1 / largestReturns)) {
            return false;
        }
        for (std::size_t row = pivot + 1; row < size; ++row) {
            subtractRow(&matrix[pivot * size], &matrix[row * size], pivot, size);
        }
    }
    return true;
}

LinearFlow::Edges LinearFlow::insideEdges(int node) const
{
    Edges inside;
    for (const auto &edge : m_incoming[at(node)]) {
        if (m_groupOf[at(edge.node)] == m_groupOf[at(node)]) {
            inside.push_back(edge);
        }
    }
    return inside;
}

std::vector<double> LinearFlow::solve(std::vector<double> inputs) const
{
    auto &rates = inputs;
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        const int first = m_groups[i].front();
        if (m_endless[at(first)] >= 0) {
            continue;
        }
        if (m_isInLoop[at(first)]) {
            solveLoop(i, rates);
        }
        for (const int node : m_groups[i]) {
            passOn(node, rates);
        }
    }
    return inputs;
}

void LinearFlow::passOn(int node, std::vector<double> &rates) const
{
    for (const auto &edge : m_outgoing[at(node)]) {
        if (m_groupOf[at(edge.node)] != m_groupOf[at(node)]) {
            rates[at(edge.node)] += std::min(rates[at(node)] * edge.weight, hugeRate);
        }
    }
}

void LinearFlow::solveLoop(std::size_t index, std::vector<double> &rates) const
{
    const auto &group = m_groups[index];
    const auto &matrix = m_factors[index];
    const std::size_t size = group.size();
    if (matrix.empty()) {
        iterate(group, rates);
        return;
    }
    for (std::size_t row = 1; row < size; ++row) {
        for (std::size_t column = 0; column < row; ++column) {
            rates[at(group[row])] -= matrix[row * size + column] * rates[at(group[column])];
        }
    }
    for (std::size_t row = size; row-- > 0;) {
        double &rate = rates[at(group[row])];
        for (std::size_t column = row + 1; column < size; ++column) {
            rate -= matrix[row * size + column] * rates[at(group[column])];
        }
        rate /= matrix[row * size + row];
    }
}

/// Gauss-Seidel for loops too large to eliminate; whether it converged.
bool LinearFlow::iterate(const std::vector<int> &group, std::vector<double> &rates) const
{
    constexpr double tolerance = 1e-12;
    std::vector<double> inputs;
    std::vector<Edges> inside;
    for (const int node : group) {
        inputs.push_back(rates[at(node)]);
        inside.push_back(insideEdges(node));
    }
    double change = 1;
    for (int sweep = 0; sweep < mostSweeps && change > tolerance; ++sweep) {
        change = 0;
        for (std::size_t i = 0; i < group.size(); ++i) {
            auto &rate = rates[at(group[i])];
            const double next = std::accumulate(
                inside[i].begin(), inside[i].end(), inputs[i], [&](double sum, const Edge &edge) {
                    return std::min(sum + edge.weight * rates[at(edge.node)], hugeRate);
                });
            change = std::max(change, std::abs(next - rate) / (1e-300 + next));
            rate = next;
        }
    }
    const bool isFinite = std::all_of(
        group.begin(), group.end(), [&](int node) { return rates[at(node)] < hugeRate; });
    return isFinite && change <= tolerance;
}

double LinearFlow::effort() const
{
    double effort = 0;
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        double edges = 1;
        for (const int node : m_groups[i]) {
            edges += static_cast<double>(m_outgoing[at(node)].size());
        }
        const bool isIterated = m_groups[i].size() > largestDenseLoop;
        effort +=
            isIterated ? edges * mostSweeps : edges + static_cast<double>(m_factors[i].size());
    }
    return effort;
}

std::vector<bool> LinearFlow::reachedFrom(const std::vector<int> &start) const
{
    std::vector<bool> isReached(m_outgoing.size(), false);
    for (const int node : start) {
        isReached[at(node)] = true;
    }
    for (const auto &group : m_groups) {
        const bool isAny =
            std::any_of(group.begin(), group.end(), [&](int node) { return isReached[at(node)]; });
        for (const int node : group) {
            isReached[at(node)] = isAny;
            for (const auto &edge : m_outgoing[at(node)]) {
                isReached[at(edge.node)] = isReached[at(edge.node)] || isAny;
            }
        }
    }
    return isReached;
}

} // namespace core::estimation
