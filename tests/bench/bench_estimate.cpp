// SPDX-License-Identifier: MIT
#include "core/estimate/estimate.h"
#include "core/estimate/reading/network_reading.h"
#include "support/shipped.h"

#include <benchmark/benchmark.h>

#include "big_design.h"

using namespace core;

namespace {

/// The settings of the one station that the benchmarks change back and forth.
void change(Design &design, int round)
{
    for (auto &component : design.components) {
        if (component.type == u"feature-assembly") {
            component.settings[QStringLiteral("service_p99_ms")] = 30.0 + round % 2;
            return;
        }
    }
}

estimation::Network networkOf(const Design &design)
{
    QStringList problems;
    const estimation::ResolvedDesign resolved(design, library().catalog);
    return estimation::readNetwork(resolved, problems).network;
}

void estimateCold(benchmark::State &state)
{
    const auto design = bench::designOf(library(), static_cast<int>(state.range(0)));
    for (auto _ : state) {
        benchmark::DoNotOptimize(
            estimate(design, library().catalog, {.prices = &library().prices}));
    }
}

void estimateAfterAChange(benchmark::State &state)
{
    auto design = bench::designOf(library(), static_cast<int>(state.range(0)));
    EstimateMemory memory;
    const EstimateScope scope {.memory = &memory, .prices = &library().prices};
    int round = 0;
    for (auto _ : state) {
        change(design, ++round);
        benchmark::DoNotOptimize(estimate(design, library().catalog, scope));
    }
}

void formulaCold(benchmark::State &state)
{
    const auto network = networkOf(bench::designOf(library(), static_cast<int>(state.range(0))));
    for (auto _ : state) {
        analytic::Memory memory;
        benchmark::DoNotOptimize(analytic::solve(network, memory));
    }
}

void formulaAfterAChange(benchmark::State &state)
{
    auto design = bench::designOf(library(), static_cast<int>(state.range(0)));
    change(design, 0);
    const auto even = networkOf(design);
    change(design, 1);
    const auto odd = networkOf(design);
    analytic::Memory memory;
    int round = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(analytic::solve(++round % 2 == 0 ? even : odd, memory));
    }
}

} // namespace

BENCHMARK(estimateCold)
    ->Name("estimate/cold")
    ->Arg(10)
    ->Arg(50)
    ->Arg(200)
    ->Arg(1000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(estimateAfterAChange)
    ->Name("estimate/change")
    ->Arg(10)
    ->Arg(50)
    ->Arg(200)
    ->Arg(1000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(formulaCold)
    ->Name("estimate/formula-cold")
    ->Arg(10)
    ->Arg(50)
    ->Arg(200)
    ->Arg(1000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(formulaAfterAChange)
    ->Name("estimate/formula-change")
    ->Arg(10)
    ->Arg(50)
    ->Arg(200)
    ->Arg(1000)
    ->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
