// SPDX-License-Identifier: MIT
#include "app/export/report_text.h"

#include "app/export/report_limits.h"
#include "app/export/report_table.h"
#include "app/look/theme.h"
#include "app/wording/brief_text.h"
#include "app/wording/estimate_facts.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace report_text {

namespace {

using Cell = ReportTable::Cell;
using Table = ReportTable;
using report_limits::Section;
using report_limits::shortened;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Report)
};

estimate_facts::Names namesOf(const Subject &subject)
{
    return estimate_facts::namesOf(subject.design, subject.library.catalog);
}

/// Numbers with their workings; words have none.
Table workings()
{
    return Table(
        {{Words::tr("What"), 18}, {Words::tr("Value"), 30}, {Words::tr("How it comes about"), 52}});
}

void addNumber(
    Table &table, const QString &title, const QString &text, const core::Quantity &quantity)
{
    table.add({cell(title), cell(text), smallCell(quantity.working)});
}

void addFacts(Table &table, const QList<Fact> &facts, const core::Estimate &estimate)
{
    for (const auto &fact : facts) {
        const auto *quantity = fact.working.pick ? fact.working.pick(estimate) : nullptr;
        table.add({cell(fact.title.plain()), cell(fact.text.plain(), fact.tone == Fact::Tone::Bad),
            smallCell(quantity ? quantity->working : QString())});
    }
}

QString latencyText(const core::LatencyEstimate &latency)
{
    return Words::tr("p50 %1, p90 %2, p95 %3, p99 %4, p99.9 %5, mean %6")
        .arg(estimate_text::latency(latency.p50), estimate_text::latency(latency.p90),
            estimate_text::latency(latency.p95), estimate_text::latency(latency.p99),
            estimate_text::latency(latency.p999), estimate_text::latency(latency.mean));
}

bool isLate(const core::EntryEstimate &entry)
{
    return entry.isMet == false || (entry.budget.p99Ms && !entry.latency.p99.value);
}

/// "99.95 % of 99.9 %"
Cell availabilityCell(const core::EntryEstimate &entry)
{
    const auto &its = entry.availability.success;
    auto text = its.value ? core::availabilityText(*its.value / 100) : u"\u2014"_s;
    if (entry.budget.availability) {
        text = Words::tr("%1, target %2")
                   .arg(text, core::availabilityText(*entry.budget.availability));
    }
    return cell(text, entry.isAvailabilityMet == false);
}

QString verdict(const core::Estimate &estimate)
{
    const auto isBroken = [](const core::EntryEstimate &entry) {
        return isLate(entry) || entry.isAvailabilityMet == false;
    };
    const auto hasPromise = [](const core::EntryEstimate &entry) {
        return entry.budget.p99Ms || entry.budget.availability;
    };
    const auto &entries = estimate.entries;
    if (entries.isEmpty()) {
        return Words::tr("There is no client, so nothing asks this design for anything and there "
                         "is nothing to estimate.");
    }
    if (std::none_of(entries.begin(), entries.end(), hasPromise)) {
        return Words::tr("No client has a latency budget or an availability target.");
    }
    const auto broken = std::count_if(entries.begin(), entries.end(), isBroken);
    return broken == 0        ? Words::tr("Every budget is kept at the peak.")
        : entries.size() == 1 ? Words::tr("The budget is not kept at the peak.")
                              : Words::tr("%1 of %2 clients do not keep their budgets at the peak.")
                                    .arg(broken)
                                    .arg(entries.size());
}

QString findingHtml(const core::Finding &finding)
{
    const auto word =
        finding.isDismissed() ? Words::tr("dismissed") : core::severityWord(finding.severity);
    auto html = u"<p class=\"finding\"><b class=\"%1\">%2</b> %3"_s.arg(
        word, word, shortened(finding.text).toHtmlEscaped());
    const auto more = finding.isDismissed() ? Words::tr("Because: %1").arg(finding.dismissedBecause)
                                            : finding.fix.say;
    if (!more.isEmpty()) {
        html += u"<br/><span class=\"working\">%1</span>"_s.arg(shortened(more).toHtmlEscaped());
    }
    return html + u"</p>\n"_s;
}

