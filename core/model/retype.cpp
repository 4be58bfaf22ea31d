// SPDX-License-Identifier: MIT
#include "core/model/retype.h"

namespace core::edits {

Design retype(Design design, const ElementId &id, const QString &type)
{
    for (qsizetype i = 0; i < design.components.size(); ++i) {
        if (design.components.at(i).id == id) {
            design.components[i].type = type;
        }
    }
    return design;
}

} // namespace core::edits
