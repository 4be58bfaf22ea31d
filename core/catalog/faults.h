// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalog.h"

namespace core {

/// What can be wrong with what a file says of one element, beside what is missing.
enum class FaultKind {
    Misspelt, ///< nearly the name of a type or a setting
    Unknown, ///< no such type or setting in this version; a newer one may know it
    Refused, ///< a value that the setting does not take
    Contradiction, ///< two settings that cannot both be meant
};

/// One fault of one element. The element is kept as it was written.
struct Fault {
    FaultKind kind = FaultKind::Unknown;
    QString written; ///< the setting, or the component's type when `isType`
    QString suggestion; ///< what a misspelt name was most likely meant to be
    QString text; ///< without the element and a full stop: "the type \"x\" is unknown …"
    bool isType = false;
    bool operator==(const Fault &) const = default;
};

/// The faults of the element, in the order of its settings. Settings that other types have are
/// none: a component keeps them when it changes its type.
QList<Fault> faultsOf(const Component &component, const Catalog &catalog);
QList<Fault> faultsOf(const Connection &connection, const Catalog &catalog);

/// In a sentence, which two of the times of the element cannot both be meant; empty when all can.
QString contradictionOf(const Component &component, const Catalog &catalog);
QString contradictionOf(const Connection &connection, const Catalog &catalog);

} // namespace core
