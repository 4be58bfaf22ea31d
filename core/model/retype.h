// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/design.h"

namespace core::edits {

/// Turns a component into one of another type. Its settings stay, whether that type has them or
/// not.
Design retype(Design design, const ElementId &id, const QString &type);

} // namespace core::edits
