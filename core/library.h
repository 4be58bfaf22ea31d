// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalog.h"
#include "core/catalog/price_table.h"
#include "core/checks/checklist.h"

namespace core {

/// A design to start from; its id is the name of its file.
struct Template {
    QString id;
    Design design;
};

/// All data that the program comes with.
struct Library {
    Catalog catalog;
    QList<Checklist> checklists;
    QList<Template> templates;
    PriceTable prices;

    /// The checklist or template with the id, or null.
    const Checklist *checklist(const QString &id) const;
    const Template *designTemplate(const QString &id) const;
};

/// Reads the data below a root: ":/inferboard" in the program, the source folder in tests.
Result<Library> loadLibrary(const QString &root);

} // namespace core
