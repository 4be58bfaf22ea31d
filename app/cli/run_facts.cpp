// SPDX-License-Identifier: MIT
#include "app/cli/run_facts.h"

#include "core/base/enum_names.h"

namespace cli {

QString endingWord(Ending ending)
{
    static constexpr core::EnumNames<Ending, 4> words {
        {{Ending::Precise, "precise"}, {Ending::Requests, "requests"}, {Ending::Time, "time"},
            {Ending::Interrupted, "interrupted"}}};
    return core::nameOf(words, ending);
}

} // namespace cli
