// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/batch_recursion.h"

#include "core/estimate/analytic/random_stream.h"
#include "core/estimate/network/queueing.h"

#include <queue>

#include <algorithm>
#include <cmath>
#include <functional>

namespace core::analytic {

namespace {

using estimation::Distribution;

/// Gaps of mean one and the asked variability out of a unit exponential: smoother ones have a
/// constant part, burstier ones are of one of two lengths.
class BatchGaps {
public:
    explicit BatchGaps(double scv)
        : m_deviation(std::sqrt(std::max(0.0, scv))),
          m_phases(estimation::hyperexponentialShape(1, std::max(1.0, scv)))
    {
    }
    double next(double exponential)
    {
        if (m_deviation <= 1) {
            return 1 - m_deviation + m_deviation * exponential;
        }
        return exponential
            * (m_choice.next() < m_phases.first ? m_phases.firstMean : m_phases.secondMean);
    }

private:
    double m_deviation;
    estimation::HyperexponentialShape m_phases;
    RandomStream m_choice {2};
};

std::vector<double> arrivals(const BatchLoad &load, std::size_t count)
{
    std::vector<double> times;
    times.reserve(count);
    BatchGaps gaps(load.arrivalScv);
    const double bulk = std::max(1.0, load.bulk);
    const double scale = bulk / load.rate;
    double now = 0;
    double due = 0;
    for (std::size_t i = 0; times.size() < count; ++i) {
        now += scale * gaps.next(static_cast<double>(unitExponentials()[i]));
        for (due += bulk; due >= 1 && times.size() < count; --due) {
            times.push_back(now);
        }
    }
    // Chance would move the rate by 0.5 %, and a busy node ten times as much.
    const double exact = static_cast<double>(count) / load.rate / times.back();
    for (double &time : times) {
        time *= exact;
    }
    return times;
}

/// Draws the factor on a batch's time.
class Noise {
public:
    explicit Noise(const Distribution &distribution) : m_distribution(distribution)
    {
        if (distribution.kind == Distribution::Kind::Lognormal) {
            m_shape = estimation::lognormalShape(distribution.mean, distribution.scv);
        }
    }
    double next()
    {
        if (m_distribution.isConstant()) {
            return m_distribution.mean;
        }
        const double uniform = m_stream.next();
        if (m_distribution.kind == Distribution::Kind::Lognormal) {
            return std::exp(m_shape.mu + m_shape.sigma * queueing::normalQuantile(uniform));
        }
        return inverse(uniform);
    }

private:
    /// The value with this probability of staying below it, by halving.
    double inverse(double probability) const
    {
        double low = 0;
        double high = m_distribution.mean;
        while (m_distribution.cdf(high) < probability) {
            high *= 2;
        }
        for (int i = 0; i < 40; ++i) {
            const double middle = (low + high) / 2;
            (m_distribution.cdf(middle) < probability ? low : high) = middle;
        }
        return high;
    }

    Distribution m_distribution;
    estimation::LognormalShape m_shape;
    RandomStream m_stream {3};
};

} // namespace

double batchCapacity(const estimation::Batching &batching, int replicas)
{
    return replicas * batching.largest / (batching.baseMs + batching.perItemMs * batching.largest);
}

BatchTimes batchTimes(const BatchLoad &load)
{
    const auto &batching = load.batching;
    const double share = load.rate / batchCapacity(batching, load.replicas);
    const std::size_t count = share > 0.85 ? 1'000'000 : 200'000;
    const auto times = arrivals(load, count);
    // When each server is free, the earliest first; no more of them than batches can ever work.
    std::priority_queue<double, std::vector<double>, std::greater<>> free(
        {}, std::vector<double>(std::min(static_cast<std::size_t>(load.replicas), count), 0));
    Noise noise(batching.noise);
    BatchTimes result;
    result.waits.reserve(count);
    result.sojourns.reserve(count);
    const auto largest = static_cast<std::size_t>(batching.largest);
    double work = 0;
    double batches = 0;
    double squares = 0;
    for (std::size_t head = 0; head < count;) {
        const double idle = free.top();
        free.pop();
        const double full = head + largest - 1 < count ? times[head + largest - 1] : times.back();
        const double ready =
            std::max(times[head], std::min(times[head] + batching.longestWaitMs, full));
        const double start = std::max(idle, ready);
        std::size_t end = head + 1;
        while (end < count && end < head + largest && times[end] <= start) {
            ++end;
        }
        const auto size = static_cast<double>(end - head);
        const double service = (batching.baseMs + batching.perItemMs * size) * noise.next();
        for (std::size_t i = head; i < end; ++i) {
            result.waits.push_back(static_cast<float>(start - times[i]));
            result.sojourns.push_back(static_cast<float>(start - times[i] + service));
            result.meanForming += start - std::max(times[i], idle);
        }
        free.push(start + service);
        work += service;
        batches += 1;
        squares += size * size;
        head = end;
    }
    const auto visits = static_cast<double>(count);
    for (const float time : result.sojourns) {
        result.meanSojourn += static_cast<double>(time);
        result.longestSojourn = std::max(result.longestSojourn, static_cast<double>(time));
    }
    result.meanSojourn /= visits;
    result.busy = std::min(1.0, work / (times.back() * load.replicas));
    result.meanBatch = visits / batches;
    result.meanForming /= visits;
    result.bulk = squares / visits;
    return result;
}

Pmf discretise(const std::vector<float> &times, const Grid &grid)
{
    Pmf pmf(static_cast<std::size_t>(grid.cells), 0);
    const double one = 1 / static_cast<double>(times.size());
    const double scale = 1 / grid.step;
    for (const float time : times) {
        const double cells = static_cast<double>(time) * scale;
        const auto whole = static_cast<std::size_t>(cells);
        if (whole + 1 < pmf.size()) {
            const double rest = cells - static_cast<double>(whole);
            pmf[whole] += one * (1 - rest);
            pmf[whole + 1] += one * rest;
        }
    }
    return pmf;
}

} // namespace core::analytic
