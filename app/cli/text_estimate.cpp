// SPDX-License-Identifier: MIT
#include "app/cli/text_reports.h"

using namespace Qt::StringLiterals;

namespace cli {

namespace {

using core::formatNumber;
using core::formatQuantity;

/// A dash stands for what does not exist.
const auto absent = u"\u2014"_s;

QString number(const core::Quantity &quantity)
{
    return quantity.value ? formatNumber(*quantity.value) : absent;
}

QString percent(const core::Quantity &share)
{
    return share.value ? formatNumber(*share.value * 100) + u" %"_s : absent;
}

/// The name people gave the component, else its id.
QString nameOf(const core::Design &design, const core::ElementId &id)
{
    const auto *component = core::find(design.components, id);
    return plain(component && !component->name.isEmpty() ? component->name : id);
}

QString connectionName(const core::Design &design, const core::ElementId &id)
{
    const auto *connection = core::find(design.connections, id);
    if (!connection) {
        return id;
    }
    return nameOf(design, connection->from) + u" → "_s + nameOf(design, connection->to);
}

QString budgetText(const core::EntryEstimate &entry, const Ink &ink)
{
    if (!entry.budget.p99Ms) {
        return Page::tr("no latency budget is given");
    }
    const auto promise = Page::tr("p99 %1 ms").arg(formatNumber(*entry.budget.p99Ms));
    if (!entry.isMet || !entry.slackMs.value) {
        return promise + Page::tr(": cannot be told");
    }
    const auto slack = formatNumber(std::abs(*entry.slackMs.value));
    return promise
        + (*entry.isMet ? ink.good(Page::tr(": met, %1 ms to spare").arg(slack))
                        : ink.bad(Page::tr(": missed by %1 ms").arg(slack)));
}

QString limitText(const core::Design &design, const core::EntryEstimate &entry)
{
    if (!entry.maxRate.value) {
        return absent;
    }
    const auto most = Page::tr("at %1").arg(formatQuantity(entry.maxRate));
    return entry.bottleneck.isEmpty()
        ? most
        : most + Page::tr(", %1 first").arg(nameOf(design, entry.bottleneck));
}

QString latencyText(const core::LatencyEstimate &latency)
{
    return Page::tr("mean %1, p50 %2, p90 %3, p95 %4, p99 %5, p99.9 %6 ms")
        .arg(number(latency.mean), number(latency.p50), number(latency.p90), number(latency.p95),
            number(latency.p99), number(latency.p999));
}

QString entryText(const core::Design &design, const core::EntryEstimate &entry, const Ink &ink)
{
    QStringList path;
    for (const auto &id : entry.criticalPath) {
        path.append(nameOf(design, id));
    }
    const auto line = [](const QString &label, const QString &text) {
        return paragraph(u"  "_s + label.leftJustified(10), text);
    };
    auto text = ink.strong(plain(entry.name)) + u'\n';
    text += line(Page::tr("demand"),
        Page::tr("%1 at the peak, %2 on average")
            .arg(formatQuantity(entry.peakRate), formatQuantity(entry.averageRate)));
    text += line(Page::tr("latency"), latencyText(entry.latency));
    text += u"  "_s + Page::tr("budget").leftJustified(10) + budgetText(entry, ink) + u'\n';
    text += line(Page::tr("saturates"), limitText(design, entry));
    text += line(Page::tr("path"), path.isEmpty() ? absent : path.join(u" → "_s));
    for (const auto &reason : entry.approximations) {
        text += line(Page::tr("roughly"), reason);
    }
    return text;
}

QString row(const QString &name, const QStringList &cells)
{
    constexpr int cellWidth = 10;
    auto text = leftColumn(name, Page::width - cellWidth * static_cast<int>(cells.size()));
    for (const auto &cell : cells) {
        text += rightColumn(cell, cellWidth);
    }
    return text;
}

QString componentsText(const core::Design &design, const core::Estimate &estimate, const Ink &ink)
{
    auto text = ink.strong(row(Page::tr("Components"),
                    {Page::tr("rate /s"), Page::tr("busy"), Page::tr("replicas"),
                        Page::tr("needed"), Page::tr("p99 ms")}))
        + u'\n';
    for (const auto &component : estimate.components) {
        const auto busy = component.isSaturated ? Page::tr("full") : percent(component.utilisation);
        const auto line = row(nameOf(design, component.id),
            {number(component.rate), busy,
                component.replicas ? formatNumber(*component.replicas) : absent,
                number(component.replicasNeeded), number(component.latency.p99)});
        text += (component.isSaturated ? ink.bad(line) : line) + u'\n';
    }
    return text;
}

QString connectionsText(const core::Design &design, const core::Estimate &estimate, const Ink &ink)
{
    auto text =
        ink.strong(row(Page::tr("Connections"), {Page::tr("rate /s"), Page::tr("MiB/s")})) + u'\n';
    for (const auto &connection : estimate.connections) {
        text += row(connectionName(design, connection.id),
                    {number(connection.rate), number(connection.bandwidth)})
            + u'\n';
    }
    return text;
}

QString totalsText(const core::Design &design, const core::Estimate &estimate, const Ink &ink)
{
    auto text = ink.strong(Page::tr("Together")) + u'\n';
    text += paragraph(
        u"  "_s, Page::tr("%1 at the peak of all clients.").arg(formatQuantity(estimate.peakRate)));
    if (!estimate.bottleneck.isEmpty()) {
        text += paragraph(u"  "_s,
            Page::tr("The limit is %1, which is full at %2 times this demand.")
                .arg(nameOf(design, estimate.bottleneck), number(estimate.maxMultiplier)));
    }
    for (const auto &problem : estimate.problems) {
        text += paragraph(u"  "_s, problem);
    }
    return text;
}

} // namespace

QString estimateText(const core::Design &design, const core::Estimate &estimate, const Ink &ink)
{
    QStringList parts;
    for (const auto &entry : estimate.entries) {
        parts.append(entryText(design, entry, ink));
    }
    if (estimate.entries.isEmpty()) {
        parts.append(paragraph({},
            Page::tr("There is no client: nothing asks this design for anything. Add a client "
                     "component and give its demand.")));
    }
    parts.append(componentsText(design, estimate, ink));
    parts.append(connectionsText(design, estimate, ink));
    parts.append(totalsText(design, estimate, ink));
    return parts.join(u'\n');
}

} // namespace cli
