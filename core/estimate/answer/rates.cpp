// SPDX-License-Identifier: MIT
#include "core/estimate/answer/rates.h"

#include "core/base/at.h"

#include <QStringBuilder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::estimation {

namespace {

QString perSecond(double rate)
{
    return formatNumber(rate) % u"/s";
}

QString names(const ResolvedDesign &resolved, const std::vector<int> &nodes)
{
    constexpr std::size_t most = 4;
    QStringList parts;
    for (std::size_t i = 0; i < std::min(most, nodes.size()); ++i) {
        parts.append(resolved.name(nodes[i]));
    }
    if (nodes.size() > most) {
        parts.append(u"%1 more"_s.arg(nodes.size() - most));
    }
    return parts.join(u", "_s);
}

QString endlessness(const Solved &solved, int loop)
{
    return u"The loop through "_s
        % names(solved.resolved, solved.solution.flow.network.endlessLoops()[at(loop)])
        % u" never ends: what goes round comes back once or more on average, so nothing in it "_s
        % u"or after it has a finite rate."_s;
}

/// "347/s of its own demand + 60/s from Web = 407/s"
QString sumOfFlows(const Solved &solved, int node, const std::vector<EdgeFlow> &flows)
{
    constexpr int most = 6;
    QStringList terms;
    int others = 0;
    double own = 0;
    for (const auto &entry : solved.reading.network.entries) {
        own += entry.node == node ? entry.rate : 0;
    }
    if (own > 0) {
        terms.append(perSecond(own) % u" of its own demand");
    }
    for (const int edge : solved.resolved.graph.incoming(node)) {
        const auto kind = solved.resolved.graph.connection(edge).kind;
        const bool hasRate = kind == ConnectionKind::Request || kind == ConnectionKind::Stream;
        const int source = solved.resolved.graph.source(edge);
        if (hasRate && source >= 0 && terms.size() < most) {
            terms.append(
                perSecond(flows[at(edge)].rate) % u" from " % solved.resolved.name(source));
        } else if (hasRate) {
            ++others;
        }
    }
    if (terms.isEmpty()) {
        return u"Nothing sends to it."_s;
    }
    if (others > 0) {
        terms.append(u"%1 more"_s.arg(others));
    }
    const auto sum = terms.join(u" + "_s);
    return terms.size() == 1 ? sum : sum % u" = " % perSecond(solved.solutionOf(node).rate);
}

Quantity componentRate(const Solved &solved, int node, const std::vector<EdgeFlow> &flows)
{
    const auto perS = u"/s"_s;
    switch (solved.states[at(node)]) {
    case RateState::Known:
        break;
    case RateState::NoDemand:
        return unknownQuantity(perS,
            u"No client that leads to it has a demand yet: fill in daily active users or a rate."_s);
    case RateState::Endless:
        return unknownQuantity(
            perS, endlessness(solved, solved.solution.flow.network.endlessLoop(node)));
    case RateState::TooLarge:
        return unknownQuantity(perS,
            u"Too large to be real: check the demand and the calls per request that lead to it."_s);
    }
    return {solved.solutionOf(node).rate, perS, sumOfFlows(solved, node, flows)};
}

/// "1,200/s × 0.2 probability × 8 shards × 1.02 attempts = 1,958/s"
QString flowWorking(const Solved &solved, const EdgeFlow &flow, double sourceRate)
{
    const double rate = flow.rate;
    const auto &nodes = solved.reading.network.nodes;
    QString working = perSecond(sourceRate);
    double counted = sourceRate;
    const auto factor = [&](double value, const QString &what) {
        if (value != 1) {
            working += u" × " % formatNumber(value) % u' ' % what;
            counted *= value;
        }
    };
    if (flow.call
        >= 0) { // a second call of the same connection carries the rest of a broken number
        const auto &its = solved.solution.flow.calls[at(flow.call)];
        factor(nodes[at(its.from)].stageShare, u"misses"_s);
        factor(its.call->probability, u"probability"_s);
        factor(its.call->count, its.call->isAsync ? u"events each"_s : u"calls each"_s);
        factor(its.call->toAllShards ? nodes[at(its.call->to)].shards : 1, u"shards"_s);
        factor(its.attempts, u"attempts"_s);
    }
    if (std::abs(counted - rate) > 1e-9 * rate && counted > 0) {
        working += u" × " % formatNumber(rate / counted) % u" of them get there";
    } else if (counted == sourceRate) {
        return working % u", one each";
    }
    return working % u" = " % perSecond(rate);
}

Quantity payloadBandwidth(std::optional<double> payloadKib, double rate)
{
    const auto unit = u"MiB/s"_s;
    if (!payloadKib) {
        return unknownQuantity(unit, u"Fill in the payload."_s);
    }
    const double bandwidth = rate * *payloadKib / 1024;
    return quantity(bandwidth, unit,
        perSecond(rate) % u" × " % formatNumber(*payloadKib) % u" KiB ÷ 1,024 = "
            % formatNumber(bandwidth) % u" MiB/s");
}

Quantity batchBandwidth(std::optional<double> volumeGib, std::optional<double> intervalH)
{
    const auto unit = u"MiB/s"_s;
    if (!volumeGib || !intervalH) {
        return unknownQuantity(unit, u"Fill in the volume of one run and the interval."_s);
    }
    const double bandwidth = *volumeGib * 1024 / (*intervalH * 3600);
    return quantity(bandwidth, unit,
        u"%1 GiB × 1,024 ÷ (%2 h × 3,600 s) = %3 MiB/s, averaged over the interval"_s.arg(
            formatNumber(*volumeGib), formatNumber(*intervalH), formatNumber(bandwidth)));
}

ConnectionEstimate scheduled(const ResolvedDesign &resolved, int edge, ConnectionEstimate estimate)
{
    auto settings = resolved.connectionSettings(edge);
    const auto interval = settings.number(u"interval_h"_s, {1e-6, 1e6});
    estimate.rate.working = interval
        ? u"It runs every %1 h, not with each request."_s.arg(formatNumber(*interval))
        : u"It runs on a schedule, not with each request."_s;
    estimate.bandwidth = resolved.graph.connection(edge).kind == ConnectionKind::Batch
        ? batchBandwidth(settings.number(u"volume_gib"_s), interval)
        : unknownQuantity(u"MiB/s"_s, estimate.rate.working);
    return estimate;
}

} // namespace

