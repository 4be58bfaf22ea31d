// SPDX-License-Identifier: MIT
#include "support/scenario_design.h"

#include "core/layout/layout.h"

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr double noLimit = 1e8; // the highest that the setting allows

/// The ids of the settings that a distribution is written to.
struct DistributionIds {
    QString distribution;
    QString mean;
    QString scv;
    QString median;
    QString p99;
};

const DistributionIds serviceIds {u"service_law"_s, u"service_mean_ms"_s, u"service_scv"_s,
    u"service_p50_ms"_s, u"service_p99_ms"_s};
const DistributionIds networkIds {
    u"network_law"_s, u"network_ms"_s, u"network_scv"_s, u"network_ms"_s, u"network_p99_ms"_s};
const DistributionIds noiseIds {u"batch_noise_law"_s, u"batch_noise_mean"_s, u"batch_noise_scv"_s,
    u"batch_noise_p50"_s, u"batch_noise_p99"_s};

/// A scenario on its way to a design.
struct Conversion {
    const Catalog &catalog;
    Design design;
    QStringList unknown; ///< words without a meaning here, values beyond bounds

    QString word(const QMap<QString, QString> &words, const QString &theirs)
    {
        if (!words.contains(theirs)) {
            unknown.append(theirs);
        }
        return words.value(theirs);
    }
};

const Json &member(const Json &json, const char *key)
{
    static const Json none;
    const auto found = json.is_object() ? json.find(key) : json.end();
    return json.is_object() && found != json.end() ? *found : none;
}

double number(const Json &json, const char *key, double fallback)
{
    return numberMember(json, key).value_or(fallback);
}

bool isTrue(const Json &json, const char *key)
{
    return member(json, key) == Json(true);
}

QString text(const Json &json, const char *key, const QString &fallback)
{
    const auto found = textMember(json, key);
    return found.isEmpty() ? fallback : found;
}

void addDistribution(Conversion &conversion, Settings &settings, const DistributionIds &ids,
    const Json &distribution)
{
    if (!distribution.is_object()) {
        settings[ids.distribution] = u"constant"_s;
        settings[ids.mean] = distribution.is_number() ? distribution.get<double>() : 0.0;
        return;
    }
    if (distribution.contains("p50")) {
        settings[ids.distribution] = u"percentiles"_s;
        settings[ids.median] = number(distribution, "p50", 0);
        settings[ids.p99] = number(distribution, "p99", 0);
        return;
    }
    settings[ids.distribution] = conversion.word(
        {{u"const"_s, u"constant"_s}, {u"exp"_s, u"exponential"_s}, {u"gamma"_s, u"gamma"_s},
            {u"h2"_s, u"hyperexponential"_s}, {u"lognormal"_s, u"lognormal"_s}},
        textMember(distribution, "kind"));
    settings[ids.mean] = number(distribution, "mean", 0);
    if (distribution.contains("scv")) {
        settings[ids.scv] = number(distribution, "scv", 1);
    }
}

/// The settings without those that say what the type says anyway. What the type cannot hold is
/// unknown.
template<typename Type>
Settings differing(Conversion &conversion, Settings settings, const Type &type)
{
    for (auto setting = settings.cbegin(); setting != settings.cend(); ++setting) {
        const auto *spec = type.setting(setting.key());
        const auto wrong = spec ? refusal(*spec, *setting) : std::nullopt;
        if (!spec || wrong) {
            conversion.unknown.append(wrong ? wrong->message : setting.key());
        }
    }
    settings.removeIf([&](const auto &setting) {
        const auto *spec = type.setting(setting.key());
        return spec && spec->defaultValue == setting.value();
    });
    return settings;
}

void addComponent(
    Conversion &conversion, const QString &id, const QString &type, const Settings &settings)
{
    Component component;
    component.id = id;
    component.type = type;
    component.name = id;
    component.rect = {0, 0, 180, 60};
    component.settings = differing(conversion, settings, *conversion.catalog.type(type));
    conversion.design.components.append(component);
}

void addConnection(Conversion &conversion, const QString &from, const QString &to,
    ConnectionKind kind, const Settings &settings)
{
    Connection connection;
    // Of one width, so that their order by id is that of the scenario.
    connection.id = u"c%1"_s.arg(conversion.design.connections.size() + 1, 4, 10, QChar(u'0'));
    connection.from = from;
    connection.to = to;
    connection.kind = kind;
    connection.settings = differing(conversion, settings, conversion.catalog.connectionType(kind));
    conversion.design.connections.append(connection);
}

void addBatch(Conversion &conversion, Settings &settings, const Json &batch)
{
    settings[u"max_batch"_s] = number(batch, "max", 1);
    settings[u"batch_window_ms"_s] = number(batch, "timeout", 0);
    settings[u"batch_base_ms"_s] = number(batch, "base", 0);
    settings[u"batch_item_ms"_s] = number(batch, "per_item", 0);
    const auto &noise = member(batch, "noise");
    addDistribution(conversion, settings, noiseIds, noise.is_null() ? Json(1) : noise);
}

