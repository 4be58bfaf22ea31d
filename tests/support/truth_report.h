// SPDX-License-Identifier: MIT
#pragma once

#include "support/truth_run.h"

#include <QMap>
#include <QTextStream>

#include <vector>

namespace truth {

/// What all entries together come to.
struct Summary {
    int entries = 0;
    int flagged = 0;
    QStringList outside; ///< beyond a bound without an approximation
    QStringList capacities; ///< that are not those of the exact flow
    QStringList unsteady; ///< with the word for their state
    QMap<QString, std::vector<double>> errors; ///< of entries without an approximation, by metric
    QMap<QString, std::vector<double>> flaggedErrors;
    QMap<QString, int> beyond; ///< entries without an approximation beyond the bound, by metric
    QMap<QString, std::vector<double>> halfWidths; ///< of the truth, relative, by metric
    QMap<QString, int> intervals;
    QMap<QString, int> covered;
};

void add(const Entry &entry, Summary &summary);

/// Errors of one entry in %, formula|simulation, ! where the interval misses.
void print(QTextStream &out, const Entry &entry);
/// How many, and the errors by metric with what the method aims at.
void printErrors(QTextStream &out, const Summary &summary);
/// Entries outside of what is promised, by name, and how often the simulation holds the truth.
void printExceptions(QTextStream &out, const Summary &summary);
/// For each rule that stands alone: how many it flags, and how many of these are beyond a bound.
void printWarnings(QTextStream &out, const QList<Entry> &entries);

} // namespace truth
