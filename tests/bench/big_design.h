// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/library.h"
#include "core/model/edits.h"

namespace bench {

/// A design of about so many components: copies of the fraud-detection template side by side, each
/// with its own client, demand and settings.
inline core::Design designOf(const core::Library &library, int components)
{
    const auto &unit = library.designTemplate(QStringLiteral("fraud-detection"))->design;
    core::Design design;
    design.brief = unit.brief;
    constexpr int columns = 6;
    for (int copy = 0; design.components.size() < components; ++copy) {
        auto part = unit;
        part.components = unit.components.mid(0, components - design.components.size());
        const QPointF by(2400.0 * (copy % columns), 1400.0 * (copy / columns));
        design = core::edits::insert(design, part, by).design;
    }
    return design;
}

} // namespace bench
