// SPDX-License-Identifier: MIT
#include "app/wording/estimate_facts.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace estimate_facts {

namespace {

using estimate_text::duration;
using estimate_text::money;
using estimate_text::size;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(EstimateFacts)
};

using Pick = std::function<const core::Quantity *(const core::Estimate &)>;

/// Finds a part of an estimate by its id, and a number in it.
template<typename Part>
Pick pickOf(QList<Part> core::Estimate::*parts, const core::ElementId &id,
    const std::function<const core::Quantity *(const Part &)> &pick)
{
    return [parts, id, pick](const core::Estimate &estimate) -> const core::Quantity * {
        const auto &all = estimate.*parts;
        const auto found =
            std::find_if(all.begin(), all.end(), [&](const Part &part) { return part.id == id; });
        return found != all.end() ? pick(*found) : nullptr;
    };
}

/// The lines about one part, all with its name before the title of their workings.
template<typename Part> class Lines {
public:
    Lines(const Part &part, QList<Part> core::Estimate::*parts, const QString &name)
        : m_part(part), m_parts(parts), m_name(name)
    {
    }

    /// Unless the number does not exist.
    void add(const QString &id, const QString &title, const QString &text,
        const std::function<const core::Quantity *(const Part &)> &pick,
        Fact::Tone tone = Fact::Tone::Plain)
    {
        const auto *quantity = pick(m_part);
        if (quantity && quantity->value) {
            addAlways(id, title, text, pick, tone);
        }
    }

    void addAlways(const QString &id, const QString &title, const QString &text,
        const std::function<const core::Quantity *(const Part &)> &pick, Fact::Tone tone)
    {
        m_facts.append({id, title, text,
            {u"%1: %2"_s.arg(m_name, title), pickOf(m_parts, m_part.id, pick)}, tone});
    }

    void addWords(const QString &id, const QString &title, const LinkedText &text)
    {
        if (!text.isEmpty()) {
            m_facts.append({id, title, text, {}, Fact::Tone::Plain});
        }
    }

    const QList<Fact> &facts() const { return m_facts; }

private:
    const Part &m_part;
    QList<Part> core::Estimate::*m_parts;
    QString m_name;
    QList<Fact> m_facts;
};

QString percent(const core::Quantity &share)
{
    return core::availabilityText(share.value.value_or(0));
}

/// Of a distribution on a grid no more digits are known.
QString chanceText(const core::Quantity &chance)
{
    constexpr double nearlyAll = 0.9999;
    return chance.value && *chance.value > nearlyAll && *chance.value < 1 ? u"> 99.99 %"_s
                                                                          : percent(chance);
}

QString monthly(const core::Quantity &usd)
{
    return Words::tr("%1 a month").arg(money(usd));
}

Fact::Tone toneOf(const std::optional<bool> &isMet)
{
    return isMet.value_or(true) ? Fact::Tone::Plain : Fact::Tone::Bad;
}

QString availabilityText(const core::EntryEstimate &entry)
{
    const auto &availability = entry.availability;
    const auto text = core::availabilityText(*availability.success.value / 100);
    return availability.nines.value
        ? Words::tr("%1, %2 nines").arg(text, QString::number(*availability.nines.value, 'f', 1))
        : text;
}

QString targetText(const core::EntryEstimate &entry)
{
    return (entry.isAvailabilityMet.value_or(true) ? Words::tr("%1, met") : Words::tr("%1, missed"))
        .arg(core::availabilityText(entry.budget.availability.value_or(0)));
}

QString downText(const core::Quantity &minutes)
{
    return Words::tr("%1 of 30 days").arg(duration(*minutes.value * 60));
}

Fact design(const QString &id, const QString &title, const QString &text, const Pick &pick)
{
    return {id, title, text, {Words::tr("The design: %1").arg(title), pick}, Fact::Tone::Plain};
}

/// The first ones, and how many more there are.
LinkedText fewLinks(const QList<core::ElementId> &ids, const Names &names)
{
    constexpr qsizetype most = 3;
    auto shown = names.links(ids.mid(0, most), u", "_s);
    if (ids.size() > most) {
        shown += u' ' + Words::tr("and %1 more").arg(ids.size() - most);
    }
    return shown;
}

