// SPDX-License-Identifier: MIT
#include "core/estimate/reading/node_reading.h"

#include "core/base/enum_names.h"
#include "core/catalog/faults.h"
#include "core/estimate/network/quantity.h"
#include "core/estimate/reading/distribution_reading.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace core::estimation {

namespace {

constexpr double msPerSecond = 1000;
constexpr double mostServers = 1e9;
constexpr double unlimited = std::numeric_limits<double>::infinity();

constexpr EnumNames<Balancer, 4> balancers {{
    {Balancer::Shared, "shared queue"},
    {Balancer::LeastRequests, "least requests"},
    {Balancer::RoundRobin, "round robin"},
    {Balancer::Random, "random"},
}};

std::optional<Distribution> readService(SettingReader &settings)
{
    return readDistribution(settings,
        {u"service_law"_s, u"service_mean_ms"_s, u"service_scv"_s, u"service_p50_ms"_s,
            u"service_p99_ms"_s, u"service time"_s});
}

std::optional<TokenService> readTokens(SettingReader &settings)
{
    if (settings.text(u"service_law"_s) != "tokens"_L1) {
        return std::nullopt;
    }
    const auto ttft = settings.number(u"ttft_ms"_s);
    const auto perToken = settings.number(u"time_per_token_ms"_s);
    const auto tokens = settings.number(u"output_tokens"_s);
    if (!ttft || !perToken || !tokens) {
        settings.complain(
            u"its service time follows from tokens: fill in the time to the first token, the time per token and the output tokens; until then its p50 and p99 are used."_s);
        return std::nullopt;
    }
    return TokenService {*ttft, *perToken, settings.number(u"token_slowdown"_s).value_or(0),
        *tokens, settings.number(u"output_tokens_scv"_s).value_or(0)};
}

/// Batching is on when a part of a batch's time is given.
std::optional<Batching> readBatching(SettingReader &settings)
{
    const auto base = settings.number(u"batch_base_ms"_s);
    const auto item = settings.number(u"batch_item_ms"_s);
    if (!base && !item) {
        return std::nullopt;
    }
    Batching batching;
    batching.largest = settings.count(u"max_batch"_s).value_or(1);
    batching.longestWaitMs = settings.number(u"batch_window_ms"_s).value_or(0);
    batching.baseMs = base.value_or(0);
    batching.perItemMs = item.value_or(0);
    const auto noise = readDistribution(settings,
        {u"batch_noise_law"_s, u"batch_noise_mean"_s, u"batch_noise_scv"_s, u"batch_noise_p50"_s,
            u"batch_noise_p99"_s, u"factor on the time of a batch"_s});
    batching.noise = noise.value_or(batching.noise);
    return batching;
}

/// Requests per ms that one replica does not exceed, whatever its workers.
double readLimit(SettingReader &settings)
{
    const auto limit = settings.number(u"max_rate_per_replica"_s, {1e-9, 1e12});
    return limit.value_or(unlimited) / msPerSecond;
}

void limit(Batching &batching, double mostPerMs)
{
    const double longestMs = batching.largest / mostPerMs;
    const double ownMs =
        batching.noise.mean * (batching.baseMs + batching.perItemMs * batching.largest);
    if (ownMs >= longestMs) {
        return;
    }
    if (ownMs == 0) {
        batching.baseMs = longestMs;
        batching.noise = Batching().noise;
        return;
    }
    batching.baseMs *= longestMs / ownMs;
    batching.perItemMs *= longestMs / ownMs;
}

/// The service and the workers of a replica of so many at once, unless the limit is lower.
void limit(
    Node &node, const Distribution &service, std::optional<int> concurrency, double mostPerMs)
{
    node.service = service;
    node.concurrency = concurrency.value_or(1);
    if (concurrency && *concurrency <= mostPerMs * service.mean) {
        return;
    }
    node.concurrency =
        static_cast<int>(std::clamp(std::round(mostPerMs * service.mean), 1.0, mostServers));
    const double meanMs = node.concurrency / mostPerMs;
    node.service = service.mean > 0 ? service.scaled(meanMs / service.mean)
                                    : Distribution {Distribution::Kind::Constant, meanMs, 0};
}

void readServers(NodeReading &reading, SettingReader &settings, std::optional<int> concurrency)
{
    auto &node = reading.node;
    reading.tokens = readTokens(settings);
    const auto service =
        reading.tokens ? tokenServiceDistribution(*reading.tokens, 1) : readService(settings);
    // Tokens say what a replica makes, and held workers what it takes: a limit would count twice.
    const double most = reading.tokens || node.isBlocking ? unlimited : readLimit(settings);
    node.batching = readBatching(settings);
    if (node.batching) {
        reading.tokens.reset();
        limit(*node.batching, most);
    } else if (most < unlimited) {
        limit(node, service.value_or(Distribution {}), service ? concurrency : std::nullopt, most);
    } else if (service && concurrency) {
        node.service = *service;
        node.concurrency = *concurrency;
    } else {
        node.isDelay = true;
        node.service = service.value_or(Distribution {});
        reading.missing = service
            ? u"Fill in its concurrency, or the highest rate of a replica."_s
            : u"Fill in its service times, or the highest rate of a replica."_s;
    }
}

void readStation(NodeReading &reading, SettingReader &settings)
{
    auto &node = reading.node;
    node.shards = settings.count(u"shards"_s).value_or(1);
    if (settings.flag(u"unlimited_concurrency"_s)) {
        node.isDelay = true;
        reading.tokens = readTokens(settings);
        const auto service =
            reading.tokens ? tokenServiceDistribution(*reading.tokens, 1) : readService(settings);
        node.service = service.value_or(Distribution {});
        if (!service) {
            reading.missing = u"Fill in its service times."_s;
        }
        return;
    }
    node.replicas = settings.count(u"replicas"_s).value_or(1);
    node.balancer = fromName(balancers, settings.text(u"balancer"_s)).value_or(Balancer::Shared);
    node.isBlocking = settings.flag(u"holds_worker"_s);
    readServers(reading, settings, settings.count(u"concurrency"_s));
}

/// One worker for each replica where it has a capacity, else no time of its own.
void readPassive(NodeReading &reading, SettingReader &settings)
{
    auto &node = reading.node;
    node.shards = settings.count(u"shards"_s).value_or(1);
    node.replicas = settings.count(u"replicas"_s).value_or(1);
    readServers(reading, settings, 1);
    if (node.isDelay) {
        reading.missing.clear(); // nobody waits for it, so that is no gap
        node.service = {};
        node.shards = node.replicas = 1;
    }
}

void readDelay(NodeReading &reading, SettingReader &settings)
{
    reading.node.isDelay = true;
    const auto service = readService(settings);
    reading.node.service = service.value_or(Distribution {});
    if (!service) {
        reading.missing = u"Fill in its service times."_s;
    }
}

} // namespace

