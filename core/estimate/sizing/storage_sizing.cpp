// SPDX-License-Identifier: MIT
#include "core/estimate/sizing/sizing.h"
#include "core/estimate/sizing/sizing_formulas.h"

#include <QStringBuilder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::estimation {

namespace {

constexpr double secondsPerHour = 3'600;

/// What is written to a component, bytes/s, and how it was computed.
struct Writes {
    double bytesPerSecond = 0;
    QStringList workings;
};

void addStream(Writes &writes, const ResolvedDesign &resolved, int edge, double rate)
{
    auto settings = resolved.connectionSettings(edge);
    const double size = settings.number(u"payload_kib"_s).value_or(0);
    if (rate > 0 && size > 0) {
        writes.bytesPerSecond += rate * size * sizing::kib;
        writes.workings.append(formatNumber(rate) % u"/s × " % formatNumber(size) % u" KiB");
    }
}

void addBatch(Writes &writes, const ResolvedDesign &resolved, int edge)
{
    auto settings = resolved.connectionSettings(edge);
    const auto volume = settings.number(u"volume_gib"_s);
    const auto interval = settings.number(u"interval_h"_s, {1e-6, 1e12});
    if (volume && interval) {
        writes.bytesPerSecond += *volume * sizing::gib / (*interval * secondsPerHour);
        writes.workings.append(
            formatNumber(*volume) % u" GiB every " % formatNumber(*interval) % u" h");
    }
}

/// Streams and batches into it; a log of records of a stated size counts its own rate.
Writes writesTo(Facts &facts, const Load &load)
{
    Writes writes;
    if (const auto size = facts.number("bytes_per_record"); size && load.averageRate.value) {
        const double share = facts.number("sampled_pct", 100) / 100;
        writes.bytesPerSecond = *load.averageRate.value * share * *size;
        writes.workings.append(formatNumber(*load.averageRate.value) % u"/s × "
            % (share < 1 ? formatNumber(share) % u" logged × " : QString()) % formatNumber(*size)
            % u" B");
        return writes;
    }
    const auto &resolved = facts.resolved();
    for (const int edge : resolved.graph.incoming(facts.node())) {
        const auto kind = resolved.graph.connection(edge).kind;
        const auto index = static_cast<std::size_t>(edge);
        if (kind == ConnectionKind::Stream && index < load.connectionRates.size()) {
            addStream(writes, resolved, edge, load.connectionRates[index]);
        } else if (kind == ConnectionKind::Batch) {
            addBatch(writes, resolved, edge);
        }
    }
    return writes;
}

bool keepsWrites(const Facts &facts)
{
    const bool hasRetention = facts.knows("retention_h") || facts.knows("retention_days");
    return hasRetention
        && (facts.hasRole("store") || facts.hasRole("stream-broker")
            || facts.hasRole("prediction-log") || facts.hasRole("offline-store"));
}

/// How often written bytes are stored, and how much smaller.
sizing::Retained storing(Facts &facts)
{
    sizing::Retained how;
    how.copies = facts.copies();
    how.compression = facts.number("compression", Bounds {0.01, 1e4}).value_or(1);
    how.indexShare = facts.number("index_share", 0);
    return how;
}

QString storingText(const sizing::Retained &how)
{
    return (how.copies == 1 ? QString() : u" × "_s % formatNumber(how.copies) % u" copies")
        % (how.compression == 1 ? QString()
                                : u" ÷ "_s % formatNumber(how.compression) % u" compression")
        % (how.indexShare == 0 ? QString()
                               : u" × "_s % formatNumber(1 + how.indexShare) % u" with indexes");
}

void addGiven(Total &total, Facts &facts, const char *setting, double unitGib)
{
    if (const auto stored = facts.number(setting)) {
        const double copies = facts.copies();
        const double gib = *stored * unitGib * copies;
        total.add(gib,
            formatNumber(*stored * unitGib) % u" GiB"
                % (copies == 1 ? QString()
                               : u" × "_s % formatNumber(copies) % u" copies = " % formatNumber(gib)
                            % u" GiB"));
    }
}

void addThings(Total &total, Facts &facts, const char *count, const char *size, double otherwise)
{
    const auto things = facts.number(count);
    if (!things) {
        return;
    }
    const double each = facts.number(size, otherwise);
    auto how = storing(facts);
    const double bytes = *things * each * how.copies * (1 + how.indexShare);
    how.compression = 1;
    total.add(bytes / sizing::gib,
        formatNumber(*things) % u' ' % facts.nameOf(count).toLower() % u" × " % formatNumber(each)
            % u" B" % storingText(how) % u" = " % gibText(bytes));
}

/// Features on disk; in memory they are memory.
void addFeatureStorage(Total &total, Facts &facts)
{
    const auto features = facts.number("features_per_entity");
    const auto entities = facts.number("entities");
    if (features && entities && facts.text("backend") != u"Redis") {
        const double each = facts.number("bytes_per_feature", 8);
        const double copies = facts.copies();
        const double bytes = *entities * *features * each * copies;
        total.add(bytes / sizing::gib,
            formatNumber(*entities) % u" entities × " % formatNumber(*features) % u" features × "
                % formatNumber(each) % u" B × " % formatNumber(copies) % u" copies = "
                % gibText(bytes));
    }
}

void addSamples(Total &total, Facts &facts)
{
    const auto series = facts.number("series");
    const auto interval = facts.number("interval_s", Bounds {1e-3, 1e9});
    const auto days = facts.number("retention_days");
    if (!series || !interval || !days) {
        return;
    }
    const double each = facts.number("bytes_per_sample", 1.5);
    const double copies = facts.copies();
    const double bytes = *series / *interval * sizing::secondsPerDay * *days * each * copies;
    total.add(bytes / sizing::gib,
        formatNumber(*series) % u" series ÷ " % formatNumber(*interval) % u" s × "
            % formatNumber(*days) % u" days × " % formatNumber(each) % u" B × "
            % formatNumber(copies) % u" copies = " % gibText(bytes));
}

void addArtifacts(Total &total, Facts &facts)
{
    const auto size = facts.number("artifact_gib");
    const auto versions = facts.number("versions_kept");
    if (size && versions) {
        total.add(*size * *versions,
            formatNumber(*versions) % u" versions × " % formatNumber(*size) % u" GiB = "
                % formatNumber(*size * *versions) % u" GiB");
    }
}

void addRetained(Total &total, Facts &facts, const Load &load)
{
    const auto hours = facts.number("retention_h");
    const auto days = facts.number("retention_days");
    const auto writes = writesTo(facts, load);
    if ((!hours && !days) || writes.workings.isEmpty()) {
        return;
    }
    auto how = storing(facts);
    how.bytesPerSecond = writes.bytesPerSecond;
    how.seconds = hours ? *hours * secondsPerHour : *days * sizing::secondsPerDay;
    const double bytes = sizing::retainedBytes(how);
    total.add(bytes / sizing::gib,
        u"("_s % writes.workings.join(u" + "_s) % u") × " % formatNumber(hours ? *hours : *days)
            % (hours ? u" h"_s : u" days"_s) % storingText(how) % u" = " % gibText(bytes));
}

QString missingForStorage(Facts &facts)
{
    if (keepsWrites(facts)) {
        return u"No stream or batch is written to it, so its retention keeps nothing; fill in "
               "how much it stores if you know."_s;
    }
    for (const auto *setting :
        {"stored_gib", "storage_tib", "documents", "edges", "series", "artifact_gib"}) {
        if (facts.knows(setting)) {
            return u"Fill in "_s % facts.nameOf(setting) % u" to see how much it stores.";
        }
    }
    return u"Nothing among its settings says what it stores."_s;
}

} // namespace

