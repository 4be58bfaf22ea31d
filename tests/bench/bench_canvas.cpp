// SPDX-License-Identifier: MIT
#include "app/canvas/view.h"
#include "support/shipped.h"

#include <QApplication>

#include <benchmark/benchmark.h>

#include "bench/big_design.h"

namespace {

/// A board of so many components, as the window has it, without the panels.
struct Desk {
    explicit Desk(int components)
        : scene(library().catalog, lightTheme()),
          interaction(document, selection, scene, library().catalog), view(scene, interaction)
    {
        QObject::connect(&document, &Document::changed, &scene,
            [this](const core::Diff &diff) { scene.apply(document.design(), diff); });
        QObject::connect(&selection, &Selection::changed, &scene,
            [this] { scene.setSelected(selection.ids()); });
        document.reset(bench::designOf(library(), components));
        view.resize(1280, 800);
        view.show();
        view.fit(scene.contentRect());
        QApplication::processEvents();
    }

    PointerEvent at(const QPointF &point) const { return {point, view.zoom(), {}}; }

    Document document;
    Selection selection {document};
    Scene scene;
    Interaction interaction;
    View view;
};

enum class Painting { Off, On };

/// One step of dragging a component in the middle of the board: edit, difference, scene, and with
/// painting what the step made dirty of a 1280x800 view that shows the whole board.
void dragStep(benchmark::State &state, Painting painting)
{
    Desk desk(int(state.range(0)));
    const auto &components = desk.document.design().components;
    const auto start = components.at(components.size() / 2).rect.center();
    desk.interaction.press(desk.at(start));
    int step = 0;
    for (auto _ : state) {
        ++step;
        desk.interaction.move(
            desk.at(start + QPointF(100 + (step % 50) * 20, 40 + (step % 7) * 20)));
        if (painting == Painting::On) {
            QApplication::processEvents();
        }
    }
    desk.interaction.release(desk.at(start));
}

/// The whole view painted anew.
void paintAll(benchmark::State &state)
{
    Desk desk(int(state.range(0)));
    for (auto _ : state) {
        auto picture = desk.view.grab();
        benchmark::DoNotOptimize(picture);
    }
}

} // namespace

BENCHMARK_CAPTURE(dragStep, withoutPainting, Painting::Off)
    ->Arg(1000)
    ->Arg(5000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(dragStep, withPainting, Painting::On)
    ->Arg(1000)
    ->Arg(5000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(paintAll)->Arg(50)->Arg(1000)->Arg(5000)->Unit(benchmark::kMillisecond);

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
