// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/discretise.h"
#include "core/estimate/analytic/outcome.h"
#include "core/estimate/analytic/single_server.h"
#include "core/estimate/analytic/truth.h"
#include "support/registered_test.h"

#include <QTest>

using namespace core::analytic;
using core::estimation::Distribution;

namespace {

constexpr int cells = 8192; // of the heaviest services most are faster than a cell of fewer

/// A step at which this time lies between an eighth and a quarter of the grid.
Grid gridFor(double farTail)
{
    return {std::exp2(std::ceil(std::log2(4 * farTail / cells))), cells};
}

/// Off by more than the grid explains: what the grid does to percentiles, and half a cell.
bool isNear(double actual, double expected, const Grid &grid)
{
    return truth::isNear(actual, expected, truth::gridError + grid.step / 2 / expected);
}

Distribution gapOf(const std::string &queue, double mean, double scv)
{
    return truth::distribution(queue.starts_with("H2") ? "h2" : "gamma", mean, scv);
}

double largest(const Pmf &pmf, const Pmf &others)
{
    double most = 0;
    for (std::size_t i = 0; i < pmf.size(); ++i) {
        most = std::max(most, std::abs(pmf[i] - others[i]));
    }
    return most;
}

} // namespace

class SingleServerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void exponentialServicesAgreeWithTheTable_data()
    {
        QTest::addColumn<Distribution>("gap");
        QTest::addColumn<QList<double>>("expected");
        const auto table = truth::table("gim1");
        for (const auto &row : table.at("rows")) {
            const double utilisation = row.at("rho");
            const auto queue = row.at("queue").get<std::string>();
            QTest::addRow("%s rho=%g", queue.c_str(), utilisation)
                << gapOf(queue, 1 / utilisation, row.at("ca2"))
                << QList<double> {row.at("Wq"), row.at("P_wait"), row.at("W_p95"), row.at("W_p99"),
                       row.at("W_p999")};
        }
    }

    void exponentialServicesAgreeWithTheTable()
    {
        QFETCH(Distribution, gap);
        QFETCH(QList<double>, expected);
        const auto grid = gridFor(std::max(1.0, expected[4]));

        const auto wait = singleServerWait(gap, {Distribution::Kind::Exponential, 1, 1}, grid);

        // A constant gap between two cells gets a variance of up to a quarter of a cell squared,
        // which the wait feels as it feels any other.
        const double rho = 1 / gap.mean;
        const double blur = gap.isConstant() ? grid.step * grid.step * rho / (8 * (1 - rho)) : 0;
        QVERIFY(
            truth::isNear(mean(wait, grid), expected[0], truth::gridError + blur / expected[0]));
        QVERIFY(isNear(quantile(wait, 0.001, grid), expected[4], grid));
        QVERIFY(isNear(quantile(wait, 0.01, grid), expected[3], grid));
        if (expected[2] > grid.step) {
            QVERIFY(isNear(quantile(wait, 0.05, grid), expected[2], grid));
        }
    }

    void poissonArrivalsAgreeWithTheTable_data()
    {
        QTest::addColumn<Distribution>("service");
        QTest::addColumn<double>("rho");
        QTest::addColumn<QList<double>>("waits");
        QTest::addColumn<QList<double>>("sojourns");
        const auto table = truth::table("mg1");
        for (const auto &row : table.at("rows")) {
            const auto kind = row.at("kind").get<std::string>();
            const double scv = row.at("scv");
            const double rho = row.at("rho");
            QTest::addRow("%s scv=%g rho=%g", kind.c_str(), scv, rho)
                << truth::distribution(kind, 1, scv) << rho
                << QList<double> {row.at("Wq"), row.at("W_p95"), row.at("W_p99")}
                << QList<double> {
                       row.at("T_p50"), row.at("T_p95"), row.at("T_p99"), row.at("T_p999")};
        }
    }

    void poissonArrivalsAgreeWithTheTable()
    {
        QFETCH(Distribution, service);
        QFETCH(double, rho);
        QFETCH(QList<double>, waits);
        QFETCH(QList<double>, sojourns);
        const auto grid = gridFor(sojourns[3]);

        const auto wait =
            singleServerWait({Distribution::Kind::Exponential, 1 / rho, 1}, service, grid);

        // What the grid does not hold of the residual service it does not hold of the wait.
        const double residual = mean(discretiseResidual(service, 1, grid), grid);
        const double beyond = 1 - residual / ((1 + service.variability()) / 2);
        QVERIFY(truth::isNear(mean(wait, grid), waits[0], truth::gridError + beyond));
        if (waits[1] > 4 * grid.step) {
            QVERIFY(isNear(quantile(wait, 0.05, grid), waits[1], grid));
        }
        if (waits[2] > 4 * grid.step) {
            QVERIFY(isNear(quantile(wait, 0.01, grid), waits[2], grid));
        }
    }

    void theGeometricSumAgreesWithTheTable_data() { poissonArrivalsAgreeWithTheTable_data(); }

    /// The distribution that the composition multiplies with: exact for one server and Poisson
    /// arrivals.
    void theGeometricSumAgreesWithTheTable()
    {
        QFETCH(Distribution, service);
        QFETCH(double, rho);
        QFETCH(QList<double>, sojourns);
        const auto grid = gridFor(sojourns[3]);
        const Transform transform(cells);
        Load load;
        load.rate = rho;
        load.mean = 1;
        load.scv = service.variability();

        const auto waiting = waitingAt(load);
        const auto residual = transform.forward(discretiseResidual(service, waiting.speed, grid));
        const auto sojourn = transform.inverse(
            waitSpectrum(waiting, residual) * transform.forward(discretise(service, grid)));

        QVERIFY(isNear(quantile(sojourn, 0.5, grid), sojourns[0], grid));
        QVERIFY(isNear(quantile(sojourn, 0.05, grid), sojourns[1], grid));
        QVERIFY(isNear(quantile(sojourn, 0.01, grid), sojourns[2], grid));
        QVERIFY(isNear(quantile(sojourn, 0.001, grid), sojourns[3], grid));
    }

    void constantServicesAgreeWithTheTable()
    {
        const auto table = truth::table("md1");
        for (const auto &row : table.at("rows")) {
            const double rho = row.at("rho");
            const auto grid = gridFor(row.at("W_p999"));

            const auto wait = singleServerWait({Distribution::Kind::Exponential, 1 / rho, 1},
                {Distribution::Kind::Constant, 1, 0}, grid);

            QVERIFY(truth::isNear(mean(wait, grid), row.at("Wq"), truth::gridError));
            QVERIFY(isNear(quantile(wait, 0.01, grid), row.at("W_p99"), grid));
            QVERIFY(isNear(quantile(wait, 0.001, grid), row.at("W_p999"), grid));
        }
    }

    void regularGapsLongerThanAnyServiceMakeNobodyWait()
    {
        const auto wait = singleServerWait({Distribution::Kind::Constant, 2, 0},
            {Distribution::Kind::Constant, 1, 0}, {0.01, 512});

        QVERIFY(std::abs(wait[0] - 1) < 1e-6);
    }

    void finerGridsChangeLittle()
    {
        const Distribution gap {Distribution::Kind::Gamma, 1.25, 0.3};
        const Distribution service {Distribution::Kind::Lognormal, 1, 0.6};
        const auto rough = singleServerWait(gap, service, {1.0 / 16, 1024});
        const auto fine = singleServerWait(gap, service, {1.0 / 32, 2048});

        Pmf everySecond;
        const auto below = cumulativeOf(fine);
        for (std::size_t i = 1; i < below.size(); i += 2) {
            everySecond.push_back((below[i] + below[i - 1]) / 2); // at the rough cells' borders
        }
        QVERIFY(largest(cumulativeOf(rough), everySecond) < truth::gridError);
    }
};

INFERBOARD_TEST(SingleServerTest)
#include "tst_single_server.moc"