Quantity storageOf(Facts &facts, const Load &load)
{
    Total total(u"GiB"_s);
    addGiven(total, facts, "stored_gib", 1);
    addGiven(total, facts, "storage_tib", 1'024);
    addThings(total, facts, "documents", "bytes_per_document", 2'000);
    addThings(total, facts, "edges", "bytes_per_edge", 34);
    addFeatureStorage(total, facts);
    addSamples(total, facts);
    addArtifacts(total, facts);
    if (total.isEmpty() && keepsWrites(facts)) {
        addRetained(total, facts, load);
    }
    return total.isEmpty() ? unknownQuantity(u"GiB"_s, missingForStorage(facts))
                           : total.orNothing({});
}

Quantity growthOf(Facts &facts, const Load &load)
{
    const auto unit = u"GiB/day"_s;
    const bool isStore = keepsWrites(facts) || facts.hasRole("store");
    const auto writes = isStore ? writesTo(facts, load) : Writes();
    if (writes.workings.isEmpty()) {
        return unknownQuantity(unit,
            isStore ? u"Only streams and batches into it count as writes, and there are none."_s
                    : u"It keeps nothing."_s);
    }
    auto how = storing(facts);
    how.bytesPerSecond = writes.bytesPerSecond;
    how.seconds = sizing::secondsPerDay;
    const double bytes = sizing::retainedBytes(how);
    return quantity(bytes / sizing::gib, unit,
        u"("_s % writes.workings.join(u" + "_s) % u") × 86,400 s" % storingText(how) % u" = "
            % gibText(bytes) % u" a day until the oldest goes");
}

} // namespace core::estimation
