// SPDX-License-Identifier: MIT
#include "core/estimate/simulation/summary.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace core::simulation {
namespace {

const std::vector<double> percentileShares {0.5, 0.9, 0.95, 0.99, 0.999};

TimesSample timesSample(const Histogram &recorded)
{
    PooledHistogram times;
    times.add(recorded);
    std::vector<double> below;
    for (const double above : TimesSample::sharesAbove()) {
        below.push_back(1 - above);
    }
    return {double(times.count()), recorded.sum(), times.percentiles(below)};
}

NodeSample nodeSample(const NodeProgram &program, const NodeTally &tally)
{
    NodeSample result;
    result.wait = timesSample(tally.wait);
    result.sojourn = timesSample(tally.sojourn);
    result.visits = double(tally.visits);
    result.batches = double(tally.batches);
    result.batched = double(tally.batched);
    result.growth = double(tally.presentAtEnd - tally.presentAtStart);
    result.presentMs = result.sojourn.sum + tally.presentMs;
    result.busyMs = program.discipline == Discipline::Batch
        ? tally.batchMs
        : result.sojourn.sum - result.wait.sum + tally.busyMs;
    return result;
}

/// Estimates numerator / denominator of all replications, where the denominator is the weight.
template<typename Numerator, typename Denominator>
Interval ratio(const std::vector<Sample> &samples, Numerator numerator, Denominator denominator)
{
    std::vector<Weighted> values;
    double above = 0;
    double below = 0;
    for (const auto &sample : samples) {
        const double weight = denominator(sample);
        if (weight > 0) {
            above += numerator(sample);
            below += weight;
            values.push_back({numerator(sample) / weight, weight});
        }
    }
    if (below == 0) {
        return {};
    }
    return {above / below, halfWidth(values, above / below)};
}

/// A percentile of all replications together. Its interval comes from the share of times above the
/// value in each replication, read back through the common distribution: unlike the percentile of a
/// short replication, that share has no bias. Where the interval is uneven the wider half counts.
Interval percentile(const PooledHistogram &pooled, double share, double value,
    const std::vector<TimesSample> &samples)
{
    constexpr double leastShare = 0.25; // of the share above; beyond it there is hardly any data
    std::vector<Weighted> shares;
    shares.reserve(samples.size());
    for (const auto &sample : samples) {
        shares.push_back({sample.shareAbove(value, 1 - share), sample.count});
    }
    const double width = halfWidth(shares, 1 - share);
    if (!std::isfinite(width)) {
        return {value, width};
    }
    const double above = std::max(1 - share - width, leastShare * (1 - share));
    const double below = std::min(1 - share + width, 1.0);
    const auto ends = pooled.percentiles({1 - below, 1 - above});
    return {value, std::max(value - ends[0], ends[1] - value)};
}

template<typename Part>
Times times(const std::vector<Sample> &samples, const PooledHistogram &pooled, Part part)
{
    Times result;
    result.count = long(pooled.count());
    if (result.count == 0) {
        return result;
    }
    result.mean = ratio(
        samples, [&](const Sample &sample) { return part(sample).sum; },
        [&](const Sample &sample) { return part(sample).count; });
    std::vector<TimesSample> known;
    for (const auto &sample : samples) {
        if (part(sample).count > 0) {
            known.push_back(part(sample));
        }
    }
    const auto values = pooled.percentiles(percentileShares);
    const std::array<Interval *, 5> intervals {
        &result.p50, &result.p90, &result.p95, &result.p99, &result.p999};
    for (std::size_t i = 0; i < intervals.size(); ++i) {
        *intervals[i] = percentile(pooled, percentileShares[i], values[i], known);
    }
    return result;
}

EntryResult entryResult(
    const std::vector<Sample> &samples, std::size_t i, const PooledHistogram &latency)
{
    const auto entry = [i](const Sample &sample) -> const auto &
    {
        return sample.entries[i];
    };
    EntryResult result;
    result.latency =
        times(samples, latency, [&](const Sample &sample) { return entry(sample).latency; });
    result.successRate = ratio(
        samples, [&](const Sample &sample) { return entry(sample).succeeded; },
        [&](const Sample &sample) { return entry(sample).latency.count; });
    result.throughput = ratio(
        samples, [&](const Sample &sample) { return entry(sample).ended; },
        [&](const Sample &sample) { return sample.windowMs / 1000; });
    return result;
}

NodeResult nodeResult(const NodeProgram &program, const std::vector<Sample> &samples, std::size_t i,
    const Pooled &pooled)
{
    const auto node = [i](const Sample &sample) -> const auto &
    {
        return sample.nodes[i];
    };
    const auto seconds = [](const Sample &sample) { return sample.windowMs / 1000; };
    const bool isDelay = program.discipline == Discipline::Delay;
    const double servers =
        isDelay ? 0 : double(program.shards) * program.poolsOfShard * program.serversOfPool;
    NodeResult result;
    result.rate = ratio(
        samples, [&](const Sample &sample) { return node(sample).visits; }, seconds);
    result.utilisation = ratio(
        samples, [&](const Sample &sample) { return node(sample).busyMs; },
        [&](const Sample &sample) { return sample.windowMs * servers; });
    result.wait =
        times(samples, pooled.waits[i], [&](const Sample &sample) { return node(sample).wait; });
    result.sojourn = times(
        samples, pooled.sojourns[i], [&](const Sample &sample) { return node(sample).sojourn; });
    result.inSystem = ratio(
        samples, [&](const Sample &sample) { return node(sample).presentMs; },
        [](const Sample &sample) { return sample.windowMs; });
    const auto batch = ratio(
        samples, [&](const Sample &sample) { return node(sample).batched; },
        [&](const Sample &sample) { return node(sample).batches; });
    result.meanBatch = batch.value > 0 ? batch.value : 1;
    result.backlogGrowth = ratio(
        samples, [&](const Sample &sample) { return node(sample).growth; }, seconds);
    return result;
}

} // namespace

