// SPDX-License-Identifier: MIT
#pragma once

#include "core/layout/islands.h"

namespace core::layout {

/// How an island is arranged. Graphviz cannot be interrupted, so what it would take too long for
/// never gets to it.
enum class Way {
    Whole, ///< by Graphviz, as well as it can
    Hurried, ///< by Graphviz with bounds on its rounds
    Columns, ///< column by column in the order of the flow, whatever crosses whatever
};

/// What an island costs Graphviz: it puts a node of its own wherever a connection passes a rank.
struct Effort {
    double nodes = 0; ///< its own and those of long connections
    double crossings = 0; ///< the sum over the gaps between ranks of the squared lines in them
};
Effort effortOf(const Island &island);

/// The way, the island with as few of its longest connections left out as its bound demands, and
/// the effort of what is left.
struct Plan {
    Way way = Way::Whole;
    Island island;
    Effort effort;
};
Plan planFor(Island island);

/// The ranks of the island's nodes, in their order: the longest way from a node that nothing leads
/// to.
std::vector<int> ranks(const Island &island);

} // namespace core::layout
