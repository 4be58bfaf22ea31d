// SPDX-License-Identifier: MIT
#include "core/estimate/answer/reliability.h"

#include "core/estimate/reading/demand.h"

#include <QStringBuilder>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace core {

QString availabilityText(double availability)
{
    constexpr int mostDigits = 10;
    const double digits = availability < 1 ? std::floor(estimation::nines(availability)) + 1 : 0;
    auto text = QString::number(
        availability * 100, 'f', static_cast<int>(std::clamp(digits, 1.0, double(mostDigits))));
    while (text.contains(u'.') && (text.endsWith(u'0') || text.endsWith(u'.'))) {
        text.chop(1);
    }
    return text + u" %"_s;
}

namespace estimation {

namespace {

constexpr Bounds percent {0, 100};

std::optional<double> shareOf(SettingReader &settings, const QString &setting)
{
    const auto number = settings.number(setting, percent);
    return number ? std::optional(*number / 100) : std::nullopt;
}

bool isBypassedWhenDown(const ResolvedDesign &resolved, int node)
{
    const auto value =
        resolved.catalog.value(resolved.graph.component(node), u"bypassed_when_down"_s);
    const auto *flag = value ? std::get_if<bool>(&*value) : nullptr;
    return flag && *flag;
}

Redundancy redundancyOf(
    const ResolvedDesign &resolved, int node, int replicas, QStringList &problems)
{
    Redundancy redundancy;
    if (resolved.behaviour(node) == Behaviour::Client) {
        return redundancy;
    }
    auto settings = resolved.settings(node);
    redundancy.instance = shareOf(settings, u"availability"_s).value_or(1);
    redundancy.required =
        static_cast<int>(settings.number(u"replicas_required"_s, {1, 1e6}).value_or(1));
    redundancy.zones = static_cast<int>(settings.number(u"zones"_s, {1, 6}).value_or(0));
    redundancy.isBypassed = isBypassedWhenDown(resolved, node);
    collect(settings, resolved.name(node), problems);
    if (redundancy.required > replicas) {
        problems.append(
            u"%1: %2 replicas must be up and it has %3, so it never is; lower the replicas required."_s
                .arg(resolved.name(node), formatNumber(redundancy.required),
                    formatNumber(replicas)));
    }
    return redundancy;
}

/// The id that the connection's setting names, when it names one.
QString standsInFor(const ResolvedDesign &resolved, int edge)
{
    const auto &settings = resolved.graph.connection(edge).settings;
    const auto found = settings.constFind(u"fallback_for"_s);
    const auto *id = found == settings.cend() ? nullptr : std::get_if<QString>(&*found);
    return id ? *id : QString();
}

void addFallbacks(Reliability &reliability, const ResolvedDesign &resolved, QStringList &problems)
{
    const auto edges = static_cast<int>(resolved.graph.design().connections.size());
    for (int edge = 0; edge < edges; ++edge) {
        const auto id = standsInFor(resolved, edge);
        if (id.isEmpty()) {
            continue;
        }
        const int caller = resolved.graph.source(edge);
        const int target = resolved.graph.node(id);
        const auto isCallToTarget = [&](int other) {
            return other != edge && resolved.graph.target(other) == target;
        };
        const bool isCalled = caller >= 0 && target >= 0
            && std::any_of(resolved.graph.outgoing(caller).begin(),
                resolved.graph.outgoing(caller).end(), isCallToTarget);
        if (isCalled) {
            reliability.fallbacks.push_back({caller, edge, target});
        } else {
            problems.append(u"%1: it stands in for \"%2\", which its caller does not call; name "
                            "another component that the caller calls."_s.arg(
                                resolved.connectionName(edge), id));
        }
    }
}

ComponentAvailability ownAvailability(
    const ResolvedDesign &resolved, int node, const Node &counted, const Redundancy &redundancy)
{
    const auto &id = resolved.graph.component(node).id;
    if (resolved.behaviour(node) == Behaviour::Client) {
        return {id, unknownQuantity(u"%"_s, u"A client is not waited for."_s)};
    }
    const double own = atLeast(redundancy.required, counted.replicas, redundancy.instance);
    return {id,
        quantity(own * 100, u"%"_s,
            u"each replica is up "_s % availabilityText(redundancy.instance) % u" of the time, "
                % formatNumber(redundancy.required) % u" of " % formatNumber(counted.replicas)
                % u" needed: " % availabilityText(own))};
}

QList<DowntimeShare> sharesOf(const ResolvedDesign &resolved, const std::vector<Loss> &losses,
    const AvailabilityEstimate &estimate)
{
    QList<DowntimeShare> shares;
    for (const auto &loss : losses) {
        const auto &own = estimate.components.at(loss.node).own;
        const double down = own.value ? 1 - *own.value / 100 : 0;
        const double minutes = down > 0 ? downtimeMinutes(1 - down * (1 - loss.without)) : 0;
        if (minutes > 0) {
            shares.append({resolved.graph.component(loss.node).id,
                quantity(minutes, u"min"_s,
                    u"43,200 min a month × %1 down × %2 of the requests need it = %3 min"_s.arg(
                        availabilityText(down), availabilityText(1 - loss.without),
                        formatNumber(minutes)))});
        }
    }
    std::stable_sort(shares.begin(), shares.end(),
        [](const auto &a, const auto &b) { return *a.minutes.value > *b.minutes.value; });
    return shares;
}

QString successWorking(const ResolvedDesign &resolved, const RequestSuccess &success,
    const QList<DowntimeShare> &shares)
{
    constexpr qsizetype mostNamed = 4;
    QStringList parts;
    for (const auto &share : shares.first(std::min(mostNamed, shares.size()))) {
        parts.append(
            resolved.name(resolved.graph.node(share.id)) + u' ' + formatQuantity(share.minutes));
    }
    if (shares.size() > mostNamed) {
        parts.append(u"%1 others"_s.arg(shares.size() - mostNamed));
    }
    const QString method = success.error > 0 ? u"; states of "_s % formatNumber(success.conditioned)
            % u" shared components, the least likely left out: at most "
            % availabilityText(success.error) % u" more"
                                             : u"; exact, shared components counted once"_s;
    return (parts.isEmpty() ? u"nothing that it needs is ever down"_s
                            : u"down per 30 days: "_s + parts.join(u", "_s))
        + method;
}

EntryAvailability entryAvailability(const ResolvedDesign &resolved, const Network &network,
    int node, Reliability reliability, const AvailabilityEstimate &estimate)
{
    auto settings = resolved.settings(node);
    reliability.zoneAvailability = shareOf(settings, u"zone_availability"_s).value_or(1);
    const auto success = requestSuccess(network, node, reliability);
    const auto lost = losses(network, node, reliability);
    EntryAvailability entry;
    entry.id = resolved.graph.component(node).id;
    entry.shares = sharesOf(resolved, lost, estimate);
    const auto working = successWorking(resolved, success, entry.shares);
    const double minutes = downtimeMinutes(success.probability);
    const auto text = availabilityText(success.probability);
    entry.success =
        quantity(success.probability * 100, u"%"_s, text + u" of requests; "_s + working);
    entry.downtime = quantity(minutes, u"min"_s,
        u"(100 % − %1) × 43,200 min of 30 days = %2 min; "_s.arg(text, formatNumber(minutes))
            + working);
    entry.nines = success.probability < 1
        ? quantity(nines(success.probability), {}, u"−log10(1 − %1)"_s.arg(text))
        : unknownQuantity({}, u"Nothing that it needs is ever down; fill in availabilities."_s);
    if (success.error > 0) {
        entry.error = success.error * 100;
    }
    for (const int point : singlePointsOfFailure(lost)) {
        if (resolved.behaviour(point) != Behaviour::Client) {
            entry.singlePoints.append(resolved.graph.component(point).id);
        }
    }
    return entry;
}

} // namespace

Reliability reliabilityOf(
    const ResolvedDesign &resolved, const Network &network, QStringList &problems)
{
    Reliability reliability;
    for (int node = 0; node < resolved.graph.size(); ++node) {
        const auto &counted = network.nodes[static_cast<std::size_t>(node)];
        reliability.nodes.push_back(redundancyOf(resolved, node, counted.replicas, problems));
    }
    reliability.nodes.resize(network.nodes.size());
    addFallbacks(reliability, resolved, problems);
    return reliability;
}

AvailabilityEstimate availabilityOf(
    const ResolvedDesign &resolved, const Network &network, QStringList &problems)
{
    const auto reliability = reliabilityOf(resolved, network, problems);
    AvailabilityEstimate estimate;
    for (int node = 0; node < resolved.graph.size(); ++node) {
        const auto index = static_cast<std::size_t>(node);
        estimate.components.append(
            ownAvailability(resolved, node, network.nodes[index], reliability.nodes[index]));
    }
    for (const auto &entry : network.entries) {
        estimate.entries.append(
            entryAvailability(resolved, network, entry.node, reliability, estimate));
    }
    return estimate;
}

} // namespace estimation
} // namespace core
