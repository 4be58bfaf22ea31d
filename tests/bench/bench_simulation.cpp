// SPDX-License-Identifier: MIT
#include "core/estimate/simulation/simulation.h"
#include "support/scenario.h"

#include <benchmark/benchmark.h>

#include <string>

namespace {

/// So many requests of a scenario by one or two threads, without traces. An event is an arrival at
/// a node or the end of a service.
void simulate(benchmark::State &state, const std::string &name)
{
    const auto scenario = support::scenarioNamed(name);
    core::simulation::Plan plan;
    plan.threads = int(state.range(0));
    plan.mostRequests = state.range(1);
    plan.precision = 0;
    plan.tracedRequests = 0;
    double requests = 0;
    double events = 0;
    for (auto _ : state) {
        const auto result = core::simulation::simulate(scenario.network, plan);
        requests += double(result.simulatedRequests);
        events += double(result.events);
    }
    state.counters["requests/s"] = benchmark::Counter(requests, benchmark::Counter::kIsRate);
    state.counters["events/s"] = benchmark::Counter(events, benchmark::Counter::kIsRate);
}

void benchmarksOf(const std::string &title, const std::string &scenario, long requests)
{
    benchmark::RegisterBenchmark(("simulate/" + title).c_str(), simulate, scenario)
        ->ArgsProduct({{1, 2}, {requests}})
        ->ArgNames({"threads", "requests"})
        ->UseRealTime()
        ->Unit(benchmark::kMillisecond);
}

} // namespace

int main(int argc, char **argv)
{
    benchmarksOf("mm1", "s01_mm1_rho080", 5'000'000);
    benchmarksOf("twoStageRecommender", "s28_two_stage_rec", 500'000);
    benchmarksOf("feedRanking", "s29_feed_ranking", 500'000);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
