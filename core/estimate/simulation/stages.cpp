// SPDX-License-Identifier: MIT
#include "core/estimate/simulation/replication.h"
#include "core/estimate/simulation/tracing.h"

#include <limits>

// The stages of a visit and the calls that they make.

namespace core::simulation {

using estimation::Stage;

template<typename Tracer> void Replication<Tracer>::proceed(std::int32_t index)
{
    const auto &node = m_program.nodes[std::size_t(m_visits[index].node)];
    for (bool goesOn = true; goesOn && m_ending == Ending::Done;) {
        m_visits[index].latest = m_now;
        m_visits[index].pending = 1; // this loop, so that no answer ends the stage too early
        runStage(index);
        const auto &visit = m_visits[index];
        goesOn =
            visit.pending == 1 && visit.latest <= m_now && !visit.isFailed && hasMore(visit, node);
    }
    Reply reply;
    reply.to = Reply::To::Caller;
    reply.index = index;
    answer(reply, m_now, true);
}

template<typename Tracer> void Replication<Tracer>::runStage(std::int32_t index)
{
    auto &visit = m_visits[index];
    if (visit.call >= 0) {
        return continueSequence(index);
    }
    const auto &stage = m_program.stages[std::size_t(++visit.stage)];
    if (stage.mode == Stage::Mode::Sequential) {
        visit.call = stage.firstCall;
        visit.repeat = 0;
        return continueSequence(index);
    }
    const bool isChoice = stage.mode == Stage::Mode::Choice;
    const double drawn = isChoice ? m_random.uniform() : 0;
    for (auto i = stage.firstCall; i < stage.endCall; ++i) {
        const auto &program = m_program.calls[std::size_t(i)];
        if (isChoice && drawn >= program.probability) {
            continue;
        }
        for (std::int32_t k = 0; k < program.count && m_ending == Ending::Done; ++k) {
            if (isChoice || isTaken(program)) {
                call(index, i);
            }
        }
        if (isChoice) {
            return;
        }
    }
}

template<typename Tracer> bool Replication<Tracer>::isTaken(const CallProgram &call)
{
    return call.probability >= 1 || m_random.chance(call.probability);
}

template<typename Tracer> void Replication<Tracer>::continueSequence(std::int32_t index)
{
    const auto end = m_program.stages[std::size_t(m_visits[index].stage)].endCall;
    while (m_visits[index].call >= 0) {
        auto &visit = m_visits[index];
        const auto current = visit.call;
        if (current >= end) {
            visit.call = -1;
            return;
        }
        const auto &program = m_program.calls[std::size_t(current)];
        const bool isTurn = visit.repeat < program.count;
        if (++visit.repeat >= program.count) {
            visit.repeat = 0;
            visit.call = current + 1 < end ? current + 1 : -1;
        }
        if (!isTurn || !isTaken(program)) {
            continue;
        }
        call(index, current);
        if (program.asyncIndex < 0) {
            return;
        }
    }
}

template<typename Tracer> void Replication<Tracer>::call(std::int32_t caller, std::int32_t index)
{
    const auto &program = m_program.calls[std::size_t(index)];
    const auto &callee = m_program.nodes[std::size_t(program.node)];
    if (!program.toAllShards) {
        return callShard(caller, index, -1);
    }
    for (std::int32_t shard = 0; shard < callee.shards && m_ending == Ending::Done; ++shard) {
        callShard(caller, index, shard);
    }
}

template<typename Tracer>
void Replication<Tracer>::callShard(std::int32_t caller, std::int32_t index, std::int32_t shard)
{
    const auto &program = m_program.calls[std::size_t(index)];
    Reply reply;
    reply.began = m_now;
    if (program.asyncIndex >= 0) {
        reply.to = Reply::To::Async;
        reply.index = program.asyncIndex;
        m_tracer.callAsync();
    } else {
        reply.to = program.isOptional ? Reply::To::OptionalCallee : Reply::To::Caller;
        reply.index = caller;
        auto &visit = m_visits[caller];
        ++visit.pending;
        m_tracer.call(caller, program.edge,
            visit.stage - m_program.nodes[std::size_t(visit.node)].firstStage, m_now);
    }
    if (program.isPlain) {
        return visit(program.node, shard, m_now + program.network.sample(m_random), reply);
    }
    Attempt made;
    made.reply = reply;
    made.call = index;
    made.shard = shard;
    const auto kept = m_attempts.add(made);
    m_tracer.keepAttempt(kept);
    attempt(kept);
}

template<typename Tracer> void Replication<Tracer>::attempt(std::int32_t index)
{
    auto &made = m_attempts[index];
    const auto &program = m_program.calls[std::size_t(made.call)];
    const double deadline = m_now + program.timeoutMs;
    made.deadline = deadline;
    made.generation = ++m_generations;
    Reply reply;
    reply.to = Reply::To::Attempt;
    reply.index = index;
    reply.generation = made.generation;
    visit(program.node, made.shard, m_now + program.network.sample(m_random), reply);
    if (m_attempts[index].generation == reply.generation
        && deadline < std::numeric_limits<double>::infinity()) {
        schedule(Event::Kind::GiveUp, deadline, index, reply.generation);
    }
}

template void Replication<Untraced>::proceed(std::int32_t);
template void Replication<Tracing>::proceed(std::int32_t);
template void Replication<Untraced>::attempt(std::int32_t);
template void Replication<Tracing>::attempt(std::int32_t);

} // namespace core::simulation
