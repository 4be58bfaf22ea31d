// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/model/design.h"

#include <QMimeData>

#include <memory>

/// Parts of designs on the clipboard, between boards and windows.
namespace clipboard {

/// The fragment as our own format and as readable text.
std::unique_ptr<QMimeData> toMime(const core::Design &fragment);
/// Whether there is something that may be a fragment.
bool hasFragment(const QMimeData &mime);
/// The fragment; what is on the clipboard is read with the same care as a file.
core::Result<core::Design> fromMime(const QMimeData &mime);

} // namespace clipboard
