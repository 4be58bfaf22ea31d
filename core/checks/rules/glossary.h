// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json.h"

#include <QList>
#include <QMap>

namespace core {

/// A number that people evaluate a model or a product by, with the names they give it.
struct Metric {
    QString id;
    QStringList names;
    QStringList families; ///< offline, online, guardrail: often one, sometimes more
    QStringList tasks; ///< beginnings of the task types that it fits; none: it fits no model
    QStringList misleadingOn; ///< what makes it say little: "imbalance"
    bool operator==(const Metric &) const = default;
};

/// How people write of things: phrases for one concept, names of metrics. Rules say "@concept" and
/// mean each of its phrases.
struct Glossary {
    QMap<QString, QStringList> concepts;
    QList<Metric> metrics;
};

/// Takes in {"concept": ["phrase", …], …}; a concept that is there already is an error.
std::optional<Error> addConcepts(Glossary &glossary, const Json &json, const QString &where);
/// Reads {"metrics": [{"id", "names", "families", "tasks", "misleading_on", "source"}, …]}.
Result<QList<Metric>> metricsFromJson(const Json &json, const QString &where);

/// The metric that an entry of a list speaks of: the one whose name stands first in it as whole
/// words, of several there the longest; null when none does. "RMSE of watch time" is an RMSE.
const Metric *metricIn(const QString &entry, const QList<Metric> &metrics);

} // namespace core
