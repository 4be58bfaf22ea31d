// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/truth.h"
#include "core/estimate/analytic/waiting.h"
#include "core/estimate/network/queueing.h"
#include "support/registered_test.h"

#include <QTest>

using namespace core::analytic;
using core::estimation::Balancer;
using core::estimation::Distribution;

namespace {

/// Poisson arrivals at servers with services of mean one.
Load poisson(int servers, double utilisation, double scv)
{
    Load load;
    load.servers = servers;
    load.rate = servers * utilisation;
    load.mean = 1;
    load.scv = scv;
    return load;
}

std::string nameOf(const core::Json &row)
{
    return "c " + row.at("c").dump() + " rho " + row.at("rho").dump()
        + (row.contains("scv") ? " scv " + row.at("scv").dump() : "");
}

/// E[min(S1, S2)] = integral of (1 - F)², by Simpson's rule in x = mean u³, which is fine at zero.
double overlapByIntegration(const Distribution &distribution)
{
    constexpr int intervals = 200'000;
    constexpr double end = 12; // 1,728 means
    const double width = end / intervals;
    double sum = 0;
    for (int i = 0; i <= intervals; ++i) {
        const double u = width * i;
        const double beyond = 1 - distribution.cdf(distribution.mean * u * u * u);
        const int weight = i == 0 || i == intervals ? 1 : (i % 2 == 1 ? 4 : 2);
        sum += weight * beyond * beyond * 3 * u * u;
    }
    return sum * width / 3;
}

} // namespace

class WaitingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void exponentialServicesWaitAsErlangSays()
    {
        const auto table = truth::table("mmc");
        for (const auto &row : table.at("rows")) {
            const auto waiting = waitingAt(poisson(row.at("c"), row.at("rho"), 1));

            // An exact model: rounding alone, of a table with twelve digits.
            QVERIFY2(truth::isNear(waiting.mean, row.at("Wq"), 1e-6), nameOf(row).c_str());
            QVERIFY2(
                truth::isNear(waiting.probability, row.at("erlangC"), 1e-6), nameOf(row).c_str());
        }
    }

    void oneServerWaitsAsPollaczekAndKhinchineSay()
    {
        const auto table = truth::table("mg1");
        for (const auto &row : table.at("rows")) {
            const auto waiting = waitingAt(poisson(1, row.at("rho"), row.at("scv")));

            QVERIFY(truth::isNear(waiting.mean, row.at("Wq"), 1e-9));
            QVERIFY(truth::isNear(waiting.probability, row.at("P_wait"), 1e-9));
            QVERIFY(truth::isNear(waiting.geometric, row.at("rho"), 1e-9)); // so is the shape
        }
        const auto constants = truth::table("md1");
        for (const auto &row : constants.at("rows")) {
            const auto waiting = waitingAt(poisson(1, row.at("rho"), 0));

            QVERIFY(truth::isNear(waiting.mean, row.at("Wq"), 1e-9));
        }
    }

    void severalServersWaitAsKimuraApproximates()
    {
        // Kimura's mean with Cosmetatos' factor: within 4.2 % of the wait and 0.9 % of wait and
        // service (0.94 % before rounding) for scv 0.5 to 4 and up to 16 servers (waiting.h).
        // P(wait) by Erlang C: within 6 %, to one digit (estimation notes, 1.5).
        truth::Errors waits;
        truth::Errors sojourns;
        truth::Errors probabilities;
        const auto table = truth::table("mphc");
        for (const auto &row : table.at("rows")) {
            const auto waiting = waitingAt(poisson(row.at("c"), row.at("rho"), row.at("scv")));
            const double wait = row.at("Wq");

            waits.add(waiting.mean, wait, nameOf(row));
            sojourns.add(1 + waiting.mean, 1 + wait, nameOf(row));
            probabilities.add(waiting.probability, row.at("P_wait"), nameOf(row));
        }
        QVERIFY(waits.areWithin(0.042, 0.042, "M/PH/c wait"));
        QVERIFY(sojourns.areWithin(0.0095, 0.0095, "M/PH/c wait and service"));
        QVERIFY(probabilities.areWithin(0.065, 0.065, "M/PH/c probability"));
    }

    void constantServicesWaitAsCosmetatosApproximates()
    {
        // The same bound of the sojourn as for other services; the factor itself is Cosmetatos'
        // for constants, whose error of the wait he gives as a few percent at 0.5 and above.
        truth::Errors waits;
        truth::Errors sojourns;
        const auto table = truth::table("mdc");
        for (const auto &row : table.at("rows")) {
            const auto waiting = waitingAt(poisson(row.at("c"), row.at("rho"), 0));
            const double wait = row.at("Wq");

            waits.add(waiting.mean, wait, nameOf(row), 0.001); // of a service: nobody notices
            sojourns.add(1 + waiting.mean, 1 + wait, nameOf(row));
        }
        QVERIFY(waits.areWithin(0.042, 0.042, "M/D/c wait"));
        QVERIFY(sojourns.areWithin(0.0095, 0.0095, "M/D/c wait and service"));
    }

    void otherToolsAgree()
    {
        const auto table = truth::table("published_queues");
        for (const auto &row : table.at("rows")) {
            Load load;
            load.servers = row.at("servers");
            load.rate = row.at("rate");
            load.mean = row.at("service");
            load.scv = row.at("scv");

            const auto waiting = waitingAt(load);

            const auto id = row.at("id").get<std::string>();
            QVERIFY2(truth::isNear(load.mean + waiting.mean, row.at("R"), 1e-9), id.c_str());
        }
    }

    void randomReplicasAreQueuesOfTheirOwn()
    {
        auto load = poisson(8, 0.7, 2);
        load.replicas = 8;
        load.balancer = Balancer::Random;

        const auto each = waitingAt(load);

        const auto one = waitingAt(poisson(1, 0.7, 2));
        QVERIFY(truth::isNear(each.mean, one.mean, 1e-12));
        QVERIFY(truth::isNear(each.probability, one.probability, 1e-12));
    }

    void oneReplicaNeedsNoBalancer_data()
    {
        QTest::addColumn<Balancer>("balancer");
        QTest::newRow("least requests") << Balancer::LeastRequests;
        QTest::newRow("round robin") << Balancer::RoundRobin;
        QTest::newRow("random") << Balancer::Random;
    }

    void oneReplicaNeedsNoBalancer()
    {
        QFETCH(Balancer, balancer);
        auto load = poisson(4, 0.8, 0.5);
        const auto shared = waitingAt(load);
        load.balancer = balancer;

        const auto waiting = waitingAt(load);

        QCOMPARE(waiting.mean, shared.mean);
        QCOMPARE(waiting.probability, shared.probability);
    }

    void nobodyWaitsWithoutLoadAndNobodyIsServedAboveCapacity()
    {
        QCOMPARE(waitingAt(poisson(4, 0, 1)).mean, 0.0);
        const auto full = waitingAt(poisson(4, 1.25, 1));

        QCOMPARE(full.utilisation, 1.25);
        QCOMPARE(full.mean, 0.0); // there is no waiting distribution
    }

    void realServersAgreeWithWholeOnes()
    {
        for (const int servers : {1, 2, 3, 8, 30, 100}) {
            for (const double utilisation : {0.05, 0.3, 0.5, 0.8, 0.95, 0.99}) {
                const double real = erlangCReal(servers, servers * utilisation);

                // Simpson's rule over 128 intervals: its error is of the order 1e-6 at light loads.
                const double expected = core::queueing::erlangC(servers, utilisation);
                QVERIFY(truth::isNear(real, expected, 1e-5));
            }
        }
    }

    void realServersLieBetweenWholeOnes()
    {
        double before = erlangCReal(1, 0.7);
        for (double servers = 1.1; servers < 6; servers += 0.1) {
            const double here = erlangCReal(servers, 0.7);
            QVERIFY(here < before);
            QVERIFY(here > 0.5 * before); // no jump where a whole number is passed
            before = here;
        }
    }

    void overlapsAgreeWithIntegration_data()
    {
        QTest::addColumn<Distribution>("distribution");
        QTest::newRow("exponential") << Distribution {Distribution::Kind::Exponential, 3, 1};
        QTest::newRow("lognormal, smooth") << Distribution {Distribution::Kind::Lognormal, 3, 0.1};
        QTest::newRow("lognormal, rough") << Distribution {Distribution::Kind::Lognormal, 3, 6};
        QTest::newRow("gamma, smooth") << Distribution {Distribution::Kind::Gamma, 3, 0.25};
        QTest::newRow("gamma, rough") << Distribution {Distribution::Kind::Gamma, 3, 4};
        QTest::newRow("hyperexponential")
            << Distribution {Distribution::Kind::Hyperexponential, 3, 4};
    }

    void overlapsAgreeWithIntegration()
    {
        QFETCH(Distribution, distribution);

        QVERIFY(truth::isNear(overlapOf(distribution), overlapByIntegration(distribution), 1e-6));
    }

    void aConstantOverlapsWithItself()
    {
        QCOMPARE(overlapOf({Distribution::Kind::Constant, 3, 0}), 1.0);
        QCOMPARE(overlapOf({Distribution::Kind::Lognormal, 3, 0}), 1.0);
    }
};

INFERBOARD_TEST(WaitingTest)
#include "tst_waiting.moc"
