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
Part indexPart(Facts &facts, double vectors, double dimensions)
{
    const auto index = facts.text("index");
    const auto precision = facts.text("precision");
    const bool isCoded = precision == u"PQ codes" || index == u"IVF-PQ";
    const double code = facts.number("pq_bytes", 64);
    const double perValue = bytesOf(precision);
    const double stored = isCoded ? code : dimensions * perValue;
    const QString values = formatNumber(dimensions) % u" × " % formatNumber(perValue) % u" B";
    const QString vector = isCoded ? formatNumber(code) + u" B code"_s : values;
    if (index == u"HNSW") {
        const double links = facts.number("hnsw_links", 32);
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

void addIndex(Total &total, Facts &facts)
{
    const auto vectors = facts.number("corpus_items");
    const auto dimensions = facts.number("dimensions");
    if (vectors && dimensions && !facts.text("index").isEmpty()) {
        add(total, indexPart(facts, *vectors, *dimensions), facts.copies(), u"copies");
    }
}

void addItems(Total &total, Facts &facts, const char *setting)
{
    const auto items = facts.number(setting);
    const auto size = facts.number("bytes_per_item");
    if (items && size) {
        add(total,
            {sizing::cacheBytes(*items, *size, sizing::overheadPerItem, 1),
                timesBytes(*items, u"items",
                    u"("_s % formatNumber(*size) % u" B + " % formatNumber(sizing::overheadPerItem)
                        % u" B overhead)")},
            facts.copies(), u"copies");
    }
}

/// A feature store in memory; on disk it is storage.
void addFeatureMemory(Total &total, Facts &facts)
{
    const auto entities = facts.number("entities");
    const auto features = facts.number("features_per_entity");
    if (!entities || !features || facts.text("backend") != u"Redis") {
        return;
    }
    const double each = facts.number("bytes_per_feature", 8);
    add(total,
        {sizing::cacheBytes(*entities, *features * each, sizing::overheadPerItem, 1),
            timesBytes(*entities, u"entities",
                u"("_s % formatNumber(*features) % u" features × " % formatNumber(each) % u" B + "
                    % formatNumber(sizing::overheadPerItem) % u" B overhead)")},
        facts.copies(), u"copies");
}

void addTables(Total &total, Facts &facts)
{
    const auto rows = facts.number("embedding_rows");
    const auto dimensions = facts.number("embedding_dimensions");
    if (!rows || !dimensions) {
        return;
    }
    const double each = facts.number("embedding_bytes", 4);
    add(total,
        {sizing::vectorBytes(*rows, *dimensions, each),
            timesBytes(*rows, u"embeddings",
                formatNumber(*dimensions) % u" × " % formatNumber(each) % u" B")},
        facts.replicas(), u"replicas");
}

void addModel(Total &total, Facts &facts)
{
    constexpr double mib = 1024.0 * 1024;
    const auto model = facts.number("model_mib");
    if (model && facts.hasRole("model-server")) {
        add(total, {*model * mib, formatNumber(*model) % u" MiB of model"}, facts.replicas(),
            u"replicas");
    }
    constexpr double bytesPerHash = 32; // PDQ: 256 bits
    if (const auto hashes = facts.number("known_hashes")) {
        add(total, {*hashes * bytesPerHash, timesBytes(*hashes, u"hashes", u"32 B"_s)},
            facts.replicas(), u"replicas");
    }
}

/// The setting that would tell, when it is known and empty.
QString missingForMemory(Facts &facts)
{
    for (const auto *setting :
        {"corpus_items", "items", "entries", "embedding_rows", "model_mib", "known_hashes"}) {
        if (facts.knows(setting)) {
            return u"Fill in "_s % facts.nameOf(setting) % u" to see how much memory it takes.";
        }
    }
    if (facts.knows("entities") && facts.knows("features_per_entity")) {
        return facts.text("backend") == u"Redis"
            ? u"Fill in "_s % facts.nameOf("entities") % u" to see how much memory it takes."
            : u"It keeps its data on disk; see its storage."_s;
    }
    return u"Nothing among its settings says what it holds in memory."_s;
}

} // namespace

Quantity memoryOf(Facts &facts)
{
    Total total(u"GiB"_s);
    addIndex(total, facts);
    addItems(total, facts, "items");
    addItems(total, facts, "entries");
    addFeatureMemory(total, facts);
    addTables(total, facts);
    addModel(total, facts);
    return total.isEmpty() ? unknownQuantity(u"GiB"_s, missingForMemory(facts))
                           : total.orNothing({});
}

} // namespace core::estimation
