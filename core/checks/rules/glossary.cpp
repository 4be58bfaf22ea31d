// SPDX-License-Identifier: MIT
#include "core/checks/rules/glossary.h"

#include "core/base/clean_text.h"
#include "core/checks/rules/brief_answers.h"
#include "core/checks/rules/json_arguments.h"

namespace core {

using namespace Qt::StringLiterals;

namespace {

Result<Metric> metricFromJson(const Json &json, const QString &where)
{
    Arguments arguments(json, {});
    Metric metric;
    metric.id = arguments.text("id");
    metric.names = arguments.texts("names");
    metric.families = arguments.texts("families");
    metric.tasks = arguments.optionalTexts("tasks");
    metric.misleadingOn = arguments.optionalTexts("misleading_on");
    arguments.text("source");
    for (const auto &family : std::as_const(metric.families)) {
        if (family != u"offline" && family != u"online" && family != u"guardrail") {
            arguments.refuse(
                u"\"%1\" is no family: write offline, online or guardrail"_s.arg(family));
        }
    }
    if (const auto wrong = arguments.problem()) {
        return Error {wrong->message, where + u", metric "_s + metric.id};
    }
    return metric;
}

} // namespace

std::optional<Error> addConcepts(Glossary &glossary, const Json &json, const QString &where)
{
    if (!json.is_object()) {
        return Error {u"a glossary must be an object of concepts"_s, where};
    }
    Arguments arguments(json, {});
    for (const auto &entry : json.items()) {
        const auto title = fromUtf8(entry.key());
        const auto phrases = arguments.texts(entry.key().c_str());
        if (glossary.concepts.contains(title)) {
            return Error {u"the concept \"%1\" is explained twice"_s.arg(title), where};
        }
        glossary.concepts.insert(title, phrases);
    }
    const auto wrong = arguments.problem();
    return wrong ? std::optional(Error {wrong->message, where}) : std::nullopt;
}

Result<QList<Metric>> metricsFromJson(const Json &json, const QString &where)
{
    if (!json.is_object() || !json.contains("metrics") || !json["metrics"].is_array()) {
        return Error {u"\"metrics\" must be a list"_s, where};
    }
    QList<Metric> metrics;
    for (const auto &item : json["metrics"]) {
        auto metric = metricFromJson(item, where);
        if (!metric) {
            return metric.error();
        }
        metrics.append(std::move(*metric));
    }
    return metrics;
}

const Metric *metricIn(const QString &entry, const QList<Metric> &metrics)
{
    const Metric *found = nullptr;
    std::pair<qsizetype, qsizetype> best; // where it stands, and how long it is, negative
    for (const auto &metric : metrics) {
        for (const auto &name : metric.names) {
            const std::pair place(indexOfWhole(entry, name), -name.size());
            if (place.first >= 0 && (!found || place < best)) {
                found = &metric;
                best = place;
            }
        }
    }
    return found;
}

} // namespace core
