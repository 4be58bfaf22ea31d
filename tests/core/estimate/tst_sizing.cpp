// SPDX-License-Identifier: MIT
#include "core/analysis/library.h"
#include "core/estimate/sizing/sizing.h"
#include "support/registered_test.h"
#include "support/shipped.h"

#include <QTest>

#include "boards.h"

using namespace core;
using namespace core::estimation;
using namespace boards;

namespace {

constexpr double gib = 1024.0 * 1024 * 1024;

Load loadOf(const Board &board, double average, double peak)
{
    const auto connections = static_cast<std::size_t>(board.design.connections.size());
    return {quantity(average, u"/s"_s, {}), quantity(peak, u"/s"_s, {}),
        std::vector<double>(connections, average)};
}

SizingEstimate sizeOf(const Board &board, double average = 0, double peak = 0, int node = 0)
{
    QStringList problems;
    const auto sizing = sizingOf(ResolvedDesign(board.design, library().catalog), node,
        loadOf(board, average, peak), library().prices, problems);
    for (const auto &problem : problems) {
        qWarning().noquote() << problem;
    }
    return sizing;
}

Board one(const char *type, Numbers numbers, const QMap<QString, QString> &texts = {})
{
    Board board;
    board.add(u"it"_s, type, numbers);
    for (auto text = texts.begin(); text != texts.end(); ++text) {
        board.design.components.last().settings.insert(text.key(), *text);
    }
    return board;
}

} // namespace

class SizingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anIndexTakesVectorsAndLinks_data()
    {
        QTest::addColumn<QString>("index");
        QTest::addColumn<QString>("precision");
        QTest::addColumn<double>("bytesPerVector");
        QTest::newRow("HNSW") << u"HNSW"_s << u"FP32"_s << 3328.0;
        QTest::newRow("HNSW of codes") << u"HNSW"_s << u"PQ codes"_s << 64.0 + 256;
        QTest::newRow("flat") << u"Flat"_s << u"FP16"_s << 1536.0;
        QTest::newRow("lists") << u"IVF"_s << u"FP32"_s << 3080.0;
        QTest::newRow("lists of codes") << u"IVF-PQ"_s << u"FP32"_s << 72.0;
        QTest::newRow("codes and vectors") << u"ScaNN"_s << u"FP32"_s << 3072.0 + 192 + 8;
    }
    void anIndexTakesVectorsAndLinks()
    {
        QFETCH(QString, index);
        QFETCH(QString, precision);
        QFETCH(double, bytesPerVector);
        const auto board =
            one("ann-index", {{"corpus_items", 1e8}, {"dimensions", 768}, {"replicas", 3}},
                {{u"index"_s, index}, {u"precision"_s, precision}});

        QVERIFY(isNear(sizeOf(board).memoryGib.value, 3 * 1e8 * bytesPerVector / gib));
    }

    void theWorkingShowsTheFormula()
    {
        const auto board =
            one("ann-index", {{"corpus_items", 1e8}, {"dimensions", 768}, {"replicas", 2}});

        QCOMPARE(sizeOf(board).memoryGib.working,
            u"100,000,000 vectors × (768 × 4 B + 32 links × 8 B) (HNSW as in Faiss; ScyllaDB's 16 "
            u"B "
            "a link and 20 % headroom make it 401 GiB) × 2 copies = 620 GiB"_s);
    }

    void whatIsNotToldHasNoSize()
    {
        const auto index = sizeOf(one("ann-index", {}));
        const auto server = sizeOf(one("app-server", {}));

        QVERIFY(!index.memoryGib.value);
        QCOMPARE(
            index.memoryGib.working, u"Fill in Corpus size to see how much memory it takes."_s);
        QVERIFY(!server.memoryGib.value && !server.storageGib.value && !server.gpus.value
            && !server.gpuHours.value && !server.bandwidthMibPerS.value);
        QVERIFY(!server.memoryGib.working.isEmpty() && !server.storageGib.working.isEmpty()
            && !server.gpus.working.isEmpty() && !server.gpuHours.working.isEmpty());
    }

    void aCacheTakesItsItemsAndTheirOverhead()
    {
        const auto board =
            one("redis-cache", {{"items", 5e7}, {"bytes_per_item", 600}, {"replicas", 2}});

        QVERIFY(isNear(sizeOf(board).memoryGib.value, 68e9 / gib));
    }

    void featuresAreInMemoryOrOnDisk()
    {
        const auto redis = one("online-feature-store", {{"entities", 1e8}, {"replicas", 2}});
        const auto disk = one("online-feature-store", {{"entities", 1e8}, {"replicas", 2}},
            {{u"backend"_s, u"Cassandra"_s}});

        QVERIFY(isNear(sizeOf(redis).memoryGib.value, 2 * 1e8 * (50 * 8 + 80) / gib));
        QVERIFY(!sizeOf(redis).storageGib.value);
        QVERIFY(isNear(sizeOf(disk).storageGib.value, 2 * 1e8 * 50 * 8 / gib));
        QVERIFY(!sizeOf(disk).memoryGib.value);
    }

    void embeddingTablesAreInEachReplica()
    {
        const auto board = one(
            "ranking", {{"embedding_rows", 1e8}, {"embedding_dimensions", 64}, {"replicas", 2}});

        QVERIFY(isNear(sizeOf(board).memoryGib.value, 2 * 1e8 * 64 * 4 / gib));
    }

    void aLogKeepsWhatIsWrittenWhileItIsRetained()
    {
        auto board =
            one("kafka", {{"retention_h", 90 * 24}, {"replication", 3}, {"compression", 4}});
        board.add(u"app"_s, "app-server")
            .stream(u"app"_s, u"it"_s, {{"payload_kib", 400.0 / 1024}});

        const auto sizing = sizeOf(board, 3e8 / 86'400, 1e4);

        QVERIFY(isNear(sizing.storageGib.value, 8.1e12 / gib));
        QVERIFY(isNear(sizing.storageGrowthGibPerDay.value, 1.2e11 * 3 / 4 / gib));
        QVERIFY(isNear(sizing.bandwidthMibPerS.value, 1e4 * 400 / 1024 / 1024));
    }

    void aLogOfRecordsCountsItsOwnRate()
    {
        const auto board = one("prediction-log",
            {{"sampled_pct", 10}, {"bytes_per_record", 2000}, {"retention_days", 90},
                {"compression", 4}});

        QVERIFY(isNear(
            sizeOf(board, 1000, 3000).storageGib.value, 100 * 2000.0 * 86'400 * 90 / 4 / gib));
    }

    void batchesGrowALake()
    {
        auto board = one("data-lake", {{"retention_days", 365}, {"compression", 4}});
        board.add(u"job"_s, "batch-compute")
            .wire(u"job"_s, u"it"_s, ConnectionKind::Batch,
                {{"volume_gib", 200}, {"interval_h", 12}});

        QVERIFY(isNear(sizeOf(board).storageGrowthGibPerDay.value, 100));
        QVERIFY(isNear(sizeOf(board).storageGib.value, 36'500));
    }

    void whatIsGivenCountsForEachCopy()
    {
        QVERIFY(isNear(sizeOf(one("wide-column-store", {{"stored_gib", 100}, {"replicas", 9}}))
                           .storageGib.value,
            300));
        QVERIFY(isNear(
            sizeOf(one("dynamodb", {{"stored_gib", 100}, {"replicas", 9}})).storageGib.value, 100));
        QVERIFY(isNear(
            sizeOf(one("offline-feature-store", {{"storage_tib", 2}})).storageGib.value, 2048));
        QVERIFY(isNear(sizeOf(one("model-registry", {{"artifact_gib", 3}})).storageGib.value, 30));
    }

    void aLanguageModelNeedsRoomForItsSequences()
    {
        const auto board = one("llm-server",
            {{"parameters_b", 8.03}, {"concurrency", 40}, {"context_tokens", 8192},
                {"replicas", 2}},
            {{u"gpu"_s, u"H100"_s}});

        const auto sizing = sizeOf(board);

        QCOMPARE(sizing.gpu, u"H100"_s);
        QVERIFY(isNear(sizing.gpuMemoryGib.value, (16.06e9 + 40 * 1073741824.0) / gib));
        QVERIFY(isNear(sizing.gpus.value, 2));
        QVERIFY(isNear(sizing.kvSlots.value, 52));
        QCOMPARE(sizing.kvSlots.working,
            u"(1 × 80 GB × 0.9 − 15 GiB) ÷ (131,000 B × 8,190 tokens), rounded down = 52"_s);
    }

    void aModelTooLargeForOneGpuIsSplit()
    {
        const auto board =
            one("model-server-gpu", {{"model_gib", 40}, {"replicas", 3}}, {{u"gpu"_s, u"L4"_s}});

        QVERIFY(isNear(sizeOf(board).gpus.value, 6));
    }

    void aModelOnCpusNeedsNoGpu()
    {
        const auto cpu = sizeOf(one("ranking", {}, {{u"hardware"_s, u"CPU"_s}}));
        const auto gpu = sizeOf(one("ranking", {{"replicas", 4}, {"gpus_per_replica", 2}}));

        QVERIFY(!cpu.gpus.value);
        QCOMPARE(cpu.gpu, QString());
        QVERIFY(isNear(gpu.gpus.value, 8));
        QCOMPARE(gpu.gpu, u"T4"_s);
    }

    void trainingTakesSixFlopForEachParameterAndToken()
    {
        const auto board = one("training-job",
            {{"parameters_b", 7}, {"training_tokens_b", 1400}, {"gpus", 256}, {"mfu", 0.4}},
            {{u"gpu_type"_s, u"H100"_s}});

        const auto sizing = sizeOf(board);

        QVERIFY(isNear(sizing.gpuHours.value, 41287.49578699023));
        QVERIFY(isNear(sizing.trainingHours.value, 6.719970017413774 * 24));
    }

    void trainingGoesThroughItsExamples()
    {
        const auto board = one("training-job",
            {{"training_examples", 1.2e9}, {"gpus", 8}, {"examples_per_gpu_s", 2000},
                {"epochs", 3}});

        QVERIFY(isNear(sizeOf(board).gpuHours.value, 500));
        QVERIFY(isNear(sizeOf(board).trainingHours.value, 62.5));
    }

    void otherwiseTrainingTakesAsLongAsItIsGiven()
    {
        QVERIFY(isNear(
            sizeOf(one("training-job", {{"duration_h", 6}, {"gpus", 8}})).gpuHours.value, 48));
        const auto tuning = sizeOf(one("hyperparameter-tuning",
            {{"trials", 50}, {"parallel_trials", 20}, {"hours_per_trial", 2}}));
        QVERIFY(isNear(tuning.trainingHours.value, 6));
        QVERIFY(isNear(tuning.gpuHours.value, 100));
    }

    void everyShippedTypeCanBeSized()
    {
        for (const auto &type : library().catalog.types()) {
            const auto sizing = sizeOf(one(qPrintable(type.id), {}), 100, 300);

            for (const auto &size : {sizing.memoryGib, sizing.storageGib,
                     sizing.storageGrowthGibPerDay, sizing.bandwidthMibPerS, sizing.gpus,
                     sizing.gpuMemoryGib, sizing.kvSlots, sizing.trainingHours, sizing.gpuHours}) {
                QVERIFY2(!size.working.isEmpty(), qPrintable(type.id));
                QVERIFY2(!size.value || *size.value >= 0, qPrintable(type.id));
            }
        }
    }

    void nonsenseIsRefused()
    {
        QStringList problems;
        const auto board = one("redis-cache", {{"items", -5}});

        const auto sizing = sizingOf(ResolvedDesign(board.design, library().catalog), 0,
            loadOf(board, 1, 1), library().prices, problems);

        QVERIFY(!sizing.memoryGib.value);
        QCOMPARE(problems, QStringList {u"it: Items must be at least 0; it is left out."_s});
    }
};

INFERBOARD_TEST(SizingTest)
#include "tst_sizing.moc"
