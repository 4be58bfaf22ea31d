// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalog.h"

/// A component or connection whose settings are looked at, and what its type offers.
struct Inspected {
    core::ElementId id;
    core::Settings own;
    QList<core::SettingSpec> specs; ///< empty when the type is unknown
};

/// What one setting is in all inspected elements together.
struct SettingState {
    std::optional<core::Setting> value; ///< own or default; nothing when unset or mixed
    bool isOwn = false; ///< at least one element has a value of its own that is no default
    bool isMixed = false;
    bool operator==(const SettingState &) const = default;
};

/// The named components and connections, in the design's order.
QList<Inspected> inspect(
    const core::Catalog &catalog, const core::Design &design, const core::ElementIds &ids);

/// The settings that all elements have, by id and kind, with the bounds that hold for all.
QList<core::SettingSpec> commonSpecs(const QList<Inspected> &elements);

SettingState state(const QList<Inspected> &elements, const QString &setting);

/// Own settings that the element's type does not declare: kept, but not understood.
QStringList undeclared(const Inspected &element);

/// The design with the value given to all elements. A value that is an element's default is taken
/// away from it, and so is nothing.
core::Design withSetting(core::Design design, const QList<Inspected> &elements,
    const QString &setting, const std::optional<core::Setting> &value);
