// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/visit_key.h"

#include "core/base/at.h"

#include <bit>

namespace core::analytic {

namespace {

void addNode(Key &key, const estimation::Node &node, const Station &station)
{
    key << node.service << node.failure << node.stageShare << static_cast<int>(node.isDelay)
        << static_cast<int>(node.isBlocking) << node.shards << static_cast<int>(node.balancer)
        << node.replicas << node.concurrency;
    if (!node.isDelay) {
        key << station.load.rate << station.load.arrivalScv << station.load.bulk
            << station.load.repeats;
    }
    if (node.batching) {
        const auto &batching = *node.batching;
        key << batching.largest << batching.longestWaitMs << batching.baseMs << batching.perItemMs
            << batching.noise;
    }
    // Runs depend on what is in the key already; where they lie in memory says nothing.
    key << (station.batch ? 1 : 0) << (station.replicas ? 1 : 0) << (station.bulks ? 1 : 0)
        << static_cast<std::uint64_t>(node.stages.size());
}

} // namespace

Key &Key::operator<<(std::uint64_t number)
{
    m_value = (m_value ^ number) * 0x9e3779b97f4a7c15;
    m_value ^= m_value >> 29;
    return *this;
}

Key &Key::operator<<(double number)
{
    return *this << std::bit_cast<std::uint64_t>(number);
}

Key &Key::operator<<(const estimation::Distribution &distribution)
{
    return *this << static_cast<int>(distribution.kind) << distribution.mean << distribution.scv;
}

void addCall(Key &key, const CallFlow &flow)
{
    const auto &call = *flow.call;
    key << flow.stage << static_cast<int>(flow.mode) << call.to << call.probability << call.count
        << static_cast<int>(call.toAllShards) << call.network << call.timeoutMs.value_or(-1)
        << call.retries << call.backoffMs << static_cast<int>(call.isOptional)
        << static_cast<int>(call.isAsync);
}

std::uint64_t visitKey(int node, const estimation::Network &network, const Flow &flow,
    const std::vector<Station> &stations, const std::vector<std::uint64_t> &keys, bool isInstant)
{
    Key key;
    addNode(key, network.nodes[at(node)], stations[at(node)]);
    key << (isInstant ? 1 : 0);
    for (int i = flow.firstCall[at(node)]; i < flow.firstCall[at(node) + 1]; ++i) {
        const auto &call = flow.calls[at(i)];
        addCall(key, call);
        key << (call.call->isAsync ? 0 : keys[at(call.call->to)]);
    }
    return key.value();
}

} // namespace core::analytic
