// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/discretise.h"
#include "core/estimate/analytic/spectrum.h"
#include "support/registered_test.h"

#include <QTest>

#include <cmath>

using namespace core::analytic;
using core::estimation::Distribution;

namespace {

constexpr Grid grid {0.125, 256};
/// Rounding over the grid: 1e-16 times the damping of 1e7 that is undone at its end.
constexpr double rounding = 1e-8;

Pmf service()
{
    return discretise({Distribution::Kind::Lognormal, 3, 0.8}, grid);
}

Pmf other()
{
    return discretise({Distribution::Kind::Gamma, 5, 0.3}, grid);
}

/// By direct sums; what falls beyond the grid is lost.
Pmf convolved(const Pmf &a, const Pmf &b)
{
    Pmf sum(a.size(), 0);
    for (std::size_t i = 0; i < a.size(); ++i) {
        for (std::size_t k = 0; i + k < sum.size(); ++k) {
            sum[i + k] += a[i] * b[k];
        }
    }
    return sum;
}

bool isNear(const Pmf &actual, const Pmf &expected)
{
    for (std::size_t i = 0; i < expected.size(); ++i) {
        if (!(std::abs(actual[i] - expected[i]) < rounding)) {
            qWarning("cell %zu: actual %.12g, expected %.12g", i, actual[i], expected[i]);
            return false;
        }
    }
    return actual.size() == expected.size();
}

} // namespace

class SpectrumTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thereAndBackIsTheSame()
    {
        const Transform transform(grid.cells);

        QVERIFY(isNear(transform.inverse(transform.forward(service())), service()));
    }

    void aProductIsASumOfTimes()
    {
        const Transform transform(grid.cells);

        const auto product = transform.forward(service()) * transform.forward(other());

        QVERIFY(isNear(transform.inverse(product), convolved(service(), other())));
    }

    void aPowerIsManyInARow_data()
    {
        QTest::addColumn<int>("times");
        for (const int times : {0, 1, 2, 3, 7, 8}) {
            QTest::addRow("%d", times) << times;
        }
    }

    void aPowerIsManyInARow()
    {
        QFETCH(int, times);
        const Transform transform(grid.cells);
        Pmf expected(static_cast<std::size_t>(grid.cells), 0);
        expected[0] = 1;
        for (int i = 0; i < times; ++i) {
            expected = convolved(expected, service());
        }

        const auto spectrum = power(transform.forward(service()), times);

        QVERIFY(isNear(transform.inverse(spectrum), expected));
    }

    void whatFallsBeyondTheGridDoesNotFoldBack()
    {
        // Six services of 10 on a grid of 32: nothing can end on it, were it not for folding.
        const Transform transform(grid.cells);
        const auto spectrum = power(transform.shift(10 / grid.step), 6);

        // The damping leaves 1e-7 of what folds back once (spectrum.h).
        for (const double mass : transform.inverse(spectrum)) {
            QVERIFY(std::abs(mass) <= 1.01e-7);
        }
    }

    void mixturesAndConstantsAreWhatTheySay()
    {
        const Transform transform(grid.cells);
        auto spectrum = transform.forward(service());
        spectrum *= 0.25;
        spectrum.add(transform.forward(other()), 0.5);
        spectrum.addConstant(0.2);

        const auto pmf = transform.inverse(spectrum);

        auto expected = service();
        const auto second = other();
        for (std::size_t i = 0; i < expected.size(); ++i) {
            expected[i] = 0.25 * expected[i] + 0.5 * second[i];
        }
        expected[0] += 0.2;
        QVERIFY(isNear(pmf, expected));
        QVERIFY(std::abs(transform.mass(spectrum) - 0.95) < 1e-3); // less what the grid misses
    }

    void aShiftIsAConstant_data()
    {
        QTest::addColumn<double>("time");
        for (const double time : {0.0, 0.05, 4.0, 31.0, 40.0}) {
            QTest::addRow("%g", time) << time;
        }
    }

    void aShiftIsAConstant()
    {
        QFETCH(double, time);
        const Transform transform(grid.cells);

        const auto pmf = transform.inverse(transform.shift(time / grid.step));

        QVERIFY(isNear(pmf, discretise({Distribution::Kind::Constant, time, 0}, grid)));
    }

    void noTimeIsOne()
    {
        const Transform transform(grid.cells);
        const auto spectrum = transform.forward(service());

        const auto product = spectrum * transform.one();

        QCOMPARE(product.re, spectrum.re);
        QCOMPARE(product.im, spectrum.im);
    }

    void everySizeOfGridWorks()
    {
        for (int cells = 4; cells <= 16384; cells *= 2) {
            const Transform transform(cells);
            Pmf pmf(static_cast<std::size_t>(cells), 0);
            pmf[1] = 0.5;
            pmf.back() = 0.5;

            QVERIFY(isNear(transform.inverse(transform.forward(pmf)), pmf));
        }
    }
};

INFERBOARD_TEST(SpectrumTest)
#include "tst_spectrum.moc"
