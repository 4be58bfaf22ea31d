// SPDX-License-Identifier: MIT
#include "app/cli/text_parts.h"
#include "app/cli/text_reports.h"
#include "app/cli/text_values.h"

using namespace Qt::StringLiterals;

namespace cli {

namespace {

using core::Measured;

/// "101.4 ± 0.4 |   100.8", behind what else stands in the line.
QString cellsOf(const QStringList &before, const QString &simulated, const QString &formula)
{
    QString cells;
    for (const auto &cell : before) {
        cells += rightColumn(cell, 10);
    }
    return cells + rightColumn(simulated, 22) + u" |"_s + rightColumn(formula, 10);
}

QString comparison(const QString &name, const QStringList &before, const QString &simulated,
    const QString &formula)
{
    const auto cells = cellsOf(before, simulated, formula);
    return leftColumn(name, Page::width - static_cast<int>(cells.size())) + cells + u'\n';
}

QString indented(const QString &name, const QString &simulated, const QString &formula)
{
    const auto cells = cellsOf({}, simulated, formula);
    return u"  "_s + leftColumn(name, Page::width - 2 - static_cast<int>(cells.size())) + cells
        + u'\n';
}

Measured inPercent(Measured share)
{
    return {share.value ? std::optional(*share.value * 100) : std::nullopt, share.halfWidth * 100};
}

QString timesText(const core::MeasuredLatency &seen, const core::LatencyEstimate &formula)
{
    const auto line = [](const QString &name, const Measured &simulated, const auto &computed) {
        return indented(name, numberText(simulated), numberText(computed));
    };
    return line(Page::tr("mean ms"), seen.mean, formula.mean)
        + line(u"p50"_s, seen.p50, formula.p50) + line(u"p90"_s, seen.p90, formula.p90)
        + line(u"p95"_s, seen.p95, formula.p95) + line(u"p99"_s, seen.p99, formula.p99)
        + line(u"p99.9"_s, seen.p999, formula.p999);
}

/// A promise is held against what was seen, where something was.
QString budgetLine(const core::EntryEstimate &entry, const Measured &p99, const Ink &ink)
{
    if (!entry.budget.p99Ms || !p99.value) {
        return {};
    }
    const bool isMet = *p99.value <= *entry.budget.p99Ms;
    const auto text = (isMet ? Page::tr("p99 %1 ms: met") : Page::tr("p99 %1 ms: missed"))
                          .arg(core::formatNumber(*entry.budget.p99Ms));
    const auto line = labelled(Page::tr("budget"), text);
    return isMet ? ink.good(line) : ink.bad(line);
}

QString entryText(
    const core::EntryEstimate &entry, const core::SimulatedEntry &simulated, const Ink &ink)
{
    auto text = ink.strong(comparison(plain(entry.name), {}, Page::tr("sim"), Page::tr("formula")));
    text += indented(Page::tr("ended requests /s"), numberText(simulated.throughput),
        numberText(entry.peakRate));
    const auto success =
        entry.successRate.value ? std::optional(*entry.successRate.value * 100) : std::nullopt;
    text += indented(
        Page::tr("success %"), numberText(inPercent(simulated.successRate)), numberText(success));
    if (entry.health != core::Health::Ok) {
        return text + ink.bad(labelled(Page::tr("latency"), entry.latency.p99.working));
    }
    text += timesText(simulated.latency, entry.latency);
    text += budgetLine(entry, simulated.latency.p99, ink);
    for (const auto &one : simulated.disagreements) {
        text += labelled(Page::tr("apart"), one);
    }
    for (const auto &reason : entry.approximations) {
        text += labelled(Page::tr("roughly"), Page::tr("formula approximate: %1").arg(reason));
    }
    return text;
}

QString steadyComponents(
    const core::Design &design, const core::Estimate &estimate, const core::Simulated &simulated)
{
    QString text;
    for (const auto &component : estimate.components) {
        const auto *seen = core::find(simulated.components, component.id);
        if (seen) {
            const auto busy = seen->utilisation.value
                ? core::formatNumber(*seen->utilisation.value * 100) + u" %"_s
                : numberText(seen->utilisation.value);
            text += comparison(nameOf(design, component.id), {numberText(seen->rate.value), busy},
                numberText(seen->latency.p99), numberText(component.latency.p99));
        }
    }
    return text;
}

QString unsteadyRow(const QString &name, const QStringList &cells)
{
    return leftColumn(name, 26) + rightColumn(cells.at(0), 12) + rightColumn(cells.at(1), 12)
        + rightColumn(cells.at(2), 18) + rightColumn(cells.at(3), 12) + u'\n';
}

QString unsteadyComponents(const core::Design &design, const core::Estimate &estimate,
    const core::Simulated &simulated, const Ink &ink)
{
    QString text;
    for (const auto &component : estimate.components) {
        const auto *seen = core::find(simulated.components, component.id);
        if (!seen || !seen->rate.value) {
            continue;
        }
        const double ended = *seen->rate.value - seen->backlogGrowth.value.value_or(0);
        const auto line = unsteadyRow(nameOf(design, component.id),
            {numberText(seen->rate.value), core::formatNumber(ended),
                numberText(seen->backlogGrowth), core::healthWord(component.health)});
        text += component.health == core::Health::Ok ? line : ink.bad(line);
    }
    return text;
}

QString seenComponents(const core::Design &design, const core::Estimate &estimate,
    const core::Simulated &simulated, const Ink &ink)
{
    if (simulated.isSteady) {
        const auto head = comparison(Page::tr("Components, p99 ms"),
            {Page::tr("rate /s"), Page::tr("busy")}, Page::tr("sim"), Page::tr("formula"));
        return ink.strong(head) + steadyComponents(design, estimate, simulated)
            + statesText(design, estimate, ink);
    }
    const auto head = unsteadyRow(Page::tr("Components"),
        {Page::tr("rate /s"), Page::tr("ended /s"), Page::tr("growth /s"), Page::tr("state")});
    return ink.strong(head) + unsteadyComponents(design, estimate, simulated, ink)
        + statesText(design, estimate, ink);
}

QString seenStreams(const core::Design &design, const core::Estimate &estimate,
    const core::Simulated &simulated, const Ink &ink)
{
    QString text;
    for (const auto &stream : estimate.streams) {
        if (const auto *seen = core::find(simulated.streams, stream.id)) {
            text += comparison(connectionName(design, stream.id), {}, numberText(seen->time.p99),
                numberText(stream.time.p99));
        }
    }
    const auto head =
        comparison(Page::tr("Streams, p99 ms"), {}, Page::tr("sim"), Page::tr("formula"));
    return text.isEmpty() ? text : ink.strong(head) + text;
}

QString endingText(const core::Simulated &simulated, const RunFacts &facts)
{
    if (simulated.raw.hasOverflowed) {
        return Page::tr("More is under way than fits into memory: only rates and growth hold.");
    }
    switch (facts.ending) {
    case Ending::Precise:
        return Page::tr("It is as sure as asked.");
    case Ending::Time:
        return Page::tr("It was cut short by --seconds.");
    case Ending::Interrupted:
        return Page::tr("It was interrupted.");
    case Ending::Requests:
        break;
    }
    return simulated.isSteady ? Page::tr("More --requests would make it surer.")
                              : Page::tr("There is no steady state to be sure of.");
}

QString runText(const core::Simulated &simulated, const RunFacts &facts, const Ink &ink)
{
    const auto counted = Page::tr("%1 requests measured, %2 events, %3 replications, seed %4.")
                             .arg(core::formatNumber(double(simulated.raw.requests)),
                                 core::formatNumber(double(simulated.raw.events)))
                             .arg(simulated.raw.replications)
                             .arg(facts.seed);
    return ink.strong(Page::tr("Simulation")) + u'\n'
        + paragraph(u"  "_s, counted + u' ' + endingText(simulated, facts))
        + paragraph(u"  "_s, Page::tr("± is half of a 95 % interval."));
}

} // namespace

QString simulateText(const core::Design &design, const core::Estimate &estimate,
    const core::Simulated &simulated, const RunFacts &facts, const Ink &ink)
{
    QStringList parts;
    for (const auto &entry : estimate.entries) {
        const auto *seen = core::find(simulated.entries, entry.id);
        parts.append(entryText(entry, seen ? *seen : core::SimulatedEntry(), ink));
    }
    parts += {estimate.entries.isEmpty() ? noClientText() : QString(),
        seenComponents(design, estimate, simulated, ink),
        seenStreams(design, estimate, simulated, ink), runText(simulated, facts, ink)};
    for (const auto &problem : estimate.problems) {
        parts.last() += paragraph(u"  "_s, problem);
    }
    parts.removeAll(QString());
    return parts.join(u'\n');
}

} // namespace cli
