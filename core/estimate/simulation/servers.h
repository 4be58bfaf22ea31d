// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/simulation/program.h"

#include <queue>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace core::simulation {

/// When each server of each pool is free again. A visit that comes first and is served first starts
/// when it has arrived and a server is free (Kiefer and Wolfowitz 1955): with visits in the order
/// of their arrival, the whole queue needs no events.
class Servers {
public:
    explicit Servers(const Program &program);
    void clear();

    /// When a visit starts that arrives now; its server is taken until `hold` has been called.
    double start(std::int32_t pool, double arrivedMs)
    {
        auto &servers = m_pools[std::size_t(pool)];
        double *freeAt = &m_freeAt[std::size_t(servers.first)];
        if (servers.count > mostScanned) {
            servers.taken = 0; // the earliest of a heap
        } else if (freeAt[servers.taken] > arrivedMs) {
            servers.taken = another(servers, freeAt, arrivedMs);
        }
        return std::max(arrivedMs, freeAt[servers.taken]);
    }
    /// Keeps the server of the last start until then.
    void hold(std::int32_t pool, double untilMs)
    {
        const auto &servers = m_pools[std::size_t(pool)];
        double *freeAt = &m_freeAt[std::size_t(servers.first)];
        if (servers.count > mostScanned) {
            sink(freeAt, servers.count, untilMs);
        } else {
            freeAt[servers.taken] = untilMs;
        }
    }

    /// The pool of a node's shard where a visit goes that arrives now.
    std::int32_t choose(
        const NodeProgram &node, std::int32_t shard, double arrivedMs, Random &random)
    {
        const auto first = node.firstPool + shard * node.poolsOfShard;
        return node.poolsOfShard == 1 ? first : balance(node, first, arrivedMs, random);
    }
    /// The pool has one visit more, until then; for the balancer that counts requests.
    void enter(const NodeProgram &node, std::int32_t pool, double untilMs);
    /// The same, when nobody knows yet until when.
    void enter(std::int32_t pool) { ++m_pools[std::size_t(pool)].present; }
    void leave(std::int32_t pool) { --m_pools[std::size_t(pool)].present; }

private:
    struct Pool {
        std::int32_t first = 0; ///< of its servers
        std::int32_t count = 1;
        std::int32_t taken = 0; ///< of the last start
        std::int32_t present = 0; ///< requests, waiting or served, if somebody counts them
    };
    struct Departure {
        double time = 0;
        std::int32_t pool = 0;
        bool operator>(const Departure &other) const { return time > other.time; }
    };
    using Departures =
        std::priority_queue<Departure, std::vector<Departure>, std::greater<Departure>>;

    static constexpr std::int32_t mostScanned = 32;

    static std::int32_t another(const Pool &pool, const double *freeAt, double arrivedMs);
    static void sink(double *freeAt, std::int32_t count, double untilMs);
    std::int32_t balance(
        const NodeProgram &node, std::int32_t first, double arrivedMs, Random &random);
    std::int32_t leastBusy(const NodeProgram &node, std::int32_t first, Random &random) const;

    std::vector<Pool> m_pools;
    std::vector<double> m_freeAt;
    std::vector<Departures> m_departures; ///< by the first pool of each counted shard
    std::vector<std::int32_t> m_turns; ///< round robin, by the first pool of each shard
};

} // namespace core::simulation
