// SPDX-License-Identifier: MIT
#include "core/estimate/analytic/spectrum.h"

#include "core/estimate/analytic/fourier.h"

#include <cmath>
#include <numbers>
#include <numeric>

namespace core::analytic {

/// A real transform of n values is a complex one of n/2 values and a last step that separates the
/// even values' part from the odd ones'.
struct Transform::Plans {
    explicit Plans(std::size_t half)
        : fourier(half), re(half), im(half), cosines(half + 1), sines(half + 1)
    {
        for (std::size_t i = 0; i <= half; ++i) {
            const double angle =
                -std::numbers::pi * static_cast<double>(i) / static_cast<double>(half);
            cosines[i] = std::cos(angle);
            sines[i] = std::sin(angle);
        }
    }

    Fourier fourier;
    std::vector<double> re; ///< what is in the midst of being transformed
    std::vector<double> im;
    std::vector<double> cosines;
    std::vector<double> sines;
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
      m_undamping(static_cast<std::size_t>(cells)),
      m_plans(std::make_unique<Plans>(static_cast<std::size_t>(cells / 2)))
{
    const double rate = std::log(damping) / cells;
    for (int i = 0; i < cells; ++i) {
        m_damping[static_cast<std::size_t>(i)] = std::exp(rate * i);
        m_undamping[static_cast<std::size_t>(i)] = std::exp(-rate * i) / cells;
    }
}

Transform::~Transform() = default;

Spectrum Transform::forward(const Masses &masses) const
{
    auto &[fourier, re, im, cosines, sines] = *m_plans;
    const std::size_t half = re.size();
    for (std::size_t i = 0; i < half; ++i) {
        re[i] = masses[2 * i] * m_damping[2 * i];
        im[i] = masses[2 * i + 1] * m_damping[2 * i + 1];
    }
    fourier.forward(re, im);
    Spectrum spectrum {std::vector<double>(half + 1), std::vector<double>(half + 1)};
    spectrum.re[0] = re[0] + im[0];
    spectrum.re[half] = re[0] - im[0];
    for (std::size_t i = 1; i < half; ++i) {
        const double oddRe = re[i] - re[half - i]; // times the imaginary unit
        const double oddIm = im[i] + im[half - i];
        spectrum.re[i] = (re[i] + re[half - i] + cosines[i] * oddIm + sines[i] * oddRe) / 2;
        spectrum.im[i] = (im[i] - im[half - i] + sines[i] * oddIm - cosines[i] * oddRe) / 2;
    }
    return spectrum;
}

Masses Transform::inverse(const Spectrum &spectrum) const
{
    auto &[fourier, re, im, cosines, sines] = *m_plans;
    const std::size_t half = re.size();
    for (std::size_t i = 0; i < half; ++i) {
        const double oddRe = spectrum.re[i] - spectrum.re[half - i];
        const double oddIm = spectrum.im[i] + spectrum.im[half - i];
        re[i] = spectrum.re[i] + spectrum.re[half - i] - oddIm * cosines[i] + oddRe * sines[i];
        im[i] = spectrum.im[i] - spectrum.im[half - i] + oddRe * cosines[i] + oddIm * sines[i];
    }
    fourier.backward(re, im);
    Masses masses(2 * half);
    for (std::size_t i = 0; i < half; ++i) {
        masses[2 * i] = re[i] * m_undamping[2 * i];
        masses[2 * i + 1] = im[i] * m_undamping[2 * i + 1];
    }
    return masses;
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
    const auto masses = inverse(spectrum);
    return std::accumulate(masses.begin(), masses.end(), 0.0);
}

} // namespace core::analytic
