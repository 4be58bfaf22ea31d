// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/simulation/replication.h"
#include "core/estimate/simulation/summary.h"
#include "core/estimate/simulation/tracing.h"

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

namespace core::simulation {

/// What became of a round of replications.
struct RoundResult {
    std::vector<Sample> samples; ///< in the order of the tasks, without those that did not end
    Pooled pooled;
    Task firstTask; ///< as it was in the end
    bool hasOverflowed = false;
    bool isCancelled = false;
};

/// Threads that share replications out among them. What they find does not depend on how many they
/// are.
class ReplicationRunner {
public:
    /// The listener is called on the thread that calls `run`, and nowhere else.
    ReplicationRunner(const Program &program, int threads, Listener listener, double requests);

    RoundResult run(const std::vector<Task> &tasks);

    Progress progress() const;
    void setPrecision(double relativeHalfWidth) { m_relativeHalfWidth = relativeHalfWidth; }

private:
    struct Round;
    void work(std::size_t worker, Round &round);
    Ending simulate(Replication<Untraced> &replication, Task &task);
    bool watch(std::int64_t requests);
    void listen(Round &round);

    const Program &m_program;
    Listener m_listener;
    double m_requests; ///< of all rounds
    double m_relativeHalfWidth = 0;
    std::vector<std::unique_ptr<Replication<Untraced>>> m_replications; ///< by worker
    std::atomic<std::int64_t> m_done = 0; ///< requests
    std::atomic<std::uint32_t> m_watches = 0;
    std::atomic<bool> m_isCancelled = false;
    std::mutex m_mutex;
    std::condition_variable m_news;
};

} // namespace core::simulation
