// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/network/network.h"
#include "core/estimate/network/token_service.h"
#include "core/estimate/reading/demand.h"

namespace core::estimation {

/// The queueing network that a design stands for, and what the network itself does not hold.
struct Reading {
    /// Node i is component i, and a call's edge is its connection. Clients are delays without time
    /// whose stages are their calls; each with a demand is an entry at its peak rate.
    Network network;
    std::vector<bool> isAnswer; ///< by connection: whether it draws an answer and is not counted
    std::vector<Demand> demands; ///< one for each client, in the design's order
    std::vector<int> demandOfEntry; ///< one for each entry: the index of its demand
    /// By node. Where one is given, the node's service is that of one answer alone: how many are in
    /// flight depends on the rates, which are not known here.
    std::vector<std::optional<TokenService>> tokens;
    std::vector<QString> missing; ///< by node: why its time or capacity is not known, else empty
};

/// Reads the design once; what cannot be used is a problem, in a sentence with its owner's name.
Reading readNetwork(const ResolvedDesign &resolved, QStringList &problems);

} // namespace core::estimation
