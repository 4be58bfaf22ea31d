// SPDX-License-Identifier: MIT
#include "core/estimate/estimate.h"

#include "core/estimate/entry.h"

using namespace Qt::StringLiterals;

namespace core {

using namespace estimation;

namespace {

std::vector<Station> stationsOf(const Drawing &drawing, QStringList &problems)
{
    std::vector<Station> stations;
    stations.reserve(drawing.types.size());
    for (int node = 0; node < drawing.graph.size(); ++node) {
        stations.push_back(stationOf(drawing, node, problems));
    }
    return stations;
}

System loaded(const Drawing &drawing, const Traffic &traffic, std::vector<Station> stations,
    const std::vector<Quantity> &rates)
{
    System system {drawing, traffic, std::move(stations), {}};
    system.loads.reserve(rates.size());
    for (std::size_t i = 0; i < rates.size(); ++i) {
        const auto &id = drawing.graph.component(static_cast<int>(i)).id;
        system.loads.push_back(loadedStation(id, system.stations[i], rates[i]));
    }
    return system;
}

Quantity peakRate(const std::vector<Demand> &demands)
{
    double sum = 0;
    QStringList terms;
    for (const auto &demand : demands) {
        if (demand.peak.value) {
            sum += *demand.peak.value;
            terms.append(formatNumber(*demand.peak.value) + u"/s"_s);
        }
    }
    if (terms.isEmpty()) {
        return nothing(u"/s"_s, u"No client has a demand yet."_s);
    }
    const auto working = terms.join(u" + "_s);
    return quantity(
        sum, u"/s"_s, terms.size() == 1 ? working : working + u" = %1/s"_s.arg(formatNumber(sum)));
}

/// A component of an unknown type counts with no time and no capacity: that must not go unsaid.
void addUnknownTypes(QStringList &problems, const Drawing &drawing, const Catalog &catalog)
{
    for (int node = 0; node < drawing.graph.size(); ++node) {
        const auto &type = drawing.graph.component(node).type;
        if (!catalog.type(type)) {
            problems.append(
                u"%1: the type \"%2\" is unknown to this version, so its time and capacity are not counted."_s
                    .arg(drawing.name(node), type));
        }
    }
}

void addBottleneck(Estimate &estimate, const Drawing &drawing)
{
    double highest = 0;
    QString name;
    for (int i = 0; i < estimate.components.size(); ++i) {
        const auto &component = estimate.components.at(i);
        if (component.utilisation.value.value_or(0) > highest) {
            highest = *component.utilisation.value;
            estimate.bottleneck = component.id;
            name = drawing.name(i);
        }
    }
    if (estimate.bottleneck.isEmpty()) {
        estimate.maxMultiplier = nothing({}, u"No component with a capacity gets any demand."_s);
        return;
    }
    estimate.maxMultiplier = quantity(1 / highest, {},
        u"1 ÷ %1 (utilisation of %2) = %3"_s.arg(
            formatNumber(highest), name, formatNumber(1 / highest)));
}

} // namespace

const ComponentEstimate *Estimate::component(const ElementId &id) const
{
    return find(components, id);
}

const ConnectionEstimate *Estimate::connection(const ElementId &id) const
{
    return find(connections, id);
}

const EntryEstimate *Estimate::entry(const ElementId &id) const
{
    return find(entries, id);
}

Estimate estimate(const Design &design, const Catalog &catalog)
{
    Estimate estimate;
    const Drawing drawing(design, catalog);
    const auto traffic = trafficOf(drawing, estimate.problems);
    auto stations = stationsOf(drawing, estimate.problems);
    const auto rates = componentRates(drawing, traffic);
    const auto system = loaded(drawing, traffic, std::move(stations), rates);
    for (const auto &load : system.loads) {
        estimate.components.append(load.estimate);
    }
    for (int edge = 0; edge < design.connections.size(); ++edge) {
        estimate.connections.append(connectionEstimate(drawing, traffic, edge, rates));
    }
    auto latency = latencyOf(system);
    for (const auto &demand : traffic.demands) {
        estimate.entries.append(entryEstimate(system, latency, demand, estimate.problems));
    }
    addUnknownTypes(estimate.problems, drawing, catalog);
    estimate.peakRate = peakRate(traffic.demands);
    addBottleneck(estimate, drawing);
    return estimate;
}

} // namespace core
