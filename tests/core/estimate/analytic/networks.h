// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/network/network.h"

#include <utility>
#include <vector>

/// Small networks in few words.
namespace networks {

using namespace core::estimation;

inline Distribution constant(double mean)
{
    return {Distribution::Kind::Constant, mean, 0};
}

inline Distribution exponential(double mean)
{
    return {Distribution::Kind::Exponential, mean, 1};
}

inline Distribution lognormal(double mean, double scv)
{
    return {Distribution::Kind::Lognormal, mean, scv};
}

inline Node station(
    const Distribution &service, int replicas = 1, Balancer balancer = Balancer::Shared)
{
    Node node;
    node.service = service;
    node.replicas = replicas;
    node.balancer = balancer;
    return node;
}

/// A node that never makes anybody wait.
inline Node delay(const Distribution &service = constant(0))
{
    Node node;
    node.service = service;
    node.isDelay = true;
    return node;
}

inline NetworkCall call(int to, int count = 1, double probability = 1)
{
    NetworkCall call;
    call.to = to;
    call.count = count;
    call.probability = probability;
    return call;
}

inline NetworkCall toAllShards(int to)
{
    auto made = call(to);
    made.toAllShards = true;
    return made;
}

inline Stage parallel(std::vector<NetworkCall> calls)
{
    return {Stage::Mode::Parallel, std::move(calls)};
}

inline Stage sequential(std::vector<NetworkCall> calls)
{
    return {Stage::Mode::Sequential, std::move(calls)};
}

inline Stage choice(std::vector<NetworkCall> calls)
{
    return {Stage::Mode::Choice, std::move(calls)};
}

inline Node with(Node node, std::vector<Stage> stages)
{
    node.stages = std::move(stages);
    return node;
}

/// Requests come to the first node in a Poisson stream.
inline Network network(double rate, std::vector<Node> nodes)
{
    return {std::move(nodes), {{0, rate, {}}}};
}

} // namespace networks
