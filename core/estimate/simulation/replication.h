// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/simulation/event_queue.h"
#include "core/estimate/simulation/program.h"
#include "core/estimate/simulation/servers.h"
#include "core/estimate/simulation/tally.h"
#include "core/estimate/simulation/visit.h"

#include <functional>

namespace core::simulation {

/// How a replication ended.
enum class Ending {
    Done,
    Cancelled,
    Overflowed, ///< more visits are alive than are kept, or they never end
};

/// What one replication simulates.
struct Task {
    std::uint64_t seed = 1;
    Window window;
    double lastArrivalMs = 0;
    bool isShortened = false; ///< more would not have fitted into memory
};

/// Told of so many arrived requests since the last time; answers whether to go on.
using Watch = std::function<bool(std::int64_t requests)>;

/// One run of the network from empty. The end of a visit is worked out as early as it is known,
/// often when it arrives, and passed on to whoever waits for it; only what has to happen in the
/// order of time becomes an event. So a request to a single queue needs no event at all, and a
/// parallel stage of queues without stages of their own needs one.
///
/// The tracer is either Untraced, which costs nothing, or Tracing.
template<typename Tracer> class Replication {
public:
    explicit Replication(const Program &program);

    Ending run(const Task &task, const Watch &watch);
    const Tally &tally() const { return m_tally; }
    /// The time of the last event.
    double now() const { return m_now; }
    Tracer &tracer() { return m_tracer; }

private:
    /// A queue of visits that wait for a batch or for a held server.
    struct Queue {
        std::int32_t first = -1;
        std::int32_t last = -1;
        std::int32_t size = 0;
        std::int32_t free = 0; ///< servers that could be held
        double startMs = -1; ///< of the batch that is planned
        std::uint32_t generation = 0; ///< of that plan
    };

    void begin(const Task &task);
    void finish();
    void drawNextArrival();
    void arrive();
    void handle(const Event &event);
    bool watch();

    void proceed(std::int32_t index);
    void runStage(std::int32_t index);
    void continueSequence(std::int32_t index);
    bool isTaken(const CallProgram &call);
    static bool hasMore(const Visit &visit, const NodeProgram &node)
    {
        return visit.call >= 0 || visit.stage + 1 < node.endStage;
    }
    void answer(Reply reply, double time, bool isOk);
    bool answerCaller(Reply &reply, double &time, bool &isOk);
    bool answerAttempt(Reply &reply, double &time, bool &isOk);

    void call(std::int32_t caller, std::int32_t call);
    void callShard(std::int32_t caller, std::int32_t call, std::int32_t shard);
    void attempt(std::int32_t index);
    void visit(std::int32_t node, std::int32_t shard, double arrived, const Reply &reply);
    void serve(const NodeProgram &node, std::int32_t index, std::int32_t shard, double arrived,
        const Reply &reply);
    void conclude(const NodeProgram &node, std::int32_t index, double served, const Reply &reply);
    bool fails(const NodeProgram &node);
    bool runsStages(const NodeProgram &node);

    void enqueue(Queue &queue, std::int32_t visit);
    std::int32_t dequeue(Queue &queue);
    void join(std::int32_t index, std::int32_t shard, double arrived, const Reply &reply);
    void planBatch(std::int32_t index, std::int32_t pool, double now);
    void startBatch(std::int32_t index, std::int32_t pool, double now);
    void startHeld(std::int32_t visit);
    void release(std::int32_t pool);

    void schedule(Event::Kind kind, double time, std::int32_t index, std::uint32_t generation = 0);

    const Program &m_program;
    Random m_random {1};
    Tally m_tally;
    Servers m_servers;
    EventQueue m_events;
    Store<Visit> m_visits;
    Store<Attempt> m_attempts;
    std::vector<Queue> m_queues; ///< by pool
    std::vector<std::int32_t> m_nodeOfPool;
    std::vector<double> m_nextArrivals; ///< by entry
    std::size_t m_nextEntry = 0;
    double m_nextArrivalMs = 0;
    Task m_task;
    double m_now = 0;
    const Watch *m_watch = nullptr;
    std::int64_t m_unwatched = 0; ///< visits until somebody looks
    std::int64_t m_requests = 0; ///< since somebody looked
    std::int64_t m_visitsLeft = 0; ///< until it counts as never ending
    std::uint32_t m_generations = 0;
    Ending m_ending = Ending::Done;
    [[no_unique_address]] Tracer m_tracer;
};

} // namespace core::simulation
