// SPDX-License-Identifier: MIT
#include "core/estimate/sizing/sizing.h"
#include "core/estimate/sizing/sizing_formulas.h"

#include <QStringBuilder>

using namespace Qt::StringLiterals;

namespace core::estimation {

namespace {

/// One copy of something, and how it was computed.
struct Part {
    double bytes = 0;
    QString working;
};

void add(Total &total, const Part &part, double copies, QStringView what)
{
    const double bytes = part.bytes * copies;
    const QString times = copies == 1 ? QString() : u" × "_s % formatNumber(copies) % u' ' % what;
    total.add(bytes / sizing::gib, part.working % times % u" = " % gibText(bytes));
}

QString timesBytes(double count, QStringView things, const QString &each)
{
    return formatNumber(count) % u' ' % things % u" × " % each;
}

/// A flat index, inverted lists, or a graph; full vectors or codes.
Part indexPart(SizingInputs &inputs, double vectors, double dimensions)
{
    const auto index = inputs.text("index");
    const auto precision = inputs.text("precision");
    const bool isCoded = precision == u"PQ codes" || index == u"IVF-PQ";
    const double code = inputs.number("pq_bytes", 64);
    const double perValue = bytesOf(precision);
    const double stored = isCoded ? code : dimensions * perValue;
    const QString values = formatNumber(dimensions) % u" × " % formatNumber(perValue) % u" B";
    const QString vector = isCoded ? formatNumber(code) + u" B code"_s : values;
    if (index == u"HNSW") {
        const double links = inputs.number("hnsw_links", 32);
        const double headroom = sizing::hnswWithHeadroomBytes(vectors, stored, 1, links);
        return {sizing::hnswBytes(vectors, stored, 1, links),
            timesBytes(vectors, u"vectors",
                u"("_s % vector % u" + " % formatNumber(links)
                    % u" links × 8 B) (HNSW as in Faiss; ScyllaDB's 16 B a link and 20 % "
                      "headroom make it "
                    % gibText(headroom) % u')')};
    }
    if (index == u"Flat") {
        return {sizing::codeBytes(vectors, stored), timesBytes(vectors, u"vectors", vector)};
    }
    const bool hasCodesBesides = index == u"ScaNN" && !isCoded;
    const double codes = hasCodesBesides ? dimensions / 4 : 0; // 4 bits for two dimensions
    const QString besides =
        hasCodesBesides ? u" + "_s % formatNumber(codes) % u" B code" : QString();
    return {sizing::invertedListBytes(vectors, stored + codes),
        timesBytes(
            vectors, u"vectors", u"("_s % vector % besides % u" + 8 B id) (lists as in Faiss)")};
}

void addIndex(Total &total, SizingInputs &inputs)
{
    const auto vectors = inputs.number("corpus_items");
    const auto dimensions = inputs.number("dimensions");
    if (vectors && dimensions && !inputs.text("index").isEmpty()) {
        add(total, indexPart(inputs, *vectors, *dimensions), inputs.copies(), u"copies");
    }
}

void addItems(Total &total, SizingInputs &inputs, const char *setting)
{
    const auto items = inputs.number(setting);
    const auto size = inputs.number("bytes_per_item");
    if (items && size) {
        add(total,
            {sizing::cacheBytes(*items, *size, sizing::overheadPerItem, 1),
                timesBytes(*items, u"items",
                    u"("_s % formatNumber(*size) % u" B + " % formatNumber(sizing::overheadPerItem)
                        % u" B overhead)")},
            inputs.copies(), u"copies");
    }
}

/// A feature store in memory; on disk it is storage.
void addFeatureMemory(Total &total, SizingInputs &inputs)
{
    const auto entities = inputs.number("entities");
    const auto features = inputs.number("features_per_entity");
    if (!entities || !features || inputs.text("backend") != u"Redis") {
        return;
    }
    const double each = inputs.number("bytes_per_feature", 8);
    add(total,
        {sizing::cacheBytes(*entities, *features * each, sizing::overheadPerItem, 1),
            timesBytes(*entities, u"entities",
                u"("_s % formatNumber(*features) % u" features × " % formatNumber(each) % u" B + "
                    % formatNumber(sizing::overheadPerItem) % u" B overhead)")},
        inputs.copies(), u"copies");
}

void addTables(Total &total, SizingInputs &inputs)
{
    const auto rows = inputs.number("embedding_rows");
    const auto dimensions = inputs.number("embedding_dimensions");
    if (!rows || !dimensions) {
        return;
    }
    const double each = inputs.number("embedding_bytes", 4);
    add(total,
        {sizing::vectorBytes(*rows, *dimensions, each),
            timesBytes(*rows, u"embeddings",
                formatNumber(*dimensions) % u" × " % formatNumber(each) % u" B")},
        inputs.replicas(), u"replicas");
}

void addModel(Total &total, SizingInputs &inputs)
{
    constexpr double mib = 1024.0 * 1024;
    const auto model = inputs.number("model_mib");
    if (model && inputs.hasRole("model-server")) {
        add(total, {*model * mib, formatNumber(*model) % u" MiB of model"}, inputs.replicas(),
            u"replicas");
    }
    constexpr double bytesPerHash = 32; // PDQ: 256 bits
    if (const auto hashes = inputs.number("known_hashes")) {
        add(total, {*hashes * bytesPerHash, timesBytes(*hashes, u"hashes", u"32 B"_s)},
            inputs.replicas(), u"replicas");
    }
}

/// The setting that would tell, when it is known and empty.
QString missingForMemory(SizingInputs &inputs)
{
    for (const auto *setting :
        {"corpus_items", "items", "entries", "embedding_rows", "model_mib", "known_hashes"}) {
        if (inputs.knows(setting)) {
            return u"Fill in "_s % inputs.nameOf(setting) % u" to see how much memory it takes.";
        }
    }
    if (inputs.knows("entities") && inputs.knows("features_per_entity")) {
        return inputs.text("backend") == u"Redis"
            ? u"Fill in "_s % inputs.nameOf("entities") % u" to see how much memory it takes."
            : u"It keeps its data on disk; see its storage."_s;
    }
    return u"Nothing among its settings says what it holds in memory."_s;
}

} // namespace

Quantity memoryOf(SizingInputs &inputs)
{
    Total total(u"GiB"_s);
    addIndex(total, inputs);
    addItems(total, inputs, "items");
    addItems(total, inputs, "entries");
    addFeatureMemory(total, inputs);
    addTables(total, inputs);
    addModel(total, inputs);
    return total.isEmpty() ? unknownQuantity(u"GiB"_s, missingForMemory(inputs))
                           : total.orNothing({});
}

} // namespace core::estimation
