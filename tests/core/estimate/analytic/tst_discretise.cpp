// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/discretise.h"
#include "core/estimate/analytic/normal_table.h"
#include "core/estimate/analytic/truth.h"
#include "support/registered_test.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace core::analytic;
using core::estimation::Distribution;

namespace {

double sumOf(const Pmf &pmf)
{
    return std::accumulate(pmf.begin(), pmf.end(), 0.0);
}

/// A grid on which next to nothing is missing of a distribution of mean one.
const Grid wide {1.0 / 8, 4096};

void addDistributions()
{
    QTest::addColumn<Distribution>("distribution");
    QTest::newRow("constant") << Distribution {Distribution::Kind::Constant, 1, 0};
    QTest::newRow("constant between cells")
        << Distribution {Distribution::Kind::Constant, 0.9876, 0};
    QTest::newRow("exponential") << Distribution {Distribution::Kind::Exponential, 1, 1};
    QTest::newRow("lognormal 0.1") << Distribution {Distribution::Kind::Lognormal, 1, 0.1};
    QTest::newRow("lognormal 2") << Distribution {Distribution::Kind::Lognormal, 1, 2};
    QTest::newRow("gamma 0.25") << Distribution {Distribution::Kind::Gamma, 1, 0.25};
    QTest::newRow("gamma 3") << Distribution {Distribution::Kind::Gamma, 1, 3};
    QTest::newRow("hyperexponential 4")
        << Distribution {Distribution::Kind::Hyperexponential, 1, 4};
    QTest::newRow("narrower than a cell") << Distribution {Distribution::Kind::Lognormal, 1, 1e-6};
}

} // namespace

class DiscretiseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void meansAreExact_data() { addDistributions(); }
    void meansAreExact()
    {
        QFETCH(Distribution, distribution);

        const auto pmf = discretise(distribution, wide);

        // By construction; of the lognormal distribution 1e-10 and 3e-8 of the mean are beyond 512.
        QVERIFY(truth::isNear(sumOf(pmf), 1, 1e-9));
        QVERIFY(truth::isNear(mean(pmf, wide), distribution.mean, 5e-8));
    }

    void residualMeansAreExact_data() { addDistributions(); }
    void residualMeansAreExact()
    {
        QFETCH(Distribution, distribution);
        for (const double speed : {1.0, 2.5, 8.0}) {
            const auto pmf = discretiseResidual(distribution, speed, wide);

            const double expected =
                distribution.mean * (1 + distribution.variability()) / 2 / speed;
            // Of the lognormal distribution 6e-6 of the second moment is beyond 512.
            QVERIFY(truth::isNear(sumOf(pmf), 1, 5e-8));
            QVERIFY(truth::isNear(mean(pmf, wide), expected, 1e-5));
        }
    }

    void massIsNowhereNegative_data() { addDistributions(); }
    void massIsNowhereNegative()
    {
        QFETCH(Distribution, distribution);
        const Grid rough {0.1, 64};

        for (const auto &pmf :
            {discretise(distribution, rough), discretiseResidual(distribution, 2, rough)}) {
            for (const double mass : pmf) {
                QVERIFY(mass >= 0);
            }
            QVERIFY(sumOf(pmf) <= 1 + 1e-12);
        }
    }

    void quantilesFollowTheClosedForm()
    {
        const auto table = truth::table("lognormal");
        for (const auto &row : table.at("rows")) {
            const double p50 = row.at("p50");
            const double p99 = row.at("p99");
            const auto distribution = core::estimation::lognormalByPercentiles(p50, p99);
            QVERIFY(distribution);
            const double p999 = row.at("p999");
            const Grid grid {p999 / 1500, 4096};
            const auto pmf = discretise(*distribution, grid);

            // Interpolated linearly, a percentile is off by less than a cell.
            const auto isWithinACell = [&](double value, double expected) {
                return std::abs(value - expected) <= grid.step;
            };
            QVERIFY(truth::isNear(distribution->mean, row.at("mean"), 1e-9));
            QVERIFY(isWithinACell(quantile(pmf, 0.5, grid), p50));
            QVERIFY(isWithinACell(quantile(pmf, 0.1, grid), row.at("p90")));
            QVERIFY(isWithinACell(quantile(pmf, 0.05, grid), row.at("p95")));
            QVERIFY(isWithinACell(quantile(pmf, 0.01, grid), p99));
            QVERIFY(isWithinACell(quantile(pmf, 0.001, grid), p999));
        }
    }

    void aResidualOnTheGridIsThatOfTheDistribution_data() { addDistributions(); }
    void aResidualOnTheGridIsThatOfTheDistribution()
    {
        QFETCH(Distribution, distribution);
        const Grid grid {1.0 / 64, 16384};
        for (const double speed : {1.0, 3.0}) {
            const auto closed = cumulativeOf(discretiseResidual(distribution, speed, grid));

            const auto onGrid =
                cumulativeOf(discretiseResidual(discretise(distribution, grid), speed));

            // The distribution's times are shared between two cells, a residual that begins within
            // them moves by less than a cell: at most its density there, which is below speed /
            // mean.
            const double most = speed / distribution.mean * grid.step;
            for (std::size_t i = 0; i < closed.size(); ++i) {
                QVERIFY2(std::abs(onGrid[i] - closed[i]) <= most,
                    qPrintable(QString::number(onGrid[i]) + u' ' + QString::number(closed[i])));
            }
        }
    }

    void aFinerGridKeepsTheDistribution()
    {
        // Half at zero, half exponential.
        const Grid grid {0.5, 256};
        auto pmf = discretise({Distribution::Kind::Exponential, 4, 1}, grid);
        for (double &mass : pmf) {
            mass /= 2;
        }
        pmf[0] += 0.5;

        const auto finer = onFinerGrid(pmf, 4);

        const auto below = cumulativeOf(finer);
        for (std::size_t i = 0; i < below.size(); i += 5) {
            const double border = (static_cast<double>(i) + 0.5) * grid.step / 4;
            // A cell is an eighth of a mean; the density's slope moves (1/8)² / 6 of it at zero.
            QVERIFY(std::abs(below[i] - (1 - 0.5 * std::exp(-border / 4))) < 0.0027);
        }
    }

    void theTableOfTheNormalDistributionHasItAtAnyPlace()
    {
        for (double z = -10; z < 10; z += 0.00317) {
            QVERIFY(std::abs(normalTable().below(z) - core::estimation::normalCdf(z)) < 1e-15);
        }
    }

    void cumulativeAndPmfAreOpposites()
    {
        const auto pmf = discretise({Distribution::Kind::Lognormal, 1, 1}, {0.05, 512});

        const auto again = pmfOf(cumulativeOf(pmf));

        for (std::size_t i = 0; i < pmf.size(); ++i) {
            QVERIFY(std::abs(again[i] - pmf[i]) < 1e-15);
        }
    }

    void whatIsBeyondTheGridIsMissing()
    {
        const Grid grid {1, 64};

        QCOMPARE(sumOf(discretise({Distribution::Kind::Constant, 64, 0}, grid)), 0.0);
        QVERIFY(truth::isNear(sumOf(discretise({Distribution::Kind::Exponential, 64, 1}, grid)),
            1 - std::exp(-1), 0.01));
        QCOMPARE(
            quantile(discretise({Distribution::Kind::Exponential, 64, 1}, grid), 0.01, grid), 64.0);
    }
};

INFERBOARD_TEST(DiscretiseTest)
#include "tst_discretise.moc"