/// Small paragraphs, up to the length of a section.
QString remarks(const QStringList &texts)
{
    Section section;
    for (const auto &text : texts) {
        section.add(muted(text));
    }
    return section.html()
        + section.leftOutHtml(Words::tr("%1 more remarks are left out of the report."));
}

QList<core::ComponentEstimate> busiestFirst(const Subject &subject)
{
    auto all = subject.analysis.estimate.components;
    const auto isClient = [&](const core::ComponentEstimate &one) {
        return subject.analysis.estimate.entry(one.id) != nullptr;
    };
    all.removeIf(isClient);
    std::stable_sort(all.begin(), all.end(), [](const auto &a, const auto &b) {
        return a.utilisation.value.value_or(-1) > b.utilisation.value.value_or(-1);
    });
    return all;
}

Table streamsOf(const Subject &subject)
{
    const auto names = namesOf(subject);
    Table table({{Words::tr("Stream"), 40}, {Words::tr("Lag, p99"), 16, true},
        {Words::tr("Until processed, p50"), 16, true}, {Words::tr("p99"), 12, true},
        {Words::tr("Lag grows by"), 16, true}});
    for (const auto &stream : subject.analysis.estimate.streams) {
        const auto *connection = core::find(subject.design.connections, stream.id);
        if (!connection || !estimate_facts::isNoticeable(stream)) {
            continue;
        }
        table.add({cell(names.name(connection->from) + u" \u2192 "_s + names.name(connection->to)),
            cell(estimate_text::latency(stream.lag.p99)),
            cell(estimate_text::latency(stream.time.p50)),
            cell(estimate_text::latency(stream.time.p99)),
            cell(core::formatQuantity(stream.growth), stream.growth.value.has_value())});
    }
    return table;
}

QString ageText(const std::optional<double> &seconds)
{
    return seconds ? estimate_text::duration(*seconds) : u"\u2014"_s;
}

Table agesOf(const Subject &subject)
{
    const auto names = namesOf(subject);
    Table table({{Words::tr("Component"), 46}, {Words::tr("Typical age"), 18, true},
        {Words::tr("At worst"), 18, true}, {Words::tr("Target"), 18, true}});
    for (const auto &one : subject.analysis.estimate.freshness) {
        if (estimate_facts::isNoticeable(one)) {
            table.add({cell(names.name(one.id)), cell(ageText(one.typical.value)),
                cell(ageText(one.worst.value), one.isMet == false), cell(ageText(one.budgetS))});
        }
    }
    return table;
}

} // namespace

QString title(const core::Design &design)
{
    return design.title.isEmpty() ? Words::tr("Untitled board") : design.title;
}

QString heading(int level, const QString &plain)
{
    return u"<h%1>%2</h%1>\n"_s.arg(QString::number(level), shortened(plain).toHtmlEscaped());
}

QString paragraph(const QString &plain)
{
    return u"<p>%1</p>\n"_s.arg(shortened(plain).toHtmlEscaped());
}

QString muted(const QString &plain)
{
    return u"<p class=\"working\">%1</p>\n"_s.arg(shortened(plain).toHtmlEscaped());
}

