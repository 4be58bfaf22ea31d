// SPDX-License-Identifier: MIT
#pragma once

#include <QSet>
#include <QString>

namespace core {

/// Readable, stable name of an element within its design: "feature-store-2".
using ElementId = QString;
/// A set of elements. It has no order: walk the design's lists when order matters.
using ElementIds = QSet<ElementId>;

/// The first of base, base-2, base-3 … that is not taken; base is made lower-case kebab first.
ElementId freshId(const QString &base, const ElementIds &taken);

} // namespace core
