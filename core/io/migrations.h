// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json.h"

#include <vector>

namespace core::io {

/// Turns the JSON of a file of version n into one of version n + 1. It may meet anything that is
/// JSON; what it throws as Json::exception becomes an Error.
using Migration = void (*)(Json &file);

/// The steps from version 1 on, in order. Add one here when the format changes, with its test.
const std::vector<Migration> &migrations();
/// The version this program writes: one more than there are migrations.
int currentVersion();

/// The version the file says it has, as text, when it is a whole number above the newest.
std::optional<QString> newerVersion(const Json &file, std::size_t newest);

/// The file of any version up to ours as one of ours, in memory only.
Result<Json> migrate(
    Json file, const QString &where, const std::vector<Migration> &steps = migrations());

} // namespace core::io
