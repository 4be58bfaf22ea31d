// SPDX-License-Identifier: MIT
#include "app/wording/element_names.h"

namespace estimate_facts {

LinkedText Names::link(const core::ElementId &id) const
{
    return LinkedText::to(id, name(id));
}

LinkedText Names::links(const QList<core::ElementId> &ids, const LinkedText &between) const
{
    LinkedText all;
    for (const auto &id : ids) {
        if (!all.isEmpty()) {
            all += between;
        }
        all += link(id);
    }
    return all;
}

Names namesOf(const core::Design &design, const core::Catalog &catalog)
{
    Names result;
    result.names.reserve(design.components.size());
    for (const auto &component : design.components) {
        result.names.insert(component.id, catalog.displayName(component));
    }
    return result;
}

} // namespace estimate_facts
