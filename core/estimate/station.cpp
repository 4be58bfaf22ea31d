// SPDX-License-Identifier: MIT
#include "core/estimate/station.h"

#include "core/estimate/demand.h"

#include <QStringBuilder>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace core::estimation {

namespace {

constexpr double targetUtilisation = 0.7;
constexpr double msPerSecond = 1000;

/// "1 replica", "4 replicas"
QString counted(double number, QStringView what)
{
    return formatNumber(number) % u' ' % what % (number == 1 ? QStringView() : QStringView(u"s"));
}

std::optional<queueing::Lognormal> serviceOf(
    const Drawing &drawing, int node, SettingReader &settings, QStringList &problems)
{
    constexpr Bounds positive {1e-6, 1e12};
    const auto p50 = settings.number(u"service_p50_ms"_s, positive);
    const auto p99 = settings.number(u"service_p99_ms"_s, positive);
    if (!p50 || !p99) {
        return std::nullopt;
    }
    const auto law = queueing::lognormalFromPercentiles(*p50, *p99);
    if (!law) {
        problems.append(
            u"%1: no service time has a p50 of %2 ms and a p99 of %3 ms; the p50 must be above 0, "
            "and the p99 at least as large."_s.arg(
                drawing.name(node), formatNumber(*p50), formatNumber(*p99)));
    }
    return law;
}

void readCapacity(Station &station, SettingReader &settings)
{
    constexpr Bounds positive {1e-9, 1e12};
    station.replicas = settings.number(u"replicas"_s, {1, 1e9});
    const auto limit = settings.number(u"max_rate_per_replica"_s, positive);
    const auto concurrency = settings.number(u"concurrency"_s, positive);
    const bool isLimitedByTime =
        station.service && concurrency && station.behaviour == Behaviour::Station;
    const double byTime =
        isLimitedByTime ? *concurrency / station.service->mean() * msPerSecond : 0;
    if (isLimitedByTime && byTime < limit.value_or(INFINITY)) {
        station.perReplica = byTime;
        station.perReplicaWorking = formatNumber(*concurrency) % u" at once ÷ "
            % formatNumber(station.service->mean()) % u" ms = " % formatNumber(byTime)
            % u"/s per replica; ";
        return;
    }
    station.perReplica = limit;
}

Quantity utilisationOf(const Station &station, const Quantity &rate)
{
    if (station.behaviour == Behaviour::Client) {
        return nothing({}, u"A client has no capacity to fill."_s);
    }
    if (station.behaviour == Behaviour::Delay) {
        return nothing({}, u"It never queues, so it has no utilisation."_s);
    }
    if (!station.perReplica) {
        return nothing({},
            station.behaviour == Behaviour::Station
                ? u"Fill in service times and concurrency, or the highest rate of a replica."_s
                : u"It has no capacity to fill."_s);
    }
    if (!rate.value) {
        return nothing({}, rate.working);
    }
    const double utilisation = *rate.value / *station.capacity();
    return quantity(utilisation, {},
        station.perReplicaWorking % formatNumber(*rate.value) % u"/s ÷ ("
            % counted(station.replicas.value_or(1), u"replica") % u" × "
            % formatNumber(*station.perReplica) % u"/s) = " % formatNumber(utilisation));
}

Quantity replicasNeeded(const Station &station, const Quantity &utilisation, const Quantity &rate)
{
    if (!utilisation.value) {
        return nothing({}, utilisation.working);
    }
    constexpr double rounding = 1e-9; // 7,000 / (0.7 x 500) is 20, whatever the last bit says
    const double exact = *rate.value / (targetUtilisation * *station.perReplica);
    const double needed = std::ceil(exact * (1 - rounding));
    return quantity(needed, {},
        formatNumber(*rate.value) % u"/s ÷ (" % formatNumber(targetUtilisation) % u" × "
            % formatNumber(*station.perReplica) % u"/s), rounded up = " % formatNumber(needed));
}

template<typename Law> LatencyEstimate latencyOf(const Law &law, const QString &working)
{
    const auto ms = u"ms"_s;
    return {quantity(law.mean(), ms, working), quantity(law.quantile(0.5), ms, working),
        quantity(law.quantile(0.1), ms, working), quantity(law.quantile(0.05), ms, working),
        quantity(law.quantile(0.01), ms, working), quantity(law.quantile(0.001), ms, working)};
}

QString saturation(double rate, double capacity)
{
    return u"Saturated: %1/s arrive and %2/s can be served, so the queue grows by %3 every "
           "second."_s.arg(
               formatNumber(rate), formatNumber(capacity), formatNumber(rate - capacity));
}

/// Why a station whose queue could be computed has none; empty when it has one.
QString noQueue(const Station &station, const ComponentEstimate &estimate)
{
    if (estimate.isSaturated) {
        return saturation(*estimate.rate.value, *station.capacity());
    }
    if (!station.service) {
        return u"Fill in its service times: a p50 above 0 and a p99 at least as large."_s;
    }
    return estimate.utilisation.value ? QString() : estimate.utilisation.working;
}

void addWithoutQueue(LoadedStation &loaded, const QString &why)
{
    loaded.estimate.wait = noLatency(why);
    loaded.estimate.meanWaitMs = loaded.estimate.wait.mean;
    loaded.estimate.latency = noLatency(why);
}

void addService(LoadedStation &loaded, const Station &station)
{
    addWithoutQueue(loaded, u"It never queues."_s);
    loaded.own = station.service;
    loaded.estimate.latency = station.service
        ? latencyOf(*station.service,
            u"service only: lognormal with a p50 of "_s % formatNumber(station.service->median)
                % u" ms and a p99 of " % formatNumber(station.service->quantile(0.01)) % u" ms")
        : noLatency(u"Fill in its service times: a p50 above 0 and a p99 at least as large."_s);
}

void addQueue(LoadedStation &loaded, const Station &station)
{
    const double rate = *loaded.estimate.rate.value / msPerSecond;
    const double capacity = *station.capacity() / msPerSecond;
    const auto &service = *station.service;
    const double servers = std::max(1.0, std::round(capacity * service.mean()));
    const auto wait = queueing::waiting(servers, rate, capacity);
    loaded.own = queueing::sojourn(wait, service);
    if (!loaded.own) {
        addWithoutQueue(loaded, u"Too large to compute: check its service times."_s);
        return;
    }
    const QString waiting = u"Erlang C: "_s % counted(servers, u"server") % u" at "
        % formatNumber(*loaded.estimate.utilisation.value) % u": "
        % formatNumber(wait.probability * 100) % u" % wait, " % formatNumber(1 / wait.drain)
        % u" ms on average if they do";
    loaded.estimate.wait = latencyOf(wait, waiting);
    loaded.estimate.meanWaitMs = loaded.estimate.wait.mean;
    loaded.estimate.latency = latencyOf(*loaded.own,
        formatNumber(wait.mean()) % u" ms wait + " % formatNumber(service.mean())
            % u" ms service on average; percentiles from a lognormal of that mean and their "
              u"variances");
}

} // namespace

