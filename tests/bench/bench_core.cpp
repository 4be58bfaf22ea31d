// SPDX-License-Identifier: MIT
#include "core/analysis/analysis.h"
#include "core/io/design_json.h"
#include "core/layout/layout.h"
#include "core/layout/routing.h"
#include "core/model/edits.h"
#include "support/shipped.h"

#include <benchmark/benchmark.h>

#include "bench/big_design.h"
#include <array>

namespace {

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

/// Two designs that differ by one edit, checked in turns with what is remembered of the other.
void checkInTurns(benchmark::State &state, const core::Design &one, const core::Design &other)
{
    const std::array designs {one, other};
    const std::array estimates {
        core::estimate(one, library().catalog), core::estimate(other, library().catalog)};
    core::CheckMemory memory;
    std::size_t turn = 0;
    for (auto _ : state) {
        turn = 1 - turn;
        auto result = core::check(
            designs[turn], library().catalog, estimates[turn], library().checklists, &memory);
        benchmark::DoNotOptimize(result);
    }
    state.counters["rules"] = memory.asked();
}

void recheckAfterASetting(benchmark::State &state)
{
    const auto design = bench::designOf(library(), int(state.range(0)));
    const auto id = design.components.last().id;
    checkInTurns(state, design,
        core::edits::setSetting(design, {id}, QStringLiteral("replicas"), core::Setting(7.0)));
}

void recheckAfterAnAnswer(benchmark::State &state)
{
    const auto design = bench::designOf(library(), int(state.range(0)));
    checkInTurns(state, design,
        core::edits::setBrief(
            design, QStringLiteral("business_goal"), QStringLiteral("More of it, every day")));
}

void recheckAfterAConnection(benchmark::State &state)
{
    const auto design = bench::designOf(library(), int(state.range(0)));
    core::Connection connection;
    connection.from = design.components.first().id;
    connection.to = design.components.last().id;
    connection.kind = core::ConnectionKind::Stream;
    checkInTurns(state, design, core::edits::connect(design, connection).design);
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

/// Components that are all connected with each other: no arrangement shows them well, and none may
/// take longer than a person waits.
void arrangeComplete(benchmark::State &state)
{
    core::Design design;
    for (int i = 0; i < int(state.range(0)); ++i) {
        core::Component component;
        component.id = QStringLiteral("c%1").arg(i);
        component.rect = QRectF(0, 0, 180, 60);
        for (const auto &other : std::as_const(design.components)) {
            core::Connection connection;
            connection.id = QStringLiteral("e%1").arg(design.connections.size());
            connection.from = other.id;
            connection.to = component.id;
            design.connections.append(connection);
        }
        design.components.append(component);
    }
    for (auto _ : state) {
        auto positions = core::layout::arrange(design);
        benchmark::DoNotOptimize(positions);
    }
}

} // namespace

BENCHMARK(openDesign)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(saveDesign)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(estimateDesign)->Arg(50)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(checkDesign)->Arg(50)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(recheckAfterASetting)->Arg(50)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(recheckAfterAnAnswer)->Arg(50)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(recheckAfterAConnection)->Arg(50)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(analyseDesign)->Arg(50)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(routeAll)->Arg(50)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(arrangeComplete)->Arg(10)->Arg(40)->Arg(100)->Unit(benchmark::kMillisecond);
BENCHMARK(loadAllData)->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
