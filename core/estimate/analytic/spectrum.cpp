// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/spectrum.h"

#include <cmath>
#include <kissfft/kissfft.hh>
#include <numbers>
#include <numeric>

namespace core::analytic {

namespace {

using Complex = std::complex<double>;

} // namespace

/// A real transform of n values is a complex one of n/2 values and a last step that separates the
/// even values' part from the odd ones'.
struct Transform::Plans {
    explicit Plans(std::size_t half)
        : forward(half, false), inverse(half, true), times(half), frequencies(half), roots(half + 1)
    {
        for (std::size_t i = 0; i <= half; ++i) {
            const double angle =
                -std::numbers::pi * static_cast<double>(i) / static_cast<double>(half);
            roots[i] = {std::cos(angle), std::sin(angle)};
        }
    }

    kissfft<double> forward;
    kissfft<double> inverse;
    std::vector<Complex> times;
    std::vector<Complex> frequencies;
    std::vector<Complex> roots;
};

Spectrum &Spectrum::operator*=(const Spectrum &other)
{
    double *const a = re.data();
    double *const b = im.data();
    const double *const c = other.re.data();
    const double *const d = other.im.data();
    const std::size_t count = re.size();
    for (std::size_t i = 0; i < count; ++i) {
        const double real = a[i] * c[i] - b[i] * d[i];
        b[i] = a[i] * d[i] + b[i] * c[i];
        a[i] = real;
    }
    return *this;
}

Spectrum &Spectrum::operator*=(double factor)
{
    for (std::size_t i = 0; i < re.size(); ++i) {
        re[i] *= factor;
        im[i] *= factor;
    }
    return *this;
}

Spectrum &Spectrum::operator+=(const Spectrum &other)
{
    add(other, 1);
    return *this;
}

void Spectrum::add(const Spectrum &other, double factor)
{
    for (std::size_t i = 0; i < re.size(); ++i) {
        re[i] += factor * other.re[i];
        im[i] += factor * other.im[i];
    }
}

void Spectrum::addConstant(double mass)
{
    for (double &value : re) {
        value += mass;
    }
}

Spectrum operator*(Spectrum a, const Spectrum &b)
{
    a *= b;
    return a;
}

Spectrum power(const Spectrum &base, int times)
{
    Spectrum result {std::vector<double>(base.size(), 1), std::vector<double>(base.size(), 0)};
    Spectrum square = base;
    for (; times > 0; times /= 2) {
        if (times % 2 == 1) {
            result *= square;
        }
        if (times > 1) {
            square *= Spectrum(square);
        }
    }
    return result;
}

Transform::Transform(int cells, double damping)
    : m_cells(cells), m_damping(static_cast<std::size_t>(cells)),
      m_plans(std::make_unique<Plans>(static_cast<std::size_t>(cells / 2)))
{
    const double rate = std::log(damping) / cells;
    for (int i = 0; i < cells; ++i) {
        m_damping[static_cast<std::size_t>(i)] = std::exp(rate * i);
    }
}

Transform::~Transform() = default;

Spectrum Transform::forward(const Pmf &pmf) const
{
    auto &[plan, unused, times, frequencies, roots] = *m_plans;
    const std::size_t half = times.size();
    for (std::size_t i = 0; i < half; ++i) {
        times[i] = {pmf[2 * i] * m_damping[2 * i], pmf[2 * i + 1] * m_damping[2 * i + 1]};
    }
    plan.transform(times.data(), frequencies.data());
    Spectrum spectrum {std::vector<double>(half + 1), std::vector<double>(half + 1)};
    for (std::size_t i = 0; i <= half; ++i) {
        const Complex a = frequencies[i % half];
        const Complex b = std::conj(frequencies[(half - i) % half]);
        const Complex even = a + b;
        const Complex odd = a - b; // times the imaginary unit
        const double real = roots[i].real() * odd.imag() + roots[i].imag() * odd.real();
        const double imaginary = roots[i].imag() * odd.imag() - roots[i].real() * odd.real();
        spectrum.re[i] = (even.real() + real) / 2;
        spectrum.im[i] = (even.imag() + imaginary) / 2;
    }
    return spectrum;
}

Pmf Transform::inverse(const Spectrum &spectrum) const
{
    auto &[unused, plan, times, frequencies, roots] = *m_plans;
    const std::size_t half = times.size();
    for (std::size_t i = 0; i < half; ++i) {
        const Complex a {spectrum.re[i], spectrum.im[i]};
        const Complex b {spectrum.re[half - i], -spectrum.im[half - i]};
        const Complex even = a + b;
        const Complex odd = a - b;
        const double real = odd.real() * roots[i].real() + odd.imag() * roots[i].imag();
        const double imaginary = odd.imag() * roots[i].real() - odd.real() * roots[i].imag();
        frequencies[i] = {even.real() - imaginary, even.imag() + real};
    }
    plan.transform(frequencies.data(), times.data());
    Pmf pmf(2 * half);
    for (std::size_t i = 0; i < half; ++i) {
        pmf[2 * i] = times[i].real() / (m_damping[2 * i] * m_cells);
        pmf[2 * i + 1] = times[i].imag() / (m_damping[2 * i + 1] * m_cells);
    }
    return pmf;
}

Spectrum Transform::one() const
{
    const auto count = static_cast<std::size_t>(m_cells / 2 + 1);
    return {std::vector<double>(count, 1), std::vector<double>(count, 0)};
}

Spectrum Transform::shift(double cells) const
{
    const auto count = static_cast<std::size_t>(m_cells / 2 + 1);
    Spectrum spectrum {std::vector<double>(count, 0), std::vector<double>(count, 0)};
    const double whole = std::floor(cells);
    if (!(whole + 1 < m_cells)) {
        return spectrum; // beyond the grid
    }
    const double rest = cells - whole;
    const auto place = static_cast<std::size_t>(whole);
    const double first = m_damping[place] * (1 - rest);
    const double second = m_damping[place + 1] * rest;
    const double angle = -2 * std::numbers::pi / m_cells;
    for (std::size_t i = 0; i < count; ++i) {
        const double at = angle * static_cast<double>(i) * whole;
        const double next = at + angle * static_cast<double>(i);
        spectrum.re[i] = first * std::cos(at) + second * std::cos(next);
        spectrum.im[i] = first * std::sin(at) + second * std::sin(next);
    }
    return spectrum;
}

double Transform::mass(const Spectrum &spectrum) const
{
    const auto pmf = inverse(spectrum);
    return std::accumulate(pmf.begin(), pmf.end(), 0.0);
}

} // namespace core::analytic
