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
Writes writesTo(SizingInputs &inputs, const Load &load)
{
    Writes writes;
    if (const auto size = inputs.number("bytes_per_record"); size && load.averageRate.value) {
        const double share = inputs.number("sampled_pct", 100) / 100;
        writes.bytesPerSecond = *load.averageRate.value * share * *size;
        writes.workings.append(formatNumber(*load.averageRate.value) % u"/s × "
            % (share < 1 ? formatNumber(share) % u" logged × " : QString()) % formatNumber(*size)
            % u" B");
        return writes;
    }
    const auto &resolved = inputs.resolved();
    for (const int edge : resolved.graph.incoming(inputs.node())) {
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

bool keepsWrites(const SizingInputs &inputs)
{
    const bool hasRetention = inputs.knows("retention_h") || inputs.knows("retention_days");
    return hasRetention
        && (inputs.hasRole("store") || inputs.hasRole("stream-broker")
            || inputs.hasRole("prediction-log") || inputs.hasRole("offline-store"));
}

/// How often written bytes are stored, and how much smaller.
sizing::Retained storing(SizingInputs &inputs)
{
    sizing::Retained how;
    how.copies = inputs.copies();
    how.compression = inputs.number("compression", Bounds {0.01, 1e4}).value_or(1);
    how.indexShare = inputs.number("index_share", 0);
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

void addGiven(Total &total, SizingInputs &inputs, const char *setting, double unitGib)
{
    if (const auto stored = inputs.number(setting)) {
        const double copies = inputs.copies();
        const double gib = *stored * unitGib * copies;
        total.add(gib,
            formatNumber(*stored * unitGib) % u" GiB"
                % (copies == 1 ? QString()
                               : u" × "_s % formatNumber(copies) % u" copies = " % formatNumber(gib)
                            % u" GiB"));
    }
}

void addThings(
    Total &total, SizingInputs &inputs, const char *count, const char *size, double otherwise)
{
    const auto things = inputs.number(count);
    if (!things) {
        return;
    }
    const double each = inputs.number(size, otherwise);
    auto how = storing(inputs);
    const double bytes = *things * each * how.copies * (1 + how.indexShare);
    how.compression = 1;
    total.add(bytes / sizing::gib,
        formatNumber(*things) % u' ' % inputs.nameOf(count).toLower() % u" × " % formatNumber(each)
            % u" B" % storingText(how) % u" = " % gibText(bytes));
}

/// Features on disk; in memory they are memory.
void addFeatureStorage(Total &total, SizingInputs &inputs)
{
    const auto features = inputs.number("features_per_entity");
    const auto entities = inputs.number("entities");
    if (features && entities && inputs.text("backend") != u"Redis") {
        const double each = inputs.number("bytes_per_feature", 8);
        const double copies = inputs.copies();
        const double bytes = *entities * *features * each * copies;
        total.add(bytes / sizing::gib,
            formatNumber(*entities) % u" entities × " % formatNumber(*features) % u" features × "
                % formatNumber(each) % u" B × " % formatNumber(copies) % u" copies = "
                % gibText(bytes));
    }
}

void addSamples(Total &total, SizingInputs &inputs)
{
    const auto series = inputs.number("series");
    const auto interval = inputs.number("interval_s", Bounds {1e-3, 1e9});
    const auto days = inputs.number("retention_days");
    if (!series || !interval || !days) {
        return;
    }
    const double each = inputs.number("bytes_per_sample", 1.5);
    const double copies = inputs.copies();
    const double bytes = *series / *interval * sizing::secondsPerDay * *days * each * copies;
    total.add(bytes / sizing::gib,
        formatNumber(*series) % u" series ÷ " % formatNumber(*interval) % u" s × "
            % formatNumber(*days) % u" days × " % formatNumber(each) % u" B × "
            % formatNumber(copies) % u" copies = " % gibText(bytes));
}

void addArtifacts(Total &total, SizingInputs &inputs)
{
    const auto size = inputs.number("artifact_gib");
    const auto versions = inputs.number("versions_kept");
    if (size && versions) {
        total.add(*size * *versions,
            formatNumber(*versions) % u" versions × " % formatNumber(*size) % u" GiB = "
                % formatNumber(*size * *versions) % u" GiB");
    }
}

void addRetained(Total &total, SizingInputs &inputs, const Load &load)
{
    const auto hours = inputs.number("retention_h");
    const auto days = inputs.number("retention_days");
    const auto writes = writesTo(inputs, load);
    if ((!hours && !days) || writes.workings.isEmpty()) {
        return;
    }
    auto how = storing(inputs);
    how.bytesPerSecond = writes.bytesPerSecond;
    how.seconds = hours ? *hours * secondsPerHour : *days * sizing::secondsPerDay;
    const double bytes = sizing::retainedBytes(how);
    total.add(bytes / sizing::gib,
        u"("_s % writes.workings.join(u" + "_s) % u") × " % formatNumber(hours ? *hours : *days)
            % (hours ? u" h"_s : u" days"_s) % storingText(how) % u" = " % gibText(bytes));
}

QString missingForStorage(SizingInputs &inputs)
{
    if (keepsWrites(inputs)) {
        return u"No stream or batch is written to it, so its retention keeps nothing; fill in "
               "how much it stores if you know."_s;
    }
    for (const auto *setting :
        {"stored_gib", "storage_tib", "documents", "edges", "series", "artifact_gib"}) {
        if (inputs.knows(setting)) {
            return u"Fill in "_s % inputs.nameOf(setting) % u" to see how much it stores.";
        }
    }
    return u"Nothing among its settings says what it stores."_s;
}

} // namespace

Quantity storageOf(SizingInputs &inputs, const Load &load)
{
    Total total(u"GiB"_s);
    addGiven(total, inputs, "stored_gib", 1);
    addGiven(total, inputs, "storage_tib", 1'024);
    addThings(total, inputs, "documents", "bytes_per_document", 2'000);
    addThings(total, inputs, "edges", "bytes_per_edge", 34);
    addFeatureStorage(total, inputs);
    addSamples(total, inputs);
    addArtifacts(total, inputs);
    if (total.isEmpty() && keepsWrites(inputs)) {
        addRetained(total, inputs, load);
    }
    return total.isEmpty() ? unknownQuantity(u"GiB"_s, missingForStorage(inputs))
                           : total.orNothing({});
}

Quantity growthOf(SizingInputs &inputs, const Load &load)
{
    const auto unit = u"GiB/day"_s;
    const bool isStore = keepsWrites(inputs) || inputs.hasRole("store");
    const auto writes = isStore ? writesTo(inputs, load) : Writes();
    if (writes.workings.isEmpty()) {
        return unknownQuantity(unit,
            isStore ? u"Only streams and batches into it count as writes, and there are none."_s
                    : u"It keeps nothing."_s);
    }
    auto how = storing(inputs);
    how.bytesPerSecond = writes.bytesPerSecond;
    how.seconds = sizing::secondsPerDay;
    const double bytes = sizing::retainedBytes(how);
    return quantity(bytes / sizing::gib, unit,
        u"("_s % writes.workings.join(u" + "_s) % u") × 86,400 s" % storingText(how) % u" = "
            % gibText(bytes) % u" a day until the oldest goes");
}

} // namespace core::estimation
