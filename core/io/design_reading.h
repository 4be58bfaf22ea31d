// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json.h"
#include "core/model/design.h"

/// The design in the JSON of a file of our version. What one element cannot know of the others is
/// looked at elsewhere: ids used twice, connections that lead to nowhere.
namespace core::io {

/// Whether the JSON says that it is a design.
Result<void> checkFormat(const Json &file, const QString &where);

/// Every member of the file; `problem` is the first that is wrong, or empty. With a list to tell it
/// in, what is wrong is mended or left out instead: see ObjectReader.
Design membersFromJson(const Json &file, QString &problem, QStringList *mended = nullptr);

} // namespace core::io
