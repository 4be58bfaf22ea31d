// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalog.h"

namespace core {

/// A question to a design: what would happen if … It is asked beside the design, never saved.
struct WhatIf {
    double traffic = 1; ///< times the demand of every client
    bool isReplicaLost = false;
    ElementId component; ///< that loses a replica; empty: the bottleneck
    bool isCacheCold = false; ///< no cache hits
    bool isZoneLost = false;
    int zones = 3; ///< that replicas are spread over
    bool operator==(const WhatIf &) const = default;

    bool isAsked() const { return traffic != 1 || isReplicaLost || isCacheCold || isZoneLost; }
};

/// The design as the question supposes it.
struct Supposed {
    Design design;
    QString text; ///< "traffic × 2, one replica of Ranker fewer"
    QList<ElementId> gone; ///< components of which no replica is left
    QStringList notes; ///< what the question cannot do to this design, and what is gone
};
Supposed suppose(const Design &design, const Catalog &catalog, const WhatIf &whatIf);
/// The same, when only the design matters.
Design applied(const Design &design, const Catalog &catalog, const WhatIf &whatIf);

/// The design with the demand of these clients multiplied; peak factors stay as they are.
Design withDemand(
    Design design, const Catalog &catalog, const QList<ElementId> &clients, double factor);

} // namespace core
