// SPDX-License-Identifier: MIT
#include "core/estimate/insights/trace_waterfall.h"

#include "core/base/at.h"

#include <QStringBuilder>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace core {

namespace {

using simulation::Span;

/// Draws the spans of a request, each caller with its callees below it.
class Drawer {
public:
    Drawer(const Design &design, const Catalog &catalog, const simulation::Trace &trace)
        : m_design(design), m_catalog(catalog), m_trace(trace), m_callees(trace.spans.size()),
          m_isCritical(trace.spans.size(), false)
    {
        for (std::size_t i = 0; i < trace.spans.size(); ++i) {
            if (const int parent = trace.spans[i].parent; parent >= 0) {
                m_callees[at(parent)].push_back(static_cast<int>(i));
            }
        }
        for (auto &callees : m_callees) {
            std::stable_sort(callees.begin(), callees.end(), [this](int a, int b) {
                return span(a).stage != span(b).stage ? span(a).stage < span(b).stage
                                                      : span(a).calledMs < span(b).calledMs;
            });
        }
    }

    Waterfall draw()
    {
        if (m_trace.spans.empty()) {
            return m_result;
        }
        markCritical();
        add(0, 0);
        if (m_result.bars.isEmpty()) {
            return m_result; // traced on another design
        }
        m_result.totalMs = m_trace.latencyMs;
        m_result.title = u"%1, one simulated request of %2 ms%3"_s.arg(m_result.bars.first().name,
            formatMs(m_trace.latencyMs), m_trace.isOk ? QString() : u" that failed"_s);
        m_result.note = m_isCut ? u"Not everything is shown."_s : QString();
        return m_result;
    }

private:
    const Span &span(int index) const { return m_trace.spans[at(index)]; }

    /// Of the calls of a stage the request waited for the one that ended last, and for the attempts
    /// before it.
    void markCritical()
    {
        m_isCritical[0] = true;
        for (std::size_t caller = 0; caller < m_callees.size(); ++caller) {
            const auto &callees = m_callees[caller];
            if (!m_isCritical[caller]) {
                continue; // callers stand before their callees
            }
            for (auto first = callees.begin(); first != callees.end();) {
                const auto last = std::find_if(first, callees.end(),
                    [&](int callee) { return span(callee).stage != span(*first).stage; });
                markSlowest(first, last);
                first = last;
            }
        }
    }

    template<typename Iterator> void markSlowest(Iterator first, Iterator last)
    {
        auto slowest = std::max_element(
            first, last, [this](int a, int b) { return span(a).endedMs < span(b).endedMs; });
        while (slowest != last) {
            m_isCritical[at(*slowest)] = true;
            const auto &attempt = span(*slowest);
            slowest = std::find_if(first, last, [&](int other) {
                return attempt.attempt > 0 && span(other).edge == attempt.edge
                    && span(other).attempt == attempt.attempt - 1
                    && span(other).endedMs <= attempt.calledMs;
            });
        }
    }

    void add(int index, int depth)
    {
        const auto node = span(index).node;
        if (m_result.bars.size() >= mostBars || node < 0 || node >= m_design.components.size()) {
            m_isCut = true;
            return;
        }
        m_result.bars.append(barOf(index, depth));
        for (const int callee : m_callees[at(index)]) {
            add(callee, depth + 1);
        }
    }

    Waterfall::Bar barOf(int index, int depth) const
    {
        const auto &its = span(index);
        const auto &component = m_design.components.at(its.node);
        Waterfall::Bar bar;
        bar.component = component.id;
        bar.name = m_catalog.displayName(component);
        bar.depth = depth;
        bar.endMs = std::min(its.endedMs, m_trace.latencyMs);
        bar.startMs = std::min(its.calledMs, bar.endMs);
        const double arrived = std::clamp(its.arrivedMs, bar.startMs, bar.endMs);
        const double started = std::clamp(its.startedMs, arrived, bar.endMs);
        const double served = std::clamp(its.servedMs, started, bar.endMs);
        bar.networkMs = arrived - bar.startMs;
        bar.waitMs = started - arrived;
        bar.serviceMs = served - started;
        bar.isCritical = m_isCritical[at(index)];
        bar.isFailed = its.isFailed;
        bar.working = workingOf(its, bar);
        return bar;
    }

    static QString workingOf(const Span &span, const Waterfall::Bar &bar)
    {
        QStringList lines {
            u"network %1 + wait %2 + service %3 = %4 ms"_s.arg(formatMs(bar.networkMs),
                formatMs(bar.waitMs), formatMs(bar.serviceMs), formatMs(bar.ownMs()))};
        if (const double callees = bar.endMs - bar.startMs - bar.ownMs(); callees > 1e-9) {
            lines.append(u"then %1 ms for what it calls"_s.arg(formatMs(callees)));
        }
        if (span.attempt > 0) {
            lines.append(u"retry "_s % formatNumber(span.attempt));
        }
        if (bar.isFailed) {
            lines.append(u"failed, or was given up"_s);
        }
        return lines.join(u'\n');
    }

    static constexpr qsizetype mostBars = 200;
    const Design &m_design;
    const Catalog &m_catalog;
    const simulation::Trace &m_trace;
    std::vector<std::vector<int>> m_callees; ///< by span
    std::vector<bool> m_isCritical;
    Waterfall m_result;
    bool m_isCut = false;
};

/// Index of the client among the simulated; -1 without.
int entryIndex(const Simulated &simulated, const ElementId &client)
{
    for (qsizetype i = 0; i < simulated.entries.size(); ++i) {
        if (simulated.entries.at(i).id == client) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

} // namespace

const simulation::Trace *traceOf(
    const Simulated &simulated, const ElementId &client, TraceChoice traceChoice)
{
    const int entry = entryIndex(simulated, client);
    const auto &traces =
        traceChoice == TraceChoice::Slowest ? simulated.raw.slowest : simulated.raw.typical;
    const simulation::Trace *best = nullptr;
    const double typical =
        entry >= 0 ? simulated.entries.at(entry).latency.p50.value.value_or(0) : 0;
    const auto distance = [&](const simulation::Trace &trace) {
        return traceChoice == TraceChoice::Slowest ? -trace.latencyMs
                                                   : std::abs(trace.latencyMs - typical);
    };
    for (const auto &trace : traces) {
        if (trace.entry == entry && (!best || distance(trace) < distance(*best))) {
            best = &trace;
        }
    }
    return best;
}

Waterfall waterfall(const Design &design, const Catalog &catalog, const simulation::Trace &trace)
{
    return Drawer(design, catalog, trace).draw();
}

} // namespace core
