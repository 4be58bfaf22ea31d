// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/waiting.h"

#include "core/estimate/network/queueing.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace core::analytic {

namespace {

/// One queue in front of some servers: what a balancer leaves of a station.
struct Pool {
    double rate = 0; ///< per ms
    double servers = 1;
    double arrivalScv = 1;
    double bulk = 1;
};

/// Cosmetatos' factor on the wait of constant services, capped as it is not meant for light loads.
double cosmetatos(double servers, double utilisation)
{
    const double term = (1 - utilisation) * (servers - 1) * (std::sqrt(4 + 5 * servers) - 2)
        / (16 * utilisation * servers);
    return std::min(2.0, 1 + term);
}

/// Kraemer and Langenbach-Belz: smoother arrivals wait less than their variability tells.
double smoothness(double utilisation, double arrivalScv, double scv)
{
    if (arrivalScv >= 1) {
        return 1;
    }
    const double gap = 1 - arrivalScv;
    return std::exp(-2 * (1 - utilisation) * gap * gap / (3 * utilisation * (arrivalScv + scv)));
}

double waitProbability(const Pool &pool, double utilisation, const Load &load)
{
    if (pool.bulk <= 1) {
        return queueing::erlangC(pool.servers, utilisation);
    }
    const double peakedness = 1 + (pool.bulk - 1) * load.overlap;
    return erlangCReal(pool.servers / peakedness, pool.servers * utilisation / peakedness);
}

/// The probability of waiting for bursty arrivals at one server, relative to Poisson arrivals
/// (W. Kraemer and M. Langenbach-Belz 1976, in W. Whitt, The Queueing Network Analyzer, 1983).
double burstFactor(double utilisation, double arrivalScv, double scv)
{
    const double square = utilisation * utilisation * (4 * arrivalScv + scv);
    return 1 + (arrivalScv - 1) * (1 - utilisation) * 4 * utilisation / (arrivalScv + square);
}

Waiting finished(Waiting waiting, double conditional, double residual)
{
    if (!(waiting.mean > 0) || !(waiting.probability > 0)) {
        waiting.mean = 0;
        waiting.probability = 0;
        return waiting;
    }
    if (conditional
        < residual) { // the shortest distribution there is; its mean is kept by waiting less often
        waiting.geometric = 0;
        waiting.probability = std::min(1.0, waiting.mean / residual);
        return waiting;
    }
    waiting.geometric = 1 - residual / conditional;
    return waiting;
}

Waiting poolWaiting(const Pool &pool, const Load &load)
{
    Waiting waiting;
    waiting.utilisation = pool.rate * load.mean / pool.servers;
    waiting.speed = pool.servers;
    if (!(waiting.utilisation > 0) || waiting.utilisation >= 1) {
        return waiting;
    }
    const double rho = waiting.utilisation;
    const double arrivalScv =
        pool.bulk > 1 ? std::max(pool.bulk, pool.arrivalScv) : pool.arrivalScv;
    const double scv = 1 + (load.scv - 1) / load.repeats;
    waiting.probability = waitProbability(pool, rho, load);
    const double kappa = cosmetatos(pool.servers, rho);
    const double poisson = waiting.probability * load.mean / (pool.servers * (1 - rho)) * (1 + scv)
        / 2 * kappa / (1 + scv * (kappa - 1));
    waiting.mean = poisson * (arrivalScv + scv) / (1 + scv) * smoothness(rho, arrivalScv, scv);
    const double residual = load.mean * (1 + load.scv) / (2 * pool.servers);
    if (arrivalScv < 1 && pool.servers == 1) {
        const double gap = 1 - arrivalScv;
        const double heavy = load.mean * (arrivalScv + scv) / (2 * (1 - rho))
            * (1 + 0.7 * (1 - rho) / rho * gap * gap); // 0.7: fitted on round robin queues
        waiting.probability = std::min(1.0, waiting.mean / heavy);
    } else if (arrivalScv > 1 && pool.bulk <= 1 && pool.servers == 1) {
        waiting.probability =
            std::min(1.0, waiting.probability * burstFactor(rho, arrivalScv, scv));
    }
    return finished(waiting, waiting.mean / std::max(waiting.probability, 1e-300), residual);
}

/// Least requests over replicas of `slots` servers each. The constants 0.40, 0.97 and 0.2 are a fit
/// to simulated single-slot replicas (mean within 7.6 %, p99 4.5 % on average). With more slots an
/// arrival that finds all servers busy waits for one of its replica's.
Waiting leastRequestsWaiting(const Load &load)
{
    Waiting waiting;
    const double servers = load.servers;
    const double replicas = load.replicas;
    const double slots = servers / replicas;
    const double rho = load.rate * load.mean / servers;
    waiting.utilisation = rho;
    waiting.speed = slots;
    if (!(rho > 0) || rho >= 1) {
        return waiting;
    }
    const Pool pool {load.rate, servers, load.arrivalScv, load.bulk};
    const double busy = waitProbability(pool, rho, load);
    const double residual = load.mean * (1 + load.scv) / 2;
    const double arrivalScv =
        load.bulk > 1 ? std::max(load.bulk, load.arrivalScv) : load.arrivalScv;
    const double scv = 1 + (load.scv - 1) / load.repeats;
    waiting.mean = busy * residual * (0.40 / slots + 0.97 / (servers * (1 - rho)))
        * (arrivalScv + scv) / (1 + scv) * smoothness(rho, arrivalScv, scv);
    waiting.probability = busy * (1 - 0.2 * std::min(1.0, servers * (1 - rho) / 1.6));
    return finished(
        waiting, waiting.mean / std::max(waiting.probability, 1e-300), residual / slots);
}

} // namespace

