// SPDX-License-Identifier: MIT
#include "core/estimate/answer/streams_and_freshness.h"

#include "core/base/at.h"
#include "core/estimate/answer/approximation_text.h"
#include "core/estimate/answer/entry_estimate.h"

#include <QStringBuilder>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace core::estimation {

namespace {

StreamEstimate streamEstimate(
    const Solved &solved, const analytic::EndToEnd &endToEnd, const QString &unknown)
{
    const auto &call = *solved.solution.flow.calls[at(endToEnd.call)].call;
    const auto &consumer = solved.solutionOf(call.to);
    StreamEstimate stream;
    stream.id = solved.resolved.graph.connection(call.edge).id;
    const auto name = solved.resolved.name(call.to);
    stream.growth = unknownQuantity(u"/s"_s, name % u" keeps up, so its lag does not grow.");
    if (endToEnd.obstacle != analytic::Obstacle::None || !endToEnd.times || !unknown.isEmpty()) {
        const auto why = unknown.isEmpty() ? obstacleText(solved, endToEnd) : unknown;
        stream.lag = noLatency(why);
        stream.time = noLatency(why);
        if (const auto capacity = solved.capacity(call.to); consumer.isSaturated && capacity) {
            const double growth = consumer.rate - *capacity;
            stream.growth = quantity(growth, u"/s"_s,
                u"%1/s arrive − %2/s of %3 = %4 more events waiting every second"_s.arg(
                    formatNumber(consumer.rate), formatNumber(*capacity), name,
                    formatNumber(growth)));
        }
        return stream;
    }
    const QString working = u"queue, service and what "_s % name % u" waits for, combined as laws";
    stream.time = latencyEstimate(*endToEnd.times, working);
    stream.lag = consumer.wait && !solved.node(call.to).isDelay
        ? latencyEstimate(*consumer.wait, u"waiting before "_s % name)
        : noLatency(name % u" never queues.");
    stream.approximations = approximationTexts(solved, endToEnd);
    return stream;
}

constexpr double secondsPerHour = 3600;

/// A time that data spends somewhere: how long typically and at worst, s, and in words.
struct Step {
    double typical = 0;
    double worst = 0;
    QString text;
};

/// The settings that say how long data stays in a component: waiting for the next run, or in it.
class Stay {
public:
    Stay(const Solved &solved, int node)
        : m_solved(solved), m_node(node), m_settings(solved.resolved.settings(node))
    {
    }

    /// With the interval of the scheduled connection that it came by, if it came by one.
    Step after(std::optional<double> intervalS)
    {
        const double own = firstOf({{u"schedule_h"_s, secondsPerHour},
            {u"interval_h"_s, secondsPerHour}, {u"update_interval_min"_s, 60},
            {u"update_min"_s, 60}, {u"trigger_s"_s, 1}, {u"flush_s"_s, 1}, {u"refresh_s"_s, 1}});
        // A schedule stands at the job or at what brings the data, seldom at both.
        const double interval = std::max(own, intervalS.value_or(0));
        Step step;
        add(step, interval / 2, interval, u"waiting for a run every "_s);
        const double duration =
            firstOf({{u"duration_h"_s, secondsPerHour}, {u"run_time_h"_s, secondsPerHour},
                {u"run_min"_s, 60}, {u"lag_ms"_s, 0.001}, {u"propagation_ms"_s, 0.001}});
        add(step, duration, duration, u"run of "_s);
        const double tail = firstOf({{u"delivery_p99_ms"_s, 0.001}, {u"latency_p99_ms"_s, 0.001}});
        add(step, 0, tail, u"delivery of at most "_s);
        const auto &times = m_solved.solutionOf(m_node).sojourn;
        if (times && times->p99 > 0 && m_solved.resolved.behaviour(m_node) != Behaviour::Client) {
            add(step, times->mean / 1000, times->p99 / 1000, u"lag and work up to "_s);
        }
        return step;
    }

    std::optional<double> budget()
    {
        const double seconds = firstOf({{u"freshness_s"_s, 1}, {u"freshness_min"_s, 60},
            {u"freshness_h"_s, secondsPerHour}, {u"max_age_h"_s, secondsPerHour}});
        return seconds > 0 ? std::optional(seconds) : std::nullopt;
    }

private:
    double firstOf(std::initializer_list<std::pair<QString, double>> settings)
    {
        for (const auto &[id, seconds] : settings) {
            if (const auto value = m_settings.number(id)) {
                return *value * seconds;
            }
        }
        return 0;
    }

