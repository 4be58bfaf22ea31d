// SPDX-License-Identifier: MIT
#include "core/estimate/simulation/replication.h"

#include "core/estimate/simulation/tracing.h"

#include <cmath>
#include <limits>
#include <utility>

namespace core::simulation {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();
constexpr std::size_t mostAlive = 1'000'000; // visits and attempts, about 150 MB
constexpr std::int64_t visitsPerWatch = 4096;

/// Visits after which the replication counts as never ending. Loops that end only because their
/// calls do not all fail have no expected number of visits; two hundred for a request are allowed.
std::int64_t mostVisits(const Program &program, const Task &task)
{
    const double requests = task.lastArrivalMs * program.ratePerMs;
    const bool mayEnd = std::isfinite(program.visitsPerRequest);
    const double visits =
        mayEnd ? 1e6 + 20 * requests * program.visitsPerRequest : 1e5 + 200 * requests;
    return std::int64_t(std::min(visits, 1e15));
}

} // namespace

template<typename Tracer>
Replication<Tracer>::Replication(const Program &program)
    : m_program(program), m_tally(program), m_servers(program),
      m_queues(std::size_t(program.pools)), m_nodeOfPool(m_queues.size())
{
    for (std::size_t i = 0; i < program.nodes.size(); ++i) {
        const auto &node = program.nodes[i];
        if (node.discipline != Discipline::Delay) {
            std::fill_n(m_nodeOfPool.begin() + node.firstPool, node.shards * node.poolsOfShard,
                std::int32_t(i));
        }
    }
}

template<typename Tracer> void Replication<Tracer>::begin(const Task &task)
{
    m_task = task;
    m_random = Random(task.seed);
    m_tally.clear(task.window);
    m_servers.clear();
    m_events.clear();
    m_visits.clear();
    m_attempts.clear();
    for (std::size_t i = 0; i < m_queues.size(); ++i) {
        m_queues[i] = {};
        m_queues[i].free = m_program.nodes[std::size_t(m_nodeOfPool[i])].serversOfPool;
    }
    m_now = 0;
    m_ending = Ending::Done;
    m_unwatched = visitsPerWatch;
    m_requests = 0;
    m_visitsLeft = mostVisits(m_program, task);
    m_nextArrivals.clear();
    for (const auto &entry : m_program.entries) {
        m_nextArrivals.push_back(entry.ratePerMs > 0 ? entry.gap.sample(m_random) : never);
    }
    m_nextEntry = 0;
    m_nextArrivalMs = never;
    if (!m_nextArrivals.empty()) {
        drawNextArrival();
    }
}

template<typename Tracer> Ending Replication<Tracer>::run(const Task &task, const Watch &watch)
{
    m_watch = &watch;
    begin(task);
    while (m_ending == Ending::Done) {
        const double next = m_events.nextTime();
        if (m_nextArrivalMs <= next) {
            if (m_nextArrivalMs > task.lastArrivalMs) {
                if (next == never) {
                    break;
                }
                m_nextArrivalMs = never;
                continue;
            }
            arrive();
            continue;
        }
        if (next > task.window.to && !task.window.isDrained) {
            break;
        }
        const auto event = m_events.take();
        m_now = event.time;
        handle(event);
    }
    finish();
    return m_ending;
}

template<typename Tracer> void Replication<Tracer>::finish()
{
    for (std::size_t pool = 0; pool < m_queues.size(); ++pool) {
        for (auto i = m_queues[pool].first; i >= 0; i = m_visits[i].next) {
            m_tally.wait(m_nodeOfPool[pool], m_visits[i].latest);
        }
    }
    (*m_watch)(m_requests);
}

