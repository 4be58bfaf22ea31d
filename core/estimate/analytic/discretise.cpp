// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/discretise.h"

#include "core/estimate/analytic/normal_table.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace core::analytic {

namespace {

using estimation::Distribution;

/// What of a distribution lies beyond x: its probability and its parts of the first two moments.
struct Parts {
    double probability = 1;
    double first = 0;
    double second = 0;
};

/// The logarithms of whole numbers.
double logOf(std::size_t number)
{
    static const auto known = [] {
        std::vector<double> logs(4097);
        for (std::size_t i = 0; i < logs.size(); ++i) {
            logs[i] = std::log(static_cast<double>(i));
        }
        return logs;
    }();
    return number < known.size() ? known[number] : std::log(static_cast<double>(number));
}

/// How many moments somebody wants to know.
enum class Moments { First, Second };

/// A distribution's parts beyond multiples of a unit, its parameters worked out once.
class Shape {
public:
    Shape(const Distribution &distribution, double unit, Moments moments)
        : m_distribution(distribution), m_scv(distribution.variability()), m_unit(unit),
          m_logUnit(std::log(unit)),
          m_square(moments == Moments::Second
                  ? distribution.mean * distribution.mean * (1 + distribution.variability())
                  : 0)
    {
        if (distribution.kind == Distribution::Kind::Lognormal) {
            m_lognormal = estimation::lognormalShape(distribution.mean, m_scv);
        }
        if (distribution.kind == Distribution::Kind::Hyperexponential) {
            m_phases = estimation::hyperexponentialShape(distribution.mean, m_scv);
        }
    }

    Parts beyond(std::size_t units) const
    {
        const double x = m_unit * static_cast<double>(units);
        switch (m_distribution.kind) {
        case Distribution::Kind::Lognormal:
            return lognormal(m_logUnit + logOf(units));
        case Distribution::Kind::Gamma:
            return gamma(x);
        case Distribution::Kind::Hyperexponential: {
            const auto a = exponential(x, m_phases.firstMean);
            const auto b = exponential(x, m_phases.secondMean);
            const double p = m_phases.first;
            return {p * a.probability + (1 - p) * b.probability, p * a.first + (1 - p) * b.first,
                p * a.second + (1 - p) * b.second};
        }
        case Distribution::Kind::Constant:
        case Distribution::Kind::Exponential:
            break;
        }
        return exponential(x, m_distribution.mean);
    }

private:
    Parts lognormal(double logarithm) const
    {
        const auto [mu, sigma] = m_lognormal;
        const double z = (mu - logarithm) / sigma;
        return {m_normal.below(z), m_distribution.mean * m_normal.below(z + sigma),
            m_square > 0 ? m_square * m_normal.below(z + 2 * sigma) : 0};
    }

    Parts gamma(double x) const
    {
        const double shape = 1 / m_scv;
        const double scaled = x / (m_distribution.mean * m_scv);
        return {1 - estimation::gammaCdf(shape, scaled),
            m_distribution.mean * (1 - estimation::gammaCdf(shape + 1, scaled)),
            m_square > 0 ? m_square * (1 - estimation::gammaCdf(shape + 2, scaled)) : 0};
    }

    static Parts exponential(double x, double mean)
    {
        const double t = x / mean;
        const double beyond = std::exp(-t);
        return {beyond, mean * beyond * (1 + t), mean * mean * beyond * (2 + 2 * t + t * t)};
    }

    Distribution m_distribution;
    double m_scv;
    double m_unit;
    double m_logUnit;
    double m_square; ///< the second moment; 0 when it is not wanted
    estimation::LognormalShape m_lognormal;
    estimation::HyperexponentialShape m_phases;
    const NormalTable &m_normal = normalTable();
};

/// Where a curve begins at zero.
struct Begin {
    double value = 0;
    double slope = 0;
};

/// Second differences of the integrated distribution function share each time between its two
/// cells. `curve(cells)` answers that integral at x, so many cells from zero, up to a straight
/// line, and whether all mass is below x. Minus x it is what lies beyond x, E[max(0, S - x)], which
/// has no rounding in a long tail.
template<typename Curve> Pmf shared(const Grid &grid, const Begin &begin, const Curve &curve)
{
    Pmf pmf(static_cast<std::size_t>(grid.cells), 0);
    double here = begin.value;
    double slopeBefore = begin.slope;
    for (std::size_t i = 0; i < pmf.size(); ++i) {
        const auto [next, isAll] = curve(i + 1);
        const double slope = (next - here) / grid.step;
        pmf[i] = std::max(0.0, slope - slopeBefore);
        here = next;
        slopeBefore = slope;
        if (isAll) {
            if (i + 1 < pmf.size()) {
                pmf[i + 1] = std::max(0.0, begin.slope + 1 - slope);
            }
            break;
        }
    }
    return pmf;
}

constexpr double nothingLeft = 1e-13;

Pmf constantPmf(double value, const Grid &grid)
{
    Pmf pmf(static_cast<std::size_t>(grid.cells), 0);
    const double cells = value / grid.step;
    const double whole = std::floor(cells);
    if (whole + 1 < grid.cells) {
        pmf[static_cast<std::size_t>(whole)] = 1 - (cells - whole);
        pmf[static_cast<std::size_t>(whole) + 1] = cells - whole;
    }
    return pmf;
}

} // namespace

