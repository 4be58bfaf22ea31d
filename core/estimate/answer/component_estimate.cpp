// SPDX-License-Identifier: MIT
#include "core/estimate/answer/component_estimate.h"

#include "core/base/at.h"

#include <QStringBuilder>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace core::estimation {

namespace {

constexpr double targetUtilisation = 0.7;

/// "1 replica", "4 replicas"
QString counted(double number, QStringView what)
{
    return formatNumber(number) % u' ' % what % (number == 1 ? QStringView() : QStringView(u"s"));
}

/// "8 shards × 2 replicas × 450/s"
QString capacityText(const Node &node, double perReplica)
{
    const QString one =
        counted(node.replicas, u"replica") % u" × " % formatNumber(perReplica) % u"/s";
    return node.shards > 1 ? counted(node.shards, u"shard") % u" × " % one : one;
}

/// How the capacity of a replica comes about: "16 at once ÷ 12 ms = 1,333/s per replica; "
QString replicaText(const Node &node, double perReplica)
{
    if (node.batching) {
        const auto &batching = *node.batching;
        return u"batches of "_s % formatNumber(batching.largest) % u" in "
            % formatNumber(batching.baseMs) % u" + " % formatNumber(batching.perItemMs)
            % u" ms each = " % formatNumber(perReplica) % u"/s per replica; ";
    }
    return formatNumber(node.concurrency) % u" at once ÷ "
        % formatNumber(node.concurrency * 1000 / perReplica) % u" ms = " % formatNumber(perReplica)
        % u"/s per replica; ";
}

/// Whether its servers are held by calls that nobody knows the end of.
bool isHeldForEver(const Solved &solved, int node)
{
    const auto &its = solved.node(node);
    return its.isBlocking && !its.isDelay && !its.stages.empty() && !solved.solutionOf(node).sojourn
        && !solved.solutionOf(node).isSaturated && solved.blocking[at(node)].blockedBy >= 0;
}

/// "Ranker, which is saturated"
QString fullText(const Solved &solved, int full)
{
    return solved.resolved.name(full)
        % (solved.solutionOf(full).isSaturated ? u", which is saturated" : u", which collapses");
}

QString heldText(const Solved &solved, int node)
{
    return u"It waits for "_s % fullText(solved, solved.blocking[at(node)].blockedBy)
        % u", and its workers wait with it: how busy it is and how long it takes is unknown.";
}

Quantity utilisationOf(const Solved &solved, int node, const Quantity &rate)
{
    const auto behaviour = solved.resolved.behaviour(node);
    if (behaviour == Behaviour::Client) {
        return unknownQuantity({}, u"A client has no capacity to fill."_s);
    }
    if (const auto &missing = solved.reading.missing[at(node)]; !missing.isEmpty()) {
        return unknownQuantity({}, missing);
    }
    const auto perReplica = solved.perReplica(node);
    if (!perReplica) {
        return unknownQuantity({},
            solved.node(node).isDelay && solved.node(node).service.mean > 0
                ? u"It never queues, so it has no utilisation."_s
                : u"It has no capacity to fill."_s);
    }
    if (!rate.value) {
        return unknownQuantity({}, rate.working);
    }
    if (isHeldForEver(solved, node)) {
        return unknownQuantity({}, heldText(solved, node));
    }
    const double utilisation = solved.solutionOf(node).utilisation;
    return quantity(utilisation, {},
        replicaText(solved.node(node), *perReplica) % formatNumber(*rate.value) % u"/s ÷ ("
            % capacityText(solved.node(node), *perReplica) % u") = " % formatNumber(utilisation));
}

Quantity replicasNeeded(const Solved &solved, int node, const Quantity &utilisation)
{
    if (!utilisation.value) {
        return unknownQuantity({}, utilisation.working);
    }
    constexpr double rounding = 1e-9; // 7,000 / (0.7 x 500) is 20, whatever the last bit says
    const double perReplica = *solved.perReplica(node);
    const double rate = solved.solutionOf(node).rate / solved.node(node).shards;
    const double exact = rate / (targetUtilisation * perReplica);
    const double needed = std::max(std::ceil(exact * (1 - rounding)), 0.0);
    return quantity(needed, {},
        formatNumber(rate) % u"/s ÷ (" % formatNumber(targetUtilisation) % u" × "
            % formatNumber(perReplica) % u"/s), rounded up = " % formatNumber(needed)
            % (solved.node(node).shards > 1 ? u" for each shard" : u""));
}

QString failureText(const analytic::MetastableFailure &failure)
{
    const QString full = formatNumber(failure.utilisation);
    if (failure.isSure) {
        return u"Metastable: when its callers time out and try again, it gets "_s % full
            % u" times what it can serve and never recovers; a congestion long enough comes about "
            % formatNumber(failure.perHour) % u" times an hour, so it has no latency to speak of.";
    }
    return u"It can collapse: were all its callers to time out and try again, it would get "_s
        % full % u" times what it can serve and stay down after a disturbance.";
}

QString stateOf(const Solved &solved, int node)
{
    for (const auto &failure : solved.solution.failures) {
        if (failure.node == node && !solved.solutionOf(node).isSaturated) {
            return failureText(failure);
        }
    }
    if (isHeldForEver(solved, node)) {
        return heldText(solved, node);
    }
    const double utilisation = solved.solutionOf(node).utilisation;
    if (solved.solutionOf(node).isSaturated) {
        return saturation(solved.solutionOf(node).rate, *solved.capacity(node));
    }
    if (const int full = solved.blocking[at(node)].starvedBy; full >= 0) {
        return u"It comes after "_s % fullText(solved, full)
            % u": its numbers hold once all that arrive there are served.";
    }
    constexpr double nearlyFull = 0.9;
    return utilisation > nearlyFull ? u"Nearly full: %1 % more load saturates it."_s.arg(
               formatNumber((1 / utilisation - 1) * 100))
                                    : QString();
}

Health healthOf(const Solved &solved, int node)
{
    const auto state = solved.states[at(node)];
    if (state == RateState::Endless) {
        return Health::Endless;
    }
    if (state != RateState::Known || !solved.reading.missing[at(node)].isEmpty()) {
        return Health::Unknown;
    }
    if (solved.solutionOf(node).isSaturated) {
        return Health::Saturated;
    }
    if (isHeldForEver(solved, node)) {
        const int full = solved.blocking[at(node)].blockedBy;
        return solved.solutionOf(full).isSaturated ? Health::Saturated : Health::Metastable;
    }
    const auto &failures = solved.solution.failures;
    const bool isSure = std::any_of(failures.begin(), failures.end(),
        [&](const auto &failure) { return failure.node == node && failure.isSure; });
    return isSure ? Health::Metastable : Health::Ok;
}

QString waitWorking(const Solved &solved, int node)
{
    const auto &its = solved.solutionOf(node);
    const auto &station = solved.node(node);
    if (station.batching) {
        return u"batches of "_s % formatNumber(its.meanBatch)
            % u" on average; run step by step on a fixed stream of arrivals";
    }
    return formatNumber(station.servers()) % u" servers at " % formatNumber(its.utilisation) % u": "
        % formatNumber(its.waitProbability * 100)
        % u" % wait (Erlang C); the mean by Kimura's formula for service times that vary as "
          "variance ÷ mean² = "
        % formatNumber(station.service.variability());
}

void addTimes(ComponentEstimate &estimate, const Solved &solved, int node)
{
    const auto &its = solved.solutionOf(node);
    const auto behaviour = solved.resolved.behaviour(node);
    const auto none = [&](const QString &why) {
        estimate.wait = noLatency(why);
        estimate.latency = estimate.wait;
    };
    const auto &missing = solved.reading.missing[at(node)];
    if (behaviour == Behaviour::Client) {
        none(u"A client waits for the others; see its entry."_s);
    } else if (!missing.isEmpty()) {
        none(missing);
    } else if (solved.states[at(node)] != RateState::Known) {
        none(estimate.rate.working);
    } else if (estimate.health == Health::Metastable
        || (!estimate.state.isEmpty() && (its.isSaturated || !its.sojourn))) {
        none(estimate.state);
    } else if (!its.sojourn) {
        none(u"Too large to compute: check its service times."_s);
    } else if (solved.node(node).isDelay && solved.node(node).service.mean == 0) {
        none(u"It has no time of its own."_s);
    } else {
        const auto working = waitWorking(solved, node);
        estimate.wait = solved.node(node).isDelay ? noLatency(u"It never queues."_s)
                                                  : latencyEstimate(*its.wait, working);
        const QString service = formatNumber(its.wait->mean) % u" ms wait + "
            % formatNumber(its.sojourn->mean - its.wait->mean)
            % u" ms service on average; both laws combined, not their percentiles added";
        estimate.latency = latencyEstimate(*its.sojourn, service);
    }
    estimate.meanWaitMs = estimate.wait.mean;
}

} // namespace

