// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json.h"
#include "core/model/graph.h"

namespace core {

/// Which elements of a design a rule speaks of: any of some roles, types or kinds of connections.
struct Selector {
    QString text; ///< as written, to remember answers by
    QStringList roles; ///< names of roles, and "type:ID" for one type
    bool everyComponent = false;
    KindSet connections = 0; ///< the kinds of connections it selects
    bool operator==(const Selector &) const = default;
};

/// Reads a selector: a role, "type:ID", "component", "connection", "connection:KIND", or several.
Result<Selector> selectorFromJson(const Json &json);

/// The kind a checklist calls by this name.
std::optional<ConnectionKind> connectionKind(const QString &name);

} // namespace core
