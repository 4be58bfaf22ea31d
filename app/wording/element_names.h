// SPDX-License-Identifier: MIT
#pragma once

#include "app/wording/fact.h"
#include "core/catalog/catalog.h"

#include <QHash>

namespace estimate_facts {

/// How the components of a design are called.
struct Names {
    QHash<core::ElementId, QString> names;

    QString name(const core::ElementId &id) const { return names.value(id, id); }
    LinkedText link(const core::ElementId &id) const;
    LinkedText links(const QList<core::ElementId> &ids, const LinkedText &between) const;
};

Names namesOf(const core::Design &design, const core::Catalog &catalog);

} // namespace estimate_facts
