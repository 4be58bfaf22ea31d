// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalog.h"
#include "core/checks/rules/checklist.h"

namespace core {

/// The first name in the checklist's own rules that stands for nothing: a role or type that no
/// component has, a setting that nothing has, a field or rule that no checklist has. Such a rule
/// would always speak, or never. Nothing when all names are known.
std::optional<Error> unknownName(
    const Checklist &checklist, const Catalog &catalog, const QList<Checklist> &others);

} // namespace core
