// SPDX-License-Identifier: MIT
#include "core/analysis.h"
#include "core/io/design_json.h"
#include "core/layout/routing.h"

#include <benchmark/benchmark.h>

#include "bench/big_design.h"

namespace {

const core::Library &library()
{
    static const auto loaded = core::loadLibrary(QStringLiteral(INFERBOARD_SOURCE_DIR));
    return *loaded;
}

void openDesign(benchmark::State &state)
{
    const auto text = core::io::toText(bench::designOf(library(), int(state.range(0))));
    for (auto _ : state) {
        auto design = core::io::fromText(text, QStringLiteral("bench"));
        benchmark::DoNotOptimize(design);
    }
    state.counters["MiB"] = double(text.size()) / (1 << 20);
}

void saveDesign(benchmark::State &state)
{
    const auto design = bench::designOf(library(), int(state.range(0)));
    for (auto _ : state) {
        auto text = core::io::toText(design);
        benchmark::DoNotOptimize(text);
    }
}

void estimateDesign(benchmark::State &state)
{
    const auto design = bench::designOf(library(), int(state.range(0)));
    for (auto _ : state) {
        auto estimate = core::estimate(design, library().catalog);
        benchmark::DoNotOptimize(estimate);
    }
}

void checkDesign(benchmark::State &state)
{
    const auto design = bench::designOf(library(), int(state.range(0)));
    const auto estimate = core::estimate(design, library().catalog);
    for (auto _ : state) {
        auto result = core::check(design, library().catalog, estimate, library().checklists);
        benchmark::DoNotOptimize(result);
    }
}

void analyseDesign(benchmark::State &state)
{
    const auto design = bench::designOf(library(), int(state.range(0)));
    for (auto _ : state) {
        auto analysis = core::analyse(design, library().catalog, library().checklists);
        benchmark::DoNotOptimize(analysis);
    }
}

void loadAllData(benchmark::State &state)
{
    for (auto _ : state) {
        auto loaded = core::loadLibrary(QStringLiteral(INFERBOARD_SOURCE_DIR));
        benchmark::DoNotOptimize(loaded);
    }
}

void routeAll(benchmark::State &state)
{
    const auto design = bench::designOf(library(), int(state.range(0)));
    for (auto _ : state) {
        auto routes = core::layout::routes(design);
        benchmark::DoNotOptimize(routes);
    }
}

} // namespace

BENCHMARK(openDesign)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(saveDesign)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(estimateDesign)->Arg(50)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(checkDesign)->Arg(50)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(analyseDesign)->Arg(50)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(routeAll)->Arg(50)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(loadAllData)->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
