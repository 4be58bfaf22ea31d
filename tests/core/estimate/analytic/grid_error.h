// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/analytic/networks.h"
#include "core/estimate/analytic/solve.h"
#include "core/estimate/analytic/truth.h"

#include <functional>

/// How far the formulas are from the simulated grids of tests/data/truth.
namespace grids {

inline core::estimation::Distribution serviceOf(const core::Json &row)
{
    return truth::distribution(row.at("kind"), 10, row.at("scv"));
}

/// Visits per second that load so many servers, given visits of 10 ms.
inline double rateOf(const core::Json &row, double servers)
{
    return servers * row.at("rho").get<double>() / 10 * 1000;
}

/// Errors beyond what the simulation itself may be off, its 95 % interval.
struct GridErrors {
    truth::Errors mean;
    truth::Errors p50;
    truth::Errors p95;
    truth::Errors p99;

    void add(const core::analytic::Percentiles &times, const core::Json &row)
    {
        const auto text = row.dump();
        const auto name = text.substr(0, text.find(",\"mean\""));
        const auto one = [&](truth::Errors &errors, double value, const char *key) {
            errors.add(value, row.at(key).at(0), name, row.at(key).at(1));
        };
        one(mean, times.mean, "mean");
        one(p50, times.p50, "p50");
        one(p95, times.p95, "p95");
        one(p99, times.p99, "p99");
    }
};

using Wanted = std::function<bool(const core::Json &)>;
using Draw = std::function<core::estimation::Network(const core::Json &)>;

/// The errors of the grid's wanted rows, each drawn as a network.
inline GridErrors errorsOf(const char *grid, const Wanted &isWanted, const Draw &draw)
{
    GridErrors errors;
    core::analytic::Memory memory;
    const auto table = truth::table(grid);
    for (const auto &row : table.at("rows")) {
        if (isWanted(row)) {
            errors.add(*solve(draw(row), memory).entries[0].times, row);
        }
    }
    return errors;
}

} // namespace grids
