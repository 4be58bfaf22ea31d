// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/linear_flow.h"
#include "core/estimate/queueing.h"

#include <optional>
#include <vector>

namespace core::estimation {

/// A synchronous call as its caller waits for it.
struct Call {
    int to = -1;
    double stage = 1;
    double probability = 1; ///< of being made at all
    double count = 1; ///< made at once, one or more
    double networkMs = 0;
};

/// What is asked of a latency law: the value exceeded with the probability `tail`, or, without
/// one, the mean.
using Point = std::optional<double>;

/// One component on the slowest path; its part of the whole is share x (network + own).
struct PathStep {
    int node = -1;
    double share = 1;
    double networkMs = 0;
    double ownMs = 0;
};

/// The time from a request's arrival at a component until its answer, with everything it calls.
///
/// A component's time is its own, then its stages one after the other; a stage takes as long as
/// its slowest call. Both rules are applied to each percentile, which is an approximation: the
/// sum of p99s is above the p99 of a sum, the largest of several p99s is below the p99 of the
/// largest. A call made with probability p reaches the tail t of its caller when p > t, and is
/// then asked for its own tail t/p; of n calls made at once the slowest counts, taken as
/// independent: tail 1 - (1-t)^(1/n). The mean is the sum of the means, each times its
/// probability, and of a stage the largest of them.
///
/// In a loop that ends, each round asks for a larger tail, so the expansion stops by itself.
/// All asked points are kept. The work is bounded: see at().
class Latency {
public:
    /// Calls and own times by component; the flow of the same calls tells their loops and order.
    Latency(std::vector<std::vector<Call>> calls, std::vector<queueing::Lognormal> own,
        const LinearFlow &flow);

    /// The value at the point, ms; nothing when a loop or a large network of improbable calls
    /// needs too much work. A component that is asked for very many tails gets them rounded to a
    /// sixteenth of a standard deviation, a few percent at most.
    std::optional<double> at(int node, const Point &point);
    /// The slowest call of each stage, and theirs, in order; the node first. Call at() before.
    /// Paths of thousands of steps are cut short.
    std::vector<PathStep> slowestPath(int node, const Point &point);

    const std::vector<Call> &calls(int node) const
    {
        return m_calls[static_cast<std::size_t>(node)];
    }
    bool isInLoop(int node) const { return m_isInLoop[static_cast<std::size_t>(node)]; }
    bool isRounded() const { return m_isRounded; }

private:
    struct State {
        int node;
        double tail;
        double value = 0;
        bool isExpanded = false;
        bool isDone = false;
    };
    /// A step of a path before its own time is known, and the point asked of it.
    struct Visit {
        PathStep step;
        Point point;
    };
    using CallIterator = std::vector<Call>::const_iterator;
    /// The states of one node, in the order of their tails.
    using Known = std::vector<std::pair<double, int>>;

    void findMeans(const LinearFlow &flow);
    /// Whether the means of all callees exist.
    bool canAdd(int node) const;
    bool settleMeans(const std::vector<int> &loop);
    std::optional<double> percentile(int node, double tail);
    void expand(int state, std::vector<int> &open);
    int stateFor(int node, double tail);
    int knownState(int node, double tail) const;
    double valueAt(int node, const Point &point) const;
    double ownAt(int node, const Point &point) const;
    double contribution(const Call &call, const Point &point) const;
    double withCalls(int node, const Point &point) const;
    /// Where the path goes on in a stage; nothing when none of its calls counts at this point.
    std::optional<Visit> slowestCall(
        const Visit &caller, CallIterator first, CallIterator last) const;

    std::vector<std::vector<Call>> m_calls; ///< by stage
    std::vector<queueing::Lognormal> m_own;
    std::vector<bool> m_isInLoop;
    std::vector<double> m_means;
    std::vector<bool> m_hasMean;
    std::vector<State> m_states;
    std::vector<Known> m_known;
    long m_work = 0;
    long m_meanWork = 0;
    std::size_t m_pathSteps = 0;
    bool m_isRounded = false;
    bool m_isGivenUp = false;
};

} // namespace core::estimation
