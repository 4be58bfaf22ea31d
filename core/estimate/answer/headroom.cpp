// SPDX-License-Identifier: MIT
#include "core/estimate/answer/headroom.h"

#include "core/base/at.h"

#include <QStringBuilder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::estimation {

namespace {

/// How far one component lets the client grow.
struct Limit {
    int node = -1;
    double rate = 0;
    double others = 0;
    double visits = 0;
};

/// Rates are linear in the demand, so a component's limit is what the others leave of its
/// capacity, divided by its visits per request of this client.
Limit limitOf(const Solved &solved, int node, double visits, double peak)
{
    const double capacity = *solved.capacity(node);
    const double others = std::max(0.0, solved.solutionOf(node).rate - visits * peak);
    return {node, std::max(0.0, capacity - others) / visits, others, visits};
}

QString limitWorking(const Solved &solved, const Limit &limit)
{
    QString room = formatNumber(*solved.capacity(limit.node)) % u"/s capacity of "
        % solved.resolved.name(limit.node);
    if (limit.others > 0) {
        room = u'(' % room % u" − " % formatNumber(limit.others) % u"/s of other clients)";
    }
    return room % u" ÷ " % formatNumber(limit.visits) % u" visits per request = "
        % formatNumber(limit.rate) % u"/s";
}

} // namespace

Headroom headroomOf(const Solved &solved, const Demand &demand)
{
    constexpr double mostEffort = 2e8;
    const auto perS = u"/s"_s;
    const auto &network = solved.solution.flow.network;
    if (network.effort() * static_cast<double>(solved.reading.demands.size()) > mostEffort) {
        return {unknownQuantity(
                    perS, u"Too many clients and loops to compute this for each of them."_s),
            {}};
    }
    std::vector<double> one(solved.states.size(), 0);
    one[at(demand.node)] = 1;
    const auto visits = network.solve(std::move(one));
    std::optional<Limit> lowest;
    for (int node = 0; at(node) < visits.size(); ++node) {
        if (visits[at(node)] > 0 && network.endlessLoop(node) >= 0) {
            return {unknownQuantity(perS, u"It leads to a loop that never ends."_s), {}};
        }
        if (!(visits[at(node)] > 0) || !solved.capacity(node)) {
            continue;
        }
        const auto limit = limitOf(solved, node, visits[at(node)], demand.peak.value.value_or(0));
        lowest = !lowest || limit.rate < lowest->rate ? limit : *lowest;
    }
    if (!lowest) {
        return {unknownQuantity(
                    perS, u"Nothing that it reaches has a capacity, so nothing limits it."_s),
            {}};
    }
    return {quantity(lowest->rate, perS, limitWorking(solved, *lowest)),
        solved.resolved.graph.component(lowest->node).id};
}

} // namespace core::estimation
