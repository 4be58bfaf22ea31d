// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

/// What a simulation is asked for and what it answers. No Qt in here.
namespace core::simulation {

/// How much to simulate and when it is enough.
struct Plan {
    std::uint64_t seed = 1;
    int threads = 1; ///< never changes the result, only the time it takes
    long mostRequests = 2'000'000; ///< measured requests of all clients and replications together
    double precision =
        0.02; ///< stop when the p99 of every client is this sure; 0 never stops early
    /// For networks without a steady state: simulated time in ms instead of a number of requests;
    /// nothing is drained at the end.
    std::optional<double> horizonMs;
    int tracedRequests = 20; ///< how many of the slowest requests keep their spans
};

/// How far a run has come. Answered by whether to go on.
struct Progress {
    double share = 0; ///< 0..1 of what is left to do at most
    long requests = 0;
    double relativeHalfWidth = 0; ///< of the least certain client's p99
};
using Listener = std::function<bool(const Progress &)>;

/// An estimate and the half-width of its 95 % interval by Student's t over the replications;
/// infinite when only one replication says anything. The wider half where the interval is uneven.
struct Interval {
    double value = 0;
    double halfWidth = 0;
};

/// A measured distribution of times, ms.
struct Times {
    long count = 0;
    Interval mean;
    Interval p50;
    Interval p90;
    Interval p95;
    Interval p99;
    Interval p999;
};

/// What the requests of one client met.
struct EntryResult {
    Times latency;
    Interval successRate;
    Interval throughput; ///< ended requests, /s
};

/// What happened at one node, all its shards together.
struct NodeResult {
    Interval rate; ///< visits, /s
    /// Busy share of the servers, held ones of a blocking node included; of a delay 0.
    Interval utilisation;
    Times wait; ///< in the queue alone
    Times sojourn; ///< queue and own service, without stages
    Interval inSystem; ///< visits waiting or in service, on average over time
    double meanBatch = 1;
    Interval backlogGrowth; ///< /s, by which the queue is longer at the end than at the beginning
};

/// The time from an asynchronous call until everything it started synchronously has ended.
struct AsyncResult {
    int edge = -1; ///< of the call
    Times time;
};

/// One visit of a traced request, ms from the request's arrival.
struct Span {
    int node = -1;
    int edge = -1; ///< of the call that made it; -1 for the first
    int parent = -1; ///< index of the caller's span; -1 for the first
    int stage = -1; ///< of the caller
    int attempt = 0; ///< 0, or how manyth retry
    double calledMs = 0; ///< the attempt began, network time included
    double arrivedMs = 0;
    double startedMs = 0; ///< service began
    double servedMs = 0; ///< service ended
    double endedMs = 0; ///< the stages ended
    bool isFailed = false;
};

/// One request with all that it waited for.
struct Trace {
    int entry = 0;
    double latencyMs = 0;
    bool isOk = true;
    std::vector<Span> spans; ///< callers before callees
};

struct Result {
    std::vector<EntryResult> entries;
    std::vector<NodeResult> nodes;
    std::vector<AsyncResult> asyncCalls;
    std::vector<Trace> slowest; ///< slowest first
    std::vector<Trace> typical; ///< near the p50, p90, p99 of the first replication, per entry
    long requests = 0; ///< measured
    long simulatedRequests = 0; ///< with those that warm the network up
    long events = 0; ///< arrivals at nodes and ends of service, simulated
    int replications = 0;
    bool isPrecise = false; ///< the asked precision was reached
    bool isCancelled = false;
    /// More visits were alive than are kept in memory, or they never end: there is no steady state.
    /// The replications were cut short to what fits; rates and growth are still right.
    bool hasOverflowed = false;
};

} // namespace core::simulation
