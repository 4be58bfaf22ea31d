// SPDX-License-Identifier: MIT
#include "app/cli/json_reports.h"
#include "app/cli/json_values.h"
#include "core/model/design.h"

using core::fromNumber;
using core::fromQString;
using core::Json;
using core::Measured;
using core::MeasuredLatency;

namespace cli {

namespace {

Json halfWidth(const Measured &measured)
{
    return measured.value ? number(measured.halfWidth) : Json(nullptr);
}

template<typename ToJson> Json eachOf(const MeasuredLatency &times, ToJson toJson)
{
    return {{"mean", toJson(times.mean)}, {"p50", toJson(times.p50)}, {"p90", toJson(times.p90)},
        {"p95", toJson(times.p95)}, {"p99", toJson(times.p99)}, {"p999", toJson(times.p999)}};
}

/// Writes what was seen, and how sure it is beside it.
void put(Json &object, const std::string &key, const Measured &measured)
{
    object[key] = number(measured.value);
    object[key + "_half_width"] = halfWidth(measured);
}

void put(Json &object, const std::string &key, const MeasuredLatency &times)
{
    object[key] = eachOf(times, [](const Measured &one) { return number(one.value); });
    object[key + "_half_width"] = eachOf(times, halfWidth);
}

/// A simulated p99 against the promise, as the estimate does with its own.
void putBudget(Json &budget, const core::EntryEstimate &entry, const Measured &p99)
{
    const bool isKnown = entry.budget.p99Ms && p99.value;
    budget["slack_ms"] = isKnown ? fromNumber(*entry.budget.p99Ms - *p99.value) : Json(nullptr);
    budget["met"] = isKnown ? Json(*p99.value <= *entry.budget.p99Ms) : Json(nullptr);
}

void putEntry(Json &object, const core::EntryEstimate &entry, const core::SimulatedEntry &simulated)
{
    object["formula_ms"] = times(entry.latency);
    put(object, "latency_ms", simulated.latency);
    put(object, "success_rate", simulated.successRate);
    put(object, "throughput_per_s", simulated.throughput);
    putBudget(object["budget"], entry, simulated.latency.p99);
    object["disagreements"] = list(simulated.disagreements);
}

void putComponent(Json &object, const core::SimulatedComponent &simulated)
{
    put(object, "rate_per_s", simulated.rate);
    put(object, "busy", simulated.utilisation);
    put(object, "wait_ms", simulated.wait);
    put(object, "latency_ms", simulated.latency);
    put(object, "backlog_growth_per_s", simulated.backlogGrowth);
    const auto &arrived = simulated.rate.value;
    const auto &left = simulated.backlogGrowth.value;
    object["throughput_per_s"] = arrived && left ? fromNumber(*arrived - *left) : Json(nullptr);
}

void putStream(Json &object, const core::StreamEstimate &stream,
    const core::SimulatedStream &simulated, const core::SimulatedComponent &consumer)
{
    object["formula_ms"] = times(stream.time);
    put(object, "lag_ms", consumer.wait);
    put(object, "time_ms", simulated.time);
    put(object, "growth_per_s", consumer.backlogGrowth);
}

Json runJson(const core::Simulated &simulated, const RunFacts &facts)
{
    const auto &raw = simulated.raw;
    return {{"requests", raw.requests}, {"events", raw.events}, {"replications", raw.replications},
        {"precise", raw.isPrecise}, {"steady", simulated.isSteady}, {"seed", facts.seed},
        {"seconds", fromNumber(facts.seconds)}, {"ended", fromQString(endingWord(facts.ending))}};
}

} // namespace

Json simulateJson(const core::Design &design, const core::Estimate &estimate,
    const core::Simulated &simulated, const RunFacts &facts)
{
    auto json = estimateJson(estimate);
    const auto at = [](qsizetype index) { return static_cast<std::size_t>(index); };
    for (qsizetype i = 0; i < estimate.entries.size(); ++i) {
        const auto &entry = estimate.entries.at(i);
        const auto *seen = core::find(simulated.entries, entry.id);
        putEntry(json["entries"][at(i)], entry, seen ? *seen : core::SimulatedEntry());
    }
    for (qsizetype i = 0; i < estimate.components.size(); ++i) {
        const auto *seen = core::find(simulated.components, estimate.components.at(i).id);
        putComponent(json["components"][at(i)], seen ? *seen : core::SimulatedComponent());
    }
    for (qsizetype i = 0; i < estimate.streams.size(); ++i) {
        const auto &stream = estimate.streams.at(i);
        const auto *seen = core::find(simulated.streams, stream.id);
        const auto *connection = core::find(design.connections, stream.id);
        const auto *consumer =
            connection ? core::find(simulated.components, connection->to) : nullptr;
        putStream(json["streams"][at(i)], stream, seen ? *seen : core::SimulatedStream(),
            consumer ? *consumer : core::SimulatedComponent());
    }
    json["simulation"] = runJson(simulated, facts);
    return json;
}

} // namespace cli
