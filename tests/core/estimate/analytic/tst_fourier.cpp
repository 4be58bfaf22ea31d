// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/fourier.h"

#include <QTest>

#include <cmath>
#include <numbers>

using core::analytic::Fourier;

namespace {

std::vector<double> waves(std::size_t length, double step)
{
    std::vector<double> values(length);
    for (std::size_t i = 0; i < length; ++i) {
        values[i] = std::sin(step * static_cast<double>(i * i + 1));
    }
    return values;
}

bool isNear(double actual, double expected)
{
    return std::abs(actual - expected) < 1e-11;
}

} // namespace

class FourierTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itIsTheSumThatItIsDefinedBy_data()
    {
        QTest::addColumn<int>("length");
        for (const int length : {1, 2, 4, 8, 16, 32, 128, 256}) {
            QTest::addRow("%d values", length) << length;
        }
    }

    void itIsTheSumThatItIsDefinedBy()
    {
        QFETCH(int, length);
        const auto count = static_cast<std::size_t>(length);
        const auto re = waves(count, 0.7);
        const auto im = waves(count, 1.3);

        auto toRe = re;
        auto toIm = im;
        Fourier(count).forward(toRe, toIm);

        for (std::size_t j = 0; j < count; ++j) {
            double sumRe = 0;
            double sumIm = 0;
            for (std::size_t k = 0; k < count; ++k) {
                const double angle = -2 * std::numbers::pi * static_cast<double>(j * k % count)
                    / static_cast<double>(count);
                sumRe += re[k] * std::cos(angle) - im[k] * std::sin(angle);
                sumIm += re[k] * std::sin(angle) + im[k] * std::cos(angle);
            }
            QVERIFY(isNear(toRe[j], sumRe));
            QVERIFY(isNear(toIm[j], sumIm));
        }
    }

    void thereAndBackMultipliesByTheLength()
    {
        const Fourier fourier(512);
        const auto re = waves(512, 0.3);
        const auto im = waves(512, 0.9);

        auto toRe = re;
        auto toIm = im;
        fourier.forward(toRe, toIm);
        fourier.backward(toRe, toIm);

        for (std::size_t i = 0; i < re.size(); ++i) {
            QVERIFY(isNear(toRe[i] / 512, re[i]));
            QVERIFY(isNear(toIm[i] / 512, im[i]));
        }
    }
};

QTEST_APPLESS_MAIN(FourierTest)
#include "tst_fourier.moc"
