// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json.h"

namespace core::io {

/// Whether the document keeps to the JSON Schema (draft 7). The error says where in the document
/// ("/settings/2/unit") and what is wrong: it is for people who write data files by hand.
Result<void> validate(const Json &document, const Json &schema, const QString &where);

} // namespace core::io
