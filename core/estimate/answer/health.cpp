// SPDX-License-Identifier: MIT
#include "core/estimate/answer/health.h"

#include "core/base/enum_names.h"

namespace core {

QString healthWord(Health health)
{
    static constexpr EnumNames<Health, 5> words {
        {{Health::Ok, "ok"}, {Health::Saturated, "saturated"}, {Health::Metastable, "metastable"},
            {Health::Endless, "endless"}, {Health::Unknown, "unknown"}}};
    return nameOf(words, health);
}

} // namespace core
