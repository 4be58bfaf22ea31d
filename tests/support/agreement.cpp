// SPDX-License-Identifier: MIT
#include "support/agreement.h"

#include "support/random_network.h"

#include <QThread>

#include <algorithm>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <thread>

using namespace Qt::StringLiterals;
using namespace core;

namespace truth {

namespace {

QString obstacleOf(analytic::Obstacle obstacle)
{
    switch (obstacle) {
    case analytic::Obstacle::None:
        return {};
    case analytic::Obstacle::Saturated:
        return u"saturated"_s;
    case analytic::Obstacle::Endless:
        return u"a loop without end"_s;
    case analytic::Obstacle::MetastableFailure:
        return u"collapsing"_s;
    case analytic::Obstacle::TooLong:
        return u"too long a loop"_s;
    }
    return {};
}

void compare(const analytic::EndToEnd &endToEnd, const simulation::Times &seen, Entry &entry)
{
    constexpr double microsecond = 0.001;
    const auto add = [&](const QString &metric, const simulation::Interval &simulated,
                         double formula) {
        if (simulated.value > microsecond) {
            entry.comparisons.append(
                {metric, simulated.value, simulated.halfWidth, formula, {}, 0});
        }
    };
    add(u"mean"_s, seen.mean, endToEnd.times->mean);
    add(u"p50"_s, seen.p50, endToEnd.times->p50);
    add(u"p95"_s, seen.p95, endToEnd.times->p95);
    add(u"p99"_s, seen.p99, endToEnd.times->p99);
    add(u"p999"_s, seen.p999, endToEnd.times->p999);
}

/// Of a thousand designs some lie outside of an interval by chance alone. So a design beyond a
/// bound is simulated once more, for longer and independently, and only that counts.
QList<Entry> agreementOfSeed(quint64 seed, long requests)
{
    constexpr long longer = 8;
    constexpr quint64 otherSeed = 1'000'000'007;
    const auto network = support::randomNetwork(seed);
    const auto name = u"seed %1"_s.arg(seed);
    const auto entries = agreement(network, name, requests, seed);
    const bool isDoubtful = std::any_of(entries.cbegin(), entries.cend(),
        [](const Entry &entry) { return !entry.isFlagged() && !entry.broken().isEmpty(); });
    return isDoubtful ? agreement(network, name, longer * requests, seed + otherSeed) : entries;
}

} // namespace

QList<Entry> agreement(
    const estimation::Network &network, const QString &name, long requests, quint64 seed)
{
    analytic::Memory memory;
    const auto solution = analytic::solve(network, memory);
    simulation::Plan plan;
    plan.seed = seed;
    plan.mostRequests = requests;
    plan.precision = 0;
    plan.tracedRequests = 0;
    const auto simulated = simulation::simulate(network, plan);
    QList<Entry> entries;
    for (std::size_t i = 0; i < solution.entries.size(); ++i) {
        const auto &endToEnd = solution.entries[i];
        Entry entry {name, u"client %1"_s.arg(i), {}, {}, {}, obstacleOf(endToEnd.obstacle)};
        entry.words = shortWords(endToEnd.approximations);
        entry.approximations = entry.words;
        if (endToEnd.times) {
            compare(endToEnd, simulated.entries[i].latency, entry);
        }
        if (!entry.obstacle.isEmpty() || !entry.comparisons.isEmpty()) {
            entries.append(entry);
        }
    }
    return entries;
}

QList<Entry> agreements(const Drawing &drawing, const std::function<void(int)> &listener)
{
    std::vector<QList<Entry>> found(static_cast<std::size_t>(drawing.count));
    std::mutex mutex;
    std::condition_variable news;
    std::size_t next = 0;
    std::size_t done = 0;
    const auto work = [&] {
        std::unique_lock lock(mutex);
        while (next < found.size()) {
            const auto mine = next++;
            lock.unlock();
            auto entries = agreementOfSeed(drawing.firstSeed + mine, drawing.requests);
            lock.lock();
            found[mine] = std::move(entries);
            ++done;
            news.notify_one();
        }
    };
    const int cores = std::max(1, QThread::idealThreadCount());
    std::vector<std::jthread> threads;
    for (int i = 0; i < cores; ++i) {
        threads.emplace_back(work);
    }
    std::unique_lock lock(mutex);
    for (std::size_t told = 0; told < found.size(); told = done) {
        news.wait(lock, [&] { return done > told; });
        if (listener) {
            listener(static_cast<int>(done));
        }
    }
    lock.unlock();
    threads.clear();
    QList<Entry> entries;
    for (auto &some : found) {
        entries.append(std::move(some));
    }
    return entries;
}

double worstExcess(const Entry &entry)
{
    double worst = 0;
    for (const auto &comparison : entry.comparisons) {
        const double own = comparison.truthHalfWidth / comparison.truth;
        worst = std::max(worst, std::abs(comparison.formulaError()) - own);
    }
    return worst;
}

} // namespace truth