template<typename Tracer> bool Replication<Tracer>::watch()
{
    m_unwatched = visitsPerWatch;
    m_visitsLeft -= visitsPerWatch;
    if (m_visits.alive() + m_attempts.alive() > mostAlive || m_visitsLeft < 0) {
        m_ending = Ending::Overflowed;
    }
    const auto requests = std::exchange(m_requests, 0);
    if (!(*m_watch)(requests)) {
        m_ending = Ending::Cancelled;
    }
    return m_ending == Ending::Done;
}

template<typename Tracer> void Replication<Tracer>::drawNextArrival()
{
    const auto first = std::min_element(m_nextArrivals.begin(), m_nextArrivals.end());
    m_nextEntry = std::size_t(first - m_nextArrivals.begin());
    m_nextArrivalMs = *first;
}

template<typename Tracer> void Replication<Tracer>::arrive()
{
    m_now = m_nextArrivalMs;
    ++m_requests;
    const auto &entry = m_program.entries[m_nextEntry];
    Reply reply;
    reply.began = m_now;
    reply.index = std::int32_t(m_nextEntry);
    reply.generation = m_tracer.request(reply.index, m_now);
    m_nextArrivals[m_nextEntry] += entry.gap.sample(m_random);
    visit(entry.node, -1, m_now, reply);
    drawNextArrival();
}

template<typename Tracer> void Replication<Tracer>::handle(const Event &event)
{
    switch (event.kind) {
    case Event::Kind::Proceed:
        return proceed(event.index);
    case Event::Kind::Arrive: {
        const auto visit = m_visits[event.index];
        m_tracer.resume(event.index);
        m_visits.remove(event.index);
        const auto &node = m_program.nodes[std::size_t(visit.node)];
        return serve(node, visit.node, visit.repeat, visit.latest, visit.reply);
    }
    case Event::Kind::GiveUp: {
        Reply reply;
        reply.to = Reply::To::Attempt;
        reply.index = event.index;
        reply.generation = m_attempts[event.index].generation;
        if (event.generation == (reply.generation & Event::generationMask)) {
            answer(reply, m_now, false);
        }
        return;
    }
    case Event::Kind::Retry:
        m_tracer.repeatAttempt(event.index, m_now);
        return attempt(event.index);
    case Event::Kind::StartBatch: {
        const auto &queue = m_queues[std::size_t(event.index)];
        if (event.generation == (queue.generation & Event::generationMask)) {
            planBatch(m_nodeOfPool[std::size_t(event.index)], event.index, queue.startMs);
        }
        return;
    }
    case Event::Kind::Release:
        return release(event.index);
    }
}

template<typename Tracer>
void Replication<Tracer>::schedule(
    Event::Kind kind, double time, std::int32_t index, std::uint32_t generation)
{
    Event event;
    event.time = time;
    event.index = index;
    event.kind = kind;
    event.generation = generation & Event::generationMask;
    m_events.push(event);
}

// Visits

template<typename Tracer>
void Replication<Tracer>::visit(
    std::int32_t node, std::int32_t shard, double arrived, const Reply &reply)
{
    if (--m_unwatched <= 0 && !watch()) {
        return;
    }
    const auto &program = m_program.nodes[std::size_t(node)];
    m_tracer.open(node, arrived);
    if (program.isInOrder || arrived <= m_now) {
        return serve(program, node, shard, arrived, reply);
    }
    Visit visit;
    visit.reply = reply;
    visit.latest = arrived;
    visit.node = node;
    visit.repeat = shard;
    const auto index = m_visits.add(visit);
    m_tracer.keep(index);
    schedule(Event::Kind::Arrive, arrived, index);
}

template<typename Tracer>
void Replication<Tracer>::serve(const NodeProgram &node, std::int32_t index, std::int32_t shard,
    double arrived, const Reply &reply)
{
    double started = arrived;
    double served = 0;
    if (node.discipline == Discipline::Delay) {
        served = started + node.service.sample(m_random);
    } else {
        if (shard < 0) {
            shard = node.shards == 1 ? 0 : m_random.below(node.shards);
        }
        if (node.discipline != Discipline::Queue) {
            return join(index, shard, arrived, reply);
        }
        const auto pool = m_servers.choose(node, shard, arrived, m_random);
        started = m_servers.start(pool, arrived);
        served = started + node.service.sample(m_random);
        m_servers.hold(pool, served);
        m_servers.enter(node, pool, served);
    }
    m_tally.serve(index, arrived, started, served);
    m_tracer.serve(started, served);
    conclude(node, index, served, reply);
}

