// SPDX-License-Identifier: MIT
#include "core/estimate/insights/waterfall.h"

#include "core/estimate/network/queueing.h"
#include "core/model/graph.h"

#include <QStringBuilder>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr int mostBars = 200;
constexpr int deepest = 40;
constexpr double farthestShift = 6; // deviations
constexpr int halvings = 24;
constexpr double closeEnough = 1e-4;

/// A call that the request makes at its percentile, and how slow it is there.
struct Visit {
    int node = -1;
    double tail = 0;
    double share = 1; ///< of the caller's requests that make it
    double count = 1;
    double stage = 1;
    double networkMs = 0;
};

QString percentText(double share)
{
    return formatNumber(share * 100) % u" %";
}

/// Draws the request call by call, with the rules by which percentiles are composed: a call made
/// with probability p reaches the tail t of its caller when p > t and is then asked for its own
/// tail t/p; of n calls made at once the slowest counts.
class Tracer {
public:
    /// Each component is `shift` deviations slower than its percentile.
    Tracer(const Design &design, const Catalog &catalog, const Estimate &estimate, double shift)
        : m_graph(design), m_catalog(catalog), m_estimate(estimate), m_shift(shift)
    {
    }

    Waterfall trace(const ElementId &client, double tail)
    {
        visit({m_graph.node(client), tail}, 0, 0);
        markCritical();
        m_result.totalMs = m_result.bars.first().endMs;
        QStringList notes;
        if (m_rare > 0) {
            notes.append(m_rare == 1
                    ? u"1 call is made too rarely to show at this percentile."_s
                    : u"%1 calls are made too rarely to show at this percentile."_s.arg(m_rare));
        }
        if (m_isCut) {
            notes.append(u"Not everything is shown."_s);
        }
        m_result.note = notes.join(u' ');
        return m_result;
    }

private:
    double number(const Connection &connection, const QString &setting, double fallback) const
    {
        return m_catalog.number(connection, setting).value_or(fallback);
    }

    std::optional<Visit> visitOf(int edge, double tail)
    {
        const auto &connection = m_graph.connection(edge);
        const auto &caller = m_graph.component(m_graph.source(edge));
        const double calls = number(connection, u"calls"_s, 1);
        const double misses = 1 - m_catalog.number(caller, u"hit_ratio"_s).value_or(0);
        const double share =
            number(connection, u"probability"_s, 1) * misses * std::min(1.0, calls);
        if (share <= tail || calls <= 0) {
            m_rare += share > 0 ? 1 : 0;
            return std::nullopt;
        }
        const double count = std::max(1.0, calls);
        const double ofOne = tail / share;
        return Visit {m_graph.target(edge), -std::expm1(std::log1p(-ofOne) / count), share, count,
            number(connection, u"stage"_s, 1), number(connection, u"network_ms"_s, 0)};
    }

    std::vector<Visit> callsOf(int node, double tail)
    {
        std::vector<Visit> calls;
        for (const int edge : m_graph.outgoing(node)) {
            const bool isWaitedFor = m_graph.connection(edge).kind == ConnectionKind::Request;
            const auto call =
                isWaitedFor && m_graph.target(edge) >= 0 ? visitOf(edge, tail) : std::nullopt;
            if (call) {
                calls.push_back(*call);
            }
        }
        std::stable_sort(calls.begin(), calls.end(),
            [](const Visit &a, const Visit &b) { return a.stage < b.stage; });
        return calls;
    }

    Waterfall::Bar barOf(const Visit &visit, double start, int depth) const
    {
        const auto &component = m_graph.component(visit.node);
        Waterfall::Bar bar;
        bar.component = component.id;
        bar.name = m_catalog.displayName(component);
        bar.depth = depth;
        bar.startMs = start;
        bar.networkMs = visit.networkMs;
        if (const auto *load = m_estimate.component(component.id)) {
            const double own = latencyAt(load->latency, ownTail(visit)).value_or(0);
            const double mean = load->latency.mean.value.value_or(0);
            const double wait = load->wait.mean.value.value_or(0);
            const double waited = mean > 0 ? own * std::min(1.0, wait / mean) : 0;
            const double forming = load->batchingMs.value.value_or(0);
            bar.batchingMs = wait > 0 ? waited * std::min(1.0, forming / wait) : 0;
            bar.waitMs = waited - bar.batchingMs;
            bar.serviceMs = own - waited;
        }
        bar.working = workingOf(visit, bar);
        return bar;
    }

    double ownTail(const Visit &visit) const
    {
        const double deviations =
            queueing::normalQuantile(std::clamp(visit.tail, 1e-12, 1 - 1e-12));
        return 0.5 * std::erfc((deviations + m_shift) / std::sqrt(2.0));
    }