Pmf discretise(const Distribution &distribution, const Grid &grid)
{
    if (distribution.isConstant() || distribution.mean == 0) {
        return constantPmf(distribution.mean, grid);
    }
    const Shape shape(distribution, grid.step, Moments::First);
    return shared(grid, {distribution.mean, -1}, [&](std::size_t cells) {
        const double x = grid.step * static_cast<double>(cells);
        const auto beyond = shape.beyond(cells);
        return std::pair(beyond.first - x * beyond.probability, beyond.probability < nothingLeft);
    });
}

Pmf discretiseResidual(const Distribution &distribution, double speed, const Grid &grid)
{
    if (distribution.mean == 0) {
        return constantPmf(0, grid);
    }
    if (distribution.isConstant()) { // uniform up to the constant
        const double end = distribution.mean / speed;
        return shared(grid, {0, 0}, [&](std::size_t cells) {
            const double x = grid.step * static_cast<double>(cells);
            return x < end ? std::pair(x * x / (2 * end), false) : std::pair(x - end / 2, true);
        });
    }
    const Shape shape(distribution, grid.step * speed, Moments::Second);
    const double residualMean = distribution.mean * (1 + distribution.variability()) / 2 / speed;
    return shared(grid, {residualMean, -1}, [&](std::size_t cells) {
        const double x = grid.step * speed * static_cast<double>(cells);
        const auto beyond = shape.beyond(cells);
        const double residual = (beyond.first - x * beyond.probability) / distribution.mean;
        const double squares =
            beyond.second - 2 * x * beyond.first + x * x * beyond.probability; // of S - x
        return std::pair(squares / (2 * distribution.mean) / speed, residual < nothingLeft);
    });
}

Pmf discretiseResidual(const Pmf &distribution, double speed)
{
    // The distribution function of the residual between cell borders is an integral of 1 - F,
    // which is a step function here; its own integral is quadratic in each cell.
    const std::size_t count = distribution.size();
    Pmf integrated(count + 2, 0); // of the residual's distribution function, at cell borders
    Pmf residual(count + 2, 0);
    double below = 0;
    for (std::size_t i = 0; i < count; ++i) {
        below += distribution[i];
        residual[i + 1] = residual[i] + std::max(0.0, 1 - below);
    }
    const double total = residual[count];
    if (!(total > 0)) {
        Pmf none(count, 0);
        none[0] = 1;
        return none;
    }
    for (std::size_t i = 0; i < count; ++i) {
        integrated[i + 1] = integrated[i] + (residual[i] + residual[i + 1]) / (2 * total);
    }
    return shared(Grid {1, static_cast<int>(count)}, {0, 0}, [&](std::size_t cells) {
        const double x = static_cast<double>(cells);
        const double at = x * speed;
        const auto cell = static_cast<std::size_t>(at);
        if (cell >= count) {
            const double end = static_cast<double>(count);
            return std::pair((integrated[count] + at - end) / speed, true);
        }
        const double rest = at - static_cast<double>(cell);
        const double slope = residual[cell] / total;
        const double bend = (residual[cell + 1] - residual[cell]) / total;
        return std::pair((integrated[cell] + rest * slope + rest * rest * bend / 2) / speed, false);
    });
}

Pmf onFinerGrid(const Pmf &pmf, std::size_t parts)
{
    if (parts <= 1) {
        return pmf;
    }
    // A cell's mass is spread half a cell to both sides; the first has only one side, and what it
    // has more than that is at zero itself.
    const double atZero = std::max(0.0, pmf[0] - pmf[1] / 2);
    Pmf finer(pmf.size());
    const auto share = 1 / static_cast<double>(parts);
    double border = 0; // of the fine cell, in coarse ones
    double below = 0; // up to that border
    double sum = 0; // of the coarse cells before the one it lies in
    std::size_t cell = 0;
    for (std::size_t i = 0; i < finer.size(); ++i) {
        border = (static_cast<double>(i) + 0.5) * share;
        while (border > static_cast<double>(cell) + 0.5) {
            sum += pmf[cell];
            ++cell;
        }
        const double here = cell == 0
            ? atZero + (pmf[0] - atZero) * border * 2
            : sum + pmf[cell] * (border + 0.5 - static_cast<double>(cell));
        finer[i] = here - below;
        below = here;
    }
    return finer;
}

double quantile(const Pmf &pmf, double tail, const Grid &grid)
{
    // A cell's mass stands for times half a cell to both sides.
    double below = 0;
    for (std::size_t i = 0; i < pmf.size(); ++i) {
        if (below + pmf[i] >= 1 - tail) {
            const double share = pmf[i] > 0 ? (1 - tail - below) / pmf[i] : 0;
            return std::max(0.0, (static_cast<double>(i) - 0.5 + share) * grid.step);
        }
        below += pmf[i];
    }
    return grid.range();
}

double mean(const Pmf &pmf, const Grid &grid)
{
    double sum = 0;
    for (std::size_t i = 0; i < pmf.size(); ++i) {
        sum += static_cast<double>(i) * pmf[i];
    }
    return sum * grid.step;
}

Pmf cumulativeOf(const Pmf &pmf)
{
    Pmf sums(pmf.size());
    std::partial_sum(pmf.begin(), pmf.end(), sums.begin());
    return sums;
}

Pmf pmfOf(const Pmf &distribution)
{
    Pmf pmf(distribution.size());
    std::adjacent_difference(distribution.begin(), distribution.end(), pmf.begin());
    return pmf;
}

} // namespace core::analytic
