// SPDX-License-Identifier: MIT
#include "core/analysis/library.h"
#include "core/estimate/reading/network_reading.h"
#include "core/io/design_json.h"
#include "core/io/file.h"
#include "support/registered_test.h"
#include "support/scenario_design.h"

#include <QTest>

using namespace core;
using namespace core::estimation;
using namespace Qt::StringLiterals;

namespace {

const QString root = QStringLiteral(INFERBOARD_SOURCE_DIR);
const QString folder = root + u"/tests/data/truth/scenarios"_s;

/// The distribution that the scenario writes down, read without any of the code that is tested.
Distribution distributionOf(const nlohmann::json &json)
{
    if (json.is_number()) {
        return {Distribution::Kind::Constant, json.get<double>(), 0};
    }
    if (json.contains("p50")) {
        return *lognormalByPercentiles(json.at("p50"), json.at("p99"));
    }
    static const std::map<std::string, Distribution::Kind> kinds {
        {"const", Distribution::Kind::Constant}, {"exp", Distribution::Kind::Exponential},
        {"gamma", Distribution::Kind::Gamma}, {"h2", Distribution::Kind::Hyperexponential},
        {"lognormal", Distribution::Kind::Lognormal}};
    const auto kind = kinds.at(json.at("kind"));
    const double fixed = kind == Distribution::Kind::Exponential ? 1 : 0;
    return {kind, json.at("mean"), json.value("scv", fixed)};
}

NetworkCall callOf(const nlohmann::json &json, const std::map<std::string, int> &nodes)
{
    NetworkCall call;
    call.to = nodes.at(json.at("to"));
    call.probability = json.value("prob", 1.0);
    call.count = json.value("count", 1);
    call.toAllShards = json.value("fanout", "one") == "all";
    call.network = json.contains("net") ? distributionOf(json.at("net")) : Distribution {};
    if (json.contains("timeout")) {
        call.timeoutMs = json.at("timeout").get<double>();
    }
    call.retries = json.value("retries", 0);
    call.backoffMs = json.value("backoff", 0.0);
    call.isAsync = json.value("async", false);
    call.isOptional = !call.isAsync && json.value("on_fail", "fail") == "ignore";
    return call;
}

/// Sequential calls as stages of one call each, which means the same.
std::vector<estimation::Stage> stagesOf(
    const nlohmann::json &json, const std::map<std::string, int> &nodes)
{
    std::vector<estimation::Stage> stages;
    for (const auto &stage : json.value("stages", nlohmann::json::array())) {
        const std::string mode = stage.at("mode");
        const auto kind = mode == "parallel" ? estimation::Stage::Mode::Parallel
            : mode == "choice"               ? estimation::Stage::Mode::Choice
                                             : estimation::Stage::Mode::Sequential;
        bool isFirst = true;
        for (const auto &call : stage.at("calls")) {
            if (isFirst || kind == estimation::Stage::Mode::Sequential) {
                stages.push_back({kind, {}});
            }
            stages.back().calls.push_back(callOf(call, nodes));
            isFirst = false;
        }
    }
    return stages;
}

Node nodeOf(const nlohmann::json &json, const std::map<std::string, int> &nodes)
{
    static const std::map<std::string, Balancer> balancers {{"shared", Balancer::Shared},
        {"random", Balancer::Random}, {"round_robin", Balancer::RoundRobin},
        {"jsq", Balancer::LeastRequests}};
    Node node;
    node.isDelay = json.value("kind", "station") == "delay";
    node.replicas = json.value("replicas", 1);
    node.concurrency = json.value("concurrency", 1);
    node.shards = json.value("shards", 1);
    node.balancer = balancers.at(json.value("lb", "shared"));
    node.failure = json.value("fail", 0.0);
    node.isBlocking = json.value("blocking", false);
    if (json.contains("batch")) {
        const auto &batch = json.at("batch");
        node.batching = Batching {batch.at("max"), batch.at("timeout"), batch.at("base"),
            batch.at("per_item"), distributionOf(batch.value("noise", nlohmann::json(1)))};
    } else {
        node.service = distributionOf(json.at("service"));
    }
    node.stages = stagesOf(json, nodes);
    return node;
}

/// What readNetwork says of the scenario, drawn, written and read again.
struct Drawn {
    Design design;
    Network network;
    QStringList problems;
};

Drawn drawn(const Json &scenario)
{
    static const auto library = loadLibrary(root);
    const auto design = scenarioDesign(scenario, library->catalog, u"scenario"_s);
    const auto again = io::fromText(io::toText(*design), u"design"_s);
    Drawn result {*again, {}, {}};
    const ResolvedDesign resolved(result.design, library->catalog);
    result.network = readNetwork(resolved, result.problems).network;
    for (auto &node : result.network.nodes) {
        for (auto &stage : node.stages) {
            for (auto &call : stage.calls) {
                call.edge = -1;
            }
        }
    }
    return result;
}

/// Distributions are equal to the last bits only after a round through text.
void check(const Json &scenario)
{
    const auto json = nlohmann::json::parse(scenario.dump());
    const auto result = drawn(scenario);
    QCOMPARE(result.problems, QStringList());
    std::map<std::string, int> nodes;
    for (int i = 0; i < result.design.components.size(); ++i) {
        nodes[result.design.components.at(i).id.toStdString()] = i;
    }
    QCOMPARE(result.network.nodes.size(), json.at("nodes").size() + json.at("entries").size());
    for (const auto &[id, node] : json.at("nodes").items()) {
        const auto &actual = result.network.nodes.at(static_cast<std::size_t>(nodes.at(id)));
        QVERIFY2(actual == nodeOf(node, nodes), id.c_str());
    }
    std::size_t index = 0;
    for (const auto &entry : json.at("entries")) {
        const auto &actual = result.network.entries.at(index++);
        const auto &client = result.network.nodes.at(static_cast<std::size_t>(actual.node));
        QCOMPARE(actual.rate, entry.at("rate").get<double>());
        Node expected;
        expected.isDelay = true;
        expected.stages = {
            {estimation::Stage::Mode::Parallel, {callOf({{"to", entry.at("to")}}, nodes)}}};
        QVERIFY(client == expected);
    }
}

} // namespace

