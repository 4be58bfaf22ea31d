// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalog.h"
#include "core/estimate/reading/setting_reader.h"
#include "core/model/graph.h"

namespace core::estimation {

/// A design as the estimate walks it: its graph, and the type of each component, null when this
/// version does not know it. It borrows the design and the catalog.
struct ResolvedDesign {
    ResolvedDesign(const Design &design, const Catalog &catalog);

    Behaviour behaviour(int node) const;
    /// The component's name, or its id when it has none.
    QString name(int node) const;
    /// "App server → Cache", for sentences about a connection.
    QString connectionName(int edge) const;

    SettingReader settings(int node) const;
    SettingReader connectionSettings(int edge) const;

    Graph graph;
    const Catalog &catalog;
    std::vector<const ComponentType *> types;
};

/// Hands the reader's complaints on, each with the owner's name.
void collect(const SettingReader &reader, const QString &owner, QStringList &problems);

} // namespace core::estimation
