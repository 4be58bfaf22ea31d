// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/single_server.h"

#include "core/estimate/analytic/discretise.h"

#include <algorithm>
#include <cmath>
#include <complex>

namespace core::analytic {

namespace {

using Complex = std::complex<double>;

/// Masses times growth^k.
Masses tilted(Masses masses, double logGrowth)
{
    for (std::size_t i = 0; i < masses.size(); ++i) {
        masses[i] *= std::exp(logGrowth * static_cast<double>(i));
    }
    return masses;
}

double sumOf(const Masses &masses)
{
    double sum = 0;
    for (const double mass : masses) {
        sum += mass;
    }
    return sum;
}

} // namespace

Masses singleServerWait(
    const estimation::Law &gap, const estimation::Law &service, const Grid &grid)
{
    constexpr int longer = 4; // the walk goes further than the wait
    const Grid wide {grid.step, grid.cells * longer};
    const Transform transform(wide.cells, 1);
    const auto services = massesOf(service, wide);
    auto gaps = massesOf(gap, wide);
    gaps.back() += std::max(0.0, 1 - sumOf(gaps)); // longer gaps empty the queue just as well
    // About half the rate at which the waiting law decays; less if that is still too much.
    const double spare = 1 - service.mean / gap.mean;
    double theta =
        spare * grid.step / (service.mean * (gap.variability() + service.variability() + 1e-9));
    constexpr double steepest = 20; // over the whole grid: numbers stay of a size
    theta = std::min(theta, steepest / wide.cells);
    while (sumOf(tilted(services, theta)) * sumOf(tilted(gaps, -theta)) >= 1 && theta > 1e-12) {
        theta /= 2;
    }
    const auto up = transform.forward(tilted(services, theta));
    const auto down = transform.forward(tilted(gaps, -theta));
    Spectrum logarithm = up;
    for (std::size_t i = 0; i < up.size(); ++i) {
        const Complex step = Complex(up.re[i], up.im[i]) * Complex(down.re[i], -down.im[i]);
        const Complex value = -std::log(Complex(1, 0) - step);
        logarithm.re[i] = value.real();
        logarithm.im[i] = value.imag();
    }
    auto ladder = transform.inverse(logarithm); // a_k, tilted; negative k at the far end
    double total = 0;
    ladder[0] = 0;
    for (std::size_t k = 1; k < ladder.size(); ++k) {
        ladder[k] =
            k < ladder.size() / 2 ? ladder[k] * std::exp(-theta * static_cast<double>(k)) : 0;
        total += ladder[k];
    }
    auto spectrum = transform.forward(ladder);
    for (std::size_t i = 0; i < spectrum.size(); ++i) {
        const Complex value = std::exp(Complex(spectrum.re[i] - total, spectrum.im[i]));
        spectrum.re[i] = value.real();
        spectrum.im[i] = value.imag();
    }
    auto wait = transform.inverse(spectrum);
    wait.resize(static_cast<std::size_t>(grid.cells));
    return wait;
}

} // namespace core::analytic