std::optional<double> Station::capacity() const
{
    return perReplica ? std::optional(*perReplica * replicas.value_or(1)) : std::nullopt;
}

Station stationOf(const Drawing &drawing, int node, QStringList &problems)
{
    Station station;
    station.behaviour = drawing.behaviour(node);
    if (station.behaviour == Behaviour::Client) {
        return station;
    }
    auto settings = drawing.settings(node);
    if (station.behaviour != Behaviour::Passive) {
        station.service = serviceOf(drawing, node, settings, problems);
    }
    if (station.behaviour != Behaviour::Delay) {
        readCapacity(station, settings);
    }
    collect(settings, drawing.name(node), problems);
    return station;
}

LoadedStation loadedStation(const ElementId &id, const Station &station, const Quantity &rate)
{
    LoadedStation loaded;
    auto &estimate = loaded.estimate;
    estimate.id = id;
    estimate.rate = rate;
    estimate.replicas = station.replicas;
    estimate.utilisation = utilisationOf(station, rate);
    estimate.isSaturated = estimate.utilisation.value && *estimate.utilisation.value >= 1;
    estimate.replicasNeeded = replicasNeeded(station, estimate.utilisation, rate);
    switch (station.behaviour) {
    case Behaviour::Client:
        addWithoutQueue(loaded, u"A client waits for the others; see its entry."_s);
        break;
    case Behaviour::Passive:
        addWithoutQueue(loaded, u"Nobody waits for it."_s);
        break;
    case Behaviour::Delay:
        addService(loaded, station);
        break;
    case Behaviour::Station:
        if (const auto why = noQueue(station, estimate); !why.isEmpty()) {
            addWithoutQueue(loaded, why);
        } else {
            addQueue(loaded, station);
        }
        break;
    }
    return loaded;
}

LatencyEstimate noLatency(const QString &why)
{
    const auto none = nothing(u"ms"_s, why);
    return {none, none, none, none, none, none};
}

} // namespace core::estimation
