// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/fourier.h"

#include <cmath>
#include <numbers>

namespace core::analytic {

namespace {

/// One root of unity, its square and its cube.
struct Turn {
    double re[3];
    double im[3];
};

/// Values of each quarter of `re` and `im`, joined into four rows of `stride` values.
void joinBlock(const double *re, const double *im, double *toRe, double *toIm, std::size_t quarter,
    std::size_t stride, const Turn &by)
{
    const Turn turn = by;
#pragma GCC ivdep // the rows do not overlap
    for (std::size_t i = 0; i < stride; ++i) {
        const double sumRe = re[i] + re[i + 2 * quarter];
        const double sumIm = im[i] + im[i + 2 * quarter];
        const double lessRe = re[i] - re[i + 2 * quarter];
        const double lessIm = im[i] - im[i + 2 * quarter];
        const double oddRe = re[i + quarter] + re[i + 3 * quarter];
        const double oddIm = im[i + quarter] + im[i + 3 * quarter];
        const double turnedRe = im[i + 3 * quarter] - im[i + quarter]; // their difference times i
        const double turnedIm = re[i + quarter] - re[i + 3 * quarter];
        const double a = lessRe - turnedRe;
        const double b = lessIm - turnedIm;
        const double c = sumRe - oddRe;
        const double d = sumIm - oddIm;
        const double e = lessRe + turnedRe;
        const double f = lessIm + turnedIm;
        toRe[i] = sumRe + oddRe;
        toIm[i] = sumIm + oddIm;
        toRe[i + stride] = a * turn.re[0] - b * turn.im[0];
        toIm[i + stride] = a * turn.im[0] + b * turn.re[0];
        toRe[i + 2 * stride] = c * turn.re[1] - d * turn.im[1];
        toIm[i + 2 * stride] = c * turn.im[1] + d * turn.re[1];
        toRe[i + 3 * stride] = e * turn.re[2] - f * turn.im[2];
        toIm[i + 3 * stride] = e * turn.im[2] + f * turn.re[2];
    }
}

} // namespace

Fourier::Fourier(std::size_t length) : m_re(length), m_im(length)
{
    for (std::size_t rest = length; rest >= 4; rest /= 4) {
        auto &roots = m_roots.emplace_back();
        for (std::size_t block = 0; block < rest / 4; ++block) {
            for (std::size_t power = 0; power < 3; ++power) {
                const double angle = -2 * std::numbers::pi
                    * static_cast<double>((power + 1) * block) / static_cast<double>(rest);
                roots.re[power].push_back(std::cos(angle));
                roots.im[power].push_back(std::sin(angle));
            }
        }
    }
}

void Fourier::forward(std::vector<double> &re, std::vector<double> &im) const
{
    const std::size_t length = re.size();
    std::size_t stride = 1;
    for (const auto &roots : m_roots) {
        const std::size_t quarter = length / 4;
        for (std::size_t block = 0; block < quarter / stride; ++block) {
            const Turn turn {{roots.re[0][block], roots.re[1][block], roots.re[2][block]},
                {roots.im[0][block], roots.im[1][block], roots.im[2][block]}};
            const std::size_t from = block * stride;
            joinBlock(re.data() + from, im.data() + from, m_re.data() + 4 * from,
                m_im.data() + 4 * from, quarter, stride, turn);
        }
        re.swap(m_re);
        im.swap(m_im);
        stride *= 4;
    }
    if (stride < length) { // twice a power of four: one pass of pairs
        for (std::size_t i = 0; i < stride; ++i) {
            const double a = re[i];
            const double b = im[i];
            re[i] += re[i + stride];
            im[i] += im[i + stride];
            re[i + stride] = a - re[i + stride];
            im[i + stride] = b - im[i + stride];
        }
    }
}

} // namespace core::analytic
