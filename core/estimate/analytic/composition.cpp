// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/composition.h"

#include "core/base/at.h"
#include "core/estimate/analytic/discretise.h"
#include "core/estimate/analytic/range.h"
#include "core/estimate/analytic/single_server.h"
#include "core/estimate/analytic/visit_key.h"

#include <algorithm>
#include <cmath>

namespace core::analytic {

namespace {

using estimation::Balancer;
using estimation::Distribution;
using estimation::Network;
using estimation::Node;

bool isTurnTaking(const Node &node)
{
    return node.balancer == Balancer::RoundRobin && node.replicas > 1 && node.concurrency == 1
        && !node.batching;
}

Outcome withFailure(Outcome outcome, double probability)
{
    if (probability > 0) {
        outcome.failed = outcome.ok;
        outcome.failed *= probability;
        outcome.ok *= 1 - probability;
        outcome.canFail = true;
    }
    return outcome;
}

double varianceOf(const Pmf &pmf, const Grid &grid)
{
    double sum = 0;
    double squares = 0;
    double mass = 0;
    for (std::size_t i = 0; i < pmf.size(); ++i) {
        const double time = static_cast<double>(i) * grid.step;
        mass += pmf[i];
        sum += pmf[i] * time;
        squares += pmf[i] * time * time;
    }
    return mass > 0 ? squares / mass - sum * sum / mass / mass : 0;
}

} // namespace

Composition::Composition(const Network &network, const Flow &flow,
    const std::vector<Station> &stations, const Grid &grid, Memory &memory)
    : m_network(network), m_flow(flow), m_stations(stations), m_grid(grid), m_memory(memory),
      m_transform(memory.transform(grid.cells)), m_visits(network.nodes.size(), nullptr),
      m_keys(network.nodes.size(), 0)
{
}

const Visit &Composition::visitOf(int node) const
{
    return *m_visits[at(node)];
}

const Node &Composition::nodeAt(int node) const
{
    return m_network.nodes[at(node)];
}

std::vector<int> Composition::groupsFrom(
    int node, const std::vector<std::vector<int>> &calleesFirst)
{
    if (m_groupOf.empty()) {
        m_groupOf.resize(m_network.nodes.size());
        m_isReached.assign(m_network.nodes.size(), false);
        for (std::size_t group = 0; group < calleesFirst.size(); ++group) {
            for (const int member : calleesFirst[group]) {
                m_groupOf[at(member)] = static_cast<int>(group);
            }
        }
    }
    std::vector<int> reached {node};
    m_isReached[at(node)] = true;
    for (std::size_t next = 0; next < reached.size(); ++next) {
        const int here = reached[next];
        for (int i = m_flow.firstCall[at(here)]; i < m_flow.firstCall[at(here) + 1]; ++i) {
            const auto &call = *m_flow.calls[at(i)].call;
            if (!call.isAsync && call.probability > 0 && !m_isReached[at(call.to)]) {
                m_isReached[at(call.to)] = true;
                reached.push_back(call.to);
            }
        }
    }
    for (int &its : reached) {
        m_isReached[at(its)] = false;
        its = m_groupOf[at(its)];
    }
    std::sort(reached.begin(), reached.end());
    reached.erase(std::unique(reached.begin(), reached.end()), reached.end());
    return reached;
}

const Visit &Composition::compose(int node, const std::vector<std::vector<int>> &calleesFirst)
{
    m_saturated = -1;
    for (const int number : groupsFrom(node, calleesFirst)) {
        const auto &group = calleesFirst[at(number)];
        if (m_visits[at(group.front())] == nullptr) {
            findKeys(group);
            composeGroup(group);
        }
        for (const int member : group) {
            m_saturated = visitOf(member).waiting.utilisation >= 1 ? member : m_saturated;
        }
    }
    m_isGivenUp = visitOf(node).isUnfinished;
    return visitOf(node);
}

bool Composition::isLoop(const std::vector<int> &group) const
{
    const int first = group.front();
    return group.size() > 1
        || std::any_of(m_flow.calls.begin() + m_flow.firstCall[at(first)],
            m_flow.calls.begin() + m_flow.firstCall[at(first) + 1], [&](const CallFlow &call) {
                return call.call->to == first && !call.call->isAsync && call.call->probability > 0;
            });
}

void Composition::findKeys(const std::vector<int> &group)
{
    const auto keyOf = [&](int node) {
        return visitKey(node, m_network, m_flow, m_stations, m_keys, node == m_instant);
    };
    if (!isLoop(group)) {
        m_keys[at(group.front())] = keyOf(group.front());
        return;
    }
    Key all; // each visit of the group depends on all of them
    for (const int node : group) {
        all << keyOf(node);
    }
    for (const int node : group) {
        m_keys[at(node)] = (Key(all) << node).value();
    }
}

void Composition::composeGroup(const std::vector<int> &group)
{
    const bool isKnown = std::all_of(group.begin(), group.end(),
        [&](int node) { return m_memory.visit(node, m_grid).key == m_keys[at(node)]; });
    if (isKnown) {
        for (const int node : group) {
            m_visits[at(node)] = &m_memory.visit(node, m_grid);
        }
        return;
    }
    if (isLoop(group)) {
        iterateLoop(group);
    } else {
        auto &visit = placeFor(group.front());
        visit = composed(group.front());
        m_visits[at(group.front())] = &visit;
    }
    for (const int node : group) {
        auto &visit = placeFor(node);
        visit.isUnfinished = visit.isUnfinished || waitsForUnfinished(node);
        visit.key = visit.isUnfinished ? 0 : m_keys[at(node)];
    }
}

bool Composition::waitsForUnfinished(int node) const
{
    return std::any_of(m_flow.calls.begin() + m_flow.firstCall[at(node)],
        m_flow.calls.begin() + m_flow.firstCall[at(node) + 1], [&](const CallFlow &flow) {
            return !flow.call->isAsync && flow.call->probability > 0
                && visitOf(flow.call->to).isUnfinished;
        });
}

/// What is only supposed is not kept.
Visit &Composition::placeFor(int node)
{
    return m_instant < 0 ? m_memory.visit(node, m_grid) : m_supposed[node];
}

/// From no visit that ever ends, round by round, until nearly all of them end.
void Composition::iterateLoop(const std::vector<int> &group)
{
    constexpr int mostRounds = 2000;
    constexpr long mostWork = 10'000; // visits composed, about a second
    constexpr double tolerance = 1e-8;
    const auto none = Spectrum {std::vector<double>(at(m_grid.cells / 2 + 1), 0),
        std::vector<double>(at(m_grid.cells / 2 + 1), 0)};
    for (const int node : group) {
        auto &visit = placeFor(node);
        visit = {};
        visit.rest = {none, none, true};
        visit.whole = visit.rest;
        m_visits[at(node)] = &visit;
    }
    bool isGivenUp = m_memory.loopWork() > mostWork;
    for (int round = 0; round < mostRounds && !isGivenUp; ++round) {
        double change = 0;
        for (const int node : group) {
            auto &visit = placeFor(node);
            const double before = visit.whole.ok.re[0];
            auto next = composed(node); // out of the last round's, which may be its own
            visit = std::move(next);
            change = std::max(change, std::abs(visit.whole.ok.re[0] - before));
        }
        m_memory.loopWork() += static_cast<long>(group.size());
        isGivenUp = change >= tolerance && m_memory.loopWork() > mostWork;
        if (change < tolerance) {
            break;
        }
    }
    for (const int node : group) {
        placeFor(node).isUnfinished = isGivenUp;
    }
}

Visit Composition::composed(int node)
{
    const auto &its = nodeAt(node);
    const auto &station = m_stations[at(node)];
    Visit visit;
    visit.late.assign(at(m_flow.firstCall[at(node) + 1] - m_flow.firstCall[at(node)]), 0);
    Outcome stages = stagesOf(node, visit);
    if (its.stageShare < 1) {
        stages = withProbability(std::move(stages), its.stageShare);
    }
    Outcome own {m_transform.one(), {}, false};
    const bool isInstant = node == m_instant;
    if (!isInstant && station.batch) {
        const auto pmf = discretise(station.batch->sojourns, m_grid);
        own.ok = m_transform.forward(pmf);
        double mean = 0;
        double square = 0;
        for (const float wait : station.batch->waits) {
            mean += static_cast<double>(wait);
            square += static_cast<double>(wait) * static_cast<double>(wait);
        }
        const auto count = static_cast<double>(station.batch->waits.size());
        visit.waitMean = mean / count;
        visit.waitVariance = square / count - visit.waitMean * visit.waitMean;
        visit.restVariance = std::max(0.0, varianceOf(pmf, m_grid) - visit.waitVariance);
    } else if (!isInstant && its.batching) {
        const auto &batching = *its.batching; // no load: each request is a batch of its own
        own.ok = m_memory.distribution(
            batching.noise.scaled(batching.baseMs + batching.perItemMs), m_grid);
        own.ok *= m_memory.distribution(
            {Distribution::Kind::Constant, batching.longestWaitMs, 0}, m_grid);
    } else if (!isInstant) {
        own.ok = m_memory.distribution(its.service, m_grid);
        visit.restVariance = its.service.variance();
    }
    visit.rest = sequence(withFailure(std::move(own), its.failure), stages);
    if (its.shards > 1 && !its.stages.empty()) { // each shard waits for stages of its own
        visit.restVariance += varianceOf(m_transform.inverse(total(stages)), m_grid);
    }
    if (!isInstant && !its.isDelay && !its.batching) {
        addWait(node, visit);
    }
    if (!isInstant && station.replicas) {
        // Wait and service together, in place of the product of the two.
        const auto plain = plainPmf(node);
        const auto &times = *station.replicas;
        Outcome together {
            m_transform.forward(transported(plain, times.plain, times.visits, m_grid)), {}, false};
        visit.whole = sequence(withFailure(std::move(together), its.failure), stages);
        return visit;
    }
    visit.whole = visit.hasWait ? after(visit.wait, visit.rest) : visit.rest;
    return visit;
}

void Composition::addWait(int node, Visit &visit)
{
    const auto &its = nodeAt(node);
    auto load = m_stations[at(node)].load;
    const Spectrum *residual = nullptr;
    Spectrum held;
    if (its.isBlocking && !its.stages.empty()) {
        const auto pmf = m_transform.inverse(total(visit.rest));
        load.mean = mean(pmf, m_grid);
        const double variance = varianceOf(pmf, m_grid);
        load.scv = load.mean > 0 ? variance / load.mean / load.mean : 0;
        visit.restVariance = variance;
        visit.waiting = waitingAt(load);
        held = m_transform.forward(discretiseResidual(pmf, visit.waiting.speed));
        residual = &held;
    } else {
        visit.waiting = waitingAt(load);
        if (visit.waiting.mean > 0) {
            residual = &m_memory.residual(its.service, visit.waiting.speed, m_grid);
        }
    }
    if (visit.waiting.utilisation >= 1) {
        m_saturated = node;
    }
    visit.hasWait = visit.waiting.mean > 0 && visit.waiting.utilisation < 1;
    visit.waitMean = visit.hasWait ? visit.waiting.mean : 0;
    if (!visit.hasWait) {
        return;
    }
    if (!its.isBlocking && isTurnTaking(its)) {
        visit.wait = turnWait(node, visit);
        return;
    }
    visit.wait = waitSpectrum(visit.waiting, *residual);
    const double p = visit.waiting.probability;
    const double conditional = visit.waitMean / p; // taken as exponential for its variance
    visit.waitVariance = p * (2 - p) * conditional * conditional;
    if (const auto &times = m_stations[at(node)].replicas) {
        visit.waitMean = times->meanWait;
        visit.waitVariance = times->waitVariance;
    }
}

/// Each replica of one slot sees every so manyth visit: nearly regular gaps, solved exactly.
Spectrum Composition::turnWait(int node, Visit &visit) const
{
    const auto &its = nodeAt(node);
    const auto &load = m_stations[at(node)].load;
    const double scv = std::max(load.bulk, load.arrivalScv) / its.replicas;
    const Distribution gap {
        scv > 1 ? Distribution::Kind::Hyperexponential : Distribution::Kind::Gamma,
        its.replicas / load.rate, scv};
    // A grid that loses the tail would lose the queue as well: then one that does not.
    Grid wide = m_grid;
    wide.step = std::max(m_grid.step, stepFor(farTailOf(its, m_stations[at(node)]), wide.cells));
    auto pmf = singleServerWait(gap, its.service, wide);
    for (double &mass : pmf) {
        mass = std::max(0.0, mass);
    }
    pmf = onFinerGrid(pmf, static_cast<std::size_t>(std::lround(wide.step / m_grid.step)));
    visit.waitMean = mean(pmf, m_grid);
    visit.waitVariance = varianceOf(pmf, m_grid);
    return m_transform.forward(pmf);
}

/// One queue before all servers at Poisson arrivals: what runs of other stations start from.
Pmf Composition::plainPmf(int node) const
{
    const auto &its = nodeAt(node);
    auto load = m_stations[at(node)].load;
    load.balancer = Balancer::Shared;
    load.arrivalScv = 1;
    load.bulk = 1;
    load.repeats = 1;
    const auto waiting = waitingAt(load);
    auto spectrum = m_memory.distribution(its.service, m_grid);
    if (waiting.mean > 0) {
        spectrum *= waitSpectrum(waiting, m_memory.residual(its.service, waiting.speed, m_grid));
    }
    return m_transform.inverse(spectrum);
}

Spectrum Composition::withoutTimeOf(
    int instant, int node, const std::vector<std::vector<int>> &calleesFirst)
{
    Composition other(m_network, m_flow, m_stations, m_grid, m_memory);
    other.m_instant = instant;
    return total(other.compose(node, calleesFirst).whole);
}

double Composition::p99WithoutTimeOf(
    int instant, int node, const std::vector<std::vector<int>> &calleesFirst)
{
    Composition other(m_network, m_flow, m_stations, m_grid, m_memory);
    other.m_instant = instant;
    for (const int number : other.groupsFrom(node, calleesFirst)) {
        other.findKeys(calleesFirst[at(number)]);
    }
    auto &known = m_memory.supposedP99(other.m_keys[at(node)], m_grid);
    if (!known) {
        const auto pmf = m_transform.inverse(withoutTimeOf(instant, node, calleesFirst));
        known = quantile(pmf, 0.01, m_grid);
    }
    return *known;
}

} // namespace core::analytic
