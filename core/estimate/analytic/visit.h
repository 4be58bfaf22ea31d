// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/analytic/percentiles.h"
#include "core/estimate/analytic/spectrum.h"
#include "core/estimate/analytic/stations.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

/// How long one visit of a node takes, and what it is made of. No Qt in here.
namespace core::analytic {

/// What one node takes by itself, without its stages.
struct NodeTimes {
    double waitProbability = 0;
    std::optional<Percentiles> wait;
    std::optional<Percentiles> sojourn; ///< wait and own service
};

/// A time split by how it ended. Spectra of the successful and of the failed part; without
/// `canFail` the second is empty.
struct Outcome {
    Spectrum ok;
    Spectrum failed;
    bool canFail = false;
};

/// Distribution functions of an outcome: of succeeding by then, and of having ended by then.
struct Ends {
    Pmf ok;
    Pmf all;
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
struct VisitDistribution {
    Pmf pmf;
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
    std::optional<VisitDistribution> distribution; ///< of the whole, once somebody asked for it
};

} // namespace core::analytic
