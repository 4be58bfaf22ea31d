// SPDX-License-Identifier: MIT
#include "core/estimate/simulation/tracing.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace core::simulation {
namespace {

constexpr std::size_t mostSpans = 10'000; // of a trace; visits after that are left out

bool isSlower(const Trace &a, const Trace &b)
{
    return a.latencyMs > b.latencyMs;
}

/// Cuts off what went on after the caller had given up.
void cutToCallers(Trace &trace)
{
    for (auto &span : trace.spans) {
        const double end =
            span.parent < 0 ? trace.latencyMs : trace.spans[std::size_t(span.parent)].endedMs;
        for (auto *moment : {&span.arrivedMs, &span.startedMs, &span.servedMs, &span.endedMs}) {
            *moment = std::min(*moment, end);
        }
        span.arrivedMs = std::min(span.arrivedMs, span.endedMs);
        span.startedMs = std::min(span.startedMs, span.endedMs);
        span.servedMs = std::min(span.servedMs, span.endedMs);
    }
}

template<typename Value> Value &grownTo(std::vector<Value> &values, std::int32_t index)
{
    if (values.size() <= std::size_t(index)) {
        values.resize(std::size_t(index) * 2 + 1);
    }
    return values[std::size_t(index)];
}

} // namespace

void Tracing::wish(int slowest, const std::vector<Wish> &typical, const Window &window)
{
    m_mostSlowest = std::size_t(std::max(slowest, 0));
    m_wishes = typical;
    m_window = window;
    m_typical.resize(typical.size());
    for (auto &trace : m_typical) {
        trace.latencyMs = std::numeric_limits<double>::infinity();
    }
}

std::uint32_t Tracing::request(std::int32_t entry, double now)
{
    auto &live = m_live[++m_numbers];
    live.trace.entry = entry;
    live.began = now;
    m_next = {};
    m_next.caller.number = m_numbers;
    m_next.called = now;
    return m_numbers;
}

void Tracing::finish(const Reply &reply, double ended, bool isOk)
{
    const auto found = m_live.find(reply.generation);
    if (m_window.measures(reply.began, ended)) {
        auto &trace = found->second.trace;
        trace.latencyMs = ended - reply.began;
        trace.isOk = isOk;
        keepIfWished(trace);
    }
    m_live.erase(found);
}

void Tracing::call(std::int32_t caller, std::int32_t edge, std::int32_t stage, double now)
{
    m_next = {};
    m_next.caller = grownTo(m_visits, caller);
    m_next.edge = edge;
    m_next.stage = stage;
    m_next.called = now;
}

void Tracing::callAsync()
{
    m_next = {};
}

void Tracing::keepAttempt(std::int32_t attempt)
{
    m_next.attemptIndex = attempt;
    grownTo(m_attempts, attempt) = m_next;
}

void Tracing::repeatAttempt(std::int32_t attempt, double now)
{
    auto &kept = m_attempts[std::size_t(attempt)];
    ++kept.attempt;
    kept.called = now;
    m_next = kept;
}

void Tracing::failAttempt(std::int32_t attempt, double now)
{
    const auto &place = m_attempts[std::size_t(attempt)].callee;
    if (auto *span = find(place)) {
        span->endedMs = sinceBegin(place, now);
        span->isFailed = true;
    }
}

void Tracing::open(std::int32_t node, double arrived)
{
    m_open = {};
    const auto live = m_live.find(m_next.caller.number);
    const bool isLost = m_next.stage >= 0 && m_next.caller.span < 0; // the caller was left out
    if (live == m_live.end() || isLost || live->second.trace.spans.size() >= mostSpans) {
        return;
    }
    auto &spans = live->second.trace.spans;
    m_open = {m_next.caller.number, std::int32_t(spans.size())};
    Span span;
    span.node = node;
    span.edge = m_next.edge;
    span.parent = m_next.caller.span;
    span.stage = m_next.stage;
    span.attempt = m_next.attempt;
    span.calledMs = m_next.called - live->second.began;
    span.arrivedMs = arrived - live->second.began;
    span.startedMs = span.servedMs = span.endedMs = std::numeric_limits<double>::infinity();
    spans.push_back(span);
    if (m_next.attemptIndex >= 0) {
        m_attempts[std::size_t(m_next.attemptIndex)].callee = m_open;
    }
}

void Tracing::serve(double started, double served)
{
    if (auto *span = find(m_open)) {
        span->startedMs = sinceBegin(m_open, started);
        span->servedMs = sinceBegin(m_open, served);
        span->endedMs = std::min(span->endedMs, span->servedMs); // it may have been given up
    }
}

void Tracing::fail()
{
    if (auto *span = find(m_open)) {
        span->isFailed = true;
    }
}

void Tracing::keep(std::int32_t visit)
{
    grownTo(m_visits, visit) = m_open;
}

void Tracing::resume(std::int32_t visit)
{
    m_open = m_visits[std::size_t(visit)];
}

void Tracing::end(std::int32_t visit, double ended, bool isOk)
{
    const auto &place = m_visits[std::size_t(visit)];
    if (auto *span = find(place)) {
        const bool isGivenUp = span->isFailed;
        span->endedMs = isGivenUp ? span->endedMs : sinceBegin(place, ended);
        span->isFailed = isGivenUp || !isOk;
    }
}

std::vector<Trace> Tracing::slowest() const
{
    auto result = m_slowest;
    std::sort(result.begin(), result.end(), isSlower);
    return result;
}

std::vector<Trace> Tracing::typical() const
{
    std::vector<Trace> result;
    for (const auto &trace : m_typical) {
        if (std::isfinite(trace.latencyMs)) {
            result.push_back(trace);
        }
    }
    return result;
}

Span *Tracing::find(const Place &place)
{
    if (place.number == 0) {
        return nullptr;
    }
    const auto live = m_live.find(place.number);
    return live == m_live.end() ? nullptr : &live->second.trace.spans[std::size_t(place.span)];
}

double Tracing::sinceBegin(const Place &place, double time) const
{
    return time - m_live.at(place.number).began;
}

void Tracing::keepIfWished(const Trace &trace)
{
    for (std::size_t i = 0; i < m_wishes.size(); ++i) {
        const double wished = m_wishes[i].latencyMs;
        const bool isNearer =
            std::abs(trace.latencyMs - wished) < std::abs(m_typical[i].latencyMs - wished);
        if (trace.entry == m_wishes[i].entry && isNearer) {
            m_typical[i] = trace;
            cutToCallers(m_typical[i]);
        }
    }
    if (m_slowest.size() == m_mostSlowest) {
        if (m_slowest.empty() || !isSlower(trace, m_slowest.front())) {
            return;
        }
        std::pop_heap(m_slowest.begin(), m_slowest.end(), isSlower);
        m_slowest.pop_back();
    }
    m_slowest.push_back(trace);
    cutToCallers(m_slowest.back());
    std::push_heap(m_slowest.begin(), m_slowest.end(), isSlower);
}

} // namespace core::simulation
