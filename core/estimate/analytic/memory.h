// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/analytic/visit.h"

#include <cstdint>
#include <functional>
#include <map>
#include <unordered_map>

namespace core::analytic {

/// What earlier solutions computed and later ones may use again: transforms of distributions,
/// visits that did not change, runs of batching nodes. It never changes a number, only the time it
/// takes.
class Memory {
public:
    const Transform &transform(int cells);
    const Spectrum &distribution(const estimation::Distribution &distribution, const Grid &grid);
    const Spectrum &residual(
        const estimation::Distribution &distribution, double speed, const Grid &grid);
    Visit &visit(int node, const Grid &grid);
    /// The times of the node by itself on so many cells; they are computed when they are not known.
    const NodeTimes &nodeTimes(const estimation::Node &node, const Station &station, int cells,
        const std::function<NodeTimes()> &compute);
    /// The 99th percentile of a visit that is only supposed, ms; nothing at first.
    std::optional<double> &supposedP99(std::uint64_t key, const Grid &grid);
    RunMemory &runs() { return m_runs; }
    /// Work on loops that the present solution has done: visits composed.
    long &loopWork() { return m_loopWork; }
    /// Call after each solution: forgets what the last two did not need.
    void trim();

private:
    struct DistributionKey {
        int kind;
        double mean;
        double scv;
        double speed; ///< 0: the distribution itself
        double step;
        int cells;
        auto operator<=>(const DistributionKey &) const = default;
    };
    /// All that the times of one node depend on.
    struct NodeKey {
        bool isDelay;
        bool isHeld; ///< by its stages
        bool isBatching;
        estimation::Distribution service;
        Load load; ///< of a delay nothing
        std::shared_ptr<const BatchTimes> batch; ///< kept, so that no other run lies in its place
        int cells;
        auto operator<=>(const NodeKey &) const = default;
    };
    template<typename Value> struct Known {
        Value value;
        bool isUsed = true;
    };
    struct GridKey {
        std::uint64_t key; ///< 0: all visits
        double step;
        int cells;
        auto operator<=>(const GridKey &) const = default;
    };
    struct KnownVisits {
        std::unordered_map<int, Visit> visits;
        bool isUsed = true;
    };

    std::map<int, Transform> m_transforms;
    std::map<DistributionKey, Known<Spectrum>> m_distributions;
    std::map<NodeKey, Known<NodeTimes>> m_nodeTimes;
    std::map<GridKey, KnownVisits> m_visits;
    std::map<GridKey, Known<std::optional<double>>> m_supposed;
    RunMemory m_runs;
    long m_loopWork = 0;
};

} // namespace core::analytic
