// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/model/design.h"

#include <QByteArray>

namespace core::io {

/// The design as the text of an .inferboard file: see resources/schemas/design.schema.json.
QByteArray toText(const Design &design);

/// Reads a file's text: bounds, JSON, version, migrations, then the design. What this version does
/// not know is kept in the design and written back. `where` names the file in errors.
Result<Design> fromText(const QByteArray &text, const QString &where);

} // namespace core::io
