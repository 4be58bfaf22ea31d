// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/design.h"

namespace core {

/// Whether nothing of the annotation can be seen: a text without letters.
inline bool isInvisible(const Annotation &annotation)
{
    return annotation.kind == QLatin1String("text") && annotation.text.trimmed().isEmpty();
}

} // namespace core
