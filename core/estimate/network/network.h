// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/network/distribution.h"

#include <optional>
#include <vector>

/// The queueing network that a design stands for. The formulas and the simulation both read this
/// and nothing else, so they answer the same question. Times in ms, rates per second. No Qt in
/// here.
///
/// What a visit to a node means, exactly:
/// 1. A visit joins its node's first-come-first-served queue, is served (the service time is drawn
///    when service starts), leaves its server (unless the node is blocking), may fail with the
///    probability `failure`, and then runs its stages one after the other. It succeeds when no
///    stage failed; a failed visit skips the stages that are left. With the probability
///    `1 - stageShare` a visit that did not fail needs no stage at all (a cache hit).
/// 2. A stage is parallel (every call taken `count` times, each time with its probability, all
///    start at once, the stage ends when the last ends), sequential (the same, one after the other
///    in order, stopping at the first failure) or a choice (exactly one call by probability, or
///    none with the rest).
/// 3. A call spends its network time, drawn for each attempt, and then makes a visit. With a
///    timeout the attempt fails that long after it began if it has not ended; the work goes on in
///    the callee and its answer is dropped. A failed attempt is repeated up to `retries` times,
///    `backoffMs` later. The failure of an optional call does not fail the caller. An asynchronous
///    call is started and not waited for, and never fails the caller.
/// 4. A node of several shards is that many independent copies; a call goes to one of them, drawn
///    uniformly, or to all in parallel (in a sequential stage too).
/// 5. A batching node starts a batch on a free server as soon as the largest batch waits or the
///    oldest has waited the longest time; it takes what waits, at most the largest batch. Service
///    is (base + perItem x size) x noise. It has one server for each replica and one queue, and is
///    never blocking.
namespace core::estimation {

/// How the requests of one client are spread in time: the distribution of the gaps between them.
struct Arrivals {
    enum class Kind { Poisson, Gamma, Hyperexponential };
    Kind kind = Kind::Poisson;
    double scv = 1; ///< squared coefficient of variation of the gaps
    bool operator==(const Arrivals &) const = default;
};

/// How requests find one of a node's replicas.
enum class Balancer {
    Shared, ///< one queue for all servers
    LeastRequests, ///< the replica with the fewest requests, ties at random
    RoundRobin, ///< strictly in turn
    Random,
};

/// Dynamic batching as GPU model servers do it; takes the place of the service distribution.
struct Batching {
    int largest = 1;
    double longestWaitMs = 0;
    double baseMs = 0;
    double perItemMs = 0;
    Distribution noise {
        Distribution::Kind::Constant, 1, 0}; ///< a factor on the time of the whole batch
    bool operator==(const Batching &) const = default;
};

/// One kind of call that a visit makes in one of its stages.
struct NetworkCall {
    int to = -1;
    double probability = 1;
    int count = 1;
    bool toAllShards = false;
    Distribution network;
    std::optional<double> timeoutMs;
    int retries = 0;
    double backoffMs = 0;
    bool isOptional = false; ///< the caller carries on when it fails
    bool isAsync = false; ///< started and not waited for
    int edge =
        -1; ///< whoever built the network recognises the call by this; not read by the engines
    bool operator==(const NetworkCall &) const = default;
};

/// Calls that belong together.
struct Stage {
    enum class Mode { Parallel, Sequential, Choice };
    Mode mode = Mode::Parallel;
    std::vector<NetworkCall> calls;
    bool operator==(const Stage &) const = default;
};

/// A station (servers and a queue) or a delay (as many servers as it takes).
struct Node {
    bool isDelay = false;
    int replicas = 1;
    int concurrency = 1; ///< requests that one replica serves at the same time
    int shards = 1; ///< independent copies, each with all replicas
    Balancer balancer = Balancer::Shared;
    Distribution service;
    std::optional<Batching> batching;
    double failure = 0; ///< probability that a visit fails
    bool isBlocking = false; ///< the server stays held until the stages have ended
    double stageShare = 1; ///< share of the visits that run the stages
    std::vector<Stage> stages;

    /// Servers of one shard.
    int servers() const { return replicas * (batching ? 1 : concurrency); }
    bool operator==(const Node &) const = default;
};

/// A source of requests; each starts with a visit to a node.
struct NetworkEntry {
    int node = -1;
    double rate = 0; ///< /s
    Arrivals arrivals;
    bool operator==(const NetworkEntry &) const = default;
};

/// Nodes by index; entries and calls refer to them.
struct Network {
    std::vector<Node> nodes;
    std::vector<NetworkEntry> entries;
    bool operator==(const Network &) const = default;
};

} // namespace core::estimation