QString head(const QString &title)
{
    const auto &theme = lightTheme();
    return u"<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"/><title>%1</title>\n<style>\n"
           "body { font-family: Inter, 'DejaVu Sans', sans-serif; font-size: 10pt; color: %2;"
           " max-width: 760px; margin: 24px auto; }\n"
           "h1 { font-size: 20pt; } h2 { font-size: 14pt; margin-top: 20px; }\n"
           "h3 { font-size: 10pt; margin-bottom: 0; } p { margin-top: 4px; }\n"
           ".client { page-break-before: always; }\n"
           "table { border-collapse: collapse; }\n"
           "th { color: %3; font-weight: normal; }\n"
           "td, th { vertical-align: top; border-bottom: 1px solid %4; }\n"
           ".working { color: %3; font-size: 8pt; }\n"
           ".bad, .error { color: %5; } .warning { color: %6; } .hint { color: %7; }\n"
           ".dismissed { color: %3; }\n"
           "img { max-width: 100%; height: auto; }\n"
           "</style></head><body>\n"_s.arg(title.toHtmlEscaped(), theme.text.name(),
               theme.muted.name(), theme.border.name(), theme.error.name(), theme.warning.name(),
               theme.hint.name());
}

QString summary(const Subject &subject)
{
    const auto &estimate = subject.analysis.estimate;
    auto html = paragraph(verdict(estimate));
    if (estimate.entries.isEmpty()) {
        return html;
    }
    Table table({{Words::tr("Client"), 22}, {Words::tr("Peak"), 12, true},
        {Words::tr("p99"), 12, true}, {Words::tr("p99 budget"), 13, true},
        {Words::tr("Available"), 27, true}, {Words::tr("Saturates at"), 14, true}});
    for (const auto &entry : estimate.entries) {
        table.add({cell(entry.name), cell(core::formatQuantity(entry.peakRate)),
            cell(estimate_text::latency(entry.latency.p99), isLate(entry)),
            cell(entry.budget.p99Ms ? core::formatNumber(*entry.budget.p99Ms) + u" ms"_s
                                    : u"\u2014"_s),
            availabilityCell(entry), cell(core::formatQuantity(entry.maxRate))});
    }
    return html + table.html();
}

QString brief(const Subject &subject)
{
    const auto html = heading(2, Words::tr("Brief"));
    auto others = subject.design.brief;
    if (others.isEmpty()) {
        return html + paragraph(Words::tr("Nothing of the brief is written yet."));
    }
    Section section;
    const auto add = [&](const QString &name, const core::BriefAnswer &answer) {
        const auto text = shortened(answerText(answer), report_limits::answerLength);
        section.add(heading(3, name)
            + u"<p>%1</p>\n"_s.arg(text.toHtmlEscaped().replace(u'\n', u"<br/>"_s)));
    };
    for (const auto &checklist : subject.library.checklists) {
        for (const auto &stage : checklist.stages) {
            for (const auto &field : stage.fields) {
                if (others.contains(field.id)) {
                    add(field.name, others.value(field.id));
                    others.remove(field.id);
                }
            }
        }
    }
    for (auto answer = others.cbegin(); answer != others.cend(); ++answer) {
        add(answer.key(), answer.value());
    }
    return html + section.html()
        + section.leftOutHtml(Words::tr("%1 more answers are left out of the report."));
}

QString entry(const Subject &subject, const core::EntryEstimate &entry)
{
    const auto &estimate = subject.analysis.estimate;
    const auto names = namesOf(subject);
    auto html = u"<h2 class=\"client\">%1</h2>\n"_s.arg(
        Words::tr("Client: %1").arg(entry.name).toHtmlEscaped());
    auto table = workings();
    addNumber(table, Words::tr("Peak"), core::formatQuantity(entry.peakRate), entry.peakRate);
    addNumber(
        table, Words::tr("Average"), core::formatQuantity(entry.averageRate), entry.averageRate);
    if (entry.latency.p99.value) {
        addNumber(table, Words::tr("Latency"), latencyText(entry.latency), entry.latency.p99);
    } else {
        html += u"<p class=\"bad\">%1</p>\n"_s.arg(
            shortened(Words::tr("There is no latency. %1").arg(entry.latency.p99.working))
                .toHtmlEscaped());
    }
    if (entry.budget.p99Ms) {
        table.add({cell(Words::tr("p99 budget")), cell(estimate_text::budget(entry), isLate(entry)),
            smallCell(entry.slackMs.working)});
    }
    addFacts(table, estimate_facts::ofEntry(entry, names), estimate);
    html += table.html();
    QStringList reasons;
    for (const auto &reason : entry.approximations) {
        reasons.append(Words::tr("Approximate: %1").arg(reason));
    }
    html += remarks(reasons);
    if (const auto path = estimate_facts::ofPath(entry, names); !path.isEmpty()) {
        html += heading(3, Words::tr("Critical path: what the p99 saves without a stop"));
        auto stops = workings();
        addFacts(stops, path, estimate);
        html += stops.html();
    }
    return html;
}

