// SPDX-License-Identifier: MIT
#include "support/truth_report.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace truth {

namespace {

/// What the method aims at for entries without an approximation: 19 of 20, and all.
struct Aim {
    QString metric;
    double often = 0;
    double ever = 0;
};

QList<Aim> aims()
{
    return {{u"mean"_s, 0.02, 0.1}, {u"p50"_s, 0.03, 0.1}, {u"p95"_s, 0.03, 0.1},
        {u"p99"_s, 0.05, 0.1}, {u"p999"_s, 0.1, 0.1}};
}

/// What is left of the error when the truth's own interval is taken off.
double beyondInterval(const Comparison &comparison)
{
    const double own = comparison.truthHalfWidth / comparison.truth;
    return std::max(0.0, std::abs(comparison.formulaError()) - own);
}

QString percent(double share)
{
    return QString::number(100 * share, 'f', 2);
}

QString withSign(double share)
{
    return (share < 0 ? QString() : u"+"_s) + percent(share);
}

double share(std::vector<double> errors, double part)
{
    std::sort(errors.begin(), errors.end());
    const auto place = static_cast<std::size_t>(std::ceil(part * double(errors.size())));
    return errors[std::max<std::size_t>(place, 1) - 1];
}

/// "p99    0.31   2.20   7.20   0.40        3   5 and 10, kept"
void printTable(QTextStream &out, const QMap<QString, std::vector<double>> &all,
    const Summary &summary, const QMap<QString, int> *beyond)
{
    out << "        median  19 of 20   worst  interval" << (beyond ? "  beyond" : "")
        << "     aim\n";
    for (const auto &aim : aims()) {
        const auto errors = all.value(aim.metric);
        if (errors.empty()) {
            continue;
        }
        const double often = share(errors, 0.95);
        const double ever = share(errors, 1);
        out << "  " << aim.metric.leftJustified(5) << percent(share(errors, 0.5)).rightJustified(7)
            << percent(often).rightJustified(10) << percent(ever).rightJustified(8)
            << percent(share(summary.halfWidths.value(aim.metric), 0.5)).rightJustified(10);
        if (beyond) {
            out << QString::number(beyond->value(aim.metric)).rightJustified(8);
        }
        out << "   " << aim.often * 100 << " and " << aim.ever * 100
            << (often <= aim.often && ever <= aim.ever ? ", kept" : ", broken") << '\n';
    }
}

QString listed(const QStringList &list)
{
    return list.isEmpty() ? u"none"_s : u"\n  "_s + list.join(u"\n  "_s);
}

} // namespace

void add(const Entry &entry, Summary &summary)
{
    const auto name = entry.scenario + u' ' + entry.id;
    ++summary.entries;
    if (!entry.obstacle.isEmpty()) {
        summary.unsteady.append(name + u": "_s + entry.obstacle);
        return;
    }
    for (const auto &comparison : entry.comparisons) {
        auto &errors = entry.isFlagged() ? summary.flaggedErrors : summary.errors;
        errors[comparison.name].push_back(beyondInterval(comparison));
        summary.halfWidths[comparison.name].push_back(comparison.truthHalfWidth / comparison.truth);
        if (comparison.simulated) {
            ++summary.intervals[comparison.name];
            summary.covered[comparison.name] += comparison.isCovered() ? 1 : 0;
        }
    }
    const auto broken = entry.broken();
    if (entry.isFlagged()) {
        ++summary.flagged;
    } else if (!broken.isEmpty()) {
        summary.outside.append(name + u": "_s + broken.join(u", "_s));
        for (const auto &metric : broken) {
            ++summary.beyond[metric];
        }
    }
}

void print(QTextStream &out, const Entry &entry)
{
    out << (entry.scenario + u' ' + entry.id).leftJustified(30);
    if (!entry.obstacle.isEmpty()) {
        out << " no latency: " << entry.obstacle << '\n';
        return;
    }
    for (const auto &comparison : entry.comparisons) {
        out << "  " << comparison.name << ' ' << withSign(comparison.formulaError());
        if (comparison.simulated) {
            out << '|' << withSign(comparison.simulatedError())
                << (comparison.isCovered() ? "" : "!");
        }
    }
    if (entry.isFlagged()) {
        out << "  approximate: " << entry.words.join(u", "_s);
    }
    out << '\n';
}

void printErrors(QTextStream &out, const Summary &summary)
{
    const auto steady = summary.entries - summary.unsteady.size();
    out << '\n'
        << summary.entries << " entries, " << summary.unsteady.size()
        << " of them without a steady state, " << summary.flagged << " flagged as approximate ("
        << percent(steady > 0 ? double(summary.flagged) / double(steady) : 0)
        << " % of the steady)\n\nformula without a warning, errors in % beyond the truth's own "
           "interval, whose median stands beside them\n";
    printTable(out, summary.errors, summary, &summary.beyond);
    if (!summary.flaggedErrors.isEmpty()) {
        out << "\nformula with a warning\n";
        printTable(out, summary.flaggedErrors, summary, nullptr);
    }
}

void printExceptions(QTextStream &out, const Summary &summary)
{
    out << "\nbeyond an aim without a warning: " << listed(summary.outside)
        << "\nwithout a steady state: " << listed(summary.unsteady)
        << "\nrates, utilisations, bottlenecks beyond 0.1 % of the exact flow: "
        << listed(summary.capacities) << '\n';
    if (!summary.intervals.isEmpty()) {
        out << "\nthe simulation's 95 % intervals hold the truth\n";
        for (const auto &aim : aims()) {
            out << "  " << aim.metric.leftJustified(5) << summary.covered.value(aim.metric)
                << " of " << summary.intervals.value(aim.metric) << '\n';
        }
    }
}

void printWarnings(QTextStream &out, const QList<Entry> &entries)
{
    struct Count {
        int all = 0;
        int alone = 0;
        int beyond = 0;
    };
    QMap<QString, Count> counts;
    for (const auto &entry : entries) {
        for (const auto &word : entry.words) {
            auto &count = counts[word];
            ++count.all;
            count.alone += entry.words.size() == 1 ? 1 : 0;
            count.beyond += entry.words.size() == 1 && !entry.broken().isEmpty() ? 1 : 0;
        }
    }
    out << "\nwarnings            entries   alone   alone and beyond a bound\n";
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        out << "  " << it.key().leftJustified(20) << QString::number(it->all).rightJustified(5)
            << QString::number(it->alone).rightJustified(8)
            << QString::number(it->beyond).rightJustified(8) << '\n';
    }
}

} // namespace truth