/// Without digits that mean nothing; seconds and more where there are so many.
QString timeText(const core::Quantity &ms)
{
    constexpr double finest = 100;
    const double rounded = std::round(ms.value.value_or(0) * finest) / finest;
    return rounded < 1000 ? core::formatNumber(rounded) + u" ms"_s : duration(rounded / 1000);
}

QString shareText(const core::Quantity &ms, double percent)
{
    constexpr double noticeable = 0.005;
    if (*ms.value < noticeable) {
        return Words::tr("nothing");
    }
    return u"\u2212%1, %2 %"_s.arg(
        timeText(ms), percent < 1 ? u"< 1"_s : core::formatNumber(std::round(percent)));
}

QString bandwidthText(const core::Quantity &mibPerS)
{
    const double kib = mibPerS.value.value_or(0) * 1024;
    if (kib >= 1024) {
        return core::formatQuantity(mibPerS);
    }
    return kib < 1 ? Words::tr("less than 1 KiB/s")
                   : Words::tr("%1 KiB/s").arg(core::formatNumber(kib));
}

void addSizes(Lines<core::ComponentEstimate> &lines, const core::SizingEstimate &sizing)
{
    using Component = core::ComponentEstimate;
    lines.add(u"memory"_s, Words::tr("Memory"), size(sizing.memoryGib),
        [](const Component &one) { return &one.sizing.memoryGib; });
    lines.add(u"storage"_s, Words::tr("Storage"), size(sizing.storageGib),
        [](const Component &one) { return &one.sizing.storageGib; });
    lines.add(u"growth"_s, Words::tr("Growth"),
        Words::tr("%1 a day").arg(size(sizing.storageGrowthGibPerDay)),
        [](const Component &one) { return &one.sizing.storageGrowthGibPerDay; });
    lines.add(u"bandwidth"_s, Words::tr("Bandwidth"), bandwidthText(sizing.bandwidthMibPerS),
        [](const Component &one) { return &one.sizing.bandwidthMibPerS; });
    lines.add(u"gpus"_s, Words::tr("GPUs"),
        u"%1 × %2"_s.arg(core::formatQuantity(sizing.gpus), sizing.gpu),
        [](const Component &one) { return &one.sizing.gpus; });
    lines.add(u"gpuMemory"_s, Words::tr("GPU memory"),
        Words::tr("%1 of a replica").arg(size(sizing.gpuMemoryGib)),
        [](const Component &one) { return &one.sizing.gpuMemoryGib; });
    lines.add(u"slots"_s, Words::tr("Sequences"),
        Words::tr("%1 at once in a replica").arg(core::formatQuantity(sizing.kvSlots)),
        [](const Component &one) { return &one.sizing.kvSlots; });
    lines.add(u"training"_s, Words::tr("Training run"), core::formatQuantity(sizing.trainingHours),
        [](const Component &one) { return &one.sizing.trainingHours; });
}

void addLimits(
    Lines<core::EntryEstimate> &lines, const core::EntryEstimate &entry, const Names &names)
{
    if (!entry.averageRate.value) {
        return;
    }
    const bool isTooMuch =
        entry.maxRate.value && entry.peakRate.value && *entry.maxRate.value < *entry.peakRate.value;
    lines.addAlways(
        u"headroom"_s, Words::tr("Saturates at"), estimate_text::headroom(entry),
        [](const core::EntryEstimate &one) { return &one.maxRate; },
        isTooMuch ? Fact::Tone::Bad : Fact::Tone::Plain);
    lines.addWords(u"bottleneck"_s, Words::tr("Bottleneck"),
        entry.bottleneck.isEmpty() ? LinkedText(Words::tr("None")) : names.link(entry.bottleneck));
}

} // namespace

