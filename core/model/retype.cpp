// SPDX-License-Identifier: MIT
#include "core/model/retype.h"

namespace core::edits {

Design retype(Design design, const ElementId &id, const QString &type)
{
    for (auto &component : design.components) {
        if (component.id == id) {
            component.type = type;
        }
    }
    return design;
}

} // namespace core::edits