class TestScenarioReading : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aScenarioSurvivesBeingDrawn_data()
    {
        QTest::addColumn<QString>("file");
        const auto names = io::list(folder, u".json"_s);
        QVERIFY(names.has_value());
        for (const auto &name : *names) {
            QTest::newRow(qPrintable(name)) << name;
        }
    }
    void aScenarioSurvivesBeingDrawn()
    {
        QFETCH(QString, file);

        check(*parseJson(*io::read(folder + u'/' + file), file));
    }

    void everyWordOfTheFormatSurvivesBeingDrawn()
    {
        check(*parseJson(R"({"name": "all", "title": "Everything", "entries": [
            {"id": "web", "to": "a_b", "rate": 3.7, "arrival": {"kind": "h2", "scv": 4}},
            {"id": "root", "to": "root", "rate": 2, "arrival": {"kind": "gamma", "scv": 0.5}}],
          "nodes": {
            "a_b": {"replicas": 100, "concurrency": 2, "lb": "round_robin", "shards": 3,
              "service": {"kind": "gamma", "mean": 2, "scv": 0.5}, "fail": 0.1, "blocking": true,
              "stages": [{"mode": "sequential", "calls": [
                  {"to": "leaf", "count": 3, "net": {"kind": "exp", "mean": 2}},
                  {"to": "root", "prob": 0.2, "net": {"kind": "lognormal", "p50": 1, "p99": 3}},
                  {"to": "log", "async": true, "net": 4, "on_fail": "ignore"}]},
                {"mode": "choice", "calls": [
                  {"to": "leaf", "prob": 0.5, "timeout": 50, "retries": 2, "backoff": 7},
                  {"to": "gpu", "prob": 0.3, "on_fail": "ignore", "fanout": "all"}]},
                {"mode": "parallel", "calls": [{"to": "leaf"}, {"to": "log", "async": true},
                  {"to": "leaf", "net": {"kind": "lognormal", "mean": 1, "scv": 2}}]}]},
            "root": {"kind": "delay", "shards": 4, "service": {"kind": "h2", "mean": 3, "scv": 3}, "fail": 1},
            "leaf": {"service": 0, "lb": "random"},
            "log": {"service": {"kind": "lognormal", "mean": 0.0004, "scv": 0.43}, "lb": "jsq"},
            "gpu": {"replicas": 3, "shards": 2, "batch": {"max": 16, "timeout": 4, "base": 0,
              "per_item": 1.6, "noise": {"kind": "gamma", "mean": 1.5, "scv": 0.1}}}}})",
            u"test"_s));
    }

    void arrivalsAreThoseOfTheScenario()
    {
        const auto result = drawn(*parseJson(R"({"entries": [
            {"id": "a", "to": "n", "rate": 1, "arrival": {"kind": "h2", "scv": 4}},
            {"id": "b", "to": "n", "rate": 1, "arrival": {"kind": "gamma", "scv": 0.5}},
            {"id": "c", "to": "n", "rate": 1}], "nodes": {"n": {"service": 1}}})",
            u"test"_s));

        const Arrivals bursts {Arrivals::Kind::Hyperexponential, 4};
        const Arrivals calm {Arrivals::Kind::Gamma, 0.5};
        QVERIFY(result.network.entries.at(0).arrivals == bursts);
        QVERIFY(result.network.entries.at(1).arrivals == calm);
        QVERIFY(result.network.entries.at(2).arrivals == Arrivals());
    }

    void anEntryNamedAsANodeGetsAnotherId()
    {
        const auto result = drawn(*parseJson(
            R"({"entries": [{"id": "api", "to": "api", "rate": 1}], "nodes": {"api": {"service": 1}}})",
            u"test"_s));

        QCOMPARE(result.design.components.at(0).id, u"api-client"_s);
        QCOMPARE(result.design.components.at(0).name, u"api"_s);
        QCOMPARE(result.design.components.at(1).id, u"api"_s);
    }

    void whatCannotBeDrawnIsAnError()
    {
        static const auto library = loadLibrary(root);

        const auto design = scenarioDesign(
            *parseJson(R"({"entries": [], "nodes": {"n": {"service": 1, "lb": "sticky",
            "stages": [{"mode": "parallel", "calls": [{"to": "n", "retries": 101}]}]}}})",
                {}),
            library->catalog, u"s.json"_s);

        QCOMPARE(design.error().text(),
            u"s.json: it cannot be drawn: sticky, Balancer must be one of shared queue, least requests, round robin, random, Retries must be at most 100"_s);
    }
};

INFERBOARD_TEST(TestScenarioReading)
#include "tst_scenario_reading.moc"
