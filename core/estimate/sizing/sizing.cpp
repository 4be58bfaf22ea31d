// SPDX-License-Identifier: MIT
#include "core/estimate/sizing/sizing.h"

#include "core/estimate/sizing/sizing_formulas.h"

#include <QStringBuilder>

using namespace Qt::StringLiterals;

namespace core::estimation {

namespace {

constexpr double kibPerMib = 1'024;

double payloadKib(const ResolvedDesign &resolved, int edge)
{
    auto settings = resolved.connectionSettings(edge);
    return settings.number(u"payload_kib"_s).value_or(0);
}

} // namespace

SizingEstimate sizingOf(const ResolvedDesign &resolved, int node, const Load &load,
    const PriceTable &prices, QStringList &problems)
{
    SizingInputs inputs(resolved, node);
    SizingEstimate sizing;
    sizing.id = resolved.graph.component(node).id;
    sizing.memoryGib = memoryOf(inputs);
    sizing.storageGib = storageOf(inputs, load);
    sizing.storageGrowthGibPerDay = growthOf(inputs, load);
    sizing.bandwidthMibPerS = bandwidthOf(inputs, load);
    addGpus(sizing, inputs, prices);
    addTraining(sizing, inputs, prices);
    inputs.collectInto(problems);
    return sizing;
}

Quantity bandwidthOf(const SizingInputs &inputs, const Load &load)
{
    const auto unit = u"MiB/s"_s;
    if (load.connectionRates.empty() || !load.averageRate.value || !load.peakRate.value) {
        return unknownQuantity(unit, u"Without a rate nothing moves."_s);
    }
    const double average = *load.averageRate.value;
    const double peak = average > 0 ? *load.peakRate.value / average : 1;
    const auto &graph = inputs.resolved().graph;
    Total total(unit);
    const auto addAll = [&](const std::vector<int> &edges, QStringView direction) {
        double mib = 0;
        for (const int edge : edges) {
            mib += load.connectionRates[static_cast<std::size_t>(edge)]
                * payloadKib(inputs.resolved(), edge) / kibPerMib;
        }
        if (mib > 0) {
            total.add(mib * peak,
                formatNumber(mib * peak) % u" MiB/s " % direction % u" (average "
                    % formatNumber(mib) % u" × " % formatNumber(peak) % u" at the peak)");
        }
    };
    addAll(graph.incoming(inputs.node()), u"with callers and senders");
    addAll(graph.outgoing(inputs.node()), u"with callees and receivers");
    return total.orNothing(u"Its connections carry nothing."_s);
}

} // namespace core::estimation
