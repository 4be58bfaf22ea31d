// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/network/network.h"
#include "core/estimate/simulation/result.h"

/// Discrete-event simulation of a network: the formulas' witness. No Qt in here.
namespace core::simulation {

/// Runs independent replications until the plan is fulfilled or the listener says no.
Result simulate(
    const estimation::Network &network, const Plan &plan, const Listener &listener = {});

} // namespace core::simulation
