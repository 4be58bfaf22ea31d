// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/design.h"

/// Boards of boxes and connections without a meaning.
namespace boxes {

inline void addBox(
    core::Design &design, const core::ElementId &id, const QRectF &rect = {0, 0, 160, 80})
{
    core::Component component;
    component.id = id;
    component.name = id;
    component.rect = rect;
    design.components.append(component);
}

inline void addWire(core::Design &design, const core::ElementId &from, const core::ElementId &to,
    core::ConnectionKind kind = core::ConnectionKind::Request)
{
    core::Connection connection;
    connection.id = QStringLiteral("wire-%1").arg(design.connections.size());
    connection.from = from;
    connection.to = to;
    connection.kind = kind;
    design.connections.append(connection);
}

} // namespace boxes
