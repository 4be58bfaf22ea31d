// SPDX-License-Identifier: MIT
#include "core/estimate/simulation/program.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace core::simulation {
namespace {

using estimation::Balancer;
using estimation::Stage;

double share(double value)
{
    return value > 0 ? std::min(value, 1.0) : 0;
}

double time(double ms)
{
    return ms > 0 ? std::min(ms, 1e12) : 0;
}

bool exists(const estimation::Network &network, int node)
{
    return node >= 0 && node < int(network.nodes.size());
}

CallProgram callProgram(const estimation::NetworkCall &call, Program &program)
{
    CallProgram result;
    result.node = call.to;
    result.count = std::max(call.count, 0);
    result.probability = share(call.probability);
    result.network = Sampler(call.network);
    const bool isTimed = call.timeoutMs && !std::isnan(*call.timeoutMs);
    result.timeoutMs = isTimed ? time(*call.timeoutMs) : std::numeric_limits<double>::infinity();
    result.backoffMs = time(call.backoffMs);
    result.retries = std::max(call.retries, 0);
    result.edge = call.edge;
    result.toAllShards = call.toAllShards;
    result.isOptional = call.isOptional;
    result.isPlain = !isTimed && result.retries == 0;
    if (call.isAsync) {
        result.asyncIndex = std::int32_t(program.asyncEdges.size());
        program.asyncEdges.push_back(call.edge);
    }
    return result;
}

void addStage(const estimation::Network &network, const Stage &stage, Program &program)
{
    const auto first = std::int32_t(program.calls.size());
    double passed = 0;
    for (const auto &call : stage.calls) {
        if (!exists(network, call.to)) {
            continue;
        }
        auto compiled = callProgram(call, program);
        if (stage.mode == Stage::Mode::Choice) {
            passed += compiled.probability;
            compiled.probability = passed;
        }
        program.calls.push_back(compiled);
    }
    program.stages.push_back({stage.mode, first, std::int32_t(program.calls.size())});
}

Discipline disciplineOf(const estimation::Node &node)
{
    if (node.isDelay) {
        return Discipline::Delay;
    }
    if (node.batching) {
        return Discipline::Batch;
    }
    const bool isHeld = node.isBlocking && !node.stages.empty() && node.stageShare > 0;
    return isHeld ? Discipline::Held : Discipline::Queue;
}

void setServers(const estimation::Node &node, NodeProgram &result, Program &program)
{
    const int replicas = std::max(node.replicas, 1);
    const int concurrency = std::max(node.concurrency, 1);
    result.shards = std::max(node.shards, 1);
    if (result.discipline == Discipline::Delay) {
        return;
    }
    const bool isBatch = result.discipline == Discipline::Batch;
    result.balancer = isBatch || replicas == 1 ? Balancer::Shared : node.balancer;
    const bool isShared = result.balancer == Balancer::Shared;
    const double servers = double(replicas) * (isBatch ? 1 : concurrency);
    result.poolsOfShard = isShared ? 1 : replicas;
    result.serversOfPool = std::int32_t(std::min(servers / result.poolsOfShard, 1e9));
    result.firstPool = std::int32_t(std::min(program.pools, 1e9));
    program.pools += double(result.shards) * result.poolsOfShard;
    program.servers += double(result.shards) * servers;
}

NodeProgram nodeProgram(const estimation::Node &node, Program &program)
{
    NodeProgram result;
    result.discipline = disciplineOf(node);
    setServers(node, result, program);
    result.service = Sampler(node.service);
    result.failure = share(node.failure);
    result.stageShare = share(node.stageShare);
    if (result.discipline == Discipline::Batch) {
        result.service = Sampler(node.batching->noise);
        result.largestBatch = std::max(node.batching->largest, 1);
        result.longestWaitMs = time(node.batching->longestWaitMs);
        result.baseMs = time(node.batching->baseMs);
        result.perItemMs = time(node.batching->perItemMs);
    }
    return result;
}

/// Whether visits arrive in the order in which they are called, and how long after that.
void setOrder(Program &program)
{
    std::vector<std::optional<double>> delay(program.nodes.size());
    const auto meet = [&](std::int32_t node, bool isConstant, double ms) {
        auto &known = delay[std::size_t(node)];
        auto &order = program.nodes[std::size_t(node)];
        order.isInOrder = order.isInOrder && isConstant && known.value_or(ms) == ms;
        known = ms;
    };
    for (const auto &entry : program.entries) {
        meet(entry.node, true, 0);
    }
    for (const auto &call : program.calls) {
        meet(call.node, call.network.isConstant(), call.network.constant());
    }
    for (std::size_t i = 0; i < program.nodes.size(); ++i) {
        auto &node = program.nodes[i];
        const double ms = delay[i].value_or(0);
        if (node.discipline == Discipline::Delay) {
            node.isInOrder = true; // nobody waits for anybody
        } else if (node.discipline == Discipline::Held) {
            node.isInOrder = node.isInOrder && ms == 0;
        } else if (node.isInOrder) {
            node.aheadMs = ms;
        }
    }
}

void addEntry(const estimation::NetworkEntry &entry, Program &program)
{
    EntryProgram result;
    const bool isSource = entry.rate > 0 && std::isfinite(entry.rate) && entry.node >= 0
        && entry.node < int(program.nodes.size());
    if (isSource) {
        result.node = entry.node;
        result.ratePerMs = std::clamp(entry.rate / 1000, 1e-9, 1e9);
        result.gap = Sampler(entry.arrivals, result.ratePerMs);
        program.ratePerMs += result.ratePerMs;
    }
    program.entries.push_back(result);
}

double callsPerVisit(const Program &program, const StageProgram &stage, std::int32_t index)
{
    const auto &call = program.calls[std::size_t(index)];
    const bool isChoice = stage.mode == Stage::Mode::Choice && index > stage.firstCall;
    const double before = isChoice ? program.calls[std::size_t(index) - 1].probability : 0;
    const double fanOut = call.toAllShards ? program.nodes[std::size_t(call.node)].shards : 1;
    return std::max(std::min(call.probability, 1.0) - before, 0.0) * call.count * fanOut
        * (1.0 + call.retries);
}

/// By the power series of the calls, as if every attempt failed.
double visitsPerRequest(const Program &program)
{
    constexpr int mostRounds = 1000;
    constexpr double tooMany = 1e9;
    std::vector<double> wave(program.nodes.size());
    for (const auto &entry : program.entries) {
        wave[std::size_t(entry.node)] +=
            program.ratePerMs > 0 ? entry.ratePerMs / program.ratePerMs : 0;
    }
    double total = 0;
    for (int round = 0; round < mostRounds && total < tooMany; ++round) {
        std::vector<double> next(wave.size());
        double added = 0;
        for (std::size_t i = 0; i < wave.size(); ++i) {
            added += wave[i];
            const auto &node = program.nodes[i];
            for (auto s = node.firstStage; s < node.endStage && wave[i] > 0; ++s) {
                const auto &stage = program.stages[std::size_t(s)];
                for (auto c = stage.firstCall; c < stage.endCall; ++c) {
                    next[std::size_t(program.calls[std::size_t(c)].node)] +=
                        wave[i] * node.stageShare * callsPerVisit(program, stage, c);
                }
            }
        }
        total += added;
        if (added < 1e-6 * total) {
            return total;
        }
        wave = std::move(next);
    }
    return std::numeric_limits<double>::infinity();
}

} // namespace

Program compile(const estimation::Network &network)
{
    Program program;
    for (const auto &node : network.nodes) {
        auto result = nodeProgram(node, program);
        result.firstStage = std::int32_t(program.stages.size());
        for (const auto &stage : node.stages) {
            addStage(network, stage, program);
        }
        result.endStage = std::int32_t(program.stages.size());
        program.nodes.push_back(result);
    }
    for (const auto &entry : network.entries) {
        addEntry(entry, program);
    }
    setOrder(program);
    program.visitsPerRequest = program.nodes.empty() ? 0 : visitsPerRequest(program);
    return program;
}

} // namespace core::simulation