void addNode(Conversion &conversion, const QString &id, const Json &node)
{
    Settings settings;
    const auto &batch = member(node, "batch");
    const bool isDelay = textMember(node, "kind") == "delay"_L1;
    settings[u"failure_probability"_s] = number(node, "fail", 0);
    settings[u"shards"_s] = number(node, "shards", 1);
    if (!batch.is_object()) {
        addDistribution(conversion, settings, serviceIds, member(node, "service"));
    }
    if (isDelay) {
        settings[u"unlimited_concurrency"_s] = true;
        addComponent(conversion, id, u"app-server"_s, settings);
        return;
    }
    settings[u"replicas"_s] = number(node, "replicas", 1);
    settings[u"concurrency"_s] = number(node, "concurrency", 1);
    settings[u"holds_worker"_s] = isTrue(node, "blocking");
    settings[u"balancer"_s] =
        conversion.word({{u"shared"_s, u"shared queue"_s}, {u"random"_s, u"random"_s},
                            {u"round_robin"_s, u"round robin"_s}, {u"jsq"_s, u"least requests"_s}},
            text(node, "lb", u"shared"_s));
    if (batch.is_object()) {
        addBatch(conversion, settings, batch);
        settings[u"max_rate_per_replica"_s] = noLimit;
        addComponent(conversion, id, u"model-server-gpu"_s, settings);
        return;
    }
    if (settings.value(serviceIds.mean) == Setting(0.0)) {
        // No limit is high enough for a server that takes no time: a type that has none.
        addComponent(conversion, id, u"feature-assembly"_s, settings);
        return;
    }
    settings[u"max_rate_per_replica"_s] = noLimit;
    addComponent(conversion, id, u"app-server"_s, settings);
}

void addCall(
    Conversion &conversion, const QString &from, const Json &call, int stage, const QString &mode)
{
    Settings settings;
    settings[u"stage"_s] = static_cast<double>(stage);
    settings[u"stage_mode"_s] = mode;
    settings[u"probability"_s] = number(call, "prob", 1);
    settings[u"calls"_s] = number(call, "count", 1);
    settings[u"fan_out"_s] = conversion.word(
        {{u"one"_s, u"one shard"_s}, {u"all"_s, u"all shards"_s}}, text(call, "fanout", u"one"_s));
    addDistribution(conversion, settings, networkIds, member(call, "net"));
    if (const auto timeout = numberMember(call, "timeout")) {
        settings[u"timeout_ms"_s] = *timeout;
    }
    settings[u"retries"_s] = number(call, "retries", 0);
    settings[u"backoff_ms"_s] = number(call, "backoff", 0);
    const bool isAsync = isTrue(call, "async");
    if (!isAsync) {
        settings[u"optional"_s] = text(call, "on_fail", u"fail"_s) == "ignore"_L1;
    }
    addConnection(conversion, from, textMember(call, "to"),
        isAsync ? ConnectionKind::Stream : ConnectionKind::Request, settings);
}

/// Calls one after the other become stages of their own, which means the same and keeps their
/// order whatever their ids.
void addStages(Conversion &conversion, const QString &from, const Json &stages)
{
    int number = 0;
    for (const auto &stage : stages) {
        const auto mode = text(stage, "mode", u"parallel"_s);
        ++number;
        bool isFirst = true;
        for (const auto &call : member(stage, "calls")) {
            number += !isFirst && mode == "sequential"_L1 ? 1 : 0;
            addCall(conversion, from, call, number, mode);
            isFirst = false;
        }
    }
}

void addEntry(Conversion &conversion, const Json &entry, const Json &nodes)
{
    const auto name = textMember(entry, "id");
    const bool isTaken = nodes.contains(name.toStdString());
    const auto &arrival = member(entry, "arrival");
    Settings settings;
    settings[u"rate_per_s"_s] = number(entry, "rate", 0);
    settings[u"peak_factor"_s] = 1.0;
    settings[u"arrival_law"_s] = conversion.word(
        {{u"poisson"_s, u"poisson"_s}, {u"gamma"_s, u"gamma"_s}, {u"h2"_s, u"hyperexponential"_s}},
        text(arrival, "kind", u"poisson"_s));
    settings[u"arrival_scv"_s] = number(arrival, "scv", 1);
    const auto id = isTaken ? name + u"-client"_s : name;
    addComponent(conversion, id, u"client"_s, settings);
    conversion.design.components.last().name = name;
    addConnection(
        conversion, id, textMember(entry, "to"), ConnectionKind::Request, {{u"network_ms"_s, 0.0}});
}

void place(Design &design)
{
    const auto positions = layout::arrange(design);
    for (auto &component : design.components) {
        component.rect.moveTopLeft(
            positions ? positions->value(component.id) : component.rect.topLeft());
    }
}

} // namespace

Result<Design> scenarioDesign(const Json &scenario, const Catalog &catalog, const QString &where)
{
    const auto &nodes = member(scenario, "nodes");
    const auto &entries = member(scenario, "entries");
    if (!nodes.is_object() || !entries.is_array()) {
        return Error {u"a scenario needs entries and nodes"_s, where};
    }
    Conversion conversion {catalog, {}, {}};
    conversion.design.title = textMember(scenario, "title");
    conversion.design.brief[u"scope"_s] = u"Scenario "_s + textMember(scenario, "name");
    for (const auto &entry : entries) {
        addEntry(conversion, entry, nodes);
    }
    for (const auto &[id, node] : nodes.items()) {
        addNode(conversion, QString::fromStdString(id), node);
        addStages(conversion, QString::fromStdString(id), member(node, "stages"));
    }
    if (!conversion.unknown.isEmpty()) {
        return Error {u"it cannot be drawn: "_s + conversion.unknown.join(u", "_s), where};
    }
    place(conversion.design);
    return conversion.design;
}
