// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/library.h"
#include "core/base/json.h"
#include "core/estimate/analytic/solve.h"
#include "core/estimate/insights/simulated_estimate.h"

#include <QString>
#include <QStringList>

/// The estimate and the simulation of a scenario against what an independent simulator found.
namespace truth {

/// One percentile, or the mean, of one client: ms.
struct Comparison {
    QString name; ///< "p99"
    double truth = 0;
    double truthHalfWidth = 0;
    std::optional<double> formula;
    std::optional<double> simulated;
    double simulatedHalfWidth = 0;

    /// Relative errors.
    double formulaError() const { return formula ? *formula / truth - 1 : 0; }
    double simulatedError() const { return simulated ? *simulated / truth - 1 : 0; }
    /// Whether the truth lies in the simulation's interval, which is widened by the truth's own.
    bool isCovered() const;
};

/// One client of a scenario.
struct Entry {
    QString scenario;
    QString id;
    QList<Comparison> comparisons; ///< mean, p50, p95, p99, p99.9
    QStringList approximations;
    QStringList words; ///< the same in short: "burst", "heavy load"
    QString obstacle; ///< why the formula has no latency; empty when it has one
    bool isFlagged() const { return !approximations.isEmpty(); }
    /// Which bounds of an entry without an approximation it breaks: the p99 bound is 10 %, 5 % for
    /// most.
    QStringList broken() const;
};

/// A scenario as the product sees it.
struct Run {
    QString name;
    core::Estimate estimate;
    std::optional<core::Simulated> simulated;
    QList<Entry> entries;
};

/// Reads scenarios/NAME.json and results/NAME.json below the folder; without requests nothing is
/// simulated.
core::Result<Run> run(const core::Library &library, const QString &folder, const QString &name,
    long requests, quint64 seed);

/// Short words for why an answer of the formulas is approximate.
QStringList shortWords(const std::vector<core::analytic::Approximation> &approximations);

/// What differs by more than a thousandth from the exact flow in capacity.json below the folder:
/// rates, utilisations, the bottleneck, the highest load; in sentences. Nothing is compared where
/// that file says nothing, or leaves timeouts aside.
core::Result<QStringList> capacityProblems(const QString &folder, const Run &run);

/// Names of all scenarios that have results, in order.
QStringList scenarios(const QString &folder);

/// The folder that is checked in.
QString ownFolder();

} // namespace truth
