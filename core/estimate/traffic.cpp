// SPDX-License-Identifier: MIT
#include "core/estimate/traffic.h"

#include <QStringBuilder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::estimation {

namespace {

constexpr double largestRate = 1e15; // as in quantity()

auto at(int index)
{
    return static_cast<std::size_t>(index);
}

/// Shares of requests that caches cannot answer, 1 for everything that is no cache.
std::vector<double> missRatios(const Drawing &drawing, QStringList &problems)
{
    std::vector<double> misses(drawing.types.size(), 1);
    for (int node = 0; node < drawing.graph.size(); ++node) {
        auto settings = drawing.settings(node);
        misses[at(node)] = 1 - settings.number(u"hit_ratio"_s, {0, 1}).value_or(0);
        collect(settings, drawing.name(node), problems);
    }
    return misses;
}

Flow flowOf(
    const Drawing &drawing, int edge, const std::vector<double> &misses, QStringList &problems)
{
    constexpr Bounds upToMillion {0, 1e6};
    const auto kind = drawing.graph.connection(edge).kind;
    const bool isScheduled = kind == ConnectionKind::Batch || kind == ConnectionKind::Deploy;
    auto settings = drawing.connectionSettings(edge);
    Flow flow;
    flow.from = drawing.graph.source(edge);
    flow.to = drawing.graph.target(edge);
    const bool hasEnds = flow.from >= 0 && flow.to >= 0;
    flow.hasRate = hasEnds && !isScheduled;
    flow.isRequest = kind == ConnectionKind::Request;
    if (isScheduled) {
        flow.volumeGib = settings.number(u"volume_gib"_s);
        flow.intervalH = settings.number(u"interval_h"_s, {1e-6, 1e6});
    } else {
        flow.probability = settings.number(u"probability"_s, {0, 1}).value_or(1);
        flow.calls = settings.number(u"calls"_s, upToMillion).value_or(1);
        flow.payloadKib = settings.number(u"payload_kib"_s);
    }
    if (flow.isRequest) {
        flow.stage = settings.number(u"stage"_s).value_or(1);
        flow.networkMs = settings.number(u"network_ms"_s).value_or(0);
        flow.misses = hasEnds ? misses[at(flow.from)] : 1;
    }
    if (!settings.complaints().isEmpty()) {
        collect(settings, drawing.connectionName(edge), problems);
    }
    if (!hasEnds) {
        problems.append(drawing.connectionName(edge)
            + u": an end of this connection does not exist; it is left out."_s);
    }
    return flow;
}

LinearFlow networkOf(const Drawing &drawing, const std::vector<Flow> &flows)
{
    std::vector<WeightedEdge> edges;
    edges.reserve(flows.size());
    for (const auto &flow : flows) {
        if (flow.hasRate) {
            edges.push_back({flow.from, flow.to, flow.weight()});
        }
    }
    return {drawing.graph.size(), edges};
}

QString names(const Drawing &drawing, const std::vector<int> &nodes)
{
    constexpr std::size_t most = 4;
    QStringList parts;
    for (std::size_t i = 0; i < std::min(most, nodes.size()); ++i) {
        parts.append(drawing.name(nodes[i]));
    }
    if (nodes.size() > most) {
        parts.append(u"%1 more"_s.arg(nodes.size() - most));
    }
    return parts.join(u", "_s);
}

QString endlessness(const Drawing &drawing, const LinearFlow &network, int loop)
{
    return u"The loop through "_s % names(drawing, network.endlessLoops()[at(loop)])
        % u" never ends: what goes round comes back once or more on average, so nothing in it "_s
        % u"or after it has a finite rate."_s;
}

void mark(std::vector<RateState> &states, const std::vector<bool> &where, RateState state)
{
    for (std::size_t i = 0; i < states.size(); ++i) {
        if (where[i] && states[i] == RateState::Known) {
            states[i] = state;
        }
    }
}

void solve(Traffic &traffic)
{
    std::vector<double> inputs(traffic.states.size(), 0);
    std::vector<int> silent;
    for (const auto &demand : traffic.demands) {
        inputs[at(demand.node)] = demand.peak.value.value_or(0);
        if (!demand.peak.value) {
            silent.push_back(demand.node);
        }
    }
    traffic.rates = traffic.network.solve(std::move(inputs));
    std::vector<int> excessive;
    for (int node = 0; at(node) < traffic.states.size(); ++node) {
        if (traffic.network.endlessLoop(node) >= 0) {
            traffic.states[at(node)] = RateState::Endless;
        } else if (!(traffic.rates[at(node)] <= largestRate)) {
            excessive.push_back(node);
        }
    }
    mark(traffic.states, traffic.network.reachedFrom(excessive), RateState::TooLarge);
    auto isUnasked = traffic.network.reachedFrom(silent);
    for (std::size_t i = 0; i < isUnasked.size(); ++i) {
        isUnasked[i] = isUnasked[i] && traffic.rates[i] == 0;
    }
    mark(traffic.states, isUnasked, RateState::NoDemand);
}

QString perSecond(double rate)
{
    return formatNumber(rate) % u"/s";
}

/// "347/s of its own demand + 60/s from Web = 407/s"
QString sumOfFlows(const Drawing &drawing, const Traffic &traffic, int node, double own)
{
    constexpr int most = 6;
    QStringList terms;
    int others = 0;
    if (own > 0) {
        terms.append(perSecond(own) % u" of its own demand");
    }
    for (const int edge : drawing.graph.incoming(node)) {
        const auto &flow = traffic.flows[at(edge)];
        if (flow.hasRate && terms.size() < most) {
            terms.append(perSecond(traffic.rates[at(flow.from)] * flow.weight()) % u" from "
                % drawing.name(flow.from));
        } else if (flow.hasRate) {
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
    return terms.size() == 1 ? sum : sum % u" = " % perSecond(traffic.rates[at(node)]);
}

Quantity componentRate(const Drawing &drawing, const Traffic &traffic, int node, double own)
{
    const auto perS = u"/s"_s;
    switch (traffic.states[at(node)]) {
    case RateState::Known:
        break;
    case RateState::NoDemand:
        return nothing(perS,
            u"No client that leads to it has a demand yet: fill in daily active users or a rate."_s);
    case RateState::Endless:
        return nothing(
            perS, endlessness(drawing, traffic.network, traffic.network.endlessLoop(node)));
    case RateState::TooLarge:
        return nothing(perS,
            u"Too large to be real: check the demand and the calls per request that lead to it."_s);
    }
    return {traffic.rates[at(node)], perS, sumOfFlows(drawing, traffic, node, own)};
}

QString flowWorking(const Flow &flow, double sourceRate, double rate)
{
    QString working = perSecond(sourceRate);
    if (flow.misses < 1) {
        working += u" × " % formatNumber(flow.misses) % u" misses";
    }
    if (flow.probability < 1) {
        working += u" × " % formatNumber(flow.probability) % u" probability";
    }
    if (flow.calls != 1) {
        working += u" × " % formatNumber(flow.calls)
            % (flow.isRequest ? u" calls each"_s : u" events each"_s);
    }
    if (flow.weight() == 1) {
        return working % (flow.isRequest ? u", one call each"_s : u", one event each"_s);
    }
    return working % u" = " % perSecond(rate);
}

Quantity streamBandwidth(const Flow &flow, double rate)
{
    const auto unit = u"MiB/s"_s;
    if (!flow.payloadKib) {
        return nothing(unit, u"Fill in the payload."_s);
    }
    const double bandwidth = rate * *flow.payloadKib / 1024;
    return quantity(bandwidth, unit,
        perSecond(rate) % u" × " % formatNumber(*flow.payloadKib) % u" KiB ÷ 1,024 = "
            % formatNumber(bandwidth) % u" MiB/s");
}

Quantity batchBandwidth(const Flow &flow)
{
    const auto unit = u"MiB/s"_s;
    if (!flow.volumeGib || !flow.intervalH) {
        return nothing(unit, u"Fill in the volume of one run and the interval."_s);
    }
    const double bandwidth = *flow.volumeGib * 1024 / (*flow.intervalH * 3600);
    return quantity(bandwidth, unit,
        u"%1 GiB × 1,024 ÷ (%2 h × 3,600 s) = %3 MiB/s, averaged over the interval"_s.arg(
            formatNumber(*flow.volumeGib), formatNumber(*flow.intervalH), formatNumber(bandwidth)));
}

} // namespace

Traffic trafficOf(const Drawing &drawing, QStringList &problems)
{
    const auto misses = missRatios(drawing, problems);
    std::vector<Flow> flows;
    flows.reserve(at(static_cast<int>(drawing.graph.design().connections.size())));
    for (int edge = 0; edge < drawing.graph.design().connections.size(); ++edge) {
        flows.push_back(flowOf(drawing, edge, misses, problems));
    }
    auto network = networkOf(drawing, flows);
    Traffic traffic {std::move(flows), demandsOf(drawing, problems), std::move(network), {},
        std::vector<RateState>(drawing.types.size(), RateState::Known)};
    solve(traffic);
    for (int loop = 0; at(loop) < traffic.network.endlessLoops().size(); ++loop) {
        problems.append(endlessness(drawing, traffic.network, loop)
            + u" Give one of its connections a probability below one, or remove one; an answer "_s
            + u"needs no connection of its own."_s);
    }
    return traffic;
}

std::vector<Quantity> componentRates(const Drawing &drawing, const Traffic &traffic)
{
    std::vector<double> own(drawing.types.size(), 0);
    for (const auto &demand : traffic.demands) {
        own[at(demand.node)] = demand.peak.value.value_or(0);
    }
    std::vector<Quantity> rates;
    rates.reserve(drawing.types.size());
    for (int node = 0; node < drawing.graph.size(); ++node) {
        rates.push_back(componentRate(drawing, traffic, node, own[at(node)]));
    }
    return rates;
}

ConnectionEstimate connectionEstimate(
    const Drawing &drawing, const Traffic &traffic, int edge, const std::vector<Quantity> &rates)
{
    const auto &flow = traffic.flows[at(edge)];
    const auto &connection = drawing.graph.connection(edge);
    ConnectionEstimate estimate {connection.id, nothing(u"/s"_s, {}), nothing(u"MiB/s"_s, {})};
    if (flow.from < 0 || flow.to < 0) {
        estimate.rate.working = u"An end of this connection does not exist."_s;
        estimate.bandwidth.working = estimate.rate.working;
        return estimate;
    }
    if (!flow.hasRate) {
        estimate.rate.working = flow.intervalH
            ? u"It runs every %1 h, not with each request."_s.arg(formatNumber(*flow.intervalH))
            : u"It runs on a schedule, not with each request."_s;
        estimate.bandwidth = connection.kind == ConnectionKind::Batch
            ? batchBandwidth(flow)
            : nothing(u"MiB/s"_s, estimate.rate.working);
        return estimate;
    }
    const auto &source = rates[at(flow.from)];
    if (!source.value) {
        estimate.rate.working = source.working;
        estimate.bandwidth.working = source.working;
        return estimate;
    }
    const double rate = *source.value * flow.weight();
    estimate.rate = quantity(rate, u"/s"_s, flowWorking(flow, *source.value, rate));
    estimate.bandwidth = streamBandwidth(flow, rate);
    return estimate;
}

} // namespace core::estimation
