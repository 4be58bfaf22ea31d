// SPDX-License-Identifier: MIT
#include "core/estimate/simulation/crew.h"

#include <optional>
#include <thread>

namespace core::simulation {

struct Crew::Round {
    std::vector<Task> tasks;
    std::vector<std::optional<Sample>> samples; ///< by task
    Pooled &pooled;
    std::size_t next = 0; ///< task that nobody has
    std::size_t working = 0; ///< threads
    bool isOverflown = false;
};

Crew::Crew(const Program &program, int threads, Listener listener, double requests)
    : m_program(program), m_listener(std::move(listener)), m_requests(requests)
{
    constexpr int mostThreads = 64;
    m_replications.resize(std::size_t(std::clamp(threads, 1, mostThreads)));
}

Crew::Report Crew::run(std::vector<Task> tasks, std::vector<Sample> &samples, Pooled &pooled)
{
    const auto count = tasks.size();
    Round round {std::move(tasks), std::vector<std::optional<Sample>>(count), pooled};
    round.working = std::min(count, m_replications.size());
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < std::min(count, m_replications.size()); ++i) {
            threads.emplace_back([this, i, &round] { work(i, round); });
        }
        listen(round);
    }
    for (auto &sample : round.samples) {
        if (sample) {
            samples.push_back(std::move(*sample));
        }
    }
    return {count > 0 ? round.tasks.front() : Task(), round.isOverflown, m_isCancelled};
}

Progress Crew::progress() const
{
    const double share = m_requests > 0 ? double(m_done) / m_requests : 1;
    return {std::min(share, 1.0), long(m_done), m_relativeHalfWidth};
}

void Crew::listen(Round &round)
{
    std::unique_lock lock(m_mutex);
    while (round.working > 0) {
        m_news.wait(lock);
        lock.unlock();
        if (m_listener && !m_listener(progress())) {
            m_isCancelled = true;
        }
        lock.lock();
    }
}

void Crew::work(std::size_t worker, Round &round)
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
        round.isOverflown |= ending == Ending::Overflown || task.isShortened;
        round.tasks[index] = task;
        if (ending == Ending::Done) {
            round.samples[index] = std::move(sample);
            round.pooled.add(replication->tally());
        }
        m_news.notify_one();
    }
    --round.working;
    m_news.notify_one();
}

Ending Crew::simulate(Replication<Untraced> &replication, Task &task)
{
    constexpr int mostTrials = 4;
    auto ending = Ending::Overflown;
    for (int trial = 0; trial < mostTrials && ending == Ending::Overflown; ++trial) {
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

bool Crew::watch(std::int64_t requests)
{
    constexpr int watchesOfNews = 16; // some milliseconds
    m_done += requests;
    if (++m_watches % watchesOfNews == 0) {
        m_news.notify_one();
    }
    return !m_isCancelled;
}

} // namespace core::simulation
