// SPDX-License-Identifier: MIT
#include "core/estimate/simulation/replication_runner.h"

#include <optional>
#include <thread>

namespace core::simulation {

struct ReplicationRunner::Round {
    std::vector<Task> tasks;
    std::vector<std::optional<Sample>> samples; ///< by task
    RoundResult result;
    std::size_t next = 0; ///< task that nobody has
    std::size_t working = 0; ///< threads
};

ReplicationRunner::ReplicationRunner(
    const Program &program, int threads, Listener listener, double requests)
    : m_program(program), m_listener(std::move(listener)), m_requests(requests)
{
    constexpr int mostThreads = 64;
    m_replications.resize(std::size_t(std::clamp(threads, 1, mostThreads)));
}

RoundResult ReplicationRunner::run(const std::vector<Task> &tasks)
{
    Round round {
        tasks, std::vector<std::optional<Sample>>(tasks.size()), {{}, Pooled(m_program), {}}};
    const auto workers = std::min(tasks.size(), m_replications.size());
    round.working = workers;
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < workers; ++i) {
            threads.emplace_back([this, i, &round] { work(i, round); });
        }
        listen(round);
    }
    for (auto &sample : round.samples) {
        if (sample) {
            round.result.samples.push_back(std::move(*sample));
        }
    }
    round.result.firstTask = round.tasks.empty() ? Task() : round.tasks.front();
    round.result.isCancelled = m_isCancelled;
    return std::move(round.result);
}

Progress ReplicationRunner::progress() const
{
    const double share = m_requests > 0 ? double(m_done) / m_requests : 1;
    return {std::min(share, 1.0), long(m_done), m_relativeHalfWidth};
}

void ReplicationRunner::listen(Round &round)
{
    std::unique_lock lock(m_mutex);
    while (round.working > 0) {
        m_news.wait(lock);
        lock.unlock();
        if (m_listener && !m_isCancelled && !m_listener(progress())) {
            m_isCancelled = true;
        }
        lock.lock();
    }
}

void ReplicationRunner::work(std::size_t worker, Round &round)
{
    auto &replication = m_replications[worker];
    if (!replication) {
        replication = std::make_unique<Replication<Untraced>>(m_program);
    }
    std::unique_lock lock(m_mutex);
    while (round.next < round.tasks.size() && !m_isCancelled) {
        const auto index = round.next++;
        auto task = round.tasks[index];
        lock.unlock();
        const auto ending = simulate(*replication, task);
        auto sample = sampleOf(m_program, replication->tally());
        lock.lock();
        round.result.hasOverflowed |= ending == Ending::Overflowed || task.isShortened;
        round.tasks[index] = task;
        if (ending == Ending::Done) {
            round.samples[index] = std::move(sample);
            round.result.pooled.add(replication->tally());
        }
        m_news.notify_one();
    }
    --round.working;
    m_news.notify_one();
}

Ending ReplicationRunner::simulate(Replication<Untraced> &replication, Task &task)
{
    constexpr int mostTrials = 4;
    auto ending = Ending::Overflowed;
    for (int trial = 0; trial < mostTrials && ending == Ending::Overflowed; ++trial) {
        if (trial > 0) { // as long as the memory lasts
            const double fitting = 0.9 * replication.now();
            task.window = {0.1 * fitting, fitting, false};
            task.lastArrivalMs = fitting;
            task.isShortened = true;
        }
        ending = replication.run(task, [this](std::int64_t requests) { return watch(requests); });
    }
    return ending;
}

bool ReplicationRunner::watch(std::int64_t requests)
{
    constexpr int watchesOfNews = 16; // some milliseconds
    m_done += requests;
    if (++m_watches % watchesOfNews == 0) {
        m_news.notify_one();
    }
    return !m_isCancelled;
}

} // namespace core::simulation