double readHitRatio(SettingReader &settings)
{
    return settings.number(u"hit_ratio"_s, {0, 1}).value_or(0);
}

NodeReading readNode(const ResolvedDesign &resolved, int node, QStringList &problems)
{
    NodeReading reading;
    auto settings = resolved.settings(node);
    reading.node.stageShare = 1 - readHitRatio(settings);
    const auto *type = resolved.types[static_cast<std::size_t>(node)];
    if (!type) {
        reading.node.isDelay = true;
        collect(settings, resolved.name(node), problems);
        return reading;
    }
    switch (type->behaviour) {
    case Behaviour::Client:
        reading.node.isDelay = true;
        break;
    case Behaviour::Station:
        readStation(reading, settings);
        break;
    case Behaviour::Delay:
        readDelay(reading, settings);
        break;
    case Behaviour::Passive:
        readPassive(reading, settings);
        break;
    }
    reading.node.failure = settings.number(u"failure_probability"_s, {0, 1}).value_or(0);
    if (static_cast<double>(reading.node.replicas) * reading.node.concurrency > mostServers) {
        settings.complain(u"so many workers never queue; it is counted as if it had no limit."_s);
        reading.node.isDelay = true;
        reading.node.replicas = reading.node.concurrency = 1;
    }
    if (const auto why = contradictionOf(resolved.graph.component(node), resolved.catalog);
        !why.isEmpty()) {
        // Anything but nothing would be made up.
        reading.missing = why;
        reading.tokens.reset();
        reading.node.isDelay = true;
        reading.node.service = {};
        reading.node.batching.reset();
        reading.node.replicas = reading.node.concurrency = 1;
    }
    collect(settings, resolved.name(node), problems);
    return reading;
}

} // namespace core::estimation
