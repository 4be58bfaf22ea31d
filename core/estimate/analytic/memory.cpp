// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/memory.h"

#include "core/estimate/analytic/discretise.h"

namespace core::analytic {

namespace {

template<typename Map> void forgetUnused(Map &map)
{
    std::erase_if(map, [](const auto &entry) { return !entry.second.isUsed; });
    for (auto &[key, known] : map) {
        known.isUsed = false;
    }
}

} // namespace

const Transform &Memory::transform(int cells)
{
    return m_transforms.try_emplace(cells, cells).first->second;
}

const Spectrum &Memory::distribution(const estimation::Distribution &distribution, const Grid &grid)
{
    const DistributionKey key {static_cast<int>(distribution.kind), distribution.mean,
        distribution.scv, 0, grid.step, grid.cells};
    const auto found = m_distributions.find(key);
    if (found != m_distributions.end()) {
        found->second.isUsed = true;
        return found->second.value;
    }
    return m_distributions
        .emplace(
            key, Known<Spectrum> {transform(grid.cells).forward(discretise(distribution, grid))})
        .first->second.value;
}

const Spectrum &Memory::residual(
    const estimation::Distribution &distribution, double speed, const Grid &grid)
{
    const DistributionKey key {static_cast<int>(distribution.kind), distribution.mean,
        distribution.scv, speed, grid.step, grid.cells};
    const auto found = m_distributions.find(key);
    if (found != m_distributions.end()) {
        found->second.isUsed = true;
        return found->second.value;
    }
    const auto pmf = discretiseResidual(distribution, speed, grid);
    return m_distributions.emplace(key, Known<Spectrum> {transform(grid.cells).forward(pmf)})
        .first->second.value;
}

Visit &Memory::visit(int node, const Grid &grid)
{
    auto &known = m_visits[{0, grid.step, grid.cells}];
    known.isUsed = true;
    return known.visits[node];
}

const NodeTimes &Memory::nodeTimes(const estimation::Node &node, const Station &station, int cells,
    const std::function<NodeTimes()> &compute)
{
    const NodeKey key {node.isDelay, node.isBlocking && !node.stages.empty(),
        node.batching.has_value(), node.service, node.isDelay ? Load {} : station.load,
        station.batch, cells};
    auto found = m_nodeTimes.find(key);
    if (found == m_nodeTimes.end()) {
        found = m_nodeTimes.emplace(key, Known<NodeTimes> {compute()}).first;
    }
    found->second.isUsed = true;
    return found->second.value;
}

std::optional<double> &Memory::supposedP99(std::uint64_t key, const Grid &grid)
{
    auto &known = m_supposed[{key, grid.step, grid.cells}];
    known.isUsed = true;
    return known.value;
}

void Memory::trim()
{
    forgetUnused(m_distributions);
    forgetUnused(m_nodeTimes);
    forgetUnused(m_visits);
    forgetUnused(m_supposed);
    m_runs.trim();
}

} // namespace core::analytic
