// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/replica_recursion.h"

#include "core/estimate/analytic/random_stream.h"
#include "core/estimate/analytic/services.h"
#include "core/estimate/analytic/waiting.h"

#include <queue>

#include <algorithm>
#include <cmath>
#include <functional>

namespace core::analytic {

namespace {

using estimation::Balancer;

constexpr std::size_t visitCount = 100'000;

/// The times at which the servers of one replica are free, the earliest first to hand.
class Servers {
public:
    explicit Servers(int count) : m_free(static_cast<std::size_t>(count), 0) { }
    /// Serves a visit in the order of the calls; when it begins.
    double serve(double arrival, double service)
    {
        std::pop_heap(m_free.begin(), m_free.end(), std::greater<>());
        const double start = std::max(arrival, m_free.back());
        m_free.back() = start + service;
        std::push_heap(m_free.begin(), m_free.end(), std::greater<>());
        return start;
    }

private:
    std::vector<double> m_free;
};

/// Chooses the replica that a visit joins.
class Choice {
public:
    explicit Choice(const ReplicaLoad &load)
        : m_balancer(load.balancer), m_present(static_cast<std::size_t>(load.replicas), 0)
    {
    }

    std::size_t next(double now)
    {
        const std::size_t count = m_present.size();
        switch (m_balancer) {
        case Balancer::RoundRobin:
            m_turn = (m_turn + 1) % count;
            return m_turn;
        case Balancer::Random:
            return static_cast<std::size_t>(m_stream.next() * static_cast<double>(count));
        case Balancer::LeastRequests:
            return fewest(now);
        case Balancer::Shared:
            break;
        }
        return 0;
    }

    void joined(std::size_t replica, double end)
    {
        if (m_balancer == Balancer::LeastRequests) {
            ++m_present[replica];
            m_ends.push({end, replica});
        }
    }

private:
    std::size_t fewest(double now)
    {
        while (!m_ends.empty() && m_ends.top().first <= now) {
            --m_present[m_ends.top().second];
            m_ends.pop();
        }
        // From a place drawn each time, so that ties fall evenly.
        const std::size_t count = m_present.size();
        auto best = static_cast<std::size_t>(m_stream.next() * static_cast<double>(count));
        const std::size_t start = best;
        for (std::size_t i = 1; i < count; ++i) {
            const std::size_t other = (start + i) % count;
            best = m_present[other] < m_present[best] ? other : best;
        }
        return best;
    }

    using End = std::pair<double, std::size_t>;
    Balancer m_balancer;
    std::vector<int> m_present;
    std::size_t m_turn = 0;
    std::priority_queue<End, std::vector<End>, std::greater<>> m_ends;
    RandomStream m_stream {5};
};

/// Gaps of mean one between the arrivals: of two phases when they are bursty, an exponential that
/// is partly constant when they are smooth.
class Gaps {
public:
    explicit Gaps(double scv)
        : m_spread(std::min(1.0, std::sqrt(std::max(0.0, scv)))), m_isBursty(scv > 1),
          m_phases(estimation::hyperexponentialShape(1, std::max(1.0, scv)))
    {
    }

