// SPDX-License-Identifier: MIT
#include "core/estimate/reading/call_reading.h"

#include "core/base/enum_names.h"
#include "core/estimate/reading/distribution_reading.h"
#include "core/estimate/reading/node_reading.h"

#include <algorithm>
#include <cmath>
#include <map>

using namespace Qt::StringLiterals;

namespace core::estimation {

namespace {

constexpr EnumNames<Stage::Mode, 3> modes {{
    {Stage::Mode::Parallel, "parallel"},
    {Stage::Mode::Sequential, "sequential"},
    {Stage::Mode::Choice, "choice"},
}};

/// What one connection says.
struct CallReading {
    NetworkCall call;
    double calls = 1; ///< for each request of the caller
    int stage = 1;
    Stage::Mode mode = Stage::Mode::Parallel;
    bool saysMode = false;
    QString name; ///< of the connection, for sentences
};

/// Share of the requests that miss the cache that was asked before; 1 without one.
double missesBefore(const ResolvedDesign &resolved, SettingReader &settings)
{
    const auto id = settings.text(u"on_miss_of"_s).trimmed();
    if (id.isEmpty()) {
        return 1;
    }
    const int cache = resolved.graph.node(id);
    if (cache < 0) {
        settings.complain(
            u"it is made on a miss of \"%1\", but no component has this id; it is made always."_s
                .arg(id));
        return 1;
    }
    auto cached = resolved.settings(cache);
    const auto hitRatio = cached.number(u"hit_ratio"_s, {0, 1});
    if (!hitRatio) {
        settings.complain(
            u"it is made on a miss of %1, which has no hit ratio; it is made always."_s.arg(
                resolved.name(cache)));
    }
    return 1 - hitRatio.value_or(0);
}

/// Calls that stand in for another are made only while that one is down, so they carry no load.
double standsBy(const ResolvedDesign &resolved, SettingReader &settings)
{
    const auto id = settings.text(u"fallback_for"_s).trimmed();
    return !id.isEmpty() && resolved.graph.node(id) >= 0 ? 0 : 1;
}

Distribution readNetworkDistribution(SettingReader &settings)
{
    const auto distribution = readDistribution(settings,
        {u"network_law"_s, u"network_ms"_s, u"network_scv"_s, u"network_ms"_s, u"network_p99_ms"_s,
            u"network time"_s});
    if (distribution) {
        return *distribution;
    }
    // Rather the constant that is known than nothing; what is wrong has been complained about.
    return {Distribution::Kind::Constant, settings.number(u"network_ms"_s).value_or(0), 0};
}

CallReading readCall(const ResolvedDesign &resolved, int edge, QStringList &problems)
{
    const auto &connection = resolved.graph.connection(edge);
    auto settings = resolved.connectionSettings(edge);
    CallReading reading;
    auto &call = reading.call;
    call.edge = edge;
    call.to = resolved.graph.target(edge);
    call.isAsync = connection.kind == ConnectionKind::Stream;
    call.probability = settings.number(u"probability"_s, {0, 1}).value_or(1)
        * missesBefore(resolved, settings) * standsBy(resolved, settings);
    call.toAllShards = settings.text(u"fan_out"_s) == "all shards"_L1;
    call.network = readNetworkDistribution(settings);
    call.timeoutMs = settings.number(u"timeout_ms"_s, {1e-6, 1e12});
    call.retries = settings.count(u"retries"_s, 0).value_or(0);
    call.backoffMs = settings.number(u"backoff_ms"_s).value_or(0);
    call.isOptional = settings.flag(u"optional"_s);
    reading.calls = settings.number(u"calls"_s, {0, 1e6}).value_or(1);
    reading.stage = settings.count(u"stage"_s).value_or(1);
    const auto mode = fromName(modes, settings.text(u"stage_mode"_s));
    reading.mode = mode.value_or(Stage::Mode::Parallel);
    reading.saysMode = !call.isAsync || connection.settings.contains(u"stage_mode"_s);
    reading.name = resolved.connectionName(edge);
    collect(settings, reading.name, problems);
    return reading;
}

/// The calls of a node by stage, each stage by id.
std::map<int, std::vector<CallReading>> readCalls(const ResolvedDesign &resolved, int node,
    const std::vector<bool> &isAnswer, QStringList &problems)
{
    auto edges = resolved.graph.outgoing(node);
    std::sort(edges.begin(), edges.end(), [&](int a, int b) {
        return resolved.graph.connection(a).id < resolved.graph.connection(b).id;
    });
    std::map<int, std::vector<CallReading>> stages;
    for (const int edge : edges) {
        const auto kind = resolved.graph.connection(edge).kind;
        const bool hasRate = kind == ConnectionKind::Request || kind == ConnectionKind::Stream;
        const bool isCounted = hasRate && !isAnswer[static_cast<std::size_t>(edge)];
        if (isCounted && resolved.graph.target(edge) >= 0) {
            auto call = readCall(resolved, edge, problems);
            stages[call.stage].push_back(std::move(call));
        }
    }
    return stages;
}

/// Adds the call with whole counts. Of 2.3 calls, two are made and with probability 0.3 a third;
/// where one call is chosen, three with that share of its probability and two with the rest.
void addWhole(Stage &stage, const CallReading &reading)
{
    auto call = reading.call;
    const double whole = std::floor(reading.calls);
    const double rest = reading.calls - whole;
    if (whole == 0) {
        call.probability *= reading.calls;
        stage.calls.push_back(call);
        return;
    }
    const bool isChoice = stage.mode == Stage::Mode::Choice;
    auto further = call;
    further.probability *= rest;
    further.count = isChoice ? static_cast<int>(whole) + 1 : 1;
    call.count = static_cast<int>(whole);
    call.probability *= isChoice ? 1 - rest : 1;
    stage.calls.push_back(call);
    if (rest > 0) {
        stage.calls.push_back(further);
    }
}

Stage::Mode modeOf(const std::vector<CallReading> &calls, QStringList &problems)
{
    const CallReading *first = nullptr;
    for (const auto &call : calls) {
        if (!call.saysMode) {
            continue;
        }
        if (first && call.mode != first->mode) {
            problems.append(
                u"%1: stage %2 is %3 by %4 and %5 by this; it is counted as %3. Give all calls of a stage the same way."_s
                    .arg(call.name, QString::number(call.stage), nameOf(modes, first->mode),
                        first->name, nameOf(modes, call.mode)));
            break;
        }
        first = first ? first : &call;
    }
    return first ? first->mode : Stage::Mode::Parallel;
}

void addStage(std::vector<Stage> &stages, const std::vector<CallReading> &calls, Stage::Mode mode)
{
    Stage stage;
    stage.mode = mode;
    for (const auto &call : calls) {
        addWhole(stage, call);
    }
    if (!stage.calls.empty()) {
        stages.push_back(std::move(stage));
    }
}

double chosenShare(const Stage &stage)
{
    double sum = 0;
    for (const auto &call : stage.calls) {
        sum += call.probability;
    }
    return sum;
}

} // namespace

std::vector<Stage> readStages(const ResolvedDesign &resolved, int node,
    const std::vector<bool> &isAnswer, QStringList &problems)
{
    constexpr double rounding = 1e-9;
    std::vector<Stage> stages;
    for (auto &[number, calls] : readCalls(resolved, node, isAnswer, problems)) {
        const auto mode = modeOf(calls, problems);
        if (mode != Stage::Mode::Parallel) {
            // Streams that do not say how they stand to the calls are sent whatever these do.
            const auto asked = std::stable_partition(
                calls.begin(), calls.end(), [](const CallReading &call) { return !call.saysMode; });
            addStage(stages, {calls.begin(), asked}, Stage::Mode::Parallel);
            calls.erase(calls.begin(), asked);
        }
        addStage(stages, calls, mode);
        if (mode == Stage::Mode::Choice && chosenShare(stages.back()) > 1 + rounding) {
            problems.append(
                u"%1: the probabilities of the calls chosen from in stage %2 add up to more than 1."_s
                    .arg(resolved.name(node), QString::number(number)));
            const double sum = chosenShare(stages.back());
            for (auto &call : stages.back().calls) {
                call.probability /= sum; // one is chosen, never more
            }
        }
    }
    return stages;
}

} // namespace core::estimation
