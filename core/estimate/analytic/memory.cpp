// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/memory.h"

#include "core/estimate/analytic/discretise.h"

namespace core::analytic {

const Transform &Memory::transform(int cells)
{
    return m_transforms.try_emplace(cells, cells).first->second;
}

const Spectrum &Memory::law(const estimation::Law &law, const Grid &grid)
{
    const LawKey key {static_cast<int>(law.kind), law.mean, law.scv, 0, grid.step, grid.cells};
    const auto found = m_laws.find(key);
    if (found != m_laws.end()) {
        found->second.isUsed = true;
        return found->second.spectrum;
    }
    return m_laws.emplace(key, KnownLaw {transform(grid.cells).forward(massesOf(law, grid))})
        .first->second.spectrum;
}

const Spectrum &Memory::residual(const estimation::Law &law, double speed, const Grid &grid)
{
    const LawKey key {static_cast<int>(law.kind), law.mean, law.scv, speed, grid.step, grid.cells};
    const auto found = m_laws.find(key);
    if (found != m_laws.end()) {
        found->second.isUsed = true;
        return found->second.spectrum;
    }
    const auto masses = residualMassesOf(law, speed, grid);
    return m_laws.emplace(key, KnownLaw {transform(grid.cells).forward(masses)})
        .first->second.spectrum;
}

Visit &Memory::visit(int node, const Grid &grid)
{
    auto &known = m_visits[{grid.step, grid.cells}];
    known.isUsed = true;
    return known.visits[node];
}

void Memory::trim()
{
    std::erase_if(m_laws, [](const auto &entry) { return !entry.second.isUsed; });
    for (auto &[key, known] : m_laws) {
        known.isUsed = false;
    }
    std::erase_if(m_visits, [](const auto &entry) { return !entry.second.isUsed; });
    for (auto &[key, known] : m_visits) {
        known.isUsed = false;
    }
    m_runs.trim();
}

} // namespace core::analytic