QString saturation(double rate, double capacity)
{
    constexpr double noticeable = 1e-6;
    const QString growth = rate > capacity * (1 + noticeable)
        ? u"grows by "_s % formatNumber(rate - capacity) % u" every second."
        : u"grows without end."_s;
    return u"Saturated: %1/s arrive and %2/s can be served, so the queue "_s.arg(
               formatNumber(rate), formatNumber(capacity))
        % growth;
}

ComponentEstimate componentEstimate(const Solved &solved, int node, const Quantity &rate)
{
    const auto &its = solved.solutionOf(node);
    ComponentEstimate estimate;
    estimate.id = solved.resolved.graph.component(node).id;
    estimate.rate = rate;
    estimate.utilisation = utilisationOf(solved, node, rate);
    estimate.busy = estimate.utilisation;
    if (solved.node(node).batching && estimate.utilisation.value) {
        estimate.busy = quantity(its.busy, {},
            u"share of the time its servers work; batches that are not full keep them busy, too"_s);
    }
    estimate.isSaturated = estimate.utilisation.value && its.isSaturated;
    estimate.health = healthOf(solved, node);
    const bool hasRate = solved.states[at(node)] == RateState::Known
        && solved.reading.missing[at(node)].isEmpty()
        && solved.resolved.behaviour(node) != Behaviour::Client;
    estimate.state = hasRate && rate.value ? stateOf(solved, node) : QString();
    auto settings = solved.resolved.settings(node);
    estimate.replicas = settings.number(u"replicas"_s, {1, 1e9});
    estimate.replicasNeeded = replicasNeeded(solved, node, estimate.utilisation);
    estimate.meanBatch = solved.node(node).batching && its.sojourn
        ? quantity(its.meanBatch, {}, waitWorking(solved, node))
        : unknownQuantity({}, u"It does not batch."_s);
    if (const auto &batch = solved.solution.stations[at(node)].batch) {
        estimate.batchingMs = quantity(batch->meanForming, u"ms"_s,
            u"mean part of the wait in which a server is free and the batch is not full"_s);
    }
    addTimes(estimate, solved, node);
    return estimate;
}

} // namespace core::estimation