QList<Fact> ofEntry(const core::EntryEstimate &entry, const Names &names)
{
    using Entry = core::EntryEstimate;
    Lines<Entry> lines(entry, &core::Estimate::entries, entry.name);
    const double budget = entry.budget.p99Ms.value_or(0);
    lines.add(
        u"chance"_s, Words::tr("Within %1 ms").arg(core::formatNumber(budget)),
        Words::tr("%1 of the requests").arg(chanceText(entry.chance)),
        [](const Entry &one) { return &one.chance; }, toneOf(entry.isMet));
    lines.add(u"success"_s, Words::tr("Succeed"),
        Words::tr("%1 of the requests").arg(percent(entry.successRate)),
        [](const Entry &one) { return &one.successRate; });
    const auto &availability = entry.availability;
    if (availability.success.value) {
        lines.add(
            u"availability"_s, Words::tr("Available"), availabilityText(entry),
            [](const Entry &one) { return &one.availability.success; },
            toneOf(entry.isAvailabilityMet));
        if (entry.budget.availability) {
            lines.add(
                u"availabilityTarget"_s, Words::tr("Target"), targetText(entry),
                [](const Entry &one) { return &one.availability.success; },
                toneOf(entry.isAvailabilityMet));
        }
        lines.add(
            u"downtime"_s, Words::tr("Down"), downText(availability.downtime),
            [](const Entry &one) { return &one.availability.downtime; }, Fact::Tone::Muted);
    }
    lines.addWords(u"singlePoints"_s, Words::tr("Single points"),
        names.links(availability.singlePoints, u", "_s));
    addLimits(lines, entry, names);
    return lines.facts();
}

QList<Fact> ofPath(const core::EntryEstimate &entry, const Names &names)
{
    QList<Fact> stops;
    const double p99 = entry.latency.p99.value.value_or(0);
    for (const auto &id : entry.criticalPath) {
        if (id == entry.id || p99 <= 0) {
            continue;
        }
        const auto found = std::find_if(entry.shares.begin(), entry.shares.end(),
            [&](const core::PathShare &share) { return share.id == id; });
        Fact stop {
            u"stop:"_s + id, names.link(id), LinkedText::faint(u"\u2014"_s), {}, Fact::Tone::Muted};
        if (found != entry.shares.end() && found->share.value && p99 > 0) {
            const double share = 100 * *found->share.value / p99;
            stop.text = shareText(found->share, share);
            stop.working = {
                Words::tr("%1: p99 without the time of %2").arg(entry.name, names.name(id)),
                pickOf<core::EntryEstimate>(&core::Estimate::entries, entry.id,
                    [id](const core::EntryEstimate &one) -> const core::Quantity * {
                        const auto its = std::find_if(one.shares.begin(), one.shares.end(),
                            [&](const core::PathShare &path) { return path.id == id; });
                        return its != one.shares.end() ? &its->share : nullptr;
                    })};
            stop.tone = share >= 1 ? Fact::Tone::Plain : Fact::Tone::Muted;
        }
        stops.append(stop);
    }
    return stops;
}

QList<Fact> ofDesign(const core::Estimate &estimate, const Names &names)
{
    QList<Fact> facts;
    const auto &cost = estimate.cost;
    if (cost.month.value) {
        facts.append(design(u"cost"_s, Words::tr("Costs"), monthly(cost.month),
            [](const core::Estimate &one) { return &one.cost.month; }));
    }
    if (cost.perMillionRequests.value) {
        facts.append(design(u"perMillion"_s, Words::tr("Per million requests"),
            money(cost.perMillionRequests),
            [](const core::Estimate &one) { return &one.cost.perMillionRequests; }));
    }
    if (!cost.without.isEmpty() && cost.month.value) {
        facts.append({u"unpriced"_s, Words::tr("Without price"), fewLinks(cost.without, names), {},
            Fact::Tone::Plain});
    }
    if (estimate.memoryGib.value) {
        facts.append(design(u"totalMemory"_s, Words::tr("Memory"), size(estimate.memoryGib),
            [](const core::Estimate &one) { return &one.memoryGib; }));
    }
    if (estimate.storageGib.value) {
        facts.append(design(u"totalStorage"_s, Words::tr("Storage"), size(estimate.storageGib),
            [](const core::Estimate &one) { return &one.storageGib; }));
    }
    if (!estimate.bottleneck.isEmpty()) {
        const double factor = estimate.maxMultiplier.value.value_or(0);
        const double most = factor * estimate.peakRate.value.value_or(0);
        facts.append(design(u"multiplier"_s, Words::tr("All together"),
            Words::tr("%1/s, %2\u00d7 today's peak")
                .arg(core::formatNumber(most), core::formatNumber(factor)),
            [](const core::Estimate &one) { return &one.maxMultiplier; }));
        facts.append({u"breaksFirst"_s, Words::tr("Breaks first"), names.link(estimate.bottleneck),
            {}, Fact::Tone::Plain});
    }
    if (!estimate.nextBottleneck.isEmpty()) {
        facts.append({u"breaksNext"_s, Words::tr("Breaks next"),
            names.link(estimate.nextBottleneck), {}, Fact::Tone::Plain});
    }
    return facts;
}

