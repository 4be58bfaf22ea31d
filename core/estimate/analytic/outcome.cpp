// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/outcome.h"

#include "core/estimate/analytic/discretise.h"
#include "core/estimate/network/queueing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace core::analytic {

Spectrum waitSpectrum(const Waiting &waiting, Spectrum residual)
{
    const double p = waiting.probability;
    const double g = waiting.geometric;
    for (std::size_t i = 0; i < residual.size(); ++i) {
        const double a = residual.re[i];
        const double b = residual.im[i];
        const double below = 1 - g * a;
        const double norm = below * below + g * g * b * b;
        residual.re[i] = 1 - p + p * (1 - g) * (a * below - g * b * b) / norm;
        residual.im[i] = p * (1 - g) * (b * below + g * a * b) / norm;
    }
    return residual;
}

Outcome sequence(Outcome first, const Outcome &second)
{
    if (second.canFail) {
        Spectrum failed = first.ok * second.failed;
        if (first.canFail) {
            failed += first.failed;
        }
        first.failed = std::move(failed);
        first.canFail = true;
    }
    first.ok *= second.ok;
    return first;
}

Outcome after(const Spectrum &delay, Outcome outcome)
{
    outcome.ok *= delay;
    if (outcome.canFail) {
        outcome.failed *= delay;
    }
    return outcome;
}

Outcome withProbability(Outcome outcome, double probability)
{
    if (probability >= 1) {
        return outcome;
    }
    outcome.ok *= probability;
    outcome.ok.addConstant(1 - probability);
    if (outcome.canFail) {
        outcome.failed *= probability;
    }
    return outcome;
}

Outcome tolerated(Outcome outcome)
{
    if (outcome.canFail) {
        outcome.ok += outcome.failed;
    }
    return {std::move(outcome.ok), {}, false};
}

Spectrum total(const Outcome &outcome)
{
    Spectrum sum = outcome.ok;
    if (outcome.canFail) {
        sum += outcome.failed;
    }
    return sum;
}

Outcome repeated(const Outcome &outcome, int times)
{
    if (!outcome.canFail) {
        return {power(outcome.ok, times), {}, false};
    }
    Outcome result = outcome;
    for (int i = 1; i < times; ++i) {
        result = sequence(std::move(result), outcome);
    }
    return result;
}

Outcome limited(const Outcome &outcome, double limitMs, const Grid &grid,
    const Transform &transform, double *late)
{
    const double cells = limitMs / grid.step;
    if (cells + 1 >= grid.cells) { // the limit is beyond everything there is
        *late = 0;
        return outcome;
    }
    const auto border = static_cast<std::size_t>(cells + 0.5);
    const double share = cells + 0.5 - static_cast<double>(border); // of the border cell
    const auto cut = [&](const Spectrum &spectrum, double &before, double &kept) {
        auto pmf = transform.inverse(spectrum);
        for (const double mass : pmf) {
            before += mass;
        }
        pmf[border] *= share;
        std::fill(pmf.begin() + static_cast<std::ptrdiff_t>(border) + 1, pmf.end(), 0);
        for (const double mass : pmf) {
            kept += mass;
        }
        return pmf;
    };
    double okBefore = 0;
    double okKept = 0;
    double failedBefore = 0;
    double failedKept = 0;
    auto ok = cut(outcome.ok, okBefore, okKept);
    Pmf failed(static_cast<std::size_t>(grid.cells), 0);
    if (outcome.canFail) {
        failed = cut(outcome.failed, failedBefore, failedKept);
    }
    const double lost = std::max(0.0, 1 - okKept - failedKept);
    const auto whole = static_cast<std::size_t>(cells);
    failed[whole] += lost * (1 - (cells - static_cast<double>(whole)));
    failed[whole + 1] += lost * (cells - static_cast<double>(whole));
    const double success = outcome.canFail ? okBefore / (okBefore + failedBefore) : 1;
    *late = success > 0 ? std::clamp(1 - okKept / success, 0.0, 1.0) : 0;
    return {transform.forward(ok), transform.forward(failed), true};
}

Outcome retried(const Outcome &attempt, int retries, const Spectrum &pause)
{
    if (retries == 0 || !attempt.canFail) {
        return attempt;
    }
    Outcome result = attempt;
    const Spectrum again = attempt.failed * pause;
    Spectrum path = again;
    for (int i = 1; i <= retries; ++i) {
        result.ok += path * attempt.ok;
        if (i == retries) {
            result.failed = path * attempt.failed;
        } else {
            path *= again;
        }
    }
    return result;
}

