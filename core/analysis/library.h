// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalog.h"
#include "core/catalog/price_table.h"
#include "core/checks/rules/checklist.h"

namespace core {

/// A design to start from; its id is the name of its file.
struct Template {
    QString id;
    Design design;
};

/// All data that the program comes with.
struct Library {
    Catalog catalog;
    QList<Checklist> checklists; ///< the usual one first
    Glossary glossary;
    QList<Template> templates;
    PriceTable prices;

    /// The checklist or template with the id, or null.
    const Checklist *checklist(const QString &id) const;
    const Template *designTemplate(const QString &id) const;
};

/// Reads a person's own checklist file; it may borrow from the library's, but has no rule by an id
/// that is taken there. The error names file and rule, and says what is wrong.
Result<Checklist> readChecklist(const QString &path, const Library &library);
/// Adds the checklists of a person's own folder. What cannot be read, or has the id of one that is
/// there, is left out and told.
QList<Error> addChecklists(Library &library, const QString &folder);

/// Reads the data below a root: ":/inferboard" in the program, the source folder in tests.
Result<Library> loadLibrary(const QString &root);

} // namespace core
