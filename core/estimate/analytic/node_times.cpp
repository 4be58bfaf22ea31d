// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/node_times.h"

#include "core/estimate/analytic/discretise.h"
#include "core/estimate/analytic/memory.h"
#include "core/estimate/analytic/outcome.h"
#include "core/estimate/analytic/range.h"

namespace core::analytic {

NodeTimes nodeTimes(const estimation::Node &node, const Station &station, int cells, Memory &memory)
{
    const bool isHeld = node.isBlocking && !node.stages.empty();
    if (isHeld || (node.batching && !station.batch)) {
        return {};
    }
    const auto &transform = memory.transform(cells);
    const Grid grid {stepFor(farTailOf(node, station), cells), cells};
    NodeTimes times;
    Pmf wait;
    Pmf sojourn;
    if (station.batch) {
        wait = discretise(station.batch->waits, grid);
        sojourn = discretise(station.batch->sojourns, grid);
    } else {
        const auto waiting = node.isDelay ? Waiting {} : waitingAt(station.load);
        times.waitProbability = waiting.probability;
        sojourn = discretise(node.service, grid);
        wait.assign(sojourn.size(), 0);
        wait[0] = 1;
        if (waiting.mean > 0) {
            const auto spectrum =
                waitSpectrum(waiting, memory.residual(node.service, waiting.speed, grid));
            wait = transform.inverse(spectrum);
            sojourn = transform.inverse(spectrum * memory.distribution(node.service, grid));
        }
    }
    times.wait = percentilesOf(wait, grid);
    times.sojourn = percentilesOf(sojourn, grid);
    return times;
}

} // namespace core::analytic