Ends endsOf(const Outcome &outcome, const Transform &transform)
{
    Ends ends;
    ends.canFail = outcome.canFail;
    ends.ok = cumulativeOf(transform.inverse(outcome.ok));
    for (double &probability : ends.ok) {
        probability = std::clamp(probability, 0.0, 1.0);
    }
    ends.all = ends.ok;
    if (outcome.canFail) {
        const auto failed = cumulativeOf(transform.inverse(outcome.failed));
        for (std::size_t i = 0; i < failed.size(); ++i) {
            ends.all[i] = std::clamp(ends.ok[i] + failed[i], 0.0, 1.0);
        }
    }
    return ends;
}

Outcome outcomeOf(const Ends &ends, const Transform &transform)
{
    Outcome outcome;
    outcome.canFail = ends.canFail;
    outcome.ok = transform.forward(pmfOf(ends.ok));
    if (ends.canFail) {
        outcome.failed = transform.forward(pmfOf(ends.all));
        outcome.failed.add(outcome.ok, -1);
    }
    return outcome;
}

Ends lastOf(Ends ends, double probability, int count)
{
    const auto raise = [&](Pmf &distribution) {
        for (double &value : distribution) {
            value = 1 - probability + probability * value;
            value = count == 1 ? value : std::pow(value, count);
        }
    };
    if (probability < 1 || count > 1) {
        raise(ends.ok);
        raise(ends.all);
    }
    return ends;
}

namespace {

/// The joint distribution function of `count` standard normal variables of one common factor, all
/// at the same value, on a ladder of values.
class JointNormal {
public:
    JointNormal(int count, double correlation)
    {
        const double common = std::sqrt(correlation);
        const double own = std::sqrt(1 - correlation);
        for (std::size_t i = 0; i < m_values.size(); ++i) {
            const double z = first + step * static_cast<double>(i);
            double sum = 0;
            for (double x = -reach; x <= reach; x += factorStep) {
                const double density = std::exp(-x * x / 2) * factorStep * rootOfTwoPiInverse;
                const double one = estimation::normalCdf((z - common * x) / own);
                sum += density * (one > 0 ? std::exp(count * std::log(one)) : 0);
            }
            m_values[i] = std::clamp(sum, 0.0, 1.0);
        }
    }

    /// Where each variable's own probability is `probability`.
    double at(double probability) const
    {
        if (probability <= 0 || probability >= 1) {
            return probability;
        }
        const double place = (-queueing::normalQuantile(probability) - first) / step;
        if (place <= 1) {
            return 0;
        }
        if (place >= static_cast<double>(m_values.size()) - 2) {
            return 1;
        }
        const auto i = static_cast<std::size_t>(place);
        const double t = place - static_cast<double>(i);
        // Catmull and Rom's cubic through the four values around it.
        const double a = m_values[i - 1];
        const double b = m_values[i];
        const double c = m_values[i + 1];
        const double d = m_values[i + 2];
        const double value =
            b + t / 2 * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
        return std::clamp(value, 0.0, 1.0);
    }

private:
    static constexpr double first = -8;
    static constexpr double step = 0.125;
    static constexpr double reach = 6;
    static constexpr double factorStep = 0.5;
    static constexpr double rootOfTwoPiInverse = 0.3989422804014327;
    std::array<double, 129> m_values {};
};

} // namespace

Ends lastOfCorrelated(const Ends &ends, int count, double correlation)
{
    constexpr double negligible = 0.005;
    if (count == 1 || correlation < negligible) {
        return lastOf(ends, 1, count);
    }
    const JointNormal joint(count, std::min(correlation, 0.99));
    Ends last = ends;
    for (std::size_t i = 0; i < last.all.size(); ++i) {
        last.all[i] = joint.at(ends.all[i]);
        if (ends.canFail) {
            const double share = ends.all[i] > 0 ? ends.ok[i] / ends.all[i] : 1;
            last.ok[i] = last.all[i] * std::pow(share, count);
        } else {
            last.ok[i] = last.all[i];
        }
    }
    return last;
}

} // namespace core::analytic
