// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/design.h"

#include <QSet>

#include <cstdio>
#include <cstdlib>

/// What fuzz targets demand of what was read; a broken promise ends the process, which libFuzzer
/// reports with the input that broke it.
namespace fuzz {

inline void demand(bool isKept, const char *promise)
{
    if (!isKept) {
        std::fprintf(stderr, "broken promise: %s\n", promise);
        std::abort();
    }
}

/// Ids are unique, and connections lead from component to component.
inline void demandSound(const core::Design &design)
{
    QSet<core::ElementId> components;
    QSet<core::ElementId> ids;
    const auto take = [&ids](const auto &elements) {
        for (const auto &element : elements) {
            demand(!ids.contains(element.id), "an id is there once");
            ids.insert(element.id);
        }
    };
    for (const auto &component : design.components) {
        components.insert(component.id);
    }
    take(design.components);
    take(design.connections);
    take(design.annotations);
    for (const auto &connection : design.connections) {
        demand(components.contains(connection.from) && components.contains(connection.to),
            "a connection leads to components that exist");
    }
}

} // namespace fuzz
