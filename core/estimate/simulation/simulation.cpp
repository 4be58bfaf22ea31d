// SPDX-License-Identifier: MIT
#include "core/estimate/simulation/simulation.h"

#include "core/estimate/simulation/replication_runner.h"
#include "core/estimate/simulation/summary.h"
#include "core/estimate/simulation/tracing.h"

#include <cmath>

namespace core::simulation {
namespace {

constexpr double mostServers = 4e6; // that are kept in memory
constexpr int replicationsOfRound = 12; // divides evenly among 1, 2, 3, 4, 6 and 12 threads
constexpr double warmUp = 0.1; // share of a replication that is not measured
constexpr double runOut = 1.02; // arrivals go on for so long, times the end of the window

/// Replications of the same length, between which the stopping rule is asked.
struct Round {
    int replications = 0;
    Task task; ///< without the seed
};

Task taskOfLength(double measuredMs)
{
    Task task;
    task.window.from = measuredMs * warmUp / (1 - warmUp);
    task.window.to = task.window.from + measuredMs;
    task.lastArrivalMs = task.window.to * runOut;
    return task;
}

Task taskOfHorizon(double horizonMs)
{
    return {0, {horizonMs * warmUp, horizonMs, false}, horizonMs};
}

/// Rounds of twelve replications, each round with replications twice as long as the one before, so
/// that the first numbers come early, a light network is done soon, and still more than half of all
/// requests are in long replications: a short one forgets too little of its empty beginning, and
/// its highest percentiles are biased. Twelve, because Student's factor is 2.20 there and would
/// gain little from more, while longer replications gain much.
std::vector<Round> roundsOf(const Plan &plan, const Program &program)
{
    constexpr int mostRounds = 5;
    constexpr double shortest = 1000; // requests of a replication
    const double most = std::max(double(plan.mostRequests), double(replicationsOfRound));
    if (plan.horizonMs) {
        const double horizon =
            std::isfinite(*plan.horizonMs) ? std::max(*plan.horizonMs, 1e-3) : 1e6;
        const double affordable = most / (horizon * program.ratePerMs);
        const int replications = int(std::clamp(affordable, 4.0, double(replicationsOfRound)));
        // The first alone, to learn whether the horizon fits into the memory.
        return {{1, taskOfHorizon(horizon)}, {replications - 1, taskOfHorizon(horizon)}};
    }
    int rounds = mostRounds;
    const auto lengthOfFirst = [&] {
        return most / replicationsOfRound / double((1 << rounds) - 1);
    };
    while (rounds > 1 && lengthOfFirst() < shortest) {
        --rounds;
    }
    std::vector<Round> result;
    result.reserve(mostRounds);
    const double first = lengthOfFirst() / program.ratePerMs;
    for (int i = 0; i < rounds; ++i) {
        result.push_back({replicationsOfRound, taskOfLength(first * (1 << i))});
    }
    return result;
}

std::uint64_t seedOf(const Plan &plan, int replication)
{
    auto seed = plan.seed;
    auto mixed = splitMix(seed) + std::uint64_t(replication);
    return splitMix(mixed);
}

std::vector<Task> tasksOf(const Plan &plan, const Round &round, int done)
{
    std::vector<Task> tasks(std::size_t(round.replications), round.task);
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        tasks[i].seed = seedOf(plan, done + int(i));
    }
    return tasks;
}

double requestsOf(const std::vector<Round> &rounds, const Program &program)
{
    double result = 0;
    for (const auto &round : rounds) {
        result += round.replications * round.task.lastArrivalMs * program.ratePerMs;
    }
    return result;
}

/// The result of the last rounds. The first are so short that they know their empty beginning well.
void addUp(const Program &program, const Plan &plan, const std::vector<RoundResult> &results,
    Result &result)
{
    constexpr std::size_t mostRounds = 3; // nine tenths of all requests
    Pooled pooled(program);
    std::vector<Sample> samples;
    result.replications = 0;
    result.events = 0;
    result.simulatedRequests = 0;
    for (std::size_t i = 0; i < results.size(); ++i) {
        const auto &round = results[i];
        result.hasOverflowed |= round.hasOverflowed;
        result.isCancelled |= round.isCancelled;
        result.replications += int(round.samples.size());
        for (const auto &sample : round.samples) {
            result.events += 2 * long(sample.visits);
            result.simulatedRequests += long(sample.requests);
        }
        if (i + mostRounds >= results.size()) {
            pooled.add(round.pooled);
            samples.insert(samples.end(), round.samples.begin(), round.samples.end());
        }
    }
    summarise(program, samples, pooled, result);
    result.isPrecise =
        plan.precision > 0 && samples.size() > 1 && relativeHalfWidth(result) <= plan.precision;
}

/// Simulates the first replication again, with traces of the requests that are worth it.
void trace(const Program &program, const Plan &plan, const RoundResult &results,
    const Listener &listener, const Progress &progress, Result &result)
{
    const auto &first = results.firstTask;
    const auto &entries = results.samples.front().entries;
    std::vector<Tracing::Wish> wishes;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        for (const double share : {0.5, 0.9, 0.99}) {
            if (entries[i].latency.count > 0) {
                wishes.push_back({std::int32_t(i), entries[i].latency.percentile(share)});
            }
        }
    }
    Replication<Tracing> replication(program);
    replication.tracer().wish(plan.tracedRequests, wishes, first.window);
    const auto ending =
        replication.run(first, [&](std::int64_t) { return !listener || listener(progress); });
    result.isCancelled = ending == Ending::Cancelled;
    if (ending == Ending::Done) {
        result.slowest = replication.tracer().slowest();
        result.typical = replication.tracer().typical();
    }
}

} // namespace

Result simulate(const estimation::Network &network, const Plan &plan, const Listener &listener)
{
    Result result;
    const auto program = compile(network);
    summarise(program, {}, Pooled(program), result);
    result.hasOverflowed = program.servers > mostServers;
    if (program.ratePerMs == 0 || result.hasOverflowed) {
        return result;
    }
    const auto rounds = roundsOf(plan, program);
    ReplicationRunner runner(program, plan.threads, listener, requestsOf(rounds, program));
    std::vector<RoundResult> results;
    for (auto round : rounds) {
        if (result.hasOverflowed) {
            round.task = results.front().firstTask; // what fits
        }
        results.push_back(runner.run(tasksOf(plan, round, result.replications)));
        addUp(program, plan, results, result);
        runner.setPrecision(relativeHalfWidth(result));
        const bool isEnough = !plan.horizonMs && (result.isPrecise || result.hasOverflowed);
        if (result.isCancelled || isEnough) {
            break;
        }
    }
    if (!result.isCancelled && !results.front().samples.empty() && plan.tracedRequests > 0) {
        trace(program, plan, results.front(), listener, runner.progress(), result);
    }
    return result;
}

} // namespace core::simulation
