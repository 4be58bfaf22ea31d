// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <vector>

namespace core::analytic {

/// Fourier transforms of one length, a power of two: Stockham's order, which needs no sorting, with
/// four branches at a time (C. Van Loan, Computational Frameworks for the Fast Fourier Transform,
/// 1992). Real and imaginary parts apart, so that its loops vectorise. Not for several threads.
class Fourier {
public:
    explicit Fourier(std::size_t length);

    /// In place: sum over k of x[k] exp(-2 pi i j k / length).
    void forward(std::vector<double> &re, std::vector<double> &im) const;
    /// In place, the other sign: forward and backward multiply by the length.
    void backward(std::vector<double> &re, std::vector<double> &im) const { forward(im, re); }

private:
    /// The roots of unity of one pass, their squares and their cubes.
    struct Roots {
        std::array<std::vector<double>, 3> re;
        std::array<std::vector<double>, 3> im;
    };

    std::vector<Roots> m_roots;
    mutable std::vector<double> m_re;
    mutable std::vector<double> m_im;
};

} // namespace core::analytic
