// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/simulation/result.h"
#include "core/estimate/simulation/tally.h"
#include "core/estimate/simulation/visit.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace core::simulation {

/// Follows no request, at no cost. What the functions tell stands at Tracing.
struct Untraced {
    std::uint32_t request(std::int32_t, double) { return 0; }
    void finish(const Reply &, double, bool) { }
    void call(std::int32_t, std::int32_t, std::int32_t, double) { }
    void callAsync() { }
    void keepAttempt(std::int32_t) { }
    void repeatAttempt(std::int32_t, double) { }
    void failAttempt(std::int32_t, double) { }
    void open(std::int32_t, double) { }
    void serve(double, double) { }
    void fail() { }
    void keep(std::int32_t) { }
    void resume(std::int32_t) { }
    void end(std::int32_t, double, bool) { }
};

/// Follows every request and keeps the slowest and those nearest to some latencies.
class Tracing {
public:
    /// A latency of an entry that a trace should be near to.
    struct Wish {
        std::int32_t entry = 0;
        double latencyMs = 0;
    };
    /// Keeps so many of the slowest and one for each wish, of the requests that the window
    /// measures.
    void wish(int slowest, const std::vector<Wish> &typical, const Window &window);

    /// A request begins. Its number.
    std::uint32_t request(std::int32_t entry, double now);
    /// It has ended.
    void finish(const Reply &reply, double ended, bool isOk);
    /// The next visit is made by a call of this visit.
    void call(std::int32_t caller, std::int32_t edge, std::int32_t stage, double now);
    /// The next visit is not followed.
    void callAsync();
    /// That call is made by attempts of this index, and the next visit is the first.
    void keepAttempt(std::int32_t attempt);
    /// The next visit is one attempt more.
    void repeatAttempt(std::int32_t attempt, double now);
    /// The attempt has failed; whatever it started does not matter any longer.
    void failAttempt(std::int32_t attempt, double now);
    /// The next visit is there, at its node from then on.
    void open(std::int32_t node, double arrived);
    /// The visit that was opened or resumed last is served.
    void serve(double started, double served);
    /// It has failed.
    void fail();
    /// It has this index.
    void keep(std::int32_t visit);
    void resume(std::int32_t visit);
    /// The stages of a visit have ended.
    void end(std::int32_t visit, double ended, bool isOk);

    /// Slowest first.
    std::vector<Trace> slowest() const;
    /// By wish; without those that nothing was found for.
    std::vector<Trace> typical() const;

private:
    struct Place {
        std::uint32_t number = 0; ///< of the request; 0: of none
        std::int32_t span = -1;
    };
    struct Live {
        Trace trace;
        double began = 0;
    };
    /// What is known of a visit before it is there.
    struct Origin {
        Place caller;
        std::int32_t edge = -1;
        std::int32_t stage = -1;
        std::int32_t attempt = 0;
        double called = 0;
        std::int32_t attemptIndex = -1;
        Place callee; ///< of the last attempt
    };

    Span *find(const Place &place);
    double sinceBegin(const Place &place, double time) const;
    void keepIfWished(const Trace &trace);

    std::size_t m_mostSlowest = 0;
    std::vector<Wish> m_wishes;
    Window m_window;
    std::vector<Trace> m_typical; ///< by wish
    std::vector<Trace> m_slowest; ///< a heap with the fastest on top
    std::uint32_t m_numbers = 0;
    std::unordered_map<std::uint32_t, Live> m_live; ///< by number of the request
    Origin m_next;
    Place m_open;
    std::vector<Place> m_visits; ///< by index of the visit
    std::vector<Origin> m_attempts; ///< by index of the attempt
};

} // namespace core::simulation
