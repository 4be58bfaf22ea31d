// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalog.h"

namespace core {

/// The design with misspelt types and settings of these elements named as they were most likely
/// meant. A value that was written under the right name as well wins over the misspelt one.
Design respelt(Design design, const QList<ElementId> &elements, const Catalog &catalog);
/// The design without those of its connections that are among the elements.
Design withoutConnections(Design design, const QList<ElementId> &elements);

} // namespace core
