// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/solve.h"

#include "core/base/at.h"
#include "core/estimate/analytic/approximations.h"
#include "core/estimate/analytic/composition.h"
#include "core/estimate/analytic/discretise.h"
#include "core/estimate/analytic/metastable_failure.h"
#include "core/estimate/analytic/node_times.h"
#include "core/estimate/analytic/range.h"

#include <algorithm>
#include <map>

namespace core::analytic {

namespace {

using estimation::Network;

/// Solves one network; the flow's late attempts settle with the latencies they depend on.
class Solver {
public:
    Solver(const Network &network, Memory &memory, const Detail &detail)
        : m_network(network), m_memory(memory), m_detail(detail)
    {
        m_solution.flow = flowOf(network);
    }

    Solution run()
    {
        m_memory.loopWork() = 0;
        findStations();
        if (hasTimeouts()) {
            settleTimeouts();
            m_solution.failures =
                metastableFailuresOf(m_network, m_solution.flow, m_solution.stations);
        }
        findNodes();
        for (const auto &entry : m_network.entries) {
            m_solution.entries.push_back(endToEndFrom(entry.node, -1));
        }
        for (int call = 0; m_detail.isAsyncWanted && at(call) < m_solution.flow.calls.size();
             ++call) {
            const auto &flow = m_solution.flow.calls[at(call)];
            if (flow.call->isAsync && m_solution.flow.callRate(flow) > 0) {
                m_solution.asyncCalls.push_back(endToEndFrom(flow.call->to, call));
            }
        }
        m_memory.trim();
        return std::move(m_solution);
    }

private:
    bool hasTimeouts() const
    {
        return std::any_of(m_solution.flow.calls.begin(), m_solution.flow.calls.end(),
            [](const CallFlow &flow) { return flow.call->timeoutMs.has_value(); });
    }

    void findStations()
    {
        m_solution.stations = stationsOf(m_network, m_solution.flow, m_memory.runs());
        m_farTails = farTailsOf(m_network, m_solution.flow, m_solution.stations);
        m_compositions.clear();
    }

    Grid gridFor(int root) const
    {
        return {stepFor(m_farTails[at(root)], m_detail.cells), m_detail.cells};
    }

    /// One for each grid, so that nothing is looked at twice.
    Composition &compositionOn(const Grid &grid)
    {
        return m_compositions
            .try_emplace(grid.step, m_network, m_solution.flow, m_solution.stations, grid, m_memory)
            .first->second;
    }

    /// The distribution of all of a visit that was composed.
    const VisitDistribution &distributionOf(int root, const Composition &composition)
    {
        constexpr double farTail = 0.0005;
        auto &visit = m_memory.visit(root, composition.grid());
        if (!visit.distribution) {
            auto pmf = composition.transform().inverse(total(visit.whole));
            for (double &mass : pmf) {
                mass = std::max(0.0, mass);
            }
            const auto times = percentilesOf(pmf, composition.grid());
            const double far = quantile(pmf, farTail, composition.grid());
            visit.distribution = VisitDistribution {std::move(pmf), times, far};
        }
        return *visit.distribution;
    }

    /// The probability of late attempts at the latencies that the present ones lead to.
    std::vector<double> lateAttempts()
    {
        std::vector<double> late(m_solution.flow.calls.size(), 0);
        for (const auto &entry : m_network.entries) {
            collectLate(entry.node, late);
        }
        for (const auto &flow : m_solution.flow.calls) {
            if (flow.call->isAsync && m_solution.flow.callRate(flow) > 0) {
                collectLate(flow.call->to, late);
            }
        }
        return late;
    }

    void collectLate(int root, std::vector<double> &late)
    {
        const auto reached = reachedFrom(m_network, root);
        if (const int full = firstSaturated(reached); full >= 0) {
            for (std::size_t i = 0; i < late.size(); ++i) { // whoever waits for it waits forever
                const auto &flow = m_solution.flow.calls[i];
                if (flow.call->timeoutMs && !flow.call->isAsync
                    && reachedFrom(m_network, flow.call->to)[at(full)]) {
                    late[i] = 1;
                }
            }
            return;
        }
        const Grid grid = gridFor(root);
        compositionOn(grid).compose(root, m_solution.flow.calleesFirst);
        for (std::size_t i = 0; i < late.size(); ++i) {
            const auto &flow = m_solution.flow.calls[i];
            if (flow.call->timeoutMs && reached[at(flow.from)]) {
                const auto &visit = m_memory.visit(flow.from, grid);
                late[i] = visit.late[i - at(m_solution.flow.firstCall[at(flow.from)])];
            }
        }
    }

