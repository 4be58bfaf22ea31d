// SPDX-License-Identifier: MIT
#include "support/scenario.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace support {
namespace {

using namespace core::estimation;
using Json = nlohmann::json;

Distribution distributionOf(const Json &json)
{
    if (json.is_number()) {
        return {Distribution::Kind::Constant, json.get<double>(), 0};
    }
    const auto kind = json.at("kind").get<std::string>();
    const double mean = json.value("mean", 0.0);
    const double scv = json.value("scv", 0.0);
    if (kind == "lognormal") {
        return json.contains("p50")
            ? lognormalByPercentiles(json.at("p50").get<double>(), json.at("p99").get<double>())
                  .value()
            : Distribution {Distribution::Kind::Lognormal, mean, scv};
    }
    if (kind == "exp") {
        return {Distribution::Kind::Exponential, mean, 1};
    }
    if (kind == "gamma") {
        return {Distribution::Kind::Gamma, mean, scv};
    }
    if (kind == "h2") {
        return {Distribution::Kind::Hyperexponential, mean, scv};
    }
    if (kind == "const") {
        return {Distribution::Kind::Constant, mean, 0};
    }
    throw std::invalid_argument("unknown law " + kind);
}

Balancer balancerOf(const std::string &name)
{
    if (name == "jsq") {
        return Balancer::LeastRequests;
    }
    if (name == "round_robin") {
        return Balancer::RoundRobin;
    }
    return name == "random" ? Balancer::Random : Balancer::Shared;
}

Stage::Mode modeOf(const std::string &name)
{
    if (name == "parallel") {
        return Stage::Mode::Parallel;
    }
    return name == "choice" ? Stage::Mode::Choice : Stage::Mode::Sequential;
}

int indexOf(const std::vector<std::string> &ids, const std::string &id)
{
    const auto found = std::find(ids.begin(), ids.end(), id);
    if (found == ids.end()) {
        throw std::invalid_argument("unknown node " + id);
    }
    return int(found - ids.begin());
}

NetworkCall callOf(const Json &json, Scenario &scenario)
{
    NetworkCall call;
    call.to = indexOf(scenario.nodeIds, json.at("to").get<std::string>());
    call.probability = json.value("prob", 1.0);
    call.count = json.value("count", 1);
    call.toAllShards = json.value("fanout", "one") == "all";
    if (json.contains("net")) {
        call.network = distributionOf(json.at("net"));
    }
    if (json.contains("timeout")) {
        call.timeoutMs = json.at("timeout").get<double>();
    }
    call.retries = json.value("retries", 0);
    call.backoffMs = json.value("backoff", 0.0);
    call.isOptional = json.value("on_fail", "fail") == "ignore";
    call.isAsync = json.value("async", false);
    call.edge = int(scenario.edgeTargets.size());
    scenario.edgeTargets.push_back(call.to);
    return call;
}

Batching batchingOf(const Json &json)
{
    Batching batching;
    batching.largest = json.at("max").get<int>();
    batching.longestWaitMs = json.value("timeout", 0.0);
    batching.baseMs = json.value("base", 0.0);
    batching.perItemMs = json.value("per_item", 0.0);
    if (json.contains("noise")) {
        batching.noise = distributionOf(json.at("noise"));
    }
    return batching;
}

Node nodeOf(const Json &json, Scenario &scenario)
{
    Node node;
    node.isDelay = json.value("kind", "station") == "delay";
    node.replicas = json.value("replicas", 1);
    node.concurrency = json.value("concurrency", 1);
    node.shards = json.value("shards", 1);
    node.balancer = balancerOf(json.value("lb", "shared"));
    node.failure = json.value("fail", 0.0);
    node.isBlocking = json.value("blocking", false);
    if (json.contains("service")) {
        node.service = distributionOf(json.at("service"));
    }
    if (json.contains("batch")) {
        node.batching = batchingOf(json.at("batch"));
    }
    for (const auto &part : json.value("stages", Json::array())) {
        Stage stage;
        stage.mode = modeOf(part.at("mode").get<std::string>());
        for (const auto &call : part.at("calls")) {
            stage.calls.push_back(callOf(call, scenario));
        }
        node.stages.push_back(stage);
    }
    return node;
}

NetworkEntry entryOf(const Json &json, const Scenario &scenario)
{
    NetworkEntry entry;
    entry.node = indexOf(scenario.nodeIds, json.at("to").get<std::string>());
    entry.rate = json.at("rate").get<double>();
    if (json.contains("arrival")) {
        const auto &arrival = json.at("arrival");
        const auto kind = arrival.value("kind", "poisson");
        entry.arrivals.kind = kind == "h2" ? Arrivals::Kind::Hyperexponential
            : kind == "gamma"              ? Arrivals::Kind::Gamma
                                           : Arrivals::Kind::Poisson;
        entry.arrivals.scv = arrival.value("scv", 1.0);
    }
    return entry;
}

} // namespace

Scenario readScenario(const std::string &text)
{
    const auto json = Json::parse(text);
    Scenario scenario;
    scenario.name = json.at("name").get<std::string>();
    for (const auto &[id, node] : json.at("nodes").items()) {
        scenario.nodeIds.push_back(id);
    }
    for (const auto &[id, node] : json.at("nodes").items()) {
        scenario.network.nodes.push_back(nodeOf(node, scenario));
    }
    for (const auto &entry : json.at("entries")) {
        scenario.entryIds.push_back(entry.at("id").get<std::string>());
        scenario.network.entries.push_back(entryOf(entry, scenario));
    }
    if (json.contains("run") && json.at("run").contains("horizon_ms")) {
        scenario.horizonMs = json.at("run").at("horizon_ms").get<double>();
    }
    return scenario;
}

Scenario scenarioNamed(const std::string &name)
{
    std::ifstream file(INFERBOARD_SOURCE_DIR "/tests/data/truth/scenarios/" + name + ".json");
    return readScenario({std::istreambuf_iterator<char>(file), {}});
}

} // namespace support
