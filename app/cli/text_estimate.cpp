// SPDX-License-Identifier: MIT
#include "app/cli/text_parts.h"
#include "app/cli/text_reports.h"
#include "app/cli/text_values.h"

using namespace Qt::StringLiterals;

namespace cli {

namespace {

using core::formatNumber;
using core::formatQuantity;

/// Below this share of requests that succeed, a kept latency budget says little.
constexpr double worthTelling = 0.99;

QString budgetText(const core::EntryEstimate &entry)
{
    if (!entry.budget.p99Ms) {
        return Page::tr("no latency budget is given");
    }
    const auto promise = Page::tr("p99 %1 ms").arg(formatNumber(*entry.budget.p99Ms));
    if (!entry.isMet || !entry.slackMs.value) {
        return promise + Page::tr(": cannot be told");
    }
    const auto slack = formatNumber(std::abs(*entry.slackMs.value));
    auto text = promise
        + (*entry.isMet ? Page::tr(": met, %1 ms to spare") : Page::tr(": missed by %1 ms"))
              .arg(slack);
    if (entry.chance.value) {
        text += Page::tr("; %1 of the requests keep it")
                    .arg(core::availabilityText(*entry.chance.value));
    }
    if (const auto success = entry.successRate.value; success && *success < worthTelling) {
        text += Page::tr("; but only %1 succeed").arg(core::availabilityText(*success));
    }
    return text;
}

QString limitText(const core::Design &design, const core::EntryEstimate &entry)
{
    if (!entry.maxRate.value) {
        return entry.maxRate.working;
    }
    const auto most = Page::tr("at %1").arg(formatQuantity(entry.maxRate));
    return entry.bottleneck.isEmpty()
        ? most
        : most + Page::tr(", %1 first").arg(nameOf(design, entry.bottleneck));
}

QString latencyText(const core::EntryEstimate &entry)
{
    const auto &latency = entry.latency;
    if (!latency.p99.value) {
        return latency.p99.working;
    }
    return Page::tr("mean %1, p50 %2, p90 %3, p95 %4, p99 %5, p99.9 %6 ms")
        .arg(numberText(latency.mean), numberText(latency.p50), numberText(latency.p90),
            numberText(latency.p95), numberText(latency.p99), numberText(latency.p999));
}

/// "99.95 % (3.3 nines), 21.6 min of failure in 30 days; the promise of 99.9 % is kept"
QString availabilityLine(const core::EntryEstimate &entry)
{
    const auto &its = entry.availability;
    auto text = Page::tr("%1 (%2 nines), %3 min of failure in 30 days")
                    .arg(core::availabilityText(*its.success.value / 100), numberText(its.nines),
                        numberText(its.downtime));
    if (entry.budget.availability && entry.isAvailabilityMet) {
        text += (*entry.isAvailabilityMet ? Page::tr("; the promise of %1 is kept")
                                          : Page::tr("; the promise of %1 is broken"))
                    .arg(core::availabilityText(*entry.budget.availability));
    }
    return text;
}

QString sharesText(const core::Design &design, const core::EntryEstimate &entry)
{
    constexpr qsizetype most = 4;
    QStringList terms;
    for (const auto &share : entry.shares.first(std::min(most, entry.shares.size()))) {
        if (share.share.value.value_or(0) > 0) {
            terms.append(nameOf(design, share.id) + u' ' + formatQuantity(share.share));
        }
    }
    return terms.join(u", "_s);
}

QString colouredIf(std::optional<bool> isGood, const QString &text, const Ink &ink)
{
    return !isGood ? text : *isGood ? ink.good(text) : ink.bad(text);
}

/// What holds beside the latency, however that was found.
QString promisesText(const core::Design &design, const core::EntryEstimate &entry, const Ink &ink)
{
    QString text;
    if (entry.successRate.value) {
        text += labelled(Page::tr("success"),
            Page::tr("%1 of the requests while nothing is down")
                .arg(core::availabilityText(*entry.successRate.value)));
    }
    text += colouredIf(entry.isMet, labelled(Page::tr("budget"), budgetText(entry)), ink);
    if (entry.availability.success.value) {
        text += colouredIf(
            entry.isAvailabilityMet, labelled(Page::tr("available"), availabilityLine(entry)), ink);
    }
    if (!entry.availability.singlePoints.isEmpty()) {
        text += labelled(Page::tr("no spare"), namesOf(design, entry.availability.singlePoints));
    }
    return text;
}

QString entryText(const core::Design &design, const core::EntryEstimate &entry, const Ink &ink)
{
    QStringList path;
    for (const auto &id : entry.criticalPath) {
        path.append(nameOf(design, id));
    }
    auto text = ink.strong(plain(entry.name)) + u'\n';
    text += labelled(Page::tr("demand"),
        Page::tr("%1 at the peak, %2 on average")
            .arg(formatQuantity(entry.peakRate), formatQuantity(entry.averageRate)));
    const auto latency = labelled(Page::tr("latency"), latencyText(entry));
    const bool isBad =
        entry.health == core::Health::Saturated || entry.health == core::Health::Metastable;
    text += isBad ? ink.bad(latency) : latency;
    text += promisesText(design, entry, ink);
    text += labelled(Page::tr("saturates"), limitText(design, entry));
    if (!path.isEmpty()) {
        text += labelled(Page::tr("path"), path.join(u" → "_s));
    }
    if (const auto shares = sharesText(design, entry); !shares.isEmpty()) {
        text += labelled(Page::tr("p99 due"), shares);
    }
    for (const auto &reason : entry.approximations) {
        text += labelled(Page::tr("roughly"), Page::tr("approximate: %1").arg(reason));
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
    parts += {estimate.entries.isEmpty() ? noClientText() : QString(),
        componentsText(design, estimate, ink), connectionsText(design, estimate, ink),
        streamsText(design, estimate, ink), freshnessText(design, estimate, ink),
        totalsText(design, estimate, ink)};
    parts.removeAll(QString());
    return parts.join(u'\n');
}

} // namespace cli
