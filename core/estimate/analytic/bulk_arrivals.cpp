// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/bulk_arrivals.h"

#include "core/base/at.h"
#include "core/estimate/analytic/random_stream.h"
#include "core/estimate/analytic/services.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

namespace core::analytic {

namespace {

using estimation::Distribution;

/// Probabilities of so many visits present, when bulks arrive and services are exponential: what
/// flows up across each cut flows down.
std::vector<double> presentOf(const BulkLoad &load)
{
    constexpr std::size_t most = 200'000;
    constexpr double negligible = 1e-13;
    const double arrivals = load.rate / load.bulk * load.service.mean; // bulks per service time
    std::vector<double> present {1};
    double lastBulk = 1; // the sum of the last k probabilities
    double sum = 1;
    while (present.size() < most) {
        const auto next = static_cast<double>(present.size());
        const double value = arrivals / std::min(next, double(load.servers)) * lastBulk;
        present.push_back(value);
        sum += value;
        lastBulk += value;
        if (present.size() > at(load.bulk)) {
            lastBulk -= present[present.size() - 1 - at(load.bulk)];
        }
        const bool isPastServers = present.size() > at(load.servers + load.bulk);
        if (isPastServers && value < negligible * sum) {
            break;
        }
        if (sum > 1e200) {
            for (double &probability : present) {
                probability /= sum;
            }
            lastBulk /= sum;
            sum = 1;
        }
    }
    for (double &probability : present) {
        probability /= sum;
    }
    return present;
}

/// Draws of what is left of a service that somebody comes across: a service drawn in proportion to
/// its length, cut at a uniform place.
class Residuals {
public:
    explicit Residuals(const Distribution &distribution)
        : m_distribution(distribution), m_long(lengthBiased(distribution)),
          m_phases(
              estimation::hyperexponentialShape(distribution.mean, std::max(1.0, distribution.scv)))
    {
    }

    double at(std::size_t index)
    {
        const double uniform = m_stream.next();
        if (m_distribution.kind == Distribution::Kind::Exponential) {
            return -m_distribution.mean * std::log(uniform);
        }
        if (m_distribution.kind
            == Distribution::Kind::Hyperexponential) { // both phases have the same load
            const bool isFirst = m_stream.next() < 0.5;
            return -(isFirst ? m_phases.firstMean : m_phases.secondMean) * std::log(uniform);
        }
        return m_long.at(index) * uniform;
    }

private:
    static Distribution lengthBiased(const Distribution &distribution)
    {
        const double mean = distribution.mean * (1 + distribution.variability());
        if (distribution.kind == Distribution::Kind::Gamma) {
            return {distribution.kind, mean, distribution.scv / (1 + distribution.scv)};
        }
        return {distribution.kind, mean, distribution.scv}; // of a lognormal only the median moves
    }

    Distribution m_distribution;
    Services m_long;
    estimation::HyperexponentialShape m_phases;
    RandomStream m_stream {6};
};

/// Samples of the bulk's time on servers of which some are busy at first.
class Bulks {
public:
    explicit Bulks(const BulkLoad &load)
        : m_load(load), m_services(load.service), m_residuals(load.service),
          m_free(at(load.servers))
    {
    }

    float sample(int busy)
    {
        std::fill(m_free.begin(), m_free.end(), 0);
        for (int i = 0; i < busy; ++i) {
            m_free[at(i)] = m_residuals.at(next());
        }
        std::make_heap(m_free.begin(), m_free.end(), std::greater<>());
        double last = 0;
        for (int k = 0; k < m_load.bulk; ++k) {
            std::pop_heap(m_free.begin(), m_free.end(), std::greater<>());
            m_free.back() += m_services.at(next());
            last = std::max(last, m_free.back());
            std::push_heap(m_free.begin(), m_free.end(), std::greater<>());
        }
        return static_cast<float>(last);
    }

private:
    std::size_t next() { return m_draw++ % 1'000'000; }

    BulkLoad m_load;
    Services m_services;
    Residuals m_residuals;
    std::vector<double> m_free;
    std::size_t m_draw = 0;
};

} // namespace

BulkTimes bulkTimes(const BulkLoad &load)
{
    const auto present = presentOf(load);
    BulkTimes times;
    double isFree = 0;
    for (std::size_t n = 0; n < present.size(); ++n) {
        const double ahead = static_cast<double>(n) - load.servers + 1;
        if (ahead > 0) {
            times.waitProbability += present[n];
            times.meanWait += present[n] * ahead * load.service.mean / load.servers;
        } else {
            isFree += present[n];
        }
    }
    times.meanWait *= (load.bulk + load.service.variability()) / (load.bulk + 1);
    const int samples = std::clamp(1'000'000 / (load.bulk + load.servers), 500, 20'000);
    Bulks bulks(load);
    // As many samples with each number of busy servers as it is likely.
    double due = 0;
    for (std::size_t n = 0; n < at(load.servers) && n < present.size(); ++n) {
        for (due += samples * present[n] / isFree; due >= 1; --due) {
            times.afterFree.push_back(bulks.sample(static_cast<int>(n)));
        }
    }
    for (int i = 0; times.waitProbability > 0 && i < samples; ++i) {
        times.afterWait.push_back(bulks.sample(load.servers - 1));
    }
    return times;
}

} // namespace core::analytic
