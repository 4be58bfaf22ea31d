// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/stations.h"

#include "core/base/at.h"

#include <algorithm>
#include <cmath>

namespace core::analytic {

namespace {

using estimation::Balancer;
using estimation::Network;
using estimation::Stage;

constexpr double msPerSecond = 1000;

/// The numbers of one network while its stations are worked out.
class Sweep {
public:
    Sweep(const Network &network, const Flow &flow)
        : m_network(network), m_flow(flow), m_stations(network.nodes.size()),
          m_departures(network.nodes.size(), 1), m_incoming(network.nodes.size())
    {
        for (std::size_t i = 0; i < flow.calls.size(); ++i) {
            if (flow.callRate(flow.calls[i]) > 0) {
                m_incoming[at(flow.calls[i].call->to)].push_back(static_cast<int>(i));
            }
        }
        for (std::size_t i = 0; i < m_stations.size(); ++i) {
            fill(static_cast<int>(i));
        }
    }

    std::vector<Station> run(RunMemory &memory)
    {
        const auto &groups = m_flow.network.groups(); // sources first
        for (int round = 0; round < 4; ++round) {
            for (const auto &group : groups) {
                for (const int node : group) {
                    findVariability(node);
                }
            }
        }
        for (const auto &group : groups) {
            for (const int node : group) {
                findBulk(node);
                findBatch(node, memory);
                findReplicas(node, memory);
            }
        }
        return std::move(m_stations);
    }

private:
    void fill(int node)
    {
        const auto &its = m_network.nodes[at(node)];
        auto &station = m_stations[at(node)];
        auto &load = station.load;
        load.rate = m_flow.rates[at(node)] / its.shards / msPerSecond;
        load.servers = its.servers();
        load.replicas = its.replicas;
        load.balancer = its.balancer;
        load.mean = its.service.mean;
        load.scv = its.service.variability();
        load.overlap = overlapOf(its.service);
        if (its.isDelay) {
            return;
        }
        const double capacity =
            its.batching ? batchCapacity(*its.batching, its.replicas) : load.servers / load.mean;
        station.utilisation = load.rate / capacity;
        station.isSaturated = station.utilisation >= 1;
        if (its.batching) {
            const auto &batching = *its.batching;
            load.mean =
                (batching.baseMs / batching.largest + batching.perItemMs) * batching.noise.mean;
            load.scv = batching.noise.variability();
        }
    }

    /// Calls of one visit of the caller to one shard, on average.
    double toOneShard(const CallFlow &call) const
    {
        return call.weight / m_network.nodes[at(call.call->to)].shards;
    }

    double streamScv(const CallFlow &call) const
    {
        const double share = toOneShard(call);
        const double departures = m_departures[at(call.from)];
        return share < 1 ? share * departures + 1 - share : departures;
    }

    void findVariability(int node)
    {
        auto &station = m_stations[at(node)];
        const double total = m_flow.rates[at(node)];
        if (!(total > 0)) {
            return;
        }
        double sum = 0;
        double squares = 0;
        for (const int index : m_incoming[at(node)]) {
            const auto &call = m_flow.calls[at(index)];
            const double share = m_flow.callRate(call) / total;
            sum += share * streamScv(call);
            squares += share * share;
        }
        for (const auto &entry : m_network.entries) {
            if (entry.node == node && entry.rate > 0) {
                const double share = entry.rate / total;
                const double scv = entry.arrivals.kind == estimation::Arrivals::Kind::Poisson
                    ? 1
                    : entry.arrivals.scv;
                sum += share * scv;
                squares += share * share;
            }
        }
        const double spare = 1 - std::min(1.0, station.utilisation);
        const double weight = 1 / (1 + 4 * spare * spare * (1 / squares - 1));
        constexpr double smoothest = 0.05;
        constexpr double burstiest = 20;
        station.load.arrivalScv = std::clamp(weight * sum + 1 - weight, smoothest, burstiest);
        m_departures[at(node)] = departures(node, station);
    }

    double departures(int node, const Station &station) const
    {
        const auto &its = m_network.nodes[at(node)];
        const double scv = station.load.arrivalScv;
        if (its.isDelay) { // times of its own blur the order the requests came in
            const double blur = station.load.rate * std::sqrt(its.service.variance());
            return 1 + (scv - 1) / (1 + blur);
        }
        const double rho = std::min(1.0, station.utilisation);
        if (its.batching) {
            return 1;
        }
        constexpr double leastServiceScv = 0.2;
        const double servers = station.load.servers;
        return 1 + (1 - rho * rho) * (scv - 1)
            + rho * rho / std::sqrt(servers)
            * ((station.load.scv > leastServiceScv ? station.load.scv : leastServiceScv) - 1);
    }

    /// What is left of a bulk at a callee of a node that received it: service times pull it
    /// apart, the callee's own work on it keeps it together.
    double left(int caller, const Station &callee, double bulk) const
    {
        const auto &its = m_network.nodes[at(caller)];
        const auto &load = m_stations[at(caller)].load;
        double apart = 2 * load.mean * (1 - load.overlap);
        if (!its.isDelay) {
            apart += (bulk - 1) * load.mean / load.servers;
        }
        const double together =
            callee.load.mean * (1 + (bulk - 1) / std::max(1, callee.load.servers));
        return together + apart > 0 ? together / (together + apart) : 1;
    }

