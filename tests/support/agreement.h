// SPDX-License-Identifier: MIT
#pragma once

#include "support/truth_run.h"

#include <functional>

namespace truth {

/// The formulas on the network against the simulation of it, which stands for the truth; an entry
/// for each client that has something to wait for. Times below a microsecond are left out: requests
/// that call nobody. The simulation takes so many requests of all clients together.
QList<Entry> agreement(
    const core::estimation::Network &network, const QString &name, long requests, quint64 seed);

/// Random networks of so many seeds from the first on, on all cores. What comes out does not depend
/// on how many these are. One that lies beyond a bound without an approximation is simulated again
/// for longer.
struct Drawing {
    quint64 firstSeed = 1;
    int count = 1;
    long requests = 0; ///< of each
};
/// The entries in the order of the seeds; the listener hears how many networks are done.
QList<Entry> agreements(const Drawing &drawing, const std::function<void(int)> &listener = {});

/// By how much the formula is further off than the simulation's interval, as a share of the
/// simulated value; the largest of all comparisons.
double worstExcess(const Entry &entry);

} // namespace truth
