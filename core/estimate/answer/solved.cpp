// SPDX-License-Identifier: MIT
#include "core/estimate/answer/solved.h"

#include "core/base/at.h"

#include <algorithm>
#include <cmath>

namespace core::estimation {

namespace {

constexpr double msPerSecond = 1000;

/// How many answers a language model works on at once depends on how long they take, and that on
/// how many there are: iterated until both agree.
void settleTokens(Reading &reading)
{
    if (std::none_of(reading.tokens.begin(), reading.tokens.end(),
            [](const auto &tokens) { return tokens.has_value(); })) {
        return;
    }
    const auto flow = analytic::flowOf(reading.network);
    for (std::size_t i = 0; i < reading.tokens.size(); ++i) {
        if (!reading.tokens[i]) {
            continue;
        }
        auto &node = reading.network.nodes[i];
        const double rate = flow.rates[i] / node.shards / node.replicas / msPerSecond;
        double inFlight = 1;
        constexpr int rounds = 60;
        for (int round = 0; round < rounds; ++round) {
            node.service = tokenServiceDistribution(*reading.tokens[i], inFlight);
            const double next =
                std::clamp(rate * node.service.mean, 1.0, static_cast<double>(node.concurrency));
            inFlight += 0.5 * (next - inFlight);
        }
    }
}

void mark(std::vector<RateState> &states, const std::vector<bool> &where, RateState state)
{
    for (std::size_t i = 0; i < states.size(); ++i) {
        if (where[i] && states[i] == RateState::Known) {
            states[i] = state;
        }
    }
}

std::vector<RateState> statesOf(const Reading &reading, const analytic::Flow &flow)
{
    constexpr double largestRate = 1e15; // as in quantity()
    std::vector<RateState> states(flow.rates.size(), RateState::Known);
    std::vector<int> excessive;
    for (int node = 0; at(node) < states.size(); ++node) {
        if (flow.network.endlessLoop(node) >= 0) {
            states[at(node)] = RateState::Endless;
        } else if (!(flow.rates[at(node)] <= largestRate)) {
            excessive.push_back(node);
        }
    }
    mark(states, flow.network.reachedFrom(excessive), RateState::TooLarge);
    std::vector<int> silent;
    for (const auto &demand : reading.demands) {
        if (!demand.peak.value) {
            silent.push_back(demand.node);
        }
    }
    auto isUnasked = flow.network.reachedFrom(silent);
    for (std::size_t i = 0; i < isUnasked.size(); ++i) {
        isUnasked[i] = isUnasked[i] && flow.rates[i] == 0;
    }
    mark(states, isUnasked, RateState::NoDemand);
    return states;
}

} // namespace

std::optional<double> Solved::perReplica(int index) const
{
    const auto &its = node(index);
    if (its.isDelay) {
        return std::nullopt;
    }
    if (its.batching) {
        return analytic::batchCapacity(*its.batching, 1) * msPerSecond;
    }
    double held = its.service.mean;
    const auto &at = this->solutionOf(index);
    if (its.isBlocking && at.rate > 0 && at.utilisation > 0) {
        held = at.utilisation * its.servers() * its.shards / at.rate * msPerSecond;
    }
    return held > 0 ? std::optional(its.concurrency / held * msPerSecond) : std::nullopt;
}

std::optional<double> Solved::capacity(int index) const
{
    const auto one = perReplica(index);
    return one ? std::optional(*one * node(index).replicas * node(index).shards) : std::nullopt;
}

Solved solved(const ResolvedDesign &resolved, analytic::Memory &memory, QStringList &problems)
{
    auto reading = readNetwork(resolved, problems);
    settleTokens(reading);
    auto solution = analytic::solve(reading.network, memory);
    auto states = statesOf(reading, solution.flow);
    auto blocking = blockingOf(reading.network, solution);
    Solved result {
        resolved, std::move(reading), std::move(solution), std::move(states), std::move(blocking)};
    // The flow points at the network's calls, which have moved with it: vectors keep their places.
    return result;
}

} // namespace core::estimation
