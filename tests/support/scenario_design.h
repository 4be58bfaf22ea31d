// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalog.h"

/// A network in the neutral format of tests/data/truth/scenarios as a design that a person could
/// have drawn: a component for each node, with its id, and a client for each entry. `where` names
/// the file in errors.
core::Result<core::Design> scenarioDesign(
    const core::Json &scenario, const core::Catalog &catalog, const QString &where);