    QString workingOf(const Visit &visit, const Waterfall::Bar &bar) const
    {
        const QString batching = bar.batchingMs > 0
            ? u" + until the batch is full %1"_s.arg(formatMs(bar.batchingMs))
            : QString();
        QStringList lines {
            u"network %1 + wait %2%3 + service %4 = %5 ms"_s.arg(formatMs(bar.networkMs),
                formatMs(bar.waitMs), batching, formatMs(bar.serviceMs), formatMs(bar.ownMs()))};
        lines.append(u"its own time is at its p%1"_s.arg(formatNumber(100 - ownTail(visit) * 100)));
        if (visit.share < 1) {
            lines.append(percentText(visit.share) % u" of its caller's requests call it");
        }
        if (visit.count > 1) {
            lines.append(u"the slowest of "_s % formatNumber(visit.count) % u" calls at once");
        }
        return lines.join(u'\n');
    }

    /// Draws a call and all below it; when it has ended.
    double visit(const Visit &visited, double start, int depth)
    {
        const auto place = m_result.bars.size();
        m_result.bars.append(barOf(visited, start, depth));
        m_slowest.append(-1);
        m_parent.append(m_open.empty() ? -1 : m_open.back().second);
        double end = start + m_result.bars.last().ownMs();
        m_open.emplace_back(visited.node, static_cast<int>(place));
        const auto calls = callsOf(visited.node, visited.tail);
        for (auto first = calls.begin(); first != calls.end();) {
            const auto last = std::find_if(
                first, calls.end(), [&](const Visit &call) { return call.stage != first->stage; });
            end = visitStage({first, last}, end, depth + 1);
            first = last;
        }
        m_open.pop_back();
        m_result.bars[place].endMs = end;
        return end;
    }

    /// Calls of one stage start together and end with the slowest, which is remembered.
    double visitStage(const std::vector<Visit> &calls, double start, int depth)
    {
        double end = start;
        qsizetype slowest = -1;
        for (const auto &call : calls) {
            const bool isOpen = std::any_of(m_open.begin(), m_open.end(),
                [&](const auto &open) { return open.first == call.node; });
            if (isOpen || depth > deepest || m_result.bars.size() >= mostBars) {
                m_isCut = true;
                continue;
            }
            const auto place = m_result.bars.size();
            if (const double ended = visit(call, start, depth); ended > end) {
                end = ended;
                slowest = place;
            }
        }
        if (slowest >= 0) {
            m_slowest[slowest] = 1;
        }
        return end;
    }

    void markCritical()
    {
        for (qsizetype i = 0; i < m_result.bars.size(); ++i) {
            const int parent = m_parent.at(i);
            m_result.bars[i].isCritical =
                parent < 0 || (m_slowest.at(i) == 1 && m_result.bars.at(parent).isCritical);
        }
    }

    const Graph m_graph;
    const Catalog &m_catalog;
    const Estimate &m_estimate;
    double m_shift;
    Waterfall m_result;
    QList<int> m_slowest; ///< 1 for the slowest call of its stage
    QList<int> m_parent;
    std::vector<std::pair<int, int>> m_open; ///< nodes and bars from the client to here
    int m_rare = 0;
    bool m_isCut = false;
};

} // namespace

std::optional<double> latencyAt(const LatencyEstimate &latency, double tail)
{
    const std::array known {std::pair(0.5, latency.p50.value), std::pair(0.1, latency.p90.value),
        std::pair(0.05, latency.p95.value), std::pair(0.01, latency.p99.value),
        std::pair(0.001, latency.p999.value)};
    for (const auto &[at, value] : known) {
        if (!value || !(*value > 0)) {
            return value;
        }
    }
    if (!(tail < 1)) {
        return 0;
    }
    // Straight in deviations against the logarithm: exact for a lognormal, beyond the ends too.
    std::size_t right = 1;
    while (right + 1 < known.size() && known[right].first > tail) {
        ++right;
    }
    const auto &[tailBefore, before] = known[right - 1];
    const auto &[tailAfter, after] = known[right];
    const double zBefore = queueing::normalQuantile(tailBefore);
    const double zAfter = queueing::normalQuantile(tailAfter);
    const double along =
        (queueing::normalQuantile(std::max(tail, 1e-12)) - zBefore) / (zAfter - zBefore);
    return *before * std::pow(*after / *before, along);
}

Waterfall waterfall(const Design &design, const Catalog &catalog, const Estimate &estimate,
    const ElementId &client, double percentile)
{
    const auto *entry = estimate.entry(client);
    Waterfall none;
    if (!entry || !find(design.components, client)) {
        return none;
    }
    const auto title = u"p%1 of %2"_s.arg(formatNumber(percentile), entry->name);
    if (!entry->latency.p99.value) {
        none.title = title;
        none.note = entry->latency.p99.working;
        return none;
    }
    const double tail = 1 - percentile / 100;
    const double total = latencyAt(entry->latency, tail).value_or(0);
    // Not all components are slow in the same request: they share a percentile with which the whole
    // takes as long as the estimate says.
    double low = -farthestShift;
    double high = farthestShift;
    auto result = Tracer(design, catalog, estimate, 0).trace(client, tail);
    for (int i = 0; i < halvings && std::abs(result.totalMs - total) > closeEnough * total; ++i) {
        const double shift = (low + high) / 2;
        result = Tracer(design, catalog, estimate, shift).trace(client, tail);
        (result.totalMs > total ? high : low) = shift;
    }
    result.title = title;
    result.budgetMs = entry->budget.p99Ms;
    return result;
}

} // namespace core
