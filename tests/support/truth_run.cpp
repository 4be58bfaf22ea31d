// SPDX-License-Identifier: MIT
#include "support/truth_run.h"

#include "core/estimate/answer/solved.h"
#include "core/io/file.h"
#include "support/scenario_design.h"

#include <QDir>
#include <QFileInfo>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace core;

namespace truth {

namespace {

Result<Json> read(const QString &path)
{
    const auto text = io::read(path);
    return text ? parseJson(*text, path) : Result<Json>(text.error());
}

/// The entry's client: it has the entry's name, whatever id the design could give it.
const EntryEstimate *entryNamed(const Estimate &estimate, const QString &name)
{
    const auto found = std::find_if(estimate.entries.begin(), estimate.entries.end(),
        [&](const EntryEstimate &entry) { return entry.name == name; });
    return found == estimate.entries.end() ? nullptr : &*found;
}

void add(Entry &entry, const char *name, const Json &truth, const Quantity &formula,
    const Measured &simulated)
{
    const auto &value = truth.at(name);
    entry.comparisons.append({QString::fromLatin1(name), value.at(0).get<double>(),
        value.at(1).get<double>(), formula.value, simulated.value, simulated.halfWidth});
}

Entry entryOf(const Run &run, const std::string &id, const Json &truth)
{
    Entry entry {run.name, QString::fromStdString(id), {}, {}, {}, {}};
    const auto *estimate = entryNamed(run.estimate, entry.id);
    if (!estimate) {
        entry.obstacle = u"the design has no such client"_s;
        return entry;
    }
    entry.approximations = estimate->approximations;
    if (!estimate->latency.p99.value) {
        entry.obstacle = estimate->latency.p99.working;
    }
    MeasuredLatency seen;
    for (const auto &simulated : run.simulated ? run.simulated->entries : QList<SimulatedEntry>()) {
        seen = simulated.id == estimate->id ? simulated.latency : seen;
    }
    const auto &latency = estimate->latency;
    add(entry, "mean", truth, latency.mean, seen.mean);
    add(entry, "p50", truth, latency.p50, seen.p50);
    add(entry, "p95", truth, latency.p95, seen.p95);
    add(entry, "p99", truth, latency.p99, seen.p99);
    add(entry, "p999", truth, latency.p999, seen.p999);
    return entry;
}

QString shortWord(analytic::ApproximationRule rule)
{
    using analytic::ApproximationRule;
    switch (rule) {
    case ApproximationRule::Burst:
        return u"burst"_s;
    case ApproximationRule::NestedRepeats:
        return u"nested repeats"_s;
    case ApproximationRule::RepeatsAtReplicas:
        return u"repeats at replicas"_s;
    case ApproximationRule::MoreThanServers:
        return u"more than servers"_s;
    case ApproximationRule::TimeoutRetry:
        return u"timeout retry"_s;
    case ApproximationRule::SmoothArrivals:
        return u"smooth arrivals"_s;
    case ApproximationRule::HeavyLoad:
        return u"heavy load"_s;
    case ApproximationRule::HeavyTail:
        return u"heavy tail"_s;
    case ApproximationRule::RepeatedVisits:
        return u"repeated visits"_s;
    case ApproximationRule::HeldServers:
        return u"held servers"_s;
    }
    return u"other"_s;
}

/// The approximations of each client by its name, which the estimate only has in sentences.
QMap<QString, QStringList> wordsOf(const Design &design, const Catalog &catalog)
{
    QStringList problems;
    analytic::Memory memory;
    const estimation::ResolvedDesign resolved(design, catalog);
    const auto solved = estimation::solved(resolved, memory, problems);
    QMap<QString, QStringList> words;
    for (const auto &endToEnd : solved.solution.entries) {
        words.insert(resolved.name(endToEnd.node), shortWords(endToEnd.approximations));
    }
    return words;
}

void compare(QStringList &problems, const QString &what, const std::optional<double> &actual,
    const Json &expected)
{
    constexpr double tolerance = 0.001;
    if (!expected.is_number()) {
        return;
    }
    const double value = expected.get<double>();
    if (!actual || std::abs(*actual - value) > tolerance * std::abs(value)) {
        problems.append(
            u"%1 is %2 instead of %3"_s.arg(what).arg(actual.value_or(std::nan(""))).arg(value));
    }
}

/// Whether it is as full as any: of equals each may be named.
bool isBottleneck(const ElementId &id, const Json &utilisations)
{
    double highest = 0;
    for (const auto &[node, utilisation] : utilisations.items()) {
        highest = std::max(highest, utilisation.get<double>());
    }
    const auto found = utilisations.find(id.toStdString());
    return found == utilisations.end() ? highest == 0 : *found >= 0.999 * highest;
}

} // namespace

QStringList shortWords(const std::vector<analytic::Approximation> &approximations)
{
    QStringList words;
    for (const auto &approximation : approximations) {
        words.append(shortWord(approximation.rule));
    }
    words.removeDuplicates();
    return words;
}

Result<QStringList> capacityProblems(const QString &folder, const Run &run)
{
    QStringList problems;
    const auto file = folder + u"/capacity.json"_s;
    const auto all = QFileInfo::exists(file) ? read(file) : Result(Json());
    if (!all) {
        return all.error();
    }
    const auto scenarios = all->is_object() ? all->value("scenarios", Json()) : Json();
    const auto truth =
        scenarios.is_object() ? scenarios.value(run.name.toStdString(), Json()) : Json();
    if (truth.is_null() || !textMember(truth, "note").isEmpty()) {
        return problems;
    }
    const auto &utilisations = truth.at("utilisation_of_capacity");
    for (const auto &[node, rate] : truth.at("node_rate_per_s").items()) {
        const auto id = QString::fromStdString(node);
        const auto *component = run.estimate.component(id);
        compare(problems, u"the rate of "_s + id, component ? component->rate.value : std::nullopt,
            rate);
        compare(problems, u"the utilisation of "_s + id,
            component ? component->utilisation.value : std::nullopt,
            utilisations.value(node, Json()));
    }
    if (!isBottleneck(run.estimate.bottleneck, utilisations)) {
        problems.append(u"the bottleneck is "_s + run.estimate.bottleneck);
    }
    compare(problems, u"the highest load"_s, run.estimate.maxMultiplier.value,
        truth.value("max_load_multiplier", Json()));
    return problems;
}

bool Comparison::isCovered() const
{
    return simulated
        && std::abs(*simulated - truth) <= std::hypot(simulatedHalfWidth, truthHalfWidth);
}

QStringList Entry::broken() const
{
    static const QMap<QString, double> bounds {
        {u"mean"_s, 0.02}, {u"p50"_s, 0.03}, {u"p95"_s, 0.03}, {u"p99"_s, 0.10}, {u"p999"_s, 0.10}};
    QStringList names;
    for (const auto &comparison : comparisons) {
        const double own = comparison.truthHalfWidth / comparison.truth;
        if (std::abs(comparison.formulaError()) > bounds.value(comparison.name) + own) {
            names.append(comparison.name);
        }
    }
    return names;
}

Result<Run> run(
    const Library &library, const QString &folder, const QString &name, long requests, quint64 seed)
{
    const auto scenario = read(folder + u"/scenarios/"_s + name + u".json"_s);
    const auto results = scenario ? read(folder + u"/results/"_s + name + u".json"_s)
                                  : Result<Json>(scenario.error());
    const auto design = results ? scenarioDesign(*scenario, library.catalog, name)
                                : Result<Design>(results.error());
    if (!design) {
        return design.error();
    }
    Run run {name, estimate(*design, library.catalog), {}, {}};
    if (requests > 0) {
        simulation::Plan plan;
        plan.seed = seed;
        plan.threads = 2;
        plan.mostRequests = requests;
        plan.precision = 0;
        run.simulated = simulate(*design, library.catalog, run.estimate, plan);
    }
    const auto words = wordsOf(*design, library.catalog);
    for (const auto &[id, truth] : results->at("entries").items()) {
        run.entries.append(entryOf(run, id, truth));
        run.entries.last().words = words.value(run.entries.last().id);
    }
    return run;
}

QStringList scenarios(const QString &folder)
{
    QStringList names;
    for (const auto &file : QDir(folder + u"/results"_s).entryList({u"*.json"_s}, QDir::Files)) {
        names.append(file.chopped(5));
    }
    return names;
}

QString ownFolder()
{
    return QStringLiteral(INFERBOARD_SOURCE_DIR "/tests/data/truth");
}

} // namespace truth
