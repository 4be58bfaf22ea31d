// SPDX-License-Identifier: MIT
#include "core/estimate/reading/resolved_design.h"

#include "core/base/clean_text.h"

using namespace Qt::StringLiterals;

namespace core::estimation {

ResolvedDesign::ResolvedDesign(const Design &design, const Catalog &knownTypes)
    : graph(design), catalog(knownTypes)
{
    types.reserve(static_cast<std::size_t>(design.components.size()));
    for (const auto &component : design.components) {
        types.push_back(catalog.type(component.type));
    }
}

Behaviour ResolvedDesign::behaviour(int node) const
{
    const auto *type = types[static_cast<std::size_t>(node)];
    return type ? type->behaviour : Behaviour::Passive;
}

QString ResolvedDesign::name(int node) const
{
    return isolated(catalog.displayName(graph.component(node)));
}

QString ResolvedDesign::connectionName(int edge) const
{
    const auto end = [&](int node, const ElementId &id) { return node < 0 ? id : name(node); };
    const auto &connection = graph.connection(edge);
    return end(graph.source(edge), connection.from) + u" → "_s
        + end(graph.target(edge), connection.to);
}

SettingReader ResolvedDesign::settings(int node) const
{
    const auto *type = types[static_cast<std::size_t>(node)];
    return {graph.component(node).settings, type ? &type->settings : nullptr};
}

SettingReader ResolvedDesign::connectionSettings(int edge) const
{
    const auto &connection = graph.connection(edge);
    return {connection.settings, &catalog.connectionType(connection.kind).settings};
}

void collect(const SettingReader &reader, const QString &owner, QStringList &problems)
{
    for (const auto &complaint : reader.complaints()) {
        problems.append(owner + u": "_s + complaint);
    }
}

} // namespace core::estimation
