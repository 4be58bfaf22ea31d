// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalog.h"
#include "core/model/graph.h"

namespace core {

/// Components in the order in which connections lead round, and these connections.
struct Cycle {
    QList<ElementId> components;
    QList<ElementId> connections;

    bool isEmpty() const { return components.isEmpty(); }
};

/// A cycle over these kinds that nothing bounds: each connection of it is always taken, or what
/// goes round comes back once or more on average by several ways. A probability below one on a
/// connection, or a cache that answers some requests before it, ends the round. The answer depends
/// on ids only, not on the order of the elements.
Cycle unboundedCycle(const Design &design, const Catalog &catalog, KindSet over);

} // namespace core