FactSheet ofComponent(const core::ComponentEstimate &component, const Names &names)
{
    using Component = core::ComponentEstimate;
    const auto name = names.name(component.id);
    Lines<Component> lines(component, &core::Estimate::components, name);
    if (component.busy.value && component.busy.value != component.utilisation.value) {
        lines.add(u"busy"_s, Words::tr("Busy"),
            Words::tr("%1 of the time").arg(percent(component.busy)),
            [](const Component &one) { return &one.busy; });
    }
    if (component.meanBatch.value.value_or(1) != 1) {
        lines.add(u"batch"_s, Words::tr("Mean batch"), core::formatQuantity(component.meanBatch),
            [](const Component &one) { return &one.meanBatch; });
    }
    lines.add(u"cost"_s, Words::tr("Costs"), monthly(component.cost.month),
        [](const Component &one) { return &one.cost.month; });
    addSizes(lines, component.sizing);
    lines.add(u"availability"_s, Words::tr("Available"),
        percent({component.availability.value.value_or(0) / 100, {}, {}}),
        [](const Component &one) { return &one.availability; });
    return {name, component.state, lines.facts()};
}

bool isNoticeable(const core::StreamEstimate &stream)
{
    constexpr double leastMs = 1;
    return stream.growth.value || !stream.time.p99.value || *stream.time.p99.value >= leastMs;
}

FactSheet ofStream(const core::StreamEstimate &stream, const LinkedText &name)
{
    using Stream = core::StreamEstimate;
    Lines<Stream> lines(stream, &core::Estimate::streams, Words::tr("Stream"));
    const auto both = [](const core::LatencyEstimate &times) {
        return Words::tr("p50 %1, p99 %2").arg(timeText(times.p50), timeText(times.p99));
    };
    lines.add(u"lag"_s, Words::tr("Lag"), both(stream.lag),
        [](const Stream &one) { return &one.lag.p99; });
    lines.add(u"time"_s, Words::tr("Until processed"), both(stream.time),
        [](const Stream &one) { return &one.time.p99; });
    lines.add(
        u"growth"_s, Words::tr("Lag grows"),
        Words::tr("%1 events a second").arg(core::formatNumber(stream.growth.value.value_or(0))),
        [](const Stream &one) { return &one.growth; }, Fact::Tone::Bad);
    const bool hasTime = stream.time.p99.value.has_value();
    return {
        name, hasTime ? stream.approximations.join(u' ') : stream.time.p99.working, lines.facts()};
}

bool isNoticeable(const core::FreshnessEstimate &freshness)
{
    constexpr double leastS = 1;
    return freshness.budgetS || freshness.worst.value.value_or(0) >= leastS;
}

FactSheet ofFreshness(const core::FreshnessEstimate &freshness, const Names &names)
{
    using Freshness = core::FreshnessEstimate;
    const auto name = names.name(freshness.id);
    Lines<Freshness> lines(freshness, &core::Estimate::freshness, name);
    lines.add(u"typical"_s, Words::tr("Typical age"), duration(freshness.typical.value.value_or(0)),
        [](const Freshness &one) { return &one.typical; });
    auto worst = duration(freshness.worst.value.value_or(0));
    if (freshness.budgetS) {
        worst = (freshness.isMet.value_or(true) ? Words::tr("%1, target %2 met")
                                                : Words::tr("%1, target %2 missed"))
                    .arg(worst, duration(*freshness.budgetS));
    }
    lines.add(
        u"worst"_s, Words::tr("At worst"), worst, [](const Freshness &one) { return &one.worst; },
        toneOf(freshness.isMet));
    lines.addWords(u"way"_s, Words::tr("Comes by"),
        names.links(freshness.path, LinkedText::faint(u" \u203a "_s)));
    return {names.link(freshness.id), {}, lines.facts()};
}

} // namespace estimate_facts