    void settleTimeouts()
    {
        constexpr int mostRounds = 50;
        constexpr double tolerance = 1e-6;
        constexpr double damping = 0.7;
        for (int round = 0; round < mostRounds; ++round) {
            const auto late = lateAttempts();
            double change = 0;
            for (std::size_t i = 0; i < late.size(); ++i) {
                auto &its = m_solution.flow.calls[i].late;
                change = std::max(change, std::abs(late[i] - its));
                its += (round == 0 ? 1 : damping) * (late[i] - its);
            }
            updateRates(m_solution.flow, m_network);
            findStations();
            if (change < tolerance) {
                break;
            }
        }
    }

    int firstSaturated(const std::vector<bool> &reached) const
    {
        for (std::size_t node = 0; node < reached.size(); ++node) {
            if (reached[node] && m_solution.stations[node].isSaturated) {
                return static_cast<int>(node);
            }
        }
        return -1;
    }

    EndToEnd endToEndFrom(int root, int call)
    {
        EndToEnd endToEnd;
        endToEnd.node = root;
        endToEnd.call = call;
        endToEnd.success = m_solution.flow.success[at(root)];
        const auto reached = reachedFrom(m_network, root);
        if (findObstacle(endToEnd, reached)) {
            return endToEnd;
        }
        compose(endToEnd);
        if (endToEnd.obstacle == Obstacle::None) {
            endToEnd.approximations =
                approximationsOf(m_network, m_solution, reached, root, endToEnd.times->mean);
        }
        return endToEnd;
    }

    bool findObstacle(EndToEnd &endToEnd, const std::vector<bool> &reached) const
    {
        for (std::size_t node = 0; node < reached.size(); ++node) {
            if (reached[node] && m_solution.flow.network.endlessLoop(static_cast<int>(node)) >= 0) {
                endToEnd.obstacle = Obstacle::Endless;
                endToEnd.obstacleNode = static_cast<int>(node);
                return true;
            }
        }
        if (const int full = firstSaturated(reached); full >= 0) {
            endToEnd.obstacle = Obstacle::Saturated;
            endToEnd.obstacleNode = full;
            return true;
        }
        for (const auto &failure : m_solution.failures) {
            if (failure.isSure && reached[at(failure.node)]) {
                endToEnd.obstacle = Obstacle::MetastableFailure;
                endToEnd.obstacleNode = failure.node;
                return true;
            }
        }
        return false;
    }

    void compose(EndToEnd &endToEnd)
    {
        constexpr int mostTries = 12;
        constexpr double low = 0.25;
        constexpr double high = 0.95;
        constexpr double nothing = 1e-9; // ms; no grid is fine enough for no time at all
        endToEnd.grid = gridFor(endToEnd.node);
        for (int attempt = 0; attempt < mostTries; ++attempt) {
            auto &composition = compositionOn(endToEnd.grid);
            composition.compose(endToEnd.node, m_solution.flow.calleesFirst);
            if (composition.isGivenUp()) {
                endToEnd.obstacle = Obstacle::TooLong;
                return;
            }
            if (composition.saturated() >= 0) {
                endToEnd.obstacle = Obstacle::Saturated;
                endToEnd.obstacleNode = composition.saturated();
                findFull(endToEnd);
                return;
            }
            const auto &distribution = distributionOf(endToEnd.node, composition);
            endToEnd.pmf = distribution.pmf;
            endToEnd.times = distribution.times;
            const double end = distribution.farTail / endToEnd.grid.range();
            if (end > high) {
                endToEnd.grid.step *= 2;
            } else if (end < low && distribution.farTail > nothing) {
                endToEnd.grid.step /= 2;
            } else {
                break;
            }
        }
        findHeld(endToEnd);
        refine(endToEnd);
    }

    /// Servers that are held for longer than there is time. What calls them is held for how long
    /// nobody knows.
    void findFull(const EndToEnd &endToEnd)
    {
        const auto reached = reachedFrom(m_network, endToEnd.node);
        for (std::size_t i = 0; i < reached.size(); ++i) {
            const auto &its = m_network.nodes[i];
            if (!reached[i] || !its.isBlocking || its.isDelay || its.stages.empty()) {
                continue;
            }
            const double full =
                m_memory.visit(static_cast<int>(i), endToEnd.grid).waiting.utilisation;
            if (full >= 1) {
                auto &node = m_solution.nodes[i];
                node.utilisation = full;
                node.busy = 1;
                node.isSaturated = true;
            }
        }
    }

