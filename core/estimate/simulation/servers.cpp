// SPDX-License-Identifier: MIT
#include "core/estimate/simulation/servers.h"

namespace core::simulation {

using estimation::Balancer;

Servers::Servers(const Program &program)
    : m_pools(std::size_t(program.pools)), m_freeAt(std::size_t(program.servers)),
      m_departures(m_pools.size()), m_turns(m_pools.size())
{
    std::int32_t next = 0;
    for (const auto &node : program.nodes) {
        if (node.discipline == Discipline::Delay) {
            continue;
        }
        for (std::int32_t i = 0; i < node.shards * node.poolsOfShard; ++i) {
            auto &pool = m_pools[std::size_t(node.firstPool) + std::size_t(i)];
            pool.first = next;
            pool.count = node.serversOfPool;
            next += pool.count;
        }
    }
}

void Servers::clear()
{
    std::fill(m_freeAt.begin(), m_freeAt.end(), 0.0);
    std::fill(m_turns.begin(), m_turns.end(), 0);
    std::fill(m_departures.begin(), m_departures.end(), Departures());
    for (auto &pool : m_pools) {
        pool.taken = 0;
        pool.present = 0;
    }
}

std::int32_t Servers::another(const Pool &pool, const double *freeAt, double arrivedMs)
{
    // Any free server is as good as another; mostly one of the next is free.
    std::int32_t earliest = pool.taken;
    for (std::int32_t step = 1; step < pool.count; ++step) {
        const auto next = pool.taken + step;
        const auto i = next < pool.count ? next : next - pool.count;
        if (freeAt[i] <= arrivedMs) {
            return i;
        }
        earliest = freeAt[i] < freeAt[earliest] ? i : earliest;
    }
    return earliest;
}

void Servers::sink(double *freeAt, std::int32_t count, double untilMs)
{
    std::int32_t place = 0;
    for (;;) {
        auto child = 2 * place + 1;
        if (child >= count) {
            break;
        }
        child += child + 1 < count && freeAt[child + 1] < freeAt[child] ? 1 : 0;
        if (freeAt[child] >= untilMs) {
            break;
        }
        freeAt[place] = freeAt[child];
        place = child;
    }
    freeAt[place] = untilMs;
}

std::int32_t Servers::balance(
    const NodeProgram &node, std::int32_t first, double arrivedMs, Random &random)
{
    if (node.balancer == Balancer::Random) {
        return first + random.below(node.poolsOfShard);
    }
    if (node.balancer == Balancer::RoundRobin) {
        auto &turn = m_turns[std::size_t(first)];
        const auto pool = first + turn;
        turn = turn + 1 < node.poolsOfShard ? turn + 1 : 0;
        return pool;
    }
    auto &departures = m_departures[std::size_t(first)];
    while (!departures.empty() && departures.top().time <= arrivedMs) {
        leave(departures.top().pool);
        departures.pop();
    }
    return leastBusy(node, first, random);
}

std::int32_t Servers::leastBusy(const NodeProgram &node, std::int32_t first, Random &random) const
{
    const auto *pools = &m_pools[std::size_t(first)];
    std::int32_t least = pools[0].present;
    std::int32_t ties = 0;
    for (std::int32_t i = 0; i < node.poolsOfShard; ++i) {
        const auto present = pools[i].present;
        ties = present < least ? 1 : ties + (present == least ? 1 : 0);
        least = std::min(least, present);
    }
    auto chosen = ties > 1 ? random.below(ties) : 0;
    std::int32_t i = 0;
    for (; pools[i].present != least || chosen-- > 0; ++i) { }
    return first + i;
}

void Servers::enter(const NodeProgram &node, std::int32_t pool, double untilMs)
{
    if (node.balancer != Balancer::LeastRequests) {
        return;
    }
    const auto shard = (pool - node.firstPool) / node.poolsOfShard;
    enter(pool);
    const auto first = node.firstPool + shard * node.poolsOfShard;
    m_departures[std::size_t(first)].push({untilMs, pool});
}

} // namespace core::simulation
