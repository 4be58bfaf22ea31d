// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

/// Distributions of times on a grid, and their transforms. No Qt in here.
namespace core::analytic {

/// Probabilities of 0, h, 2h, … Mass beyond the grid is missing, so the sum may be below one.
using Pmf = std::vector<double>;

/// Cells of equal width, ms. The number of cells is a power of two.
struct Grid {
    double step = 1;
    int cells = 2048;

    double range() const { return step * cells; }
    bool operator==(const Grid &) const = default;
};

/// The transform of pmf: sums of independent times become products. Real and imaginary parts
/// apart, so that loops over them vectorise.
struct Spectrum {
    std::vector<double> re;
    std::vector<double> im;

    std::size_t size() const { return re.size(); }
    bool isEmpty() const { return re.empty(); }
    Spectrum &operator*=(const Spectrum &other);
    Spectrum &operator*=(double factor);
    Spectrum &operator+=(const Spectrum &other);
    /// Adds factor x other.
    void add(const Spectrum &other, double factor);
    /// Adds a probability of zero time.
    void addConstant(double mass);
};
Spectrum operator*(Spectrum a, const Spectrum &b);
/// The distribution of `times` independent copies in a row.
Spectrum power(const Spectrum &base, int times);

/// Transforms between pmf and spectra of one number of cells. Geometric damping by 1e-7 over
/// the grid (J. Abate and W. Whitt, Queueing Systems 10 (1992)) keeps what falls beyond the grid
/// from folding back, so no padding is needed.
class Transform {
public:
    /// `damping` is what is left of a mass at the end of the grid while it is transformed.
    explicit Transform(int cells, double damping = 1e-7);
    ~Transform();
    Transform(const Transform &) = delete;
    Transform &operator=(const Transform &) = delete;

    int cells() const { return m_cells; }
    Spectrum forward(const Pmf &pmf) const;
    Pmf inverse(const Spectrum &spectrum) const;
    /// Zero time for certain.
    Spectrum one() const;
    /// A constant time in cells, shared between the two cells around it so that the mean is exact.
    Spectrum shift(double cells) const;
    /// The probability of any time at all, damping undone at zero: what `spectrum` sums to.
    /// Only an inverse transform is exact; this is inverse(spectrum) summed up.
    double mass(const Spectrum &spectrum) const;

private:
    struct Plans;
    int m_cells;
    std::vector<double> m_damping;
    std::unique_ptr<Plans> m_plans;
};

} // namespace core::analytic
