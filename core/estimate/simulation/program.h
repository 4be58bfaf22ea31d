// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/simulation/sampler.h"

#include <cstdint>
#include <vector>

namespace core::simulation {

/// A call as the simulation reads it.
struct CallProgram {
    std::int32_t node = 0;
    std::int32_t count = 1;
    double probability = 1; ///< of a choice: of this call or one before it
    Sampler network;
    double timeoutMs = 0; ///< infinite, if there is none
    double backoffMs = 0;
    std::int32_t retries = 0;
    std::int32_t edge = -1;
    std::int32_t asyncIndex = -1; ///< of the times of this asynchronous call
    bool toAllShards = false;
    bool isOptional = false;
    bool isPlain = true; ///< neither timeout nor retries
};

struct StageProgram {
    estimation::Stage::Mode mode = estimation::Stage::Mode::Parallel;
    std::int32_t firstCall = 0;
    std::int32_t endCall = 0;
};

/// How the simulation treats visits of a node.
enum class Discipline {
    Delay, ///< the end of service is known on arrival
    Queue, ///< so it is here: first come, first served, and visits arrive in order
    Batch,
    Held, ///< the end of service depends on the stages of those before
};

/// A node as the simulation reads it. Its pools of servers lie one after the other, those of a
/// shard together; visits of a pool share a queue.
struct NodeProgram {
    Discipline discipline = Discipline::Delay;
    estimation::Balancer balancer = estimation::Balancer::Shared;
    std::int32_t shards = 1;
    std::int32_t poolsOfShard = 1; ///< one, unless the balancer picks one of the replicas
    std::int32_t serversOfPool = 1;
    std::int32_t firstPool = 0;
    std::int32_t firstStage = 0;
    std::int32_t endStage = 0;
    Sampler service; ///< of a batch: the noise
    double failure = 0;
    double stageShare = 1;
    /// Every visit is called this long before it arrives, so arrivals are in the order of the
    /// calls, and the whole node may live that much ahead. Otherwise 0.
    double aheadMs = 0;
    bool isInOrder = true;
    std::int32_t largestBatch = 1;
    double longestWaitMs = 0;
    double baseMs = 0;
    double perItemMs = 0;

    bool hasStages() const { return endStage > firstStage; }
};

struct EntryProgram {
    std::int32_t node = 0;
    double ratePerMs = 0; ///< 0: never
    Sampler gap;
};

/// A network in flat arrays, with every number within its bounds: shares between 0 and 1, at least
/// one server, no negative times, no calls to nodes that are not there.
struct Program {
    std::vector<NodeProgram> nodes;
    std::vector<StageProgram> stages;
    std::vector<CallProgram> calls;
    std::vector<EntryProgram> entries;
    std::vector<std::int32_t> asyncEdges; ///< edge of each asynchronous call
    double ratePerMs = 0; ///< of all entries
    double pools = 0; ///< of all nodes
    double servers = 0;
    double visitsPerRequest = 0; ///< at most, on average; infinite for loops that never end
};

Program compile(const estimation::Network &network);

} // namespace core::simulation
