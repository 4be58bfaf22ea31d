// SPDX-License-Identifier: MIT
#include "core/estimate/answer/estimate_data.h"

#include <algorithm>

namespace core {

const ComponentEstimate *Estimate::component(const ElementId &id) const
{
    return find(components, id);
}

const ConnectionEstimate *Estimate::connection(const ElementId &id) const
{
    return find(connections, id);
}

const EntryEstimate *Estimate::entry(const ElementId &id) const
{
    return find(entries, id);
}

bool Estimate::isApproximate() const
{
    return std::any_of(entries.begin(), entries.end(),
        [](const EntryEstimate &entry) { return !entry.approximations.isEmpty(); });
}

} // namespace core
