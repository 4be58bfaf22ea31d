// SPDX-License-Identifier: MIT
#include "core/estimate/estimate.h"

#include "core/estimate/answer/component_estimate.h"
#include "core/estimate/answer/entry_estimate.h"
#include "core/estimate/answer/rates.h"
#include "core/estimate/answer/streams_and_freshness.h"

#include <QStringBuilder>

using namespace Qt::StringLiterals;

namespace core {

using namespace estimation;

struct EstimateMemory::Content {
    analytic::Memory analytic;
};

EstimateMemory::EstimateMemory() : m_content(std::make_unique<Content>()) { }
EstimateMemory::~EstimateMemory() = default;
EstimateMemory::EstimateMemory(EstimateMemory &&) noexcept = default;
EstimateMemory &EstimateMemory::operator=(EstimateMemory &&) noexcept = default;

namespace {

/// The sum of what all clients ask for; the peak or the average of each.
Quantity sumOf(const std::vector<Demand> &demands, const Quantity Demand::*rate)
{
    double sum = 0;
    QStringList terms;
    for (const auto &demand : demands) {
        if ((demand.*rate).value) {
            sum += *(demand.*rate).value;
            terms.append(formatNumber(*(demand.*rate).value) + u"/s"_s);
        }
    }
    if (terms.isEmpty()) {
        return unknownQuantity(u"/s"_s, u"No client has a demand yet."_s);
    }
    const auto working = terms.join(u" + "_s);
    return quantity(
        sum, u"/s"_s, terms.size() == 1 ? working : working + u" = %1/s"_s.arg(formatNumber(sum)));
}

void addBottlenecks(Estimate &estimate, const ResolvedDesign &resolved)
{
    double highest = 0;
    double next = 0;
    QString name;
    for (int i = 0; i < estimate.components.size(); ++i) {
        const auto &component = estimate.components.at(i);
        const double utilisation = component.utilisation.value.value_or(0);
        if (utilisation > highest) {
            estimate.nextBottleneck = estimate.bottleneck;
            next = highest;
            highest = utilisation;
            estimate.bottleneck = component.id;
            name = resolved.name(i);
        } else if (utilisation > next) {
            next = utilisation;
            estimate.nextBottleneck = component.id;
        }
    }
    if (estimate.bottleneck.isEmpty()) {
        estimate.maxMultiplier =
            unknownQuantity({}, u"No component with a capacity gets any demand."_s);
        return;
    }
    estimate.maxMultiplier = quantity(1 / highest, {},
        u"1 ÷ %1 (utilisation of %2) = %3"_s.arg(
            formatNumber(highest), name, formatNumber(1 / highest)));
}

/// Rates scale with the demand, so the average of each is its peak times the same share.
double averageShare(const Estimate &estimate)
{
    return estimate.peakRate.value && estimate.averageRate.value && *estimate.peakRate.value > 0
        ? *estimate.averageRate.value / *estimate.peakRate.value
        : 0;
}

Quantity scaled(const Quantity &rate, double share)
{
    return rate.value ? quantity(*rate.value * share, rate.unit,
               formatNumber(*rate.value) % u"/s at the peak × " % formatNumber(share)
                   % u" (average ÷ peak)")
                      : rate;
}

Quantity total(const QList<ComponentEstimate> &components, Quantity SizingEstimate::*part)
{
    double sum = 0;
    int count = 0;
    for (const auto &component : components) {
        if ((component.sizing.*part).value) {
            sum += *(component.sizing.*part).value;
            ++count;
        }
    }
    return count > 0 ? quantity(sum, u"GiB"_s, u"sum over %1 components"_s.arg(count))
                     : unknownQuantity(u"GiB"_s, u"No component's settings tell."_s);
}

void addSizes(Estimate &estimate, const Solved &solved, const std::vector<EdgeFlow> &flows,
    const PriceTable &prices)
{
    const double share = averageShare(estimate);
    estimation::Load load;
    for (const auto &flow : flows) {
        load.connectionRates.push_back(flow.rate * share);
    }
    QList<Cost> costs;
    for (int node = 0; node < estimate.components.size(); ++node) {
        auto &component = estimate.components[node];
        load.peakRate = component.rate;
        load.averageRate = scaled(component.rate, share);
        component.sizing = sizingOf(solved.resolved, node, load, prices, estimate.problems);
        component.cost =
            costOf(solved.resolved, node, load, component.sizing, prices, estimate.problems);
        costs.append(component.cost);
    }
    estimate.cost = totalCost(solved.resolved, costs, estimate.averageRate);
    estimate.memoryGib = total(estimate.components, &SizingEstimate::memoryGib);
    estimate.storageGib = total(estimate.components, &SizingEstimate::storageGib);
}

void addAvailability(Estimate &estimate, const Solved &solved)
{
    constexpr qsizetype most =
        20'000; // of components times clients: going through states takes long
    if (estimate.components.size() * estimate.entries.size() > most) {
        const auto none =
            unknownQuantity(u"%"_s, u"Too many components and clients to compute it."_s);
        for (auto &entry : estimate.entries) {
            entry.availability = {entry.id, none, none, none, {}, {}, {}};
        }
        return;
    }
    const auto availability =
        availabilityOf(solved.resolved, solved.reading.network, estimate.problems);
    for (int i = 0; i < estimate.components.size() && i < availability.components.size(); ++i) {
        estimate.components[i].availability = availability.components.at(i).own;
    }
    for (auto &entry : estimate.entries) {
        if (entry.health == Health::Endless) {
            // Requests that never come back are not answered wrongly: nobody can say.
            const auto none = unknownQuantity(u"%"_s, entry.latency.p99.working);
            entry.availability = {entry.id, none, none, none, {}, {}, {}};
            continue;
        }
        const auto found = std::find_if(availability.entries.begin(), availability.entries.end(),
            [&](const EntryAvailability &other) { return other.id == entry.id; });
        if (found == availability.entries.end()) {
            continue;
        }
        entry.availability = *found;
        if (entry.budget.availability && found->success.value) {
            entry.isAvailabilityMet = *found->success.value >= *entry.budget.availability * 100;
        }
    }
}

} // namespace

Estimate estimate(const Design &design, const Catalog &catalog, const EstimateScope &scope)
{
    EstimateMemory fresh;
    auto &memory = (scope.memory ? scope.memory : &fresh)->content().analytic;
    Estimate estimate;
    const ResolvedDesign resolved(design, catalog);
    const auto solved = estimation::solved(resolved, memory, estimate.problems);
    addEndlessLoops(solved, estimate.problems);
    const auto flows = edgeFlows(solved);
    const auto rates = componentRates(solved, flows);
    estimate.components.reserve(resolved.graph.size());
    estimate.connections.reserve(design.connections.size());
    for (int node = 0; node < resolved.graph.size(); ++node) {
        estimate.components.append(
            componentEstimate(solved, node, rates[static_cast<std::size_t>(node)]));
    }
    for (int edge = 0; edge < design.connections.size(); ++edge) {
        estimate.connections.append(
            connectionEstimate(solved, edge, flows[static_cast<std::size_t>(edge)], rates));
    }
    for (int demand = 0; demand < static_cast<int>(solved.reading.demands.size()); ++demand) {
        estimate.entries.append(
            entryEstimate(solved, demand, memory, scope.hasShares, estimate.problems));
    }
    estimate.peakRate = sumOf(solved.reading.demands, &Demand::peak);
    estimate.averageRate = sumOf(solved.reading.demands, &Demand::average);
    addBottlenecks(estimate, resolved);
    if (scope.hasSizes) {
        estimate.streams = streamEstimates(solved);
        estimate.freshness = freshnessEstimates(solved);
        addAvailability(estimate, solved);
        addSizes(estimate, solved, flows, scope.prices ? *scope.prices : PriceTable {});
    }
    estimate.problems.removeDuplicates();
    return estimate;
}

} // namespace core
