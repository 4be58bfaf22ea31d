// SPDX-License-Identifier: MIT
#include "core/estimate/simulation/tally.h"

namespace core::simulation {

Tally::Tally(const Program &program)
    : m_nodes(program.nodes.size()), m_entries(program.entries.size()),
      m_asyncTimes(program.asyncEdges.size())
{
}

void Tally::clear(const Window &window)
{
    m_window = window;
    m_visits = 0;
    m_requests = 0;
    for (auto &node : m_nodes) {
        NodeTally fresh;
        std::swap(fresh.wait, node.wait); // keeps the memory
        std::swap(fresh.sojourn, node.sojourn);
        fresh.wait.clear();
        fresh.sojourn.clear();
        node = std::move(fresh);
    }
    for (auto &entry : m_entries) {
        entry.latency.clear();
        entry.succeeded = 0;
        entry.ended = 0;
    }
    for (auto &times : m_asyncTimes) {
        times.clear();
    }
}

void Tally::serveAtTheEdge(NodeTally &tally, double arrived, double started, double served)
{
    if (arrived < m_window.from) {
        tally.presentAtStart += served > m_window.from ? 1 : 0;
    }
    if (arrived < m_window.to) {
        tally.presentAtEnd += served > m_window.to ? 1 : 0;
    }
    tally.presentMs += m_window.overlap(arrived, served);
    tally.busyMs += m_window.overlap(started, served);
    if (!m_window.holds(arrived)) {
        return;
    }
    ++tally.visits;
    if (m_window.isDrained) {
        tally.wait.record(started - arrived);
        tally.sojourn.record(served - arrived);
        // Its times are in the sums of wait and sojourn as well.
        tally.presentMs -= served - arrived;
        tally.busyMs -= served - started;
    }
}

void Tally::batch(std::int32_t node, double started, double served, std::int32_t size)
{
    auto &tally = m_nodes[std::size_t(node)];
    tally.batchMs += m_window.overlap(started, served);
    if (m_window.holds(started)) {
        ++tally.batches;
        tally.batched += size;
    }
}

void Tally::wait(std::int32_t node, double arrived)
{
    auto &tally = m_nodes[std::size_t(node)];
    if (arrived >= m_window.to) {
        return;
    }
    ++tally.presentAtEnd;
    tally.presentAtStart += arrived < m_window.from ? 1 : 0;
    tally.visits += arrived >= m_window.from ? 1 : 0;
    tally.presentMs += m_window.overlap(arrived, m_window.to);
}

} // namespace core::simulation
