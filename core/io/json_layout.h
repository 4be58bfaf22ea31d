// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json.h"

namespace core::io {

/// The JSON as text that git merges well: each member of the root and each of their entries on a
/// line of its own. An entry that does not fit into a line has its members one per line.
QByteArray layOut(const Json &root);

} // namespace core::io
