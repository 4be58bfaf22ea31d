// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/simulation/histogram.h"
#include "core/estimate/simulation/program.h"

#include <cstdint>
#include <vector>

namespace core::simulation {

/// The part of simulated time that is measured.
struct Window {
    double from = 0;
    double to = 0;
    bool isDrained = true; ///< what began inside counts, even if it ends later
    double length() const { return to - from; }
    bool holds(double time) const { return time >= from && time < to; }
    /// Whether something of this duration counts.
    bool measures(double began, double ended) const
    {
        return holds(began) && (isDrained || ended <= to);
    }
    /// How much of the time between two moments is inside.
    double overlap(double begin, double end) const
    {
        return std::max(std::min(end, to) - std::max(begin, from), 0.0);
    }
};

/// What is measured at one node.
struct NodeTally {
    Histogram wait;
    Histogram sojourn;
    std::int64_t visits = 0; ///< that arrived
    std::int64_t batches = 0;
    std::int64_t batched = 0; ///< visits in them
    std::int64_t presentAtStart = 0;
    std::int64_t presentAtEnd = 0;
    double batchMs = 0; ///< servers busy with batches
    double busyMs = 0; ///< servers busy with visits, on top of what wait and sojourn tell
    double presentMs = 0; ///< of all visits, on top of what the sojourn tells
};

/// What is measured of one client.
struct EntryTally {
    Histogram latency;
    std::int64_t succeeded = 0; ///< of those whose latency was measured
    std::int64_t ended = 0; ///< inside the window
};

/// All that one replication measures.
class Tally {
public:
    explicit Tally(const Program &program);
    void clear(const Window &window);

    const Window &window() const { return m_window; }
    const std::vector<NodeTally> &nodes() const { return m_nodes; }
    const std::vector<EntryTally> &entries() const { return m_entries; }
    const std::vector<Histogram> &asyncTimes() const { return m_asyncTimes; }
    /// All that there were, in the window or not.
    std::int64_t visits() const { return m_visits; }
    std::int64_t requests() const { return m_requests; }

    /// A visit's queue and own service.
    void serve(std::int32_t node, double arrived, double started, double served)
    {
        ++m_visits;
        auto &tally = m_nodes[std::size_t(node)];
        if (arrived >= m_window.from && served <= m_window.to) [[likely]] {
            ++tally.visits;
            tally.wait.record(started - arrived);
            tally.sojourn.record(served - arrived);
            return;
        }
        serveAtTheEdge(tally, arrived, started, served);
    }
    /// A server that was kept after service.
    void keep(std::int32_t node, double served, double released)
    {
        m_nodes[std::size_t(node)].busyMs += m_window.overlap(served, released);
    }
    /// A batch; its visits are served besides.
    void batch(std::int32_t node, double started, double served, std::int32_t size);
    /// A visit that is still waiting when the simulation stops.
    void wait(std::int32_t node, double arrived);

    void answer(std::int32_t entry, double began, double ended, bool isOk)
    {
        auto &tally = m_entries[std::size_t(entry)];
        ++m_requests;
        tally.ended += m_window.holds(ended) ? 1 : 0;
        if (m_window.measures(began, ended)) {
            tally.latency.record(ended - began);
            tally.succeeded += isOk ? 1 : 0;
        }
    }
    void answerAsync(std::int32_t index, double began, double ended)
    {
        if (m_window.measures(began, ended)) {
            m_asyncTimes[std::size_t(index)].record(ended - began);
        }
    }

private:
    void serveAtTheEdge(NodeTally &tally, double arrived, double started, double served);

    Window m_window;
    std::vector<NodeTally> m_nodes;
    std::vector<EntryTally> m_entries;
    std::vector<Histogram> m_asyncTimes;
    std::int64_t m_visits = 0;
    std::int64_t m_requests = 0; ///< that ended
};

} // namespace core::simulation