std::vector<EdgeFlow> edgeFlows(const Solved &solved)
{
    const auto count = solved.resolved.graph.design().connections.size();
    std::vector<EdgeFlow> flows(static_cast<std::size_t>(count));
    const auto &calls = solved.solution.flow.calls;
    for (std::size_t i = 0; i < calls.size(); ++i) {
        if (calls[i].call->edge >= 0) {
            auto &flow = flows[at(calls[i].call->edge)];
            flow.rate += solved.solution.flow.callRate(calls[i]);
            flow.call = flow.call < 0 ? static_cast<int>(i) : flow.call;
        }
    }
    return flows;
}

std::vector<Quantity> componentRates(const Solved &solved, const std::vector<EdgeFlow> &flows)
{
    std::vector<Quantity> rates;
    rates.reserve(solved.states.size());
    for (int node = 0; node < solved.resolved.graph.size(); ++node) {
        rates.push_back(componentRate(solved, node, flows));
    }
    return rates;
}

ConnectionEstimate connectionEstimate(
    const Solved &solved, int edge, const EdgeFlow &flow, const std::vector<Quantity> &rates)
{
    const auto &graph = solved.resolved.graph;
    const auto &connection = graph.connection(edge);
    ConnectionEstimate estimate {
        connection.id, unknownQuantity(u"/s"_s, {}), unknownQuantity(u"MiB/s"_s, {})};
    if (graph.source(edge) < 0 || graph.target(edge) < 0) {
        estimate.rate.working = u"An end of this connection does not exist."_s;
        estimate.bandwidth.working = estimate.rate.working;
        return estimate;
    }
    if (connection.kind == ConnectionKind::Batch || connection.kind == ConnectionKind::Deploy) {
        return scheduled(solved.resolved, edge, estimate);
    }
    if (solved.reading.isAnswer[at(edge)]) {
        estimate.rate.working =
            u"It draws the answer to a request, which comes back with the call itself."_s;
        estimate.bandwidth.working = estimate.rate.working;
        return estimate;
    }
    const auto &source = rates[at(graph.source(edge))];
    if (!source.value) {
        estimate.rate.working = source.working;
        estimate.bandwidth.working = source.working;
        return estimate;
    }
    auto settings = solved.resolved.connectionSettings(edge);
    estimate.rate = quantity(flow.rate, u"/s"_s, flowWorking(solved, flow, *source.value));
    estimate.bandwidth = payloadBandwidth(settings.number(u"payload_kib"_s), flow.rate);
    return estimate;
}

void addEndlessLoops(const Solved &solved, QStringList &problems)
{
    const auto count = solved.solution.flow.network.endlessLoops().size();
    for (int loop = 0; at(loop) < count; ++loop) {
        problems.append(endlessness(solved, loop)
            + u" Give one of its connections a probability below one, or remove one; an answer "_s
            + u"needs no connection of its own."_s);
    }
}

} // namespace core::estimation