    void add(Step &step, double typical, double worst, const QString &what) const
    {
        if (worst <= 0) {
            return;
        }
        step.typical += typical;
        step.worst += worst;
        step.text += (step.text.isEmpty() ? u""_s : u", "_s) % what % formatNumber(worst) % u" s";
    }

    const Solved &m_solved;
    int m_node;
    SettingReader m_settings;
};

/// Ways of data through the design, fastest first (Dijkstra's search from all clients).
class Ways {
public:
    explicit Ways(const Solved &solved) : m_solved(solved), m_known(solved.states.size())
    {
        for (const auto &demand : solved.reading.demands) {
            m_known[at(demand.node)] = {true, false, 0, 0, -1, {}};
            m_open.insert({0, demand.node});
        }
        while (!m_open.empty()) {
            const int node = m_open.extract(m_open.begin()).value().second;
            m_known[at(node)].isDone = true;
            for (const int edge : solved.resolved.graph.outgoing(node)) {
                follow(node, edge);
            }
        }
    }

    QList<FreshnessEstimate> estimates() const
    {
        QList<FreshnessEstimate> all;
        for (int node = 0; at(node) < m_known.size(); ++node) {
            const auto &known = m_known[at(node)];
            if (known.isReached && known.isData && known.worst > 0) {
                all.append(estimate(node));
            }
        }
        return all;
    }

private:
    struct Way {
        bool isReached = false;
        bool isDone = false;
        double typical = 0;
        double worst = 0;
        int from = -1;
        QString text;
        bool isData = false; ///< it came by something that nobody waits for
    };

    void follow(int node, int edge)
    {
        const int to = m_solved.resolved.graph.target(edge);
        if (to < 0 || m_known[at(to)].isDone) {
            return;
        }
        const auto kind = m_solved.resolved.graph.connection(edge).kind;
        auto settings = m_solved.resolved.connectionSettings(edge);
        std::optional<double> interval;
        if (kind == ConnectionKind::Batch || kind == ConnectionKind::Deploy) {
            if (const auto hours = settings.number(u"interval_h"_s, {1e-6, 1e6})) {
                interval = *hours * secondsPerHour;
            }
        }
        const bool isData = kind != ConnectionKind::Request;
        const auto step = isData ? Stay(m_solved, to).after(interval) : Step {};
        const auto &before = m_known[at(node)];
        auto &way = m_known[at(to)];
        const double typical = before.typical + step.typical;
        if (!way.isReached || typical < way.typical) {
            m_open.erase({way.typical, to});
            m_open.insert({typical, to});
            way = {true, false, typical, before.worst + step.worst, node, step.text,
                isData || before.isData};
        }
    }

    FreshnessEstimate estimate(int node) const
    {
        FreshnessEstimate freshness;
        freshness.id = m_solved.resolved.graph.component(node).id;
        QStringList terms;
        for (int here = node; here >= 0; here = m_known[at(here)].from) {
            const auto &way = m_known[at(here)];
            freshness.path.prepend(m_solved.resolved.graph.component(here).id);
            if (!way.text.isEmpty()) {
                terms.prepend(m_solved.resolved.name(here) % u": " % way.text);
            }
        }
        const auto &way = m_known[at(node)];
        const auto working = terms.join(u"; "_s);
        freshness.typical = quantity(way.typical, u"s"_s,
            working % u"; half of each interval = " % formatNumber(way.typical) % u" s");
        freshness.worst = quantity(way.worst, u"s"_s,
            working % u"; all of each interval = " % formatNumber(way.worst) % u" s");
        freshness.budgetS = Stay(m_solved, node).budget();
        if (freshness.budgetS && freshness.worst.value) {
            freshness.isMet = way.worst <= *freshness.budgetS;
        }
        return freshness;
    }

    const Solved &m_solved;
    std::vector<Way> m_known;
    std::set<std::pair<double, int>> m_open; ///< reached and not done, nearest first
};

} // namespace

QList<StreamEstimate> streamEstimates(const Solved &solved)
{
    const auto unknown = unknownTimes(solved);
    QList<StreamEstimate> streams;
    for (const auto &endToEnd : solved.solution.asyncCalls) {
        const auto &call = *solved.solution.flow.calls[at(endToEnd.call)].call;
        if (call.edge >= 0) {
            streams.append(streamEstimate(solved, endToEnd, unknown[at(call.to)]));
        }
    }
    return streams;
}

QList<FreshnessEstimate> freshnessEstimates(const Solved &solved)
{
    return Ways(solved).estimates();
}

} // namespace core::estimation
