// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalog.h"
#include "core/model/graph.h"

namespace core::estimation {

/// By connection: whether it draws the answer to a request as a request of its own. Whoever calls
/// waits for the answer, so the arrow says nothing; counted as a call it would be a loop that never
/// ends. Such are connections back to the client that asks, and those back to a caller that are
/// labelled as an answer ("score", "response"). A probability below one makes it a call again.
std::vector<bool> answerArrows(const Graph &graph, const Catalog &catalog);

} // namespace core::estimation
