// SPDX-License-Identifier: MIT
#include "app/cli/commands.h"
#include "app/cli/json_reports.h"
#include "app/cli/json_values.h"
#include "app/cli/text_reports.h"
#include "app/cli/watch.h"
#include "core/io/design_json.h"
#include "core/io/file.h"

#include <QThread>

#include <functional>

using namespace Qt::StringLiterals;

namespace cli {

namespace {

/// What there is to say of one design, for a program or for people.
struct Report {
    core::Json json;
    QString text;
};
using Reporter = std::function<Report(const core::Design &)>;

core::Json inFile(const QString &file, const core::Json &report)
{
    core::Json result {{"file", core::fromQString(file)}};
    for (const auto &[name, member] : report.items()) {
        result[name] = member;
    }
    return result;
}

/// Of one file the report alone, as scripts know it.
core::Result<Answer> reportOnOne(
    const QString &file, Reading reading, const Style &style, const Reporter &reporter)
{
    const auto source = sourceIn(file, reading);
    if (!source) {
        return source.error();
    }
    const auto report = reporter(source->design);
    Answer answer {style.isJson ? printed(report.json) : report.text};
    answer.notes = source->notes;
    return answer;
}

core::Result<Answer> reportOn(
    const QStringList &files, Reading reading, const Style &style, const Reporter &reporter)
{
    if (files.size() == 1) {
        return reportOnOne(files.first(), reading, style, reporter);
    }
    Answer answer;
    auto reports = core::Json::array();
    QStringList texts;
    for (const auto &file : files) {
        if (Watch::isInterrupted()) {
            break;
        }
        const auto source = sourceIn(file, reading);
        if (!source) {
            answer.errors.append(source.error());
            answer.exit = Exit::BadInput;
            continue;
        }
        answer.notes += source->notes;
        const auto report = reporter(source->design);
        reports.push_back(inFile(file, report.json));
        texts.append(style.ink.strong(u"== "_s + plain(file)) + u'\n' + report.text);
    }
    answer.text = style.isJson ? printed({{"files", reports}}) : texts.join(u'\n');
    return answer;
}

void drop(core::MeasuredLatency &times)
{
    times = {};
}

/// Without what has no meaning: times that only tell how a queue grows, the success of requests
/// that nobody made, the waiting of what never queues.
core::Simulated meaningful(core::Simulated simulated, const core::Estimate &estimate)
{
    const bool isEmpty = simulated.raw.replications == 0;
    const bool isCut = simulated.raw.hasOverflowed;
    simulated.isSteady = simulated.isSteady && !isCut;
    for (auto &entry : simulated.entries) {
        const auto *its = estimate.entry(entry.id);
        if (!entry.latency.mean.value) {
            entry.successRate = {};
            entry.throughput = isEmpty ? core::Measured() : entry.throughput;
        }
        if (isCut || !its || its->health != core::Health::Ok) {
            drop(entry.latency);
            entry.disagreements.clear();
        }
    }
    for (auto &component : simulated.components) {
        const auto *its = estimate.component(component.id);
        const bool hasTime = its && its->latency.mean.value;
        if (isCut || !its || its->health != core::Health::Ok
            || (!hasTime && component.latency.mean.value == 0.0)) {
            drop(component.latency);
            drop(component.wait);
        }
        if (!its || !its->wait.mean.value) {
            drop(component.wait);
        }
        if (!its || !its->utilisation.value || isEmpty) {
            component.utilisation = {};
        }
        component.rate = isEmpty ? core::Measured() : component.rate;
        component.backlogGrowth = isEmpty ? core::Measured() : component.backlogGrowth;
    }
    for (auto &stream : simulated.streams) {
        const auto *its = core::find(estimate.streams, stream.id);
        if (isCut || !its || its->growth.value) {
            drop(stream.time);
        }
    }
    return simulated;
}

core::simulation::Plan planOf(const SimulateOptions &options)
{
    core::simulation::Plan plan;
    plan.seed = options.seed;
    plan.threads = options.threads > 0 ? options.threads : std::max(1, QThread::idealThreadCount());
    plan.mostRequests = options.requests;
    plan.precision = options.precision;
    plan.tracedRequests = 0;
    return plan;
}

Ending endingOf(const Watch &watch, const core::Simulated &simulated)
{
    if (Watch::isInterrupted()) {
        return Ending::Interrupted;
    }
    if (watch.isLate() && simulated.raw.isCancelled) {
        return Ending::Time;
    }
    return simulated.raw.isPrecise && simulated.isSteady ? Ending::Precise : Ending::Requests;
}

Report simulated(const core::Library &library, const core::Design &design,
    const core::Estimate &estimate, const SimulateOptions &options, const Style &style)
{
    Watch watch(options.seconds);
    const auto listen = [&](const core::simulation::Progress &progress) {
        return watch.goesOn(progress);
    };
    const auto result = meaningful(
        core::simulate(design, library.catalog, estimate, planOf(options), listen), estimate);
    const RunFacts facts {options.seed, watch.seconds(), endingOf(watch, result)};
    return style.isJson ? Report {simulateJson(design, estimate, result, facts), {}}
                        : Report {{},
                            simulateText(library.catalog.withDisplayNames(design), estimate, result,
                                facts, style.ink)};
}

} // namespace

core::Result<Answer> estimate(
    const core::Library &library, const EstimateOptions &options, const Style &style)
{
    return reportOn(options.files, options.reading, style, [&](const core::Design &design) {
        const core::EstimateScope scope {.prices = &library.prices};
        const auto result = core::estimate(design, library.catalog, scope);
        return style.isJson
            ? Report {estimateJson(result), {}}
            : Report {
                {}, estimateText(library.catalog.withDisplayNames(design), result, style.ink)};
    });
}

core::Result<Answer> simulate(
    const core::Library &library, const SimulateOptions &options, const Style &style)
{
    return reportOn(options.files, options.reading, style, [&](const core::Design &design) {
        const core::EstimateScope scope {.prices = &library.prices};
        const auto estimate = core::estimate(design, library.catalog, scope);
        return simulated(library, design, estimate, options, style);
    });
}

} // namespace cli
