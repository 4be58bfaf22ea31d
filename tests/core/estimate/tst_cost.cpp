// SPDX-License-Identifier: MIT
#include "core/analysis/library.h"
#include "core/estimate/sizing/cost.h"
#include "support/registered_test.h"
#include "support/shipped.h"

#include <QTest>

#include "boards.h"

using namespace core;
using namespace core::estimation;
using namespace boards;

namespace {

constexpr double monthlySeconds = 2.628e6;

double price(const char *id)
{
    return library().prices.price(QLatin1String(id))->usd;
}

double gpuPrice(const char *id)
{
    return library().prices.gpu(QLatin1String(id))->price.usd;
}

/// Every connection carries the average rate.
Cost costOfNode(const Board &board, double average, int node = 0)
{
    const ResolvedDesign resolved(board.design, library().catalog);
    const auto connections = static_cast<std::size_t>(board.design.connections.size());
    const Load load {quantity(average, u"/s"_s, {}), quantity(3 * average, u"/s"_s, {}),
        std::vector<double>(connections, average)};
    QStringList problems;
    const auto sizing = sizingOf(resolved, node, load, library().prices, problems);
    const auto cost = costOf(resolved, node, load, sizing, library().prices, problems);
    for (const auto &problem : problems) {
        qWarning().noquote() << problem;
    }
    return cost;
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

class CostTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void replicasCostTheirHours()
    {
        const auto cost =
            costOfNode(one("app-server", {{"replicas", 3}, {"vcpus", 4}, {"memory_gib", 16}}), 100);

        QVERIFY(isNear(
            cost.machines.value, 3 * (4 * price("vcpu_h") + 16 * price("memory_gib_h")) * 730));
        QCOMPARE(cost.machines.working,
            u"3 replicas × (4 vCPU × 0.0291 USD per h (2026-06, assumption) + 16 GiB × 0.00291 USD "
            "per h (2026-06, assumption)) × 730 h = 357 USD a month"_s);
        QVERIFY(isNear(cost.month.value, *cost.machines.value));
        QVERIFY(!cost.storage.value && !cost.traffic.value && !cost.requests.value);
    }

    void aSizeThatIsNotStatedIsAnAssumption()
    {
        const auto cost = costOfNode(one("api-gateway", {{"replicas", 2}}), 100);

        QVERIFY(cost.machines.working.contains(u"the size of a replica is an assumption"));
    }

    void aReplicaHasTheMemoryThatItsDataNeed()
    {
        const auto cost = costOfNode(
            one("redis-cache",
                {{"replicas", 2}, {"items", 1e8}, {"bytes_per_item", 1e3}, {"vcpus", 4}}),
            100);

        QVERIFY(isNear(cost.machines.value,
            2 * (4 * price("vcpu_h") + 1.08e11 / 1073741824 * price("memory_gib_h")) * 730));
    }

    void gpusCostTheirHoursAndTheMachineAroundThem()
    {
        const auto cost = costOfNode(one("model-server-gpu", {{"replicas", 4}}), 100);

        QVERIFY(isNear(cost.machines.value, 4 * gpuPrice("T4") * 730));
    }

    void trainingCostsItsGpuHours()
    {
        const auto cost = costOfNode(
            one("training-job", {{"duration_h", 6}, {"gpus", 8}}, {{u"schedule"_s, u"Weekly"_s}}),
            0);

        QVERIFY(isNear(cost.machines.value, 48 * 730.0 / 168 * gpuPrice("A100")));
    }

    void aJobIsPaidWhileItRuns()
    {
        const auto cost = costOfNode(one("batch-prediction",
                                         {{"replicas", 10}, {"duration_h", 3}, {"interval_h", 24},
                                             {"vcpus", 4}, {"memory_gib", 16}}),
            0);

        QVERIFY(isNear(cost.machines.value,
            10 * (4 * price("vcpu_h") + 16 * price("memory_gib_h")) * 730 / 8));
    }

    void storageIsPaidInDecimalGigabytesByItsClass()
    {
        const auto store = [](const QString &kind) {
            return costOfNode(
                one("object-store", {{"stored_gib", 1000}}, {{u"storage_class"_s, kind}}), 0)
                .storage.value;
        };

        QVERIFY(isNear(store(u"standard"_s), 1073.741824 * price("object_gb_month")));
        QVERIFY(isNear(store(u"archive"_s), 1073.741824 * price("object_archive_gb_month")));
        QVERIFY(isNear(costOfNode(one("oltp-database", {{"stored_gib", 100}, {"replicas", 2}}), 0)
                           .storage.value,
            2 * 107.3741824 * price("ssd_gb_month")));
    }

    void aProviderAsksForRequestsAndTokens()
    {
        const auto table = costOfNode(one("dynamodb", {}), 1000);
        const auto model =
            costOfNode(one("hosted-llm-api", {{"input_tokens", 1000}, {"output_tokens", 200}}), 10);
        const auto contract = costOfNode(
            one("hosted-llm-api",
                {{"input_tokens", 1000}, {"output_tokens", 200}, {"price_per_million", 5}}),
            10);

        QVERIFY(isNear(
            table.requests.value, 1000 * monthlySeconds / 1e6 * price("table_million_requests")));
        QVERIFY(!table.machines.value);
        QVERIFY(isNear(model.requests.value,
            10 * monthlySeconds / 1e6
                * (1000 * price("llm_million_input") + 200 * price("llm_million_output"))));
        QVERIFY(isNear(contract.requests.value, 10 * monthlySeconds / 1e6 * 1200 * 5));
        const auto calls =
            core::formatNumber(10 * monthlySeconds / 1e6) + u" million calls a month"_s;
        QVERIFY2(model.requests.working.startsWith(calls), qPrintable(model.requests.working));
        QVERIFY2(
            contract.requests.working.startsWith(calls), qPrintable(contract.requests.working));
    }

    void trafficIsPaidToClientsAndBetweenZones()
    {
        auto board = one("app-server", {{"zones", 3}});
        board.add(u"user"_s, "client").add(u"peer"_s, "app-server");
        board.call(u"user"_s, u"it"_s, {{"payload_kib", 100}});
        board.call(u"peer"_s, u"it"_s, {{"payload_kib", 10}});
        board.add(u"camera"_s, "media-uploader").call(u"camera"_s, u"it"_s); // uploads are free
        const double gigabytesPerKib = 50 * monthlySeconds * 1024 / 1e9;

        const auto cost = costOfNode(board, 50);

        QVERIFY(isNear(cost.traffic.value,
            100 * gigabytesPerKib * price("egress_gb")
                + 10 * gigabytesPerKib * 2 / 3 * price("cross_zone_gb")));
    }

    void theOwnFigureCountsInstead()
    {
        const auto cost = costOfNode(one("app-server", {{"cost_usd_month", 1234}}), 100);

        QCOMPARE(cost.month.value, std::optional(1234.0));
        QCOMPARE(cost.month.working, u"1,230 USD a month, given"_s);
        QVERIFY(cost.machines.value);
    }

    void theTotalIsSpreadOverTheRequests()
    {
        auto board = one("app-server", {{"cost_usd_month", 18'250}});
        board.add(u"user"_s, "client").add(u"maps"_s, "third-party-api");
        const ResolvedDesign resolved(board.design, library().catalog);
        QList<Cost> costs;
        for (int node = 0; node < 3; ++node) {
            costs.append(costOfNode(board, 250, node));
        }

        const auto totals = totalCost(resolved, costs, quantity(250, u"/s"_s, {}));
        const auto idle = totalCost(resolved, costs, unknownQuantity(u"/s"_s, u"no demand"_s));

        QVERIFY(isNear(totals.month.value, 18'250));
        QVERIFY(isNear(totals.perMillionRequests.value, 27.77777777777778));
        QCOMPARE(totals.without, QList<ElementId> {u"maps"_s});
        QVERIFY(!idle.perMillionRequests.value);
    }

    void everyShippedTypeHasACostOrSaysWhyNot()
    {
        for (const auto &type : library().catalog.types()) {
            const auto cost = costOfNode(one(qPrintable(type.id), {}), 100);

            for (const auto &part :
                {cost.machines, cost.storage, cost.traffic, cost.requests, cost.month}) {
                QVERIFY2(!part.working.isEmpty(), qPrintable(type.id));
                QVERIFY2(!part.value || *part.value >= 0, qPrintable(type.id));
            }
        }
    }
};

INFERBOARD_TEST(CostTest)
#include "tst_cost.moc"