    /// Servers that are held while their stages run: only the composition knows for how long.
    void findHeld(const EndToEnd &endToEnd)
    {
        const auto reached = reachedFrom(m_network, endToEnd.node);
        const auto &transform = m_memory.transform(endToEnd.grid.cells);
        for (std::size_t i = 0; i < reached.size(); ++i) {
            const auto &its = m_network.nodes[i];
            if (!reached[i] || !its.isBlocking || its.isDelay || its.stages.empty()) {
                continue;
            }
            const auto &visit = m_memory.visit(static_cast<int>(i), endToEnd.grid);
            auto &node = m_solution.nodes[i];
            node.utilisation = visit.waiting.utilisation;
            node.busy = node.utilisation;
            const double held = node.utilisation * its.servers() / m_solution.stations[i].load.rate;
            node.heldScv = held > 0 ? visit.restVariance / held / held : 0;
            node.waitProbability = visit.waiting.probability;
            const auto wait = visit.hasWait ? visit.wait : transform.one();
            node.wait = percentilesOf(transform.inverse(wait), endToEnd.grid);
            const auto sojourn = wait * m_memory.distribution(its.service, endToEnd.grid);
            node.sojourn = percentilesOf(transform.inverse(sojourn), endToEnd.grid);
        }
    }

    /// Where most requests are far faster than the slowest, the low percentiles lie within a few
    /// cells; a finer grid that loses the tail has them right.
    void refine(EndToEnd &endToEnd)
    {
        constexpr double fine = 64; // cells below a percentile, so that it is right to 1 %
        const auto reached = reachedFrom(m_network, endToEnd.node);
        for (std::size_t node = 0; node < reached.size(); ++node) {
            if (reached[node] && m_network.nodes[node].isBlocking) {
                return; // its servers are held by the tail, too
            }
        }
        auto &times = *endToEnd.times;
        Grid grid = endToEnd.grid;
        const VisitDistribution *finer = nullptr;
        for (const auto percentile : {&Percentiles::p95, &Percentiles::p90, &Percentiles::p50}) {
            double &value = times.*percentile;
            if (value < fine * grid.step && value > 0) {
                grid.step = stepFor(2 * value, grid.cells);
                auto &composition = compositionOn(grid);
                composition.compose(endToEnd.node, m_solution.flow.calleesFirst);
                finer = &distributionOf(endToEnd.node, composition);
            }
            value = finer == nullptr ? value : finer->times.*percentile;
        }
    }

    void findNodes();

    const Network &m_network;
    Memory &m_memory;
    Detail m_detail;
    Solution m_solution;
    std::vector<double> m_farTails; ///< of whole visits, by node
    std::map<double, Composition> m_compositions; ///< by step
};

void Solver::findNodes()
{
    m_solution.nodes.resize(m_network.nodes.size());
    for (std::size_t i = 0; i < m_network.nodes.size(); ++i) {
        const auto &station = m_solution.stations[i];
        auto &node = m_solution.nodes[i];
        node.rate = m_solution.flow.rates[i];
        node.utilisation = station.utilisation;
        node.isSaturated = station.isSaturated;
        node.busy = station.batch ? station.batch->busy : std::min(1.0, station.utilisation);
        node.meanBatch = station.batch ? station.batch->meanBatch : 1;
        node.heldScv = station.load.scv;
        node.arrivalScv = station.load.arrivalScv;
        node.bulk = station.load.bulk;
        const bool isEndless = m_solution.flow.network.endlessLoop(static_cast<int>(i)) >= 0;
        if (m_detail.nodeCells > 0 && !node.isSaturated && !isEndless) {
            const auto cells = m_detail.nodeCells;
            const auto &times = m_memory.nodeTimes(m_network.nodes[i], station, cells,
                [&] { return nodeTimes(m_network.nodes[i], station, cells, m_memory); });
            node.waitProbability = times.waitProbability;
            node.wait = times.wait;
            node.sojourn = times.sojourn;
        }
    }
}

} // namespace

Solution solve(const Network &network, Memory &memory, const Detail &detail)
{
    return Solver(network, memory, detail).run();
}

std::optional<Limit> limitOf(const Solution &solution)
{
    Limit limit;
    double highest = 0;
    for (std::size_t i = 0; i < solution.nodes.size(); ++i) {
        if (solution.nodes[i].utilisation > highest) {
            highest = solution.nodes[i].utilisation;
            limit = {1 / highest, static_cast<int>(i)};
        }
    }
    return highest > 0 ? std::optional(limit) : std::nullopt;
}

} // namespace core::analytic