    double at(std::size_t index)
    {
        const auto gap = static_cast<double>(unitExponentials()[index]);
        if (m_isBursty) {
            return gap
                * (m_stream.next() < m_phases.first ? m_phases.firstMean : m_phases.secondMean);
        }
        return 1 - m_spread + m_spread * gap;
    }

private:
    double m_spread;
    bool m_isBursty;
    estimation::HyperexponentialShape m_phases;
    RandomStream m_stream {7};
};

/// Wait and service of each visit, and of each bulk until its last visit has ended.
struct Run {
    std::vector<double> visits;
    std::vector<double> groups;
    double waitSum = 0;
    double waitSquares = 0;
    double waited = 0;
};

Run run(const ReplicaLoad &load)
{
    const Services services(load.service);
    const bool isShared = load.balancer == Balancer::Shared || load.replicas == 1;
    std::vector<Servers> replicas(static_cast<std::size_t>(isShared ? 1 : load.replicas),
        Servers(isShared ? load.replicas * load.slots : load.slots));
    Choice choice(load);
    Run result;
    result.visits.reserve(visitCount);
    const double scale = load.bulk / load.rate;
    Gaps gaps(load.arrivalScv);
    constexpr std::size_t warmUp = visitCount / 20;
    double now = 0;
    for (std::size_t i = 0; i < visitCount; i += static_cast<std::size_t>(load.bulk)) {
        now += scale * gaps.at(i);
        double last = 0;
        for (std::size_t k = 0; k < static_cast<std::size_t>(load.bulk); ++k) {
            const double service = services.at(i + k);
            const std::size_t replica = choice.next(now);
            const double start = replicas[replica].serve(now, service);
            choice.joined(replica, start + service);
            last = std::max(last, start + service - now);
            if (i >= warmUp) {
                result.visits.push_back(start + service - now);
                result.waitSum += start - now;
                result.waitSquares += (start - now) * (start - now);
                result.waited += start > now ? 1 : 0;
            }
        }
        if (i >= warmUp) {
            result.groups.push_back(last);
        }
    }
    return result;
}

/// Quantiles, denser towards the tail; the last still has some eighty times beyond it.
std::vector<double> quantilesOf(std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    std::vector<double> quantiles;
    const auto count = static_cast<double>(times.size());
    constexpr int bulk = 100;
    for (int i = 0; i < bulk; ++i) {
        quantiles.push_back(times[static_cast<std::size_t>(count * i / (bulk + 1.0))]);
    }
    for (double tail = 0.01; tail * static_cast<double>(visitCount) > 60; tail *= 0.7) {
        quantiles.push_back(times[static_cast<std::size_t>(count * (1 - tail))]);
    }
    return quantiles;
}

} // namespace

ReplicaTimes replicaTimes(const ReplicaLoad &load)
{
    auto one = load;
    one.balancer = Balancer::Shared;
    one.arrivalScv = 1;
    one.bulk = 1;
    const auto plain = run(one);
    const auto special = run(load);
    const auto visits = static_cast<double>(special.visits.size());
    ReplicaTimes times;
    times.plain = quantilesOf(plain.visits);
    times.visits = quantilesOf(special.visits);
    times.groups = load.bulk > 1 ? quantilesOf(special.groups) : times.visits;
    times.waitProbability = special.waited / visits;
    const double mean = special.waitSum / visits;
    times.waitVariance = special.waitSquares / visits - mean * mean;
    Load formula;
    formula.rate = load.rate;
    formula.servers = load.replicas * load.slots;
    formula.mean = load.service.mean;
    formula.scv = load.service.variability();
    const double expected = waitingAt(formula).mean;
    const double seen = plain.waitSum / static_cast<double>(plain.visits.size());
    times.meanWait = mean + (expected - seen) * (seen > 0 ? std::min(3.0, mean / seen) : 0);
    times.meanWait = std::max(0.0, times.meanWait);
    return times;
}

Pmf transported(const Pmf &plain, const std::vector<double> &from, const std::vector<double> &to,
    const Grid &grid)
{
    Pmf pmf(plain.size(), 0);
    std::size_t knot = 0;
    const std::size_t last = from.size() - 1;
    const double beyond = from[last] > 0 ? to[last] / from[last] : 1;
    const double before = from[0] > 0 ? to[0] / from[0] : 1;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        const double x = static_cast<double>(i) * grid.step;
        while (knot < last && from[knot + 1] < x) {
            ++knot;
        }
        double y = x * beyond;
        if (x < from[0]) {
            y = x * before;
        } else if (knot < last) {
            const double width = from[knot + 1] - from[knot];
            const double rest = width > 0 ? (x - from[knot]) / width : 0;
            y = to[knot] + rest * (to[knot + 1] - to[knot]);
        }
        const double cells = y / grid.step;
        const auto whole = static_cast<std::size_t>(cells);
        if (whole + 1 < pmf.size()) {
            const double rest = cells - static_cast<double>(whole);
            pmf[whole] += plain[i] * (1 - rest);
            pmf[whole + 1] += plain[i] * rest;
        }
    }
    return pmf;
}

} // namespace core::analytic
