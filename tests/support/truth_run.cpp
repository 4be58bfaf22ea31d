// SPDX-License-Identifier: MIT
#include "support/truth_run.h"

#include "core/io/file.h"
#include "support/scenario_design.h"

#include <QDir>

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
    Entry entry {run.name, QString::fromStdString(id), {}, {}, {}};
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

} // namespace

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
    for (const auto &[id, truth] : results->at("entries").items()) {
        run.entries.append(entryOf(run, id, truth));
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
