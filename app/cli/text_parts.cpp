// SPDX-License-Identifier: MIT
#include "app/cli/text_parts.h"

#include "app/cli/text_values.h"

using namespace Qt::StringLiterals;

namespace cli {

namespace {

using core::formatNumber;

bool isBad(core::Health health)
{
    return health == core::Health::Saturated || health == core::Health::Metastable;
}

QString line(const QString &text)
{
    return paragraph(u"  "_s, text);
}

QString loadText(const core::ComponentEstimate &component)
{
    return component.isSaturated ? Page::tr("full") : percent(component.utilisation);
}

/// "13 GiB of memory, 2 TiB of storage, 1,200 USD a month"
QString sumText(const core::Estimate &estimate)
{
    QStringList terms;
    if (estimate.memoryGib.value) {
        terms.append(Page::tr("%1 GiB of memory").arg(numberText(estimate.memoryGib)));
    }
    if (estimate.storageGib.value) {
        terms.append(Page::tr("%1 GiB of storage").arg(numberText(estimate.storageGib)));
    }
    if (estimate.cost.month.value) {
        terms.append(Page::tr("%1 USD a month").arg(numberText(estimate.cost.month)));
    }
    if (estimate.cost.perMillionRequests.value) {
        terms.append(Page::tr("%1 USD for a million requests")
                         .arg(numberText(estimate.cost.perMillionRequests)));
    }
    return terms.isEmpty() ? QString() : line(terms.join(u", "_s) + u'.');
}

QString limitsText(const core::Design &design, const core::Estimate &estimate)
{
    if (estimate.bottleneck.isEmpty()) {
        return {};
    }
    auto text = Page::tr("The limit is %1, which is full at %2 times this demand.")
                    .arg(nameOf(design, estimate.bottleneck), numberText(estimate.maxMultiplier));
    if (const auto *next = estimate.component(estimate.nextBottleneck);
        next && next->utilisation.value.value_or(0) > 0) {
        text += u' '
            + Page::tr("Once that is mended, %1 breaks next, at %2 times.")
                  .arg(nameOf(design, next->id), formatNumber(1 / *next->utilisation.value));
    }
    return line(text);
}

} // namespace

QString noClientText()
{
    return paragraph({},
        Page::tr("There is no client: nothing asks this design for anything. Add a client "
                 "component and give its demand."));
}

QString componentsText(const core::Design &design, const core::Estimate &estimate, const Ink &ink)
{
    auto text = ink.strong(row(Page::tr("Components"),
                    {Page::tr("rate /s"), Page::tr("load"), Page::tr("replicas"),
                        Page::tr("needed"), Page::tr("p99 ms"), Page::tr("USD/month")}))
        + u'\n';
    for (const auto &component : estimate.components) {
        const auto line = row(nameOf(design, component.id),
            {numberText(component.rate), loadText(component), numberText(component.replicas),
                numberText(component.replicasNeeded), numberText(component.latency.p99),
                numberText(component.cost.month)});
        text += (isBad(component.health) ? ink.bad(line) : line) + u'\n';
    }
    return text + statesText(design, estimate, ink);
}

QString statesText(const core::Design &design, const core::Estimate &estimate, const Ink &ink)
{
    QString text;
    for (const auto &component : estimate.components) {
        if (!component.state.isEmpty()) {
            const auto state = line(nameOf(design, component.id) + u": "_s + component.state);
            text += isBad(component.health) ? ink.bad(state) : state;
        }
    }
    return text;
}

QString connectionsText(const core::Design &design, const core::Estimate &estimate, const Ink &ink)
{
    auto text =
        ink.strong(row(Page::tr("Connections"), {Page::tr("rate /s"), Page::tr("MiB/s")})) + u'\n';
    for (const auto &connection : estimate.connections) {
        text += row(connectionName(design, connection.id),
                    {numberText(connection.rate), numberText(connection.bandwidth)})
            + u'\n';
    }
    return text;
}

QString streamsText(const core::Design &design, const core::Estimate &estimate, const Ink &ink)
{
    QString text;
    for (const auto &stream : estimate.streams) {
        text += row(connectionName(design, stream.id),
                    {numberText(stream.lag.p99), numberText(stream.time.p50),
                        numberText(stream.time.p99),
                        stream.growth.value ? u'+' + numberText(stream.growth)
                                            : numberText(stream.growth)})
            + u'\n';
        for (const auto &reason : stream.approximations) {
            text += paragraph(u"    "_s, Page::tr("approximate: %1").arg(reason));
        }
    }
    const auto head = row(Page::tr("Streams, ms"),
        {Page::tr("lag p99"), Page::tr("time p50"), Page::tr("p99"), Page::tr("growth /s")});
    return text.isEmpty() ? text : ink.strong(head) + u'\n' + text;
}

QString freshnessText(const core::Design &design, const core::Estimate &estimate, const Ink &ink)
{
    QString text;
    for (const auto &one : estimate.freshness) {
        const auto line = row(nameOf(design, one.id),
            {duration(one.typical.value), duration(one.worst.value), duration(one.budgetS)});
        text += (one.isMet == false ? ink.bad(line) : line) + u'\n';
    }
    const auto head = row(Page::tr("Freshness of data"),
        {Page::tr("typical"), Page::tr("worst"), Page::tr("wanted")});
    return text.isEmpty() ? text : ink.strong(head) + u'\n' + text;
}

QString totalsText(const core::Design &design, const core::Estimate &estimate, const Ink &ink)
{
    auto text = ink.strong(Page::tr("Together")) + u'\n';
    text += line(Page::tr("%1 at the peak of all clients, %2 on average.")
                     .arg(core::formatQuantity(estimate.peakRate),
                         core::formatQuantity(estimate.averageRate)));
    text += limitsText(design, estimate);
    text += sumText(estimate);
    for (const auto &problem : estimate.problems) {
        text += line(problem);
    }
    return text;
}

} // namespace cli
