// SPDX-License-Identifier: MIT
#include "app/wording/element_names.h"

#include "app/wording/estimate_text.h"

using namespace Qt::StringLiterals;

namespace estimate_facts {

QString Names::link(const core::ElementId &id) const
{
    return estimate_text::link(id, name(id), colour);
}

QString Names::links(const QList<core::ElementId> &ids, const QString &between) const
{
    QStringList all;
    for (const auto &id : ids) {
        all.append(link(id));
    }
    return all.join(between);
}

Names namesOf(const core::Design &design, const core::Catalog &catalog, const Theme &theme)
{
    Names result {{}, theme.accent.name(), theme.faint.name()};
    result.names.reserve(design.components.size());
    for (const auto &component : design.components) {
        const auto *type = catalog.type(component.type);
        const auto fallback = type != nullptr ? type->name : component.id;
        result.names.insert(component.id, component.name.isEmpty() ? fallback : component.name);
    }
    return result;
}

} // namespace estimate_facts
