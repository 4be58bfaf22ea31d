// SPDX-License-Identifier: MIT
#include "core/estimate/simulation/replication.h"
#include "core/estimate/simulation/tracing.h"

// Visits that wait for something that is not known when they arrive: for a batch, or for a server
// that is held until the stages of another visit have ended.

namespace core::simulation {

template<typename Tracer>
void Replication<Tracer>::join(
    std::int32_t index, std::int32_t shard, double arrived, const Reply &reply)
{
    const auto &node = m_program.nodes[std::size_t(index)];
    const auto pool = m_servers.choose(node, shard, arrived, m_random);
    auto &queue = m_queues[std::size_t(pool)];
    Visit visit;
    visit.reply = reply;
    visit.latest = arrived;
    visit.node = index;
    visit.pool = pool;
    const auto kept = m_visits.add(visit);
    m_tracer.keep(kept);
    if (node.discipline == Discipline::Batch) {
        enqueue(queue, kept);
        return planBatch(index, pool, arrived);
    }
    m_servers.enter(pool);
    if (queue.free == 0) {
        return enqueue(queue, kept);
    }
    --queue.free;
    startHeld(kept);
}

template<typename Tracer> void Replication<Tracer>::enqueue(Queue &queue, std::int32_t visit)
{
    (queue.size == 0 ? queue.first : m_visits[queue.last].next) = visit;
    queue.last = visit;
    ++queue.size;
}

template<typename Tracer> std::int32_t Replication<Tracer>::dequeue(Queue &queue)
{
    const auto first = queue.first;
    queue.first = m_visits[first].next;
    --queue.size;
    return first;
}

template<typename Tracer>
void Replication<Tracer>::planBatch(std::int32_t index, std::int32_t pool, double now)
{
    const auto &node = m_program.nodes[std::size_t(index)];
    auto &queue = m_queues[std::size_t(pool)];
    while (queue.size > 0) {
        const double ready = queue.size >= node.largestBatch
            ? now
            : m_visits[queue.first].latest + node.longestWaitMs;
        const double start = m_servers.start(pool, ready);
        if (start > now) {
            if (start != queue.startMs) {
                queue.startMs = start;
                schedule(Event::Kind::StartBatch, start - node.aheadMs, pool, ++queue.generation);
            }
            return;
        }
        startBatch(index, pool, now);
    }
    queue.startMs = -1;
    ++queue.generation;
}

template<typename Tracer>
void Replication<Tracer>::startBatch(std::int32_t index, std::int32_t pool, double now)
{
    const auto &node = m_program.nodes[std::size_t(index)];
    auto &queue = m_queues[std::size_t(pool)];
    const auto size = std::min(queue.size, node.largestBatch);
    const double served =
        now + (node.baseMs + node.perItemMs * size) * node.service.sample(m_random);
    m_servers.hold(pool, served);
    m_tally.batch(index, now, served, size);
    for (std::int32_t i = 0; i < size; ++i) {
        const auto first = dequeue(queue);
        const auto visit = m_visits[first];
        m_tracer.resume(first);
        m_visits.remove(first);
        m_tally.serve(index, visit.latest, now, served);
        m_tracer.serve(now, served);
        conclude(node, index, served, visit.reply);
    }
}

template<typename Tracer> void Replication<Tracer>::startHeld(std::int32_t index)
{
    const auto visit = m_visits[index];
    const auto &node = m_program.nodes[std::size_t(visit.node)];
    const double served = m_now + node.service.sample(m_random);
    m_tally.serve(visit.node, visit.latest, m_now, served);
    m_tracer.resume(index);
    m_tracer.serve(m_now, served);
    const bool isFailed = fails(node);
    if (!isFailed && runsStages(node)) {
        m_visits[index].served = served;
        m_visits[index].stage = node.firstStage - 1;
        return schedule(Event::Kind::Proceed, served, index);
    }
    if (isFailed) {
        m_tracer.fail();
    }
    m_visits.remove(index);
    schedule(Event::Kind::Release, served, visit.pool);
    answer(visit.reply, served, !isFailed);
}

template<typename Tracer> void Replication<Tracer>::release(std::int32_t pool)
{
    auto &queue = m_queues[std::size_t(pool)];
    m_servers.leave(pool);
    if (queue.size == 0) {
        ++queue.free;
        return;
    }
    startHeld(dequeue(queue));
}

template void Replication<Untraced>::join(std::int32_t, std::int32_t, double, const Reply &);
template void Replication<Tracing>::join(std::int32_t, std::int32_t, double, const Reply &);
template void Replication<Untraced>::planBatch(std::int32_t, std::int32_t, double);
template void Replication<Tracing>::planBatch(std::int32_t, std::int32_t, double);
template void Replication<Untraced>::release(std::int32_t);
template void Replication<Tracing>::release(std::int32_t);

} // namespace core::simulation