template<typename Tracer> bool Replication<Tracer>::fails(const NodeProgram &node)
{
    return node.failure > 0 && m_random.chance(node.failure);
}

template<typename Tracer> bool Replication<Tracer>::runsStages(const NodeProgram &node)
{
    return node.hasStages() && (node.stageShare >= 1 || m_random.chance(node.stageShare));
}

template<typename Tracer>
void Replication<Tracer>::conclude(
    const NodeProgram &node, std::int32_t index, double served, const Reply &reply)
{
    if (fails(node)) {
        m_tracer.fail();
        return answer(reply, served, false);
    }
    if (!runsStages(node)) {
        return answer(reply, served, true);
    }
    Visit visit;
    visit.reply = reply;
    visit.node = index;
    visit.stage = node.firstStage - 1;
    const auto kept = m_visits.add(visit);
    m_tracer.keep(kept);
    schedule(Event::Kind::Proceed, served, kept);
}

// Answers

template<typename Tracer> void Replication<Tracer>::answer(Reply reply, double time, bool isOk)
{
    for (;;) {
        switch (reply.to) {
        case Reply::To::Entry:
            m_tracer.finish(reply, time, isOk);
            return m_tally.answer(reply.index, reply.began, time, isOk);
        case Reply::To::Async:
            return m_tally.answerAsync(reply.index, reply.began, time);
        case Reply::To::OptionalCallee:
            isOk = true;
            [[fallthrough]];
        case Reply::To::Caller:
            if (!answerCaller(reply, time, isOk)) {
                return;
            }
            break;
        case Reply::To::Attempt:
            if (!answerAttempt(reply, time, isOk)) {
                return;
            }
            break;
        }
    }
}

template<typename Tracer>
bool Replication<Tracer>::answerCaller(Reply &reply, double &time, bool &isOk)
{
    const auto index = reply.index;
    auto &visit = m_visits[index];
    visit.latest = std::max(visit.latest, time);
    visit.isFailed |= !isOk;
    if (--visit.pending > 0) {
        return false;
    }
    const auto &node = m_program.nodes[std::size_t(visit.node)];
    if (!visit.isFailed && hasMore(visit, node)) {
        schedule(Event::Kind::Proceed, visit.latest, index);
        return false;
    }
    time = visit.latest;
    isOk = !visit.isFailed;
    reply = visit.reply;
    m_tracer.end(index, time, isOk);
    if (visit.pool >= 0) {
        m_tally.keep(visit.node, visit.served, time);
        schedule(Event::Kind::Release, time, visit.pool);
    }
    m_visits.remove(index);
    return true;
}

template<typename Tracer>
bool Replication<Tracer>::answerAttempt(Reply &reply, double &time, bool &isOk)
{
    const auto index = reply.index;
    auto &made = m_attempts[index];
    if (made.generation != reply.generation) {
        return false; // too late, nobody waits for it
    }
    if (time > made.deadline) {
        time = made.deadline;
        isOk = false;
    }
    made.generation = ++m_generations;
    if (!isOk) {
        m_tracer.failAttempt(index, time);
    }
    const auto &program = m_program.calls[std::size_t(made.call)];
    if (!isOk && made.made < program.retries) {
        ++made.made;
        schedule(Event::Kind::Retry, time + program.backoffMs, index);
        return false;
    }
    reply = made.reply;
    m_attempts.remove(index);
    return true;
}

template class Replication<Untraced>;
template class Replication<Tracing>;

} // namespace core::simulation
