// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/single_server.h"

#include "core/estimate/analytic/discretise.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <numeric>

namespace core::analytic {

namespace {

using Complex = std::complex<double>;

/// Pmf times growth^k.
Pmf tilted(Pmf pmf, double logGrowth)
{
    for (std::size_t i = 0; i < pmf.size(); ++i) {
        pmf[i] *= std::exp(logGrowth * static_cast<double>(i));
    }
    return pmf;
}

/// Sharing each time between two cells adds a sixth of a cell squared to the variance, which a busy
/// queue would feel: the distribution without it.
estimation::Distribution sharpened(estimation::Distribution distribution, double step)
{
    using Kind = estimation::Distribution::Kind;
    const double added = step * step / distribution.mean / distribution.mean / 6;
    if (distribution.variability() <= 2 * added
        || (distribution.kind == Kind::Hyperexponential && distribution.scv <= 1 + added)) {
        return distribution; // narrower than a cell
    }
    if (distribution.kind == Kind::Exponential) {
        distribution = {Kind::Gamma, distribution.mean, 1};
    }
    distribution.scv -= added;
    return distribution;
}

double sumOf(const Pmf &pmf)
{
    return std::accumulate(pmf.begin(), pmf.end(), 0.0);
}

/// A walk by one cell up or down whose ladder is known, -log(1 - p z - q / z) having the
/// coefficients (p/q)^k / k for positive k: taken out of the logarithm first, it takes the slow
/// decay of the coefficients with it.
struct KnownWalk {
    double decay = 1; ///< log(q / p)

    double up() const { return 1 / (1 + std::exp(decay)); }
    double drift() const { return 2 * up() - 1; }
    Complex transform(double theta, double angle) const
    {
        return up() * std::exp(Complex(theta, -angle))
            + (1 - up()) * std::exp(Complex(-theta, angle));
    }
    double ladder(double k) const { return std::exp(-decay * k) / k; }
};

/// Services and gaps as pmf that sum to one.
struct Steps {
    Pmf up;
    Pmf down;

    /// How far the circle can be moved, at most so far: the logarithm must have no zero, and what
    /// the tilt makes of the longest services must not reach around the grid.
    double tilt(double most) const
    {
        constexpr double negligible = 1e-6;
        constexpr double least = 1; // over the whole grid; below that none at all
        const auto half = static_cast<std::ptrdiff_t>(up.size() / 2);
        for (double theta = most; theta * static_cast<double>(up.size()) > least; theta /= 2) {
            const auto services = tilted(up, theta);
            const double far = std::accumulate(services.begin() + half, services.end(), 0.0);
            if (far < negligible && sumOf(services) * sumOf(tilted(down, -theta)) < 1) {
                return theta;
            }
        }
        return 0;
    }
    double drift() const { return mean(up, {1, 0}) - mean(down, {1, 0}); }
};

/// The a_k for positive k; zero elsewhere.
Pmf ladderOf(const Steps &steps, double theta, const KnownWalk &known, const Transform &transform)
{
    const auto up = transform.forward(tilted(steps.up, theta));
    const auto down = transform.forward(tilted(steps.down, -theta));
    Spectrum logarithm = up;
    for (std::size_t i = 0; i < up.size(); ++i) {
        const double angle = 2 * std::numbers::pi * static_cast<double>(i) / transform.cells();
        const Complex step = Complex(up.re[i], up.im[i]) * Complex(down.re[i], -down.im[i]);
        const bool isZeroOfBoth = i == 0 && theta == 0; // their ratio is that of the drifts
        const Complex value = isZeroOfBoth
            ? std::log(known.drift() / steps.drift())
            : std::log(1.0 - known.transform(theta, angle)) - std::log(1.0 - step);
        logarithm.re[i] = value.real();
        logarithm.im[i] = value.imag();
    }
    auto ladder = transform.inverse(logarithm); // tilted; negative k at the far end
    ladder[0] = 0;
    for (std::size_t k = 1; k < ladder.size(); ++k) {
        const auto place = static_cast<double>(k);
        ladder[k] =
            k < ladder.size() / 2 ? ladder[k] * std::exp(-theta * place) + known.ladder(place) : 0;
    }
    return ladder;
}

} // namespace

Pmf singleServerWait(
    const estimation::Distribution &gap, const estimation::Distribution &service, const Grid &grid)
{
    constexpr int longer = 4; // the walk goes further than the wait
    const Grid wide {grid.step, grid.cells * longer};
    const Transform transform(wide.cells, 1);
    Steps steps {discretise(sharpened(service, wide.step), wide),
        discretise(sharpened(gap, wide.step), wide)};
    steps.up.back() += std::max(0.0, 1 - sumOf(steps.up));
    steps.down.back() += std::max(0.0, 1 - sumOf(steps.down));
    // About the rate at which the waiting distribution decays, and half of it.
    const double spare = 1 - service.mean / gap.mean;
    const double variability = gap.variability() + service.variability() + 1e-9;
    const KnownWalk known {std::min(1.0, 2 * spare * grid.step / (service.mean * variability))};
    constexpr double steepest = 20; // over the whole grid: numbers stay of a size
    const double theta = steps.tilt(std::min(known.decay / 2, steepest / wide.cells));
    const auto ladder = ladderOf(steps, theta, known, transform);
    const double total = sumOf(ladder);
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
