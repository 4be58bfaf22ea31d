// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/network/network.h"
#include "core/estimate/network/token_service.h"
#include "core/estimate/reading/resolved_design.h"

namespace core::estimation {

/// One component as a node of the network, without its stages.
struct NodeReading {
    Node node;
    std::optional<TokenService> tokens; ///< when its time follows from them
    QString missing; ///< why its time or capacity is not known; empty when it is
};

/// What the component's settings say. A limit per replica that is below concurrency / mean service
/// becomes the capacity: max(1, round(limit x mean)) workers, the service distribution scaled so
/// that workers / mean is the limit exactly; a batch's times are scaled likewise.
NodeReading readNode(const ResolvedDesign &resolved, int node, QStringList &problems);

/// Share of the requests that the component answers without calling onward.
double readHitRatio(SettingReader &settings);

} // namespace core::estimation