    void findBulk(int node)
    {
        auto &station = m_stations[at(node)];
        double visits = 0;
        double bulks = 0;
        double wide = 0;
        double bursts = 0;
        double repeats = 0;
        for (const int index : m_incoming[at(node)]) {
            const auto &call = m_flow.calls[at(index)];
            const double rate = m_flow.callRate(call);
            const bool isSequential = call.mode == Stage::Mode::Sequential;
            const int times = isSequential ? call.call->count : 1;
            const double share = toOneShard(call) / times;
            const double burst = (m_stations[at(call.from)].wide - 1) * share;
            visits += rate;
            bulks +=
                rate * (ownBulk(node, call, false) + burst * left(call.from, station, burst + 1));
            wide += rate * (ownBulk(node, call, true) + burst * m_network.nodes[at(node)].shards);
            bursts += rate * burst;
            repeats += rate * times;
        }
        for (const auto &entry : m_network.entries) {
            if (entry.node == node) {
                visits += entry.rate;
                bulks += entry.rate;
                wide += entry.rate;
                repeats += entry.rate;
            }
        }
        if (visits > 0) {
            station.load.bulk = std::max(1.0, bulks / visits);
            station.load.repeats = std::max(1.0, repeats / visits);
            station.wide = std::max(1.0, wide / visits);
            station.burst = bursts / visits;
        }
    }

    /// E[K²] / E[K] of what one stage sends at once to one shard, or to all of them.
    double ownBulk(int node, const CallFlow &call, bool isToAll) const
    {
        const double shards = m_network.nodes[at(node)].shards;
        double mean = 0;
        double variance = 0;
        for (int i = m_flow.firstCall[at(call.from)]; i < m_flow.firstCall[at(call.from) + 1];
             ++i) {
            const auto &other = m_flow.calls[at(i)];
            if (other.stage != call.stage || other.call->to != node
                || (call.mode == Stage::Mode::Sequential && &other != &call)) {
                continue;
            }
            const bool toAll = other.call->toAllShards;
            const double p = other.call->probability / (toAll || isToAll ? 1 : shards);
            const double size = toAll && isToAll ? shards : 1;
            const int count = call.mode == Stage::Mode::Sequential ? 1 : other.call->count;
            mean += count * p * size;
            variance += count * p * (1 - p) * size * size;
        }
        return mean > 0 ? std::max(1.0, mean + variance / mean) : 1;
    }

    void findBatch(int node, RunMemory &memory)
    {
        const auto &its = m_network.nodes[at(node)];
        auto &station = m_stations[at(node)];
        if (!its.batching || !(station.load.rate > 0) || station.isSaturated) {
            return;
        }
        station.batch = memory.timesFor({station.load.rate, its.replicas, *its.batching,
            station.load.arrivalScv, station.load.bulk});
        station.wide = std::max(station.wide, station.batch->bulk); // they leave together
    }

    void findReplicas(int node, RunMemory &memory)
    {
        const auto &its = m_network.nodes[at(node)];
        auto &station = m_stations[at(node)];
        const auto &load = station.load;
        constexpr int most = 4096;
        if (its.isDelay || its.batching || its.isBlocking || !(load.rate > 0) || station.isSaturated
            || its.servers() > most) {
            return;
        }
        const int bulk = static_cast<int>(std::lround(load.bulk));
        const bool isSpread = its.replicas > 1;
        constexpr double bursty = 1.2; // from where two moments of the gaps say too little
        const bool isBursty = load.arrivalScv > bursty && bulk == 1;
        const bool isInTurn = its.balancer == Balancer::RoundRobin; // exact for single slots
        if ((isSpread && its.balancer == Balancer::LeastRequests)
            || (isSpread && isInTurn && its.concurrency > 1)
            || (isBursty && !(isSpread && isInTurn))) {
            station.replicas = memory.timesFor({load.rate, its.replicas, its.concurrency,
                its.balancer, its.service, load.arrivalScv, std::min(bulk, most)});
        } else if (bulk > 1 && (!isSpread || its.balancer == Balancer::Shared)) {
            station.bulks =
                memory.timesFor({load.rate, its.servers(), std::min(bulk, most), its.service});
        }
    }

    const Network &m_network;
    const Flow &m_flow;
    std::vector<Station> m_stations;
    std::vector<double> m_departures;
    std::vector<std::vector<int>> m_incoming;
};

} // namespace

namespace {

template<typename Known, typename LoadType, typename Run>
auto remembered(std::vector<Known> &all, const LoadType &load, const Run &run)
{
    for (auto &known : all) {
        if (known.load == load) {
            known.isUsed = true;
            return known.times;
        }
    }
    all.push_back({load, std::make_shared<decltype(run(load))>(run(load))});
    return all.back().times;
}

template<typename Known> void trimmed(std::vector<Known> &all)
{
    std::erase_if(all, [](const Known &known) { return !known.isUsed; });
    for (auto &known : all) {
        known.isUsed = false;
    }
}

} // namespace

std::shared_ptr<const BatchTimes> RunMemory::timesFor(const BatchLoad &load)
{
    return remembered(m_batches, load, batchTimes);
}

std::shared_ptr<const ReplicaTimes> RunMemory::timesFor(const ReplicaLoad &load)
{
    return remembered(m_replicas, load, replicaTimes);
}

std::shared_ptr<const BulkTimes> RunMemory::timesFor(const BulkLoad &load)
{
    return remembered(m_bulks, load, bulkTimes);
}

void RunMemory::trim()
{
    trimmed(m_bulks);
    trimmed(m_batches);
    trimmed(m_replicas);
}

std::vector<Station> stationsOf(const Network &network, const Flow &flow, RunMemory &memory)
{
    return Sweep(network, flow).run(memory);
}

} // namespace core::analytic
