// SPDX-License-Identifier: MIT
#pragma once

#include "app/look/theme.h"
#include "core/catalog/catalog.h"

#include <QHash>

namespace estimate_facts {

/// How elements are called, and the colour of links to them.
struct Names {
    QHash<core::ElementId, QString> names;
    QString colour;
    QString faint; ///< of what stands between links

    QString name(const core::ElementId &id) const { return names.value(id, id); }
    QString link(const core::ElementId &id) const;
    QString links(const QList<core::ElementId> &ids, const QString &between) const;
};

/// What the components of a design are called: by their type when they have no name.
Names namesOf(const core::Design &design, const core::Catalog &catalog, const Theme &theme);

} // namespace estimate_facts
