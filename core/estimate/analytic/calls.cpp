// SPDX-License-Identifier: MIT
// What a visit waits for: its stages and the calls in them.
#include "core/base/at.h"
#include "core/estimate/analytic/bulk_arrivals.h"
#include "core/estimate/analytic/composition.h"
#include "core/estimate/analytic/discretise.h"
#include "core/estimate/analytic/visit_key.h"

#include <algorithm>
#include <cmath>

namespace core::analytic {

namespace {

using estimation::Balancer;
using estimation::Distribution;
using estimation::Stage;

} // namespace

Outcome Composition::stagesOf(int node, Visit &visit)
{
    Outcome result {m_transform.one(), {}, false};
    const int end = m_flow.firstCall[at(node) + 1];
    for (int first = m_flow.firstCall[at(node)]; first < end;) {
        int last = first;
        while (last < end && m_flow.calls[at(last)].stage == m_flow.calls[at(first)].stage) {
            ++last;
        }
        result = sequence(std::move(result), stageOutcome(first, last, visit));
        first = last;
    }
    return result;
}

Outcome Composition::stageOutcome(int first, int last, Visit &visit)
{
    switch (m_flow.calls[at(first)].mode) {
    case Stage::Mode::Parallel:
        return parallel(first, last, visit);
    case Stage::Mode::Choice:
        return chosen(first, last, visit);
    case Stage::Mode::Sequential:
        break;
    }
    Outcome result {m_transform.one(), {}, false};
    for (int call = first; call < last; ++call) {
        const auto &its = *m_flow.calls[at(call)].call;
        if (!its.isAsync && its.probability > 0) { // else what it calls may not be composed
            result = sequence(std::move(result), inSequence(call, visit));
        }
    }
    return result;
}

Outcome Composition::chosen(int first, int last, Visit &visit)
{
    Outcome result {m_transform.one(), {}, false};
    result.ok *= 0;
    double rest = 1;
    for (int i = first; i < last; ++i) {
        const auto &call = *m_flow.calls[at(i)].call;
        if (call.isAsync || call.probability <= 0) {
            continue;
        }
        rest -= call.probability;
        auto one = inParallel(i, 1, visit);
        result.ok.add(one.ok, call.probability);
        if (one.canFail) {
            one.failed *= call.probability;
            if (result.canFail) {
                result.failed += one.failed;
            } else {
                result.failed = std::move(one.failed);
                result.canFail = true;
            }
        }
    }
    result.ok.addConstant(std::max(0.0, rest));
    return result;
}

Outcome Composition::parallel(int first, int last, Visit &visit)
{
    std::vector<int> waited;
    for (int call = first; call < last; ++call) {
        const auto &its = *m_flow.calls[at(call)].call;
        if (!its.isAsync && its.probability > 0) {
            waited.push_back(call);
        }
    }
    if (waited.empty()) {
        return {m_transform.one(), {}, false};
    }
    if (waited.size() == 1) {
        const auto &its = *m_flow.calls[at(waited.front())].call;
        return inParallel(waited.front(), its.probability, visit);
    }
    std::vector<std::shared_ptr<const Ends>> branches;
    Ends joined;
    for (const int call : waited) {
        branches.push_back(endsInParallel(call, visit));
        const auto &branch = *branches.back();
        if (branches.size() == 1) {
            joined = branch;
            continue;
        }
        joined.canFail = joined.canFail || branch.canFail;
        for (std::size_t i = 0; i < joined.all.size(); ++i) {
            joined.ok[i] *= branch.ok[i];
            joined.all[i] *= branch.all[i];
        }
    }
    if (m_instant >= 0) {
        return outcomeOf(joined, m_transform); // nobody asks who wins what is only supposed
    }
    const int firstCall = m_flow.firstCall[at(m_flow.calls[at(first)].from)];
    for (const int call : waited) {
        visit.wins.push_back({call - firstCall, 0, 0});
    }
    findWinners(static_cast<int>(visit.wins.size() - waited.size()), branches, visit);
    return outcomeOf(joined, m_transform);
}

std::shared_ptr<const Ends> Composition::endsInParallel(int index, Visit &visit)
{
    const auto &flow = m_flow.calls[at(index)];
    const auto compute = [&] {
        return std::make_shared<const Ends>(
            endsOf(inParallel(index, flow.call->probability, visit), m_transform));
    };
    const auto callee = m_keys[at(flow.call->to)];
    const bool isComplete = visitOf(flow.call->to).key == callee; // not in the midst of a loop
    if (!isComplete || flow.call->timeoutMs) { // that one has to tell how often it is late
        return compute();
    }
    Key key;
    addCall(key, flow);
    key << callee;
    const auto &before = m_memory.visit(flow.from, m_grid).branches;
    const auto known = std::find_if(before.begin(), before.end(),
        [&](const Branch &branch) { return branch.key == key.value(); });
    visit.branches.push_back({key.value(), known == before.end() ? compute() : known->ends});
    return visit.branches.back().ends;
}

/// Branch i ends last at t with the probability f_i(t) times all others' F_j(t).
void Composition::findWinners(
    int first, const std::vector<std::shared_ptr<const Ends>> &branches, Visit &visit) const
{
    constexpr double tail = 0.99;
    for (std::size_t cell = 1; cell < branches.front()->all.size(); ++cell) {
        double joint = 1;
        for (const auto &branch : branches) {
            joint *= branch->all[cell];
        }
        if (joint <= 1e-12) {
            continue;
        }
        for (std::size_t i = 0; i < branches.size(); ++i) {
            const double mass = branches[i]->all[cell] - branches[i]->all[cell - 1];
            const double share = mass / branches[i]->all[cell] * joint;
            auto &win = visit.wins[at(first) + i];
            win.share += share;
            win.tailShare += joint >= tail ? share : 0;
        }
    }
}

Outcome Composition::inParallel(int index, double probability, Visit &visit)
{
    const auto &call = *m_flow.calls[at(index)].call;
    if (call.count == 1) {
        return withProbability(callOutcome(index, visit), probability);
    }
    const auto &callee = nodeAt(call.to);
    const bool meetsInPool = callee.shards == 1 && !callee.batching
        && (callee.balancer == Balancer::Shared || callee.balancer == Balancer::LeastRequests
            || callee.replicas == 1);
    if (meetsInPool && visitOf(call.to).hasWait && !isLateAtTimes(index, visit)) {
        auto outcome = sharedWait(index, probability);
        return call.isOptional ? tolerated(std::move(outcome)) : outcome;
    }
    const auto ends = endsOf(callOutcome(index, visit), m_transform);
    return outcomeOf(lastOf(ends, probability, call.count), m_transform);
}

/// All of the calls wait as long as the pool is busy; then the longest of their services counts.
Outcome Composition::sharedWait(int index, double probability) const
{
    const auto &call = *m_flow.calls[at(index)].call;
    const auto &visit = visitOf(call.to);
    const auto &callee = nodeAt(call.to);
    const auto &load = m_stations[at(call.to)].load;
    const bool isBulk = std::abs(load.bulk - call.count) < 0.1 * call.count; // nobody else matters
    if (probability >= 1 && callee.stages.empty() && callee.failure == 0 && isBulk
        && m_stations[at(call.to)].bulks) {
        return {bulkTime(call) * m_memory.distribution(call.network, m_grid), {}, false};
    }
    const auto last = lastOf(endsOf(withoutFirstWait(index), m_transform), probability, call.count);
    auto outcome = outcomeOf(last, m_transform);
    const double none = std::pow(1 - probability, call.count);
    outcome.ok.addConstant(-none); // without any call there is no wait
    outcome = after(visit.wait, std::move(outcome));
    outcome.ok.addConstant(none);
    return outcome;
}

/// Until the last of a bulk's visits to a pool has ended: the wait of the first, a geometric sum
/// of the residuals of whole bulks, and the time from then on.
Spectrum Composition::bulkTime(const estimation::NetworkCall &call) const
{
    const auto &callee = nodeAt(call.to);
    const auto &station = m_stations[at(call.to)];
    const auto &times = *station.bulks;
    auto result = m_transform.forward(discretise(times.afterFree, m_grid));
    result *= 1 - times.waitProbability;
    if (!(times.meanWait > 0)) {
        return result;
    }
    const int servers = callee.servers();
    const double conditional = times.meanWait / times.waitProbability;
    const double residual = station.load.mean * (call.count + station.load.scv) / (2 * servers);
    Waiting waiting;
    waiting.probability = 1;
    waiting.speed = servers;
    Spectrum wait;
    if (conditional > residual) {
        waiting.geometric = 1 - residual / conditional;
        const auto work = power(m_memory.distribution(callee.service, m_grid), call.count);
        const auto pmf = discretiseResidual(m_transform.inverse(work), servers);
        wait = waitSpectrum(waiting, m_transform.forward(pmf));
    } else {
        const double one = station.load.mean * (1 + station.load.scv) / (2 * servers);
        waiting.geometric = std::max(0.0, 1 - one / conditional);
        wait = waitSpectrum(waiting, m_memory.residual(callee.service, waiting.speed, m_grid));
    }
    wait *= times.waitProbability;
    result += wait * m_transform.forward(discretise(times.afterWait, m_grid));
    return result;
}

Outcome Composition::callOutcome(int index, Visit &visit)
{
    const auto &call = *m_flow.calls[at(index)].call;
    const auto &callee = nodeAt(call.to);
    const auto &visited = visitOf(call.to);
    auto outcome = attempts(index, visited.whole, visit);
    if (call.toAllShards && callee.shards > 1) {
        const auto ends = endsOf(outcome, m_transform);
        outcome = outcomeOf(
            lastOfCorrelated(ends, callee.shards, correlationOfShards(call.to)), m_transform);
    }
    return call.isOptional ? tolerated(std::move(outcome)) : outcome;
}

/// Between the times of shards that are all asked by the same requests: they wait alike.
double Composition::correlationOfShards(int node) const
{
    const auto &visited = visitOf(node);
    const auto &station = m_stations[at(node)];
    const double variance = visited.waitVariance + visited.restVariance;
    if (!(variance > 0)) {
        return 0;
    }
    const auto &batching = nodeAt(node).batching;
    if (batching && batching->noise.isConstant() && nodeAt(node).failure == 0) {
        return 1; // the same batches at the same times
    }
    constexpr double fitted = 0.85; // on simulated fork-joins of 2 to 100 shards
    const double scv = station.load.arrivalScv + station.load.scv;
    return scv > 0 ? fitted * visited.waitVariance / variance * station.load.arrivalScv / scv : 0;
}

Outcome Composition::attempts(int index, const Outcome &visited, Visit &visit) const
{
    const auto &flow = m_flow.calls[at(index)];
    const auto &call = *flow.call;
    auto attempt = call.network.mean > 0
        ? after(m_memory.distribution(call.network, m_grid), visited)
        : visited;
    if (call.timeoutMs) {
        const auto place = at(index - m_flow.firstCall[at(flow.from)]);
        attempt = limited(attempt, *call.timeoutMs, m_grid, m_transform, &visit.late[place]);
    }
    if (call.retries == 0 || !attempt.canFail) {
        return attempt;
    }
    return retried(attempt, call.retries,
        m_memory.distribution({Distribution::Kind::Constant, call.backoffMs, 0}, m_grid));
}

/// The attempts of a call, the first of which comes to free servers.
Outcome Composition::withoutFirstWait(int index) const
{
    const auto &call = *m_flow.calls[at(index)].call;
    const auto &visited = visitOf(call.to);
    const auto &network = m_memory.distribution(call.network, m_grid);
    auto first = after(network, visited.rest);
    if (call.retries == 0 || !first.canFail) {
        return first;
    }
    const auto &pause =
        m_memory.distribution({Distribution::Kind::Constant, call.backoffMs, 0}, m_grid);
    const auto later = retried(after(network, visited.whole), call.retries - 1, pause);
    const auto again = first.failed * pause;
    first.ok += again * later.ok;
    first.failed = again * later.failed;
    return first;
}

/// Whether the call's timeout cuts more than can be neglected.
bool Composition::isLateAtTimes(int index, Visit &visit) const
{
    constexpr double negligible = 0.001;
    const auto &flow = m_flow.calls[at(index)];
    if (!flow.call->timeoutMs) {
        return false;
    }
    attempts(index, visitOf(flow.call->to).whole, visit); // finds out how many are late
    return visit.late[at(index - m_flow.firstCall[at(flow.from)])] > negligible;
}

Outcome Composition::inSequence(int index, Visit &visit)
{
    const auto &call = *m_flow.calls[at(index)].call;
    const auto &visited = visitOf(call.to);
    const bool isCongested = call.count > 1 && visited.hasWait && call.probability >= 1
        && !(call.toAllShards && nodeAt(call.to).shards > 1) && !isLateAtTimes(index, visit);
    if (!isCongested) {
        return repeated(withProbability(callOutcome(index, visit), call.probability), call.count);
    }
    // The waits of one request's visits belong to one congestion with the probability of finding
    // the station busy: then all of them are alike.
    const double alike = visited.waiting.utilisation;
    const auto waits = m_transform.inverse(visited.wait);
    Pmf stretched(waits.size(), 0);
    for (std::size_t i = 0; i * at(call.count) < waits.size(); ++i) {
        stretched[i * at(call.count)] = waits[i];
    }
    Spectrum together = m_transform.forward(stretched);
    together *= alike;
    together.add(power(visited.wait, call.count), 1 - alike);
    auto rest = withoutFirstWait(index);
    return after(
        together, repeated(call.isOptional ? tolerated(std::move(rest)) : rest, call.count));
}

} // namespace core::analytic
