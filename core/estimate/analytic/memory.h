// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/analytic/node_times.h"
#include "core/estimate/analytic/spectrum.h"
#include "core/estimate/analytic/stations.h"

#include <cstdint>
#include <map>
#include <unordered_map>

namespace core::analytic {

/// A time split by how it ended. Spectra of the successful and of the failed part; without
/// `canFail` the second is empty.
struct Outcome {
    Spectrum ok;
    Spectrum failed;
    bool canFail = false;
};

/// Distribution functions of an outcome: of succeeding by then, and of having ended by then.
struct Ends {
    Masses ok;
    Masses all;
    bool canFail = false;
};

/// How often a call of a stage is the one that the stage ends with.
struct Win {
    int call = -1; ///< number among the node's calls
    double share = 0; ///< of all requests that come through the stage
    double tailShare = 0; ///< of those among the slowest hundredth
};

/// One of several calls in parallel.
struct Branch {
    std::uint64_t key = 0; ///< of everything it depends on
    std::shared_ptr<const Ends> ends;
};

/// How long whole visits take, failed ones too.
struct VisitLaw {
    Masses masses;
    Percentiles times;
    double farTail = 0; ///< ms
};

/// A visit: from its arrival until its stages have ended.
struct Visit {
    std::uint64_t key = 0; ///< of everything it depends on; 0 is never the same
    bool hasWait = false;
    Waiting waiting;
    Spectrum wait;
    double waitMean = 0; ///< ms
    double waitVariance = 0;
    double restVariance = 0; ///< of the time without the wait, about
    Outcome rest; ///< service and stages
    Outcome whole;
    std::vector<Win> wins; ///< of parallel stages with several calls
    std::vector<Branch> branches; ///< for the next time that the visit is composed
    std::vector<double> late; ///< of each of the node's calls: attempts that run into the timeout
    bool isUnfinished = false; ///< a loop took too long
    std::optional<VisitLaw> law; ///< of the whole, once somebody asked for it
};

/// What earlier solutions computed and later ones may use again: transforms of laws, visits that
/// did not change, runs of batching nodes. It never changes a number, only the time it takes.
class Memory {
public:
    const Transform &transform(int cells);
    const Spectrum &law(const estimation::Law &law, const Grid &grid);
    const Spectrum &residual(const estimation::Law &law, double speed, const Grid &grid);
    Visit &visit(int node, const Grid &grid);
    /// nodeTimes() of the node on so many cells.
    const NodeTimes &nodeTimes(const estimation::Node &node, const Station &station, int cells);
    /// The 99th percentile of a visit that is only supposed, ms; nothing at first.
    std::optional<double> &supposedP99(std::uint64_t key, const Grid &grid);
    RunMemory &runs() { return m_runs; }
    /// Work on loops that the present solution has done: visits composed.
    long &loopWork() { return m_loopWork; }
    /// Call after each solution: forgets what the last two did not need.
    void trim();

private:
    struct LawKey {
        int kind;
        double mean;
        double scv;
        double speed; ///< 0: the law itself
        double step;
        int cells;
        auto operator<=>(const LawKey &) const = default;
    };
    /// All that the times of one node depend on.
    struct NodeKey {
        bool isDelay;
        bool isHeld; ///< by its stages
        bool isBatching;
        estimation::Law service;
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
    std::map<LawKey, Known<Spectrum>> m_laws;
    std::map<NodeKey, Known<NodeTimes>> m_nodeTimes;
    std::map<GridKey, KnownVisits> m_visits;
    std::map<GridKey, Known<std::optional<double>>> m_supposed;
    RunMemory m_runs;
    long m_loopWork = 0;
};

} // namespace core::analytic