QString whole(const Subject &subject)
{
    auto table = workings();
    addFacts(table, estimate_facts::ofDesign(subject.analysis.estimate, namesOf(subject)),
        subject.analysis.estimate);
    return heading(2, Words::tr("Limits, costs and sizes"))
        + (table.isEmpty() ? paragraph(Words::tr("There is nothing to tell yet.")) : table.html());
}

QString components(const Subject &subject)
{
    auto html = heading(2, Words::tr("Components"));
    const auto names = namesOf(subject);
    Table table({{Words::tr("Component"), 30}, {Words::tr("Rate"), 14, true},
        {Words::tr("Load"), 12, true}, {Words::tr("Replicas"), 18, true},
        {Words::tr("Own p99"), 12, true}, {Words::tr("A month"), 14, true}});
    Section states;
    for (const auto &component : busiestFirst(subject)) {
        const auto load = estimate_text::load(component);
        const auto none = u"\u2014"_s;
        table.add({cell(names.name(component.id)), cell(core::formatQuantity(component.rate)),
            cell(load.isEmpty() ? none : load, component.isSaturated),
            cell(component.replicas ? estimate_text::replicas(component) : none,
                estimate_text::needsReplicas(component)),
            cell(estimate_text::latency(component.latency.p99)),
            cell(component.cost.month.value ? estimate_text::money(component.cost.month) : none)});
        if (!component.state.isEmpty()) {
            states.add(paragraph(names.name(component.id) + u": "_s + component.state));
        }
    }
    return html
        + (table.isEmpty() ? paragraph(Words::tr("There are no components yet."))
                           : table.html() + states.html()
                    + states.leftOutHtml(Words::tr("%1 more remarks are left out of the report.")));
}

QString data(const Subject &subject)
{
    const auto streams = streamsOf(subject);
    const auto ages = agesOf(subject);
    QString html;
    if (!streams.isEmpty()) {
        html += heading(2, Words::tr("Streams")) + streams.html();
    }
    if (!ages.isEmpty()) {
        html += heading(2, Words::tr("Freshness of data")) + ages.html();
    }
    return html;
}

QString findings(const Subject &subject)
{
    const auto html = heading(2, Words::tr("Findings"));
    auto all = subject.analysis.checks.findings;
    if (all.isEmpty()) {
        return html + paragraph(Words::tr("Nothing was found missing or wrong."));
    }
    std::stable_sort(all.begin(), all.end(), [](const auto &a, const auto &b) {
        return std::pair(a.isDismissed(), a.severity) < std::pair(b.isDismissed(), b.severity);
    });
    Section section;
    for (const auto &finding : std::as_const(all)) {
        section.add(findingHtml(finding));
    }
    return html + section.html()
        + section.leftOutHtml(Words::tr("%1 more findings are left out of the report."));
}

QString method(const Subject &subject)
{
    const auto html = heading(2, Words::tr("How the numbers come about"))
        + paragraph(Words::tr(
            "Everything is computed at the clients' peak demand, by queueing formulas that combine "
            "whole laws of latency rather than percentiles. Costs follow the shipped price table. "
            "No number was measured on a running system."));
    return html + remarks(subject.analysis.estimate.problems);
}

} // namespace report_text
