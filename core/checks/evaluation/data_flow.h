// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalog.h"
#include "core/model/graph.h"

namespace core {

/// For each component the components to which its data goes next: along stream and batch
/// connections, along a deployment or a call that fills a store, and back along a call, as its
/// answer. A model that is deployed is not the data it was trained with, so that a deployment to
/// anything but a store carries none; what a client is answered ends there.
std::vector<std::vector<int>> dataFlow(const Graph &graph, const Catalog &catalog);

/// Components that data of this one comes to, itself included.
std::vector<bool> dataFrom(int node, const std::vector<std::vector<int>> &flow);

} // namespace core