const std::vector<double> &TimesSample::sharesAbove()
{
    static const auto shares = [] {
        std::vector<double> result {0.9, 0.8, 0.7, 0.6};
        for (int i = 0; i < 70; ++i) {
            result.push_back(std::exp2(-1 - i / 4.0));
        }
        return result;
    }();
    return shares;
}

double TimesSample::shareAbove(double value, double expected) const
{
    const auto &shares = sharesAbove();
    const auto [next, past] = std::equal_range(values.begin(), values.end(), value);
    if (next != past) {
        return std::clamp(expected, shares[std::size_t(past - values.begin()) - 1],
            shares[std::size_t(next - values.begin())]);
    }
    if (next == values.end()) {
        return 0;
    }
    if (next == values.begin()) {
        return 1;
    }
    const auto i = std::size_t(next - values.begin());
    const double part = (value - values[i - 1]) / (values[i] - values[i - 1]);
    return shares[i - 1] * std::pow(shares[i] / shares[i - 1], part);
}

double TimesSample::percentile(double share) const
{
    const auto &shares = sharesAbove();
    const auto found = std::find_if(
        shares.begin(), shares.end(), [&](double above) { return above <= 1 - share; });
    return values[std::size_t(found - shares.begin())];
}

Sample sampleOf(const Program &program, const Tally &tally)
{
    Sample result;
    result.windowMs = tally.window().length();
    result.visits = double(tally.visits());
    result.requests = double(tally.requests());
    for (const auto &entry : tally.entries()) {
        result.entries.push_back(
            {timesSample(entry.latency), double(entry.succeeded), double(entry.ended)});
    }
    for (std::size_t i = 0; i < program.nodes.size(); ++i) {
        result.nodes.push_back(nodeSample(program.nodes[i], tally.nodes()[i]));
    }
    for (const auto &times : tally.asyncTimes()) {
        result.asyncTimes.push_back(timesSample(times));
    }
    return result;
}

Pooled::Pooled(const Program &program)
    : latencies(program.entries.size()), waits(program.nodes.size()),
      sojourns(program.nodes.size()), asyncTimes(program.asyncEdges.size())
{
}

void Pooled::add(const Tally &tally)
{
    for (std::size_t i = 0; i < latencies.size(); ++i) {
        latencies[i].add(tally.entries()[i].latency);
    }
    for (std::size_t i = 0; i < waits.size(); ++i) {
        waits[i].add(tally.nodes()[i].wait);
        sojourns[i].add(tally.nodes()[i].sojourn);
    }
    for (std::size_t i = 0; i < asyncTimes.size(); ++i) {
        asyncTimes[i].add(tally.asyncTimes()[i]);
    }
}

void Pooled::add(const Pooled &other)
{
    const auto addAll = [](std::vector<PooledHistogram> &to,
                            const std::vector<PooledHistogram> &from) {
        for (std::size_t i = 0; i < to.size(); ++i) {
            to[i].add(from[i]);
        }
    };
    addAll(latencies, other.latencies);
    addAll(waits, other.waits);
    addAll(sojourns, other.sojourns);
    addAll(asyncTimes, other.asyncTimes);
}

double student95(int degreesOfFreedom)
{
    constexpr std::array<double, 10> first {
        12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281};
    if (degreesOfFreedom <= int(first.size())) {
        return first[std::size_t(std::max(degreesOfFreedom, 1) - 1)];
    }
    // Abramowitz and Stegun 26.7.5; the error is below 0.001 from 11 on.
    constexpr double z = 1.959963985;
    constexpr double z3 = z * z * z;
    constexpr double z5 = z3 * z * z;
    constexpr double z7 = z5 * z * z;
    const double n = degreesOfFreedom;
    return z + (z3 + z) / (4 * n) + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n)
        + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * n * n * n);
}

double halfWidth(const std::vector<Weighted> &replications, double value)
{
    if (replications.size() < 2) {
        return std::numeric_limits<double>::infinity();
    }
    double squares = 0;
    double weight = 0;
    for (const auto &one : replications) {
        squares += one.weight * (one.value - value) * (one.value - value);
        weight += one.weight;
    }
    const int freedom = int(replications.size()) - 1;
    return student95(freedom) * std::sqrt(squares / freedom / weight);
}

void summarise(const Program &program, const std::vector<Sample> &samples, const Pooled &pooled,
    Result &result)
{
    result.entries.clear();
    result.nodes.clear();
    result.asyncCalls.clear();
    result.requests = 0;
    for (std::size_t i = 0; i < program.entries.size(); ++i) {
        result.entries.push_back(entryResult(samples, i, pooled.latencies[i]));
        result.requests += result.entries.back().latency.count;
    }
    for (std::size_t i = 0; i < program.nodes.size(); ++i) {
        result.nodes.push_back(nodeResult(program.nodes[i], samples, i, pooled));
    }
    for (std::size_t i = 0; i < program.asyncEdges.size(); ++i) {
        const auto part = [i](const Sample &sample) { return sample.asyncTimes[i]; };
        result.asyncCalls.push_back(
            {program.asyncEdges[i], times(samples, pooled.asyncTimes[i], part)});
    }
}

double relativeHalfWidth(const Result &result)
{
    double worst = 0;
    for (const auto &entry : result.entries) {
        const auto &p99 = entry.latency.p99;
        if (entry.latency.count > 0 && p99.value > 0) {
            worst = std::max(worst, p99.halfWidth / p99.value);
        }
    }
    return worst;
}

} // namespace core::simulation