double erlangCReal(double servers, double load)
{
    if (!(load > 0)) {
        return 0;
    }
    const double utilisation = load / servers;
    // 1/B(x, a) = integral of e^-u (1 + u/a)^x over u > 0, for 0 <= x < 1, by Simpson's rule in
    // u = v², which removes the steep beginning at small loads.
    const double fraction = servers - std::floor(servers);
    constexpr int intervals = 128;
    constexpr double end = 6.5; // e^-42 is nothing
    constexpr double width = end / intervals;
    double sum = 0;
    for (int i = 0; i <= intervals; ++i) {
        const double v = width * i;
        const double value = std::exp(-v * v) * std::pow(1 + v * v / load, fraction) * 2 * v;
        sum += value * (i == 0 || i == intervals ? 1 : (i % 2 == 1 ? 4 : 2));
    }
    double inverseLoss = sum * width / 3;
    for (double k = fraction + 1; k <= servers + 1e-9; k += 1) {
        inverseLoss = 1 + k / load * inverseLoss;
    }
    return 1 / (utilisation + (1 - utilisation) * inverseLoss);
}

double overlapOf(const estimation::Distribution &distribution)
{
    using Kind = estimation::Distribution::Kind;
    if (distribution.isConstant()) {
        return 1;
    }
    switch (distribution.kind) {
    case Kind::Lognormal:
        return std::erfc(estimation::lognormalShape(distribution.mean, distribution.scv).sigma / 2);
    case Kind::Gamma: { // one minus the Gini coefficient
        const double shape = 1 / distribution.scv;
        return 1
            - std::exp(std::lgamma(shape + 0.5) - std::lgamma(shape + 1))
            / std::sqrt(std::numbers::pi);
    }
    case Kind::Hyperexponential: {
        const auto [p, a, b] =
            estimation::hyperexponentialShape(distribution.mean, distribution.scv);
        return (p * p * a / 2 + (1 - p) * (1 - p) * b / 2 + 2 * p * (1 - p) * a * b / (a + b))
            / distribution.mean;
    }
    case Kind::Constant:
    case Kind::Exponential:
        break;
    }
    return 0.5;
}

Waiting waitingAt(const Load &load)
{
    using estimation::Balancer;
    const double replicas = load.replicas;
    const bool isOne = load.replicas == 1 || load.balancer == Balancer::Shared;
    if (isOne) {
        return poolWaiting({load.rate, double(load.servers), load.arrivalScv, load.bulk}, load);
    }
    const double slots = load.servers / replicas;
    switch (load.balancer) {
    case Balancer::RoundRobin: // every replica sees each so manyth visit of a bulk
        return poolWaiting(
            {load.rate / replicas, slots, std::max(load.bulk, load.arrivalScv) / replicas, 1},
            load);
    case Balancer::Random:
        return poolWaiting({load.rate / replicas, slots, 1 + (load.arrivalScv - 1) / replicas,
                               1 + (load.bulk - 1) / replicas},
            load);
    case Balancer::LeastRequests:
    case Balancer::Shared:
        break;
    }
    return leastRequestsWaiting(load);
}

} // namespace core::analytic
