// SPDX-License-Identifier: MIT
#include "core/base/json.h"
#include "core/estimate/network/cache_hits.h"
#include "core/estimate/sizing/sizing_formulas.h"
#include "support/registered_test.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <cmath>
#include <functional>

using namespace core::sizing;

namespace {

core::Json truth(const char *name)
{
    QFile file(QString::fromLatin1(INFERBOARD_SOURCE_DIR "/tests/data/truth/%1.json")
                   .arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? *core::parseJson(file.readAll(), file.fileName())
                                          : core::Json();
}

/// Numbers by name, out of a worked case.
using Numbers = std::function<double(const char *)>;
Numbers numbersOf(const core::Json &object)
{
    return [object](const char *name) { return object.at(name).get<double>(); };
}

bool isNear(double actual, double expected, double tolerance = 1e-9)
{
    const bool isClose = std::abs(actual - expected) <= tolerance * std::abs(expected);
    if (!isClose) {
        qWarning("actual %.15g, expected %.15g", actual, expected);
    }
    return isClose;
}

/// What the formulas say to the inputs of a case, by the name of the output.
using Answers = QMap<QString, double>;
using namespace Qt::StringLiterals;

Answers storage(const Numbers &in)
{
    const double daily = in("events_per_day") * in("bytes");
    return {{u"raw_bytes_per_day"_s, daily},
        {u"stored_bytes"_s,
            retainedBytes({daily / secondsPerDay, in("retention_days") * secondsPerDay,
                in("replication"), in("compression"), 0})}};
}

Answers embeddings(const Numbers &in)
{
    const double vectors = in("vectors");
    const double hnsw = hnswBytes(vectors, in("dim"), in("bytes_per_value"), 32);
    return {{u"raw_bytes"_s, vectorBytes(vectors, in("dim"), in("bytes_per_value"))},
        {u"hnsw_M32_bytes"_s, hnsw}, {u"pq_64_bytes"_s, codeBytes(vectors, 64)},
        // 310 GiB would fill five machines to the brim; the case leaves about a quarter free.
        {u"shards_of_64GiB_hnsw"_s, gpusFor(hnsw, 64 * gib, 0.75)}};
}

Answers kvCache(const Numbers &in)
{
    const double perToken =
        kvBytesPerToken(in("layers"), in("kv_heads"), in("head_dim"), in("bytes"));
    return {{u"bytes_per_token"_s, perToken}, {u"bytes_per_sequence"_s, perToken * in("context")},
        {u"max_sequences"_s,
            kvSlots({in("gpu_bytes"), in("gpu_utilisation"), in("weights_bytes")}, perToken,
                in("context"))}};
}

Answers decode(const Numbers &in)
{
    const double ms = decodeMsPerToken(
        in("params") * in("bytes"), in("batch") * in("kv_bytes_per_seq"), in("mem_bw"));
    return {{u"ms_per_token_lower_bound"_s, ms},
        {u"tokens_per_s_upper_bound"_s, in("batch") / ms * 1e3}};
}

Answers training(const Numbers &in)
{
    const double flop = trainingFlop(in("params"), in("tokens"));
    const double hours = gpuHours(flop, in("flops_per_gpu"), in("mfu"));
    return {{u"flops"_s, flop}, {u"gpu_hours"_s, hours}, {u"days"_s, hours / in("gpus") / 24},
        {u"usd"_s, hours * in("usd_per_gpu_hour")}};
}

Answers answersTo(const QString &id, const Numbers &in)
{
    if (id == u"cache_ram") {
        return {{u"bytes"_s,
            cacheBytes(in("items"), in("value_bytes"), in("overhead_bytes"), in("replicas"))}};
    }
    if (id == u"llm_prefill_roofline") {
        return {{u"ms"_s, prefillMs(in("params"), in("prompt_tokens"), in("flops"), in("mfu"))}};
    }
    if (id == u"gpu_batch") {
        const auto capacity = [&](double largest) {
            return batchCapacity(in("replicas"), largest, in("base_ms"), in("per_item_ms"));
        };
        return {{u"capacity_per_s"_s, capacity(in("max"))},
            {u"capacity_unbatched_per_s"_s, capacity(1)}};
    }
    if (id == u"replicas_for_utilisation") {
        return {{u"replicas"_s,
            replicasFor(in("rate"), in("service_mean_ms"), in("concurrency"), in("target"))}};
    }
    if (id == u"cost_per_1k") {
        const double requests = requestsPerMonth(in("avg_qps"));
        return {
            {u"requests_month"_s, requests}, {u"usd_per_1k"_s, in("usd_month") / requests * 1e3}};
    }
    if (id == u"bandwidth") {
        const double out = megabitPerSecond(in("qps"), in("response_bytes"));
        return {{u"ingress_Mbit_s"_s, megabitPerSecond(in("qps"), in("request_bytes"))},
            {u"egress_Mbit_s"_s, out}, {u"egress_TB_per_30d"_s, out / 8 * 30 * 86'400 / 1e6}};
    }
    if (id == u"qps") {
        const double average = in("dau") * in("requests_per_user_day") / secondsPerDay;
        return {{u"avg_qps"_s, average}, {u"peak_qps"_s, average * in("peak_factor")}};
    }
    if (id == u"lag") {
        const double waiting = backlog(in("arrival"), in("capacity"), in("minutes") * 60);
        return {{u"lag_after"_s, waiting},
            {u"drain_s"_s, drainSeconds(waiting, in("later_arrival"), in("capacity"))}};
    }
    const QMap<QString, Answers (*)(const Numbers &)> others {{u"storage"_s, storage},
        {u"embeddings"_s, embeddings}, {u"kv_cache"_s, kvCache}, {u"llm_decode_roofline"_s, decode},
        {u"training"_s, training}};
    return others.contains(id) ? others.value(id)(in) : Answers();
}

core::Json publishedRow(const char *id)
{
    const auto table = truth("published_sizing");
    for (const auto &row : table.at("rows")) {
        if (row.at("id") == id) {
            return row;
        }
    }
    return {};
}

} // namespace

class SizingFormulasTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void workedCasesComeOut_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("output");
        QTest::addColumn<double>("expected");
        const auto cases = truth("sizing_cases");
        for (const auto &item : cases.at("cases")) {
            const auto id = core::toQString(item.at("id"));
            if (answersTo(id, [](const char *) { return 1.0; }).isEmpty()) {
                continue; // of latencies: not for these formulas
            }
            for (const auto &[name, value] : item.at("outputs").items()) {
                QTest::addRow("%s: %s", qPrintable(id), name.c_str())
                    << id << QString::fromStdString(name) << value.get<double>();
            }
        }
    }
    void workedCasesComeOut()
    {
        QFETCH(QString, id);
        QFETCH(QString, output);
        QFETCH(double, expected);
        const auto cases = truth("sizing_cases");

        for (const auto &item : cases.at("cases")) {
            if (core::toQString(item.at("id")) == id) {
                const auto answers = answersTo(id, numbersOf(item.at("inputs")));
                QVERIFY(answers.contains(output));
                QVERIFY(isNear(answers.value(output), expected));
            }
        }
    }

    void publishedTrainingRunsHadTheirUtilisation()
    {
        for (const auto *id : {"llama13b", "llama65b"}) {
            const auto row = publishedRow(id);
            const auto given = numbersOf(row.at("given"));
            const auto exact = numbersOf(row.at("exact"));
            const double flop = trainingFlop(given("params"), given("tokens"));
            const double mfu = achievedUtilisation(flop, 312e12, given("gpu_hours"));

            QVERIFY(isNear(flop, exact("flops")));
            QVERIFY(isNear(mfu, exact("mfu")));
            QVERIFY(isNear(gpuHours(flop, 312e12, mfu), given("gpu_hours")));
        }
    }

    void publishedKeyValueCachesAgree()
    {
        const auto llama = publishedRow("kv_llama70b");
        const auto given = numbersOf(llama.at("given"));
        const auto exact = numbersOf(llama.at("exact"));
        const double perToken =
            kvBytesPerToken(given("layers"), given("kv_heads"), given("head_dim"), given("bytes"));
        QVERIFY(isNear(perToken, exact("bytes_per_token")));
        QVERIFY(isNear(perToken * given("tokens"), exact("bytes_per_sequence")));
        QVERIFY(isNear(perToken * given("tokens") * 256 / gib, exact("256_sequences_gib")));

        const auto opt = publishedRow("kv_opt13b");
        QVERIFY(
            isNear(kvBytesPerToken(40, 40, 128, 2), numbersOf(opt.at("exact"))("bytes_per_token")));
    }

    void publishedIndexSizesAgree()
    {
        const auto faiss = numbersOf(publishedRow("hnsw_faiss").at("exact"));
        QVERIFY(isNear(hnswBytes(1, 768, 4, 32), faiss("bytes_per_vector")));
        QVERIFY(isNear(hnswBytes(1e8, 768, 4, 32) / gigabyte, faiss("1e8_vectors_gb")));

        const auto scylla = numbersOf(publishedRow("hnsw_scylla").at("exact"));
        QVERIFY(isNear(hnswWithHeadroomBytes(1e7, 768, 4, 16) / gigabyte, scylla("gb")));

        const auto milvus = numbersOf(publishedRow("hnsw_milvus").at("exact"));
        QVERIFY(isNear(vectorBytes(1e6, 768, 4) / gigabyte, milvus("raw_gb")));
        QVERIFY(isNear(vectorBytes(1e6, 32, 4) / 1e6, milvus("graph_mb")));
        QCOMPARE(invertedListBytes(1e6, 64), 72e6);
    }

    void publishedEnvelopesAgree()
    {
        const auto photos = publishedRow("boe_photos");
        const auto given = numbersOf(photos.at("given"));
        const double average = given("dau") * given("views") / secondsPerDay;
        const double peak = average * given("peak");
        QVERIFY(isNear(average, numbersOf(photos.at("exact"))("avg")));
        QVERIFY(
            isNear(peak * given("kb") * 1e3 / gigabyte, numbersOf(photos.at("exact"))("gb_per_s")));

        const auto feed = publishedRow("boe_feed");
        const auto feedGiven = numbersOf(feed.at("given"));
        const double written = feedGiven("tweets_per_day") / secondsPerDay * feedGiven("bytes");
        QVERIFY(isNear(retainedBytes({written, secondsPerDay, 1, 1, 0}) / gigabyte,
            numbersOf(feed.at("exact"))("gb_per_day")));
        QVERIFY(isNear(retainedBytes({written, 365 * secondsPerDay, 1, 1, 0}) / 1e12,
            numbersOf(feed.at("exact"))("tb_per_year")));
    }

    void whatDoesNotFitHasNoSlots()
    {
        QCOMPARE(kvSlots({16e9, 0.9, 16e9}, 131'072, 8'192), 0.0);
        QCOMPARE(gpusFor(0, 16e9, 0.9), 1.0);
        QCOMPARE(drainSeconds(10, 5, 5), double(INFINITY));
    }

    void cachesHitAsTheTableSays_data()
    {
        QTest::addColumn<QList<double>>("row");
        const auto table = truth("cache_che");
        for (const auto &row : table.at("rows")) {
            QList<double> numbers;
            for (const auto *key : {"catalogue", "zipf", "cache_items", "hit_che",
                     "characteristic_time_requests", "hit_lru_simulated", "hit_static_top_C"}) {
                numbers.append(row.at(key).get<double>());
            }
            QTest::addRow("%g of %g, skew %g", numbers[2], numbers[0], numbers[1]) << numbers;
        }
    }
    void cachesHitAsTheTableSays()
    {
        QFETCH(QList<double>, row);
        const Zipf catalogue {row[0], row[1]};

        const auto cache = lruCache(catalogue, row[2]);

        QVERIFY(isNear(cache.hitRatio, row[3], 1e-4));
        QVERIFY(isNear(cache.characteristicTime, row[4], 1e-4));
        QVERIFY(std::abs(cache.hitRatio - row[5]) < 0.001);
        QVERIFY(isNear(mostPopularShare(catalogue, row[2]), row[6], 1e-4));
    }

    void cachesOfAnySizeAreQuick()
    {
        QElapsedTimer timer;
        timer.start();

        const auto cache = lruCache({1e12, 0.9}, 1e9);

        QVERIFY(cache.hitRatio > 0 && cache.hitRatio < 1);
        qInfo("%lld ms", timer.elapsed());
        QCOMPARE(lruCache({100, 1}, 100).hitRatio, 1.0);
        QCOMPARE(lruCache({100, 1}, 0).hitRatio, 0.0);
    }
};

INFERBOARD_TEST(SizingFormulasTest)
#include "tst_sizing_formulas.moc"
